import { Hono } from 'hono'
import { proveAddress, provingLink } from '../../casework/registry/verify.ts'
import type { Ports } from '../../ports.ts'
import { findOrganisation } from '../../store/registry.ts'
import { ContactProof } from '../pages/public/contact-proof.tsx'
import { type Door, page, type TeamEnv } from '../team.ts'

/** Whoever reads at this address says that it is theirs. GET changes nothing: mail scanners follow links. */
export function contactProofRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/k/:token', c => show(ports, c))
    .post('/k/:token', async c => {
      await proveAddress(ports, c.get('team').id, c.req.param('token'))
      return c.redirect(`${c.get('frame').base}/k/${c.req.param('token')}`, 303)
    })
}

async function show(ports: Ports, c: Door<'/k/:token'>) {
  const token = c.req.param('token')
  const { contact, done } = await provingLink(ports, c.get('team').id, token)
  const organisation = await findOrganisation(ports.database.query, c.get('team').id, contact.organisation)
  const name = organisation?.name ?? contact.organisation
  return page(c, <ContactProof frame={c.get('frame')} token={token} contact={contact} organisation={name} done={done} />)
}
