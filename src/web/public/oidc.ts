import { Hono } from 'hono'
import { beginOidc, finishOidc } from '../../casework/people/oidc.ts'
import { limitTries } from '../../casework/people.ts'
import { teamBySlug } from '../../casework/teams.ts'
import type { Ports } from '../../ports.ts'
import { addressOf } from '../address.ts'
import { dropCookie, readCookie, writeCookie } from '../session.ts'
import { enter } from './sign-in.tsx'

/**
 * Sign-in at a team's own identity provider. Begun by a link, since the page's policy lets no form lead to another host; but
 * by our own link: a foreign page signs nobody in behind their back.
 */
export function oidcRoutes(ports: Ports) {
  return new Hono<{ Bindings: { address: string } }>()
    .get('/masuk/oidc/:slug', async c => {
      if (c.req.header('Sec-Fetch-Site') === 'cross-site') return c.redirect('/masuk', 303)
      await limitTries(ports, `oidc dari ${addressOf(c)}`, { most: 100, within: 900_000 })
      const { url, cookie } = await beginOidc(ports, await teamBySlug(ports, c.req.param('slug')))
      writeCookie(ports, c, { name: 'oidc', value: cookie })
      return c.redirect(url, 303)
    })
    .get('/masuk/oidc/:slug/kembali', async c => {
      await limitTries(ports, `oidc dari ${addressOf(c)}`, { most: 100, within: 900_000 })
      const team = await teamBySlug(ports, c.req.param('slug'))
      const cookie = readCookie(ports, c, 'oidc')
      dropCookie(ports, c, 'oidc')
      const returned = { search: new URL(c.req.url).search, cookie, device: c.req.header('User-Agent') ?? null, address: addressOf(c) }
      const { session } = await finishOidc(ports, team, returned)
      return enter(ports, c, { session, next: undefined })
    })
}
