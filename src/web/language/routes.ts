import { type Env, Hono } from 'hono'
import type { Ports } from '../../ports.ts'
import { inside, pageBefore } from '../next.ts'
import { chooseLanguage } from './choose.ts'

/** The switch between the languages. `app` knows which addresses are pages. */
export function languageRoutes<E extends Env>({ settings }: Ports, app: Hono<E>) {
  return new Hono().post('/bahasa', async c => {
    const { bahasa, kembali } = await c.req.parseBody()
    chooseLanguage(c, settings, bahasa)
    return c.redirect(standing(app, wayBack(pageBefore(c), inside(kembali))), 303)
  })
}

/** The page itself, with its question if the browser told it: a queue keeps its filter. */
function wayBack(before: string | undefined, page: string | undefined): string {
  const same = page === undefined || before?.split('?')[0] === page
  return (same ? before : page) ?? '/'
}

/** A refused form is shown at an address that only takes what is sent: then the nearest page above it, on which the form stands. */
function standing<E extends Env>(app: Hono<E>, address: string): string {
  const [path = '/'] = address.split('?')
  if (isPage(app, path)) return address
  const parts = path.split('/')
  while (parts.length > 2) {
    parts.pop()
    if (isPage(app, parts.join('/'))) return parts.join('/')
  }
  return '/'
}

function isPage<E extends Env>({ router }: Hono<E>, path: string): boolean {
  return router.match('GET', path)[0].some(([[, { method }]]) => method === 'GET')
}
