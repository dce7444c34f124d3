import { Hono } from 'hono'
import { collectToken, revokeToken } from '../../casework/people/tokens.ts'
import type { Ports } from '../../ports.ts'
import { TokenShown } from '../pages/self/token-shown.tsx'
import { requireFresh, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** A person's own API tokens. The text is the answer to a POST, so there is no address that shows it again. */
export function ownTokenRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .post('/konsol/saya/token/:id/ambil', requireFresh, async c => {
      const { name, text } = await collectToken(ports, c.get('actor'), c.req.param('id'))
      return page(c, <TokenShown frame={c.get('frame')} name={name} text={text} />)
    })
    .post('/konsol/saya/token/:id/cabut', async c => {
      await revokeToken(ports, c.get('actor'), c.req.param('id'))
      return c.redirect('/konsol/saya?pesan=token', 303)
    })
}
