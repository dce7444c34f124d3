import { Hono } from 'hono'
import { declineGeneral, decliningLink } from '../../casework/registry/decline.ts'
import type { Ports } from '../../ports.ts'
import { findOrganisation } from '../../store/registry.ts'
import { Decline } from '../pages/public/decline.tsx'
import { type Door, page, type TeamEnv } from '../team.ts'

/** RFC 8058: mail programs send the POST by themselves and follow no redirect; people press the button. GET changes nothing: scanners follow links. */
export function declineRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/berhenti/:token', c => show(ports, c))
    .post('/berhenti/:token', async c => {
      const token = c.req.param('token')
      const byButton = (await c.req.parseBody()).by === 'button'
      await declineGeneral(ports, c.get('team').id, token)
      return byButton ? c.redirect(`${c.get('frame').base}/berhenti/${token}`, 303) : show(ports, c)
    })
}

async function show(ports: Ports, c: Door<'/berhenti/:token'>) {
  const token = c.req.param('token')
  const { name, email, organisation, declined } = await decliningLink(ports, c.get('team').id, token)
  const agency = await findOrganisation(ports.database.query, c.get('team').id, organisation)
  const recipient = { name, email, organisation: agency?.name ?? organisation }
  return page(c, <Decline frame={c.get('frame')} token={token} recipient={recipient} done={declined === true} />)
}
