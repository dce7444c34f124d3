import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { Ports } from '../../ports.ts'
import { inside, pageBefore } from '../next.ts'
import { languageCookie } from './spoken.ts'

const year = 365 * 86_400

/** The switch between the languages: a choice of this device. Indonesian needs no cookie, so choosing it takes the cookie away. */
export function languageRoutes({ settings }: Ports) {
  const secure = settings.baseUrl.startsWith('https:')
  return new Hono().post('/bahasa', async c => {
    const { bahasa, kembali } = await c.req.parseBody()
    if (bahasa === 'en') setCookie(c, languageCookie, 'en', { path: '/', maxAge: year, httpOnly: true, sameSite: 'Lax', secure })
    else deleteCookie(c, languageCookie, { path: '/', secure })
    return c.redirect(wayBack(pageBefore(c), inside(kembali)), 303)
  })
}

/** The page itself, with its question if the browser told it: a queue keeps its filter. */
function wayBack(before: string | undefined, page: string | undefined): string {
  const same = page === undefined || before?.split('?')[0] === page
  return (same ? before : page) ?? '/'
}
