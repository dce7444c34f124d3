import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { TokenScope } from '../../core/vocabulary.ts'
import { fieldErrors } from '../input/text.ts'

/** A request to the API: by a token, or by anybody where a call is public. */
export interface ApiEnv {
  Bindings: { address: string }
  Variables: { actor: Actor | null }
}

/** One noun's routes. What does not fit its schema is refused with every field named. */
export function nounApi(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: result => {
      if (result.success) return
      throw new Refusal('invalid', 'Kiriman ini tidak sesuai; lihat errors.', { errors: fieldErrors(result.error) })
    },
  })
}

export function actorOf(c: Context<ApiEnv>): Actor {
  const actor = c.get('actor')
  if (!actor) throw new Refusal('not_signed_in', 'Sertakan token: Authorization: Bearer TOKEN.')
  return actor
}

/** A JSON body of this shape. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { 'application/json': { schema } } } } as const
}

export function answers<S extends z.ZodType>(description: string, schema: S) {
  return { description, content: { 'application/json': { schema } } }
}

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    missing: z.array(z.object({ requirement: z.string(), label: z.string() })).optional(),
  })
  .openapi('Problem')

const reasons = {
  400: 'Kiriman tidak dapat dibaca',
  401: 'Token tidak ada atau tidak berlaku',
  403: 'Dikenal, tetapi tidak boleh',
  404: 'Tidak ada, atau di luar wewenang token',
  409: 'Sudah berubah atau sudah ada',
  413: 'Terlalu besar',
  415: 'Isi harus application/json',
  422: 'Tidak sesuai, atau ada yang kurang (missing)',
  429: 'Terlalu sering; lihat Retry-After',
} as const

type Reason = keyof typeof reasons

/** The refusals a call may answer, as problem+json; those about the token itself are every call's. */
export function problems<R extends Reason>(...statuses: R[]) {
  const one = (status: Reason) => ({ description: reasons[status], content: { 'application/problem+json': { schema: problem } } })
  const all: Reason[] = [...new Set<Reason>([...statuses, 401, 403, 429])]
  return Object.fromEntries(all.map(status => [status, one(status)])) as Record<R | 401 | 403 | 429, ReturnType<typeof one>>
}

/** The scope that a call needs of a token. OpenAPI 3.1 keeps such names in the security requirement; `scopesOf` reads them there. */
export function needs(scope: TokenScope) {
  return { security: [{ bearer: [scope] }] }
}

/** Strings of a body as people mean them: well-formed, no NUL, line ends as \n, trimmed. */
export function tidy<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '').replace(/\r\n?/g, '\n').trim() as T
  if (Array.isArray(value)) return value.map(tidy) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tidy(inner)])) as T
  return value
}

/** Says where the next page is, as the header too. */
export function linkNext(c: Context, next: string | null): void {
  if (!next) return
  const url = new URL(c.req.url)
  url.searchParams.set('cursor', next)
  c.header('Link', `<${url.pathname}${url.search}>; rel="next"`)
}
