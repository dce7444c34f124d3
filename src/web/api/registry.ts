import { createRoute, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { mayAtAll } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { RegistryPage } from '../../store/registry-pages.ts'
import { type ApiEnv, answers, jsonBody, linkNext, needs, problems } from './api.ts'
import { entry, type registryQuery } from './schemas/registry.ts'

/** The five calls of one registered noun, alike for organisations, contacts and assets. */
export function registryRoutes<P extends z.ZodType, O extends z.ZodType, N extends z.ZodType, C extends z.ZodType>(
  noun: { plural: string; one: string; words: string },
  schemas: { page: P; one: O; added: N; changed: C; query: typeof registryQuery },
) {
  const path = `/api/v1/${noun.plural}`
  const at = `${path}/{id}`
  return {
    list: createRoute({
      ...needs('registry:read'),
      method: 'get',
      path,
      operationId: `list${noun.one}s`,
      summary: `Daftar ${noun.words}`,
      request: { query: schemas.query },
      responses: { 200: answers('Satu halaman', schemas.page), ...problems(401, 403, 422) },
    }),
    add: createRoute({
      ...needs('registry:write'),
      method: 'post',
      path,
      operationId: `add${noun.one}`,
      summary: `Menambah ${noun.words}`,
      request: jsonBody(schemas.added),
      responses: { 201: answers('Yang ditambah', schemas.one), ...problems(400, 401, 403, 404, 409, 415, 422) },
    }),
    get: createRoute({
      ...needs('registry:read'),
      method: 'get',
      path: at,
      operationId: `get${noun.one}`,
      summary: `Satu ${noun.words}`,
      request: { params: entry },
      responses: { 200: answers('Entri', schemas.one), ...problems(401, 404) },
    }),
    change: createRoute({
      ...needs('registry:write'),
      method: 'patch',
      path: at,
      operationId: `change${noun.one}`,
      summary: `Mengubah ${noun.words}`,
      request: { params: entry, ...jsonBody(schemas.changed) },
      responses: { 200: answers('Sesudahnya', schemas.one), ...problems(400, 401, 403, 404, 409, 415, 422) },
    }),
    remove: createRoute({
      ...needs('registry:write'),
      method: 'delete',
      path: at,
      operationId: `remove${noun.one}`,
      summary: `Menghapus ${noun.words}`,
      request: { params: entry },
      responses: { 204: { description: 'Terhapus' }, ...problems(401, 403, 404, 409) },
    }),
  }
}

/** What this actor may see of the register, as the page asked for. */
export function pageFor(actor: Actor, asked: z.output<typeof registryQuery>): RegistryPage {
  if (!mayAtAll(actor, 'registry.read')) throw new Refusal('not_allowed', 'Peran token ini tidak boleh membaca daftar ini.')
  const { q, organisation, cursor, limit } = asked
  return { team: actor.team, within: actor.organisation, q: q?.trim() || undefined, organisation, after: cursor, limit }
}

/** One row more than asked for means that there is a next page, from the last row's key on. */
export function cut<R>(c: Context<ApiEnv>, rows: R[], { limit, keyOf }: { limit: number; keyOf: (row: R) => string }) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last !== undefined ? keyOf(last) : null
  linkNext(c, next)
  return { items, next }
}

/** Absent stays absent, so that a change touches only what it names. */
export function given<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
