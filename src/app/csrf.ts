import type { Context, MiddlewareHandler } from 'hono'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * A browser may change something only from our own pages. Sec-Fetch-Site and Origin say where a form stands; browsers too old for both
 * send Referer. Who is signed in and says nothing at all is refused. A bearer token cannot be sent by a foreign page, so it passes.
 */
export function refuseForeignForms({ settings, log }: Ports): MiddlewareHandler {
  const home = new URL(settings.baseUrl).origin
  return async (c, next) => {
    if (!safe.includes(c.req.method) && !isBearer(c) && isForeign(c, home)) {
      log.warn('foreign form refused', {
        method: c.req.method,
        site: c.req.header('Sec-Fetch-Site'),
      })
      throw new Refusal('not_allowed', 'Formulir ini tidak dikirim dari halaman kami. Buka kembali halamannya, lalu kirim lagi.')
    }
    await next()
  }
}

function isBearer(c: Context): boolean {
  return /^bearer /i.test(c.req.header('Authorization') ?? '')
}

/** A sibling domain is foreign too. Programs that are no browser say nothing, and have no session that a foreign page could use. */
function isForeign(c: Context, home: string): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site === 'same-origin' || site === 'none') return false
  const origin = c.req.header('Origin')
  if (site !== undefined) return site === 'cross-site' || origin !== home
  const here = [home, new URL(c.req.url).origin]
  if (origin !== undefined) return !here.includes(origin)
  return hasSession(c) && !here.includes(URL.parse(c.req.header('Referer') ?? '')?.origin ?? '')
}

function hasSession(c: Context): boolean {
  return /(^|;\s*)(__Host-)?sesi=/.test(c.req.header('Cookie') ?? '')
}
