import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { actorOfToken } from '../../casework/people/token-use.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord, type TokenScope, tokenScopes } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import type { ApiEnv } from './api.ts'

const bearer = /^bearer +([\w.~+/-]+=*)$/i

/** A token that is sent must be good, also where none is needed. Nowhere but in this header: addresses end up in logs. */
export function readToken(ports: Ports): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const header = c.req.header('Authorization')
    const text = bearer.exec(header ?? '')?.[1]
    // A token lifts the limit of reports; every other call counts towards its own.
    const presented = { text: text ?? '', address: c.env?.address ?? '', counted: !isPublic(c) }
    const actor = text ? await actorOfToken(ports, presented) : null
    if (header !== undefined && !actor) throw new Refusal('not_signed_in', 'Token ini tidak dikenal, kedaluwarsa, atau dicabut.')
    if (!actor && !isPublic(c)) throw new Refusal('not_signed_in', 'Sertakan token: Authorization: Bearer TOKEN.')
    c.set('actor', actor)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}

/** By method and path as Hono writes them: what the description of the call asks of a token. */
export type Scopes = Map<string, TokenScope>

/** A call without a scope of its own is nobody's: it is refused until it is given one. */
export function requireScope(scopes: Scopes): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const actor = c.get('actor')
    const route = matchedRoutes(c).find(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    if (!actor || !route) return next()
    const needed = scopes.get(`${route.method} ${route.path}`)
    if (needed && actor.token?.scopes.includes(needed)) return next()
    const label = needed ? tokenScopes[needed] : 'belum ditetapkan'
    throw new Refusal('not_allowed', `Token ini tidak memiliki cakupan ${needed ?? 'untuk panggilan ini'}.`, {
      missing: [{ requirement: `scope ${needed ?? ''}`.trim(), label }],
    })
  }
}

/** Read from the very description that is published. */
export function scopesOf({ openAPIRegistry }: OpenAPIHono<ApiEnv>): Scopes {
  const scopes: Scopes = new Map()
  for (const definition of openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { method, path, security = [] } = definition.route
    const needed = security.flatMap(one => one.bearer ?? []).find(word => isWord(tokenScopes, word))
    if (needed) scopes.set(`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, needed)
  }
  return scopes
}

function isPublic(c: Context): boolean {
  return c.req.method === 'POST' && c.req.path === '/api/v1/reports'
}
