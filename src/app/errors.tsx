import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'

/** The only place where a Refusal becomes a status. */
const statuses = {
  changed_meanwhile: 409,
  already_done: 409,
  not_found: 404,
  not_allowed: 403,
  not_signed_in: 401,
  invalid: 422,
  missing: 422,
  not_a_choice: 422,
  audience_too_wide: 422,
  key_reused: 422,
  too_many: 429,
  too_large: 413,
  unsupported_type: 415,
  unavailable: 503,
} satisfies Record<RefusalCode, ContentfulStatusCode>

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
  return answer(problemOf(error, c, ports), c)
}

export function answerNotFound(c: Context, _ports: Ports): Response | Promise<Response> {
  return answer(
    {
      status: 404,
      code: 'not_found',
      detail: 'Halaman atau data ini tidak ada.',
    },
    c,
  )
}

function problemOf(error: Error, c: Context, ports: Ports): Problem {
  if (error instanceof Refusal) return refused(error)
  if (error instanceof HTTPException && error.status < 500)
    return {
      status: statusOf(error),
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
  return { status: statuses[code], code, detail: message, ...more }
}

function statusOf(error: HTTPException): ContentfulStatusCode {
  return error.status as ContentfulStatusCode
}

/** JSON, forms, multipart and percent-encoding that cannot be read are the sender's mistake. */
function isMalformed(error: Error): boolean {
  if (error instanceof SyntaxError || error instanceof URIError) return true
  return error instanceof TypeError && /form ?data|multipart|boundary|content-type|malformed/i.test(error.message)
}

function answer(problem: Problem, c: Context): Response | Promise<Response> {
  const wait = retryAfter[problem.status]
  if (wait) c.header('Retry-After', wait)
  if (problem.status === 401 && c.req.path.startsWith('/api/')) c.header('WWW-Authenticate', 'Bearer')
  return c.req.path.startsWith('/api/') ? asProblem(problem, c) : asPage(problem, c)
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

// Until web/pages/error.tsx exists.
function asPage(problem: Problem, c: Context): Response | Promise<Response> {
  const title = titles[problem.status] ?? 'Tidak dapat diproses'
  const page = (
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <link rel="stylesheet" href="/aset/publik.css" />
      </head>
      <body>
        <main id="isi">
          <h1>{title}</h1>
          <p>{problem.detail}</p>
          <p>
            <a href="/">Ke halaman depan</a>
          </p>
        </main>
      </body>
    </html>
  )
  return c.html(`<!doctype html>${page}`, problem.status)
}
