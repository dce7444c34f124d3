import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal } from '../core/refusal.ts'
import { Conflict, type Ports } from '../ports.ts'
import { listTeams } from '../store/teams.ts'
import { RefusedPage, type RefusedStatus } from '../web/pages/public/refused.tsx'
import { statusOf } from '../web/status.ts'
import { frameOf, nobody, page } from '../web/team.ts'

interface Problem {
  status: ContentfulStatusCode
  code: string
  detail: string
  errors?: unknown
  missing?: unknown
}

const retryAfter: Partial<Record<ContentfulStatusCode, string>> = {
  429: '60',
  503: '5',
}

export function answerError(error: Error, c: Context, ports: Ports): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status === 401 && error.res) return error.getResponse()
  return answer(problemOf(error, c, ports), c, ports)
}

export function answerNotFound(c: Context, ports: Ports): Response | Promise<Response> {
  const without = withoutSlash(c)
  if (without) return c.redirect(without, 301)
  return answer(
    {
      status: 404,
      code: 'not_found',
      detail: 'Halaman atau data ini tidak ada.',
    },
    c,
    ports,
  )
}

/** Where the same address without its last slash leads; never to another host. */
function withoutSlash({ req }: Context): string | null {
  if (req.method !== 'GET' && req.method !== 'HEAD') return null
  const { pathname, search } = new URL(req.url)
  if (pathname.startsWith('/api/') || !/^\/[^/\\].*[^/]\/+$/.test(pathname)) return null
  return `${pathname.replace(/\/+$/, '')}${search}`
}

function problemOf(error: Error, c: Context, ports: Ports): Problem {
  if (error instanceof Refusal) return refused(error)
  if (error instanceof Conflict)
    return refused(new Refusal('changed_meanwhile', 'Orang lain mengubahnya bersamaan dengan Anda. Muat ulang halamannya, lalu ulangi.'))
  if (error instanceof HTTPException && error.status < 500)
    return {
      status: error.status as ContentfulStatusCode,
      code: 'malformed',
      detail: error.message,
    }
  if (isMalformed(error))
    return {
      status: 400,
      code: 'malformed',
      detail: 'Kiriman ini tidak dapat dibaca.',
    }
  const id = ports.newId()
  ports.log.error('unexpected', {
    id,
    path: c.req.routePath,
    error: error.name,
    message: error.message,
    stack: error.stack,
  })
  return {
    status: 500,
    code: 'unexpected',
    detail: `Ada kesalahan pada sistem kami. Sebutkan nomor ini bila menghubungi kami: ${id}`,
  }
}

function refused({ code, message, errors, missing }: Refusal): Problem {
  const more = {
    ...(errors.length > 0 && { errors }),
    ...(missing.length > 0 && { missing }),
  }
  return { status: statusOf[code], code, detail: message, ...more }
}

/** JSON, forms, multipart and percent-encoding that cannot be read are the sender's mistake. */
function isMalformed(error: Error): boolean {
  if (error instanceof SyntaxError || error instanceof URIError) return true
  return error instanceof TypeError && /form ?data|multipart|boundary|content-type|malformed/i.test(error.message)
}

function answer(problem: Problem, c: Context, ports: Ports): Response | Promise<Response> {
  const wait = retryAfter[problem.status]
  if (wait) c.header('Retry-After', wait)
  if (problem.status === 401 && c.req.path.startsWith('/api/')) c.header('WWW-Authenticate', 'Bearer')
  return c.req.path.startsWith('/api/') ? asProblem(problem, c) : asPage(problem, c, ports)
}

function asProblem(problem: Problem, c: Context): Response {
  const body = {
    type: `urn:tanggap:problem:${problem.code}`,
    title: titles[problem.status] ?? 'Tidak dapat diproses',
    ...problem,
  }
  return c.body(JSON.stringify(body), problem.status, {
    'Content-Type': 'application/problem+json',
  })
}

const titles: Partial<Record<ContentfulStatusCode, string>> = {
  400: 'Tidak dapat dibaca',
  401: 'Perlu masuk',
  403: 'Tidak diizinkan',
  404: 'Tidak ditemukan',
  409: 'Sudah berubah',
  413: 'Terlalu besar',
  415: 'Jenis berkas tidak diterima',
  429: 'Terlalu sering',
  500: 'Kesalahan sistem',
  503: 'Sedang tidak tersedia',
}

const pages: readonly ContentfulStatusCode[] = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503]

/** In the default team's name: the door that failed may not know its team. Works without a database, too. */
async function asPage(problem: Problem, c: Context, ports: Ports): Promise<Response> {
  const [team] = await listTeams(ports.database.query).catch(() => [])
  // What does not exist looks the same whatever was asked for, and there is nothing to come back to.
  const path = problem.status === 404 ? '/' : c.req.path
  const frame = team ? frameOf(ports, team, path) : nobody(ports, path)
  const status = (pages.includes(problem.status) ? problem.status : 404) as RefusedStatus
  const onward = status === 401 ? { href: '/masuk', label: 'Masuk' } : undefined
  return page(c, <RefusedPage frame={frame} status={status} message={problem.detail} onward={onward} />, problem.status)
}
