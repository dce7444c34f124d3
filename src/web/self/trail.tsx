import { Hono } from 'hono'
import { readTrail } from '../../casework/read-trail.ts'
import type { Ports } from '../../ports.ts'
import { OwnTrail } from '../pages/self/trail.tsx'
import type { SignedInEnv } from '../session.ts'
import { page } from '../team.ts'
import { trailLine } from '../trail-lines.ts'

const pageSize = 50

/** What the trail says about oneself. */
export function ownTrailRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/saya/jejak', async c => {
    const actor = c.get('actor')
    const before = c.req.query('sebelum')
    const lines = await readTrail(ports, actor, { actor: actor.id, before, limit: pageSize + 1 })
    const last = lines.length > pageSize ? lines[pageSize - 1] : undefined
    return page(
      c,
      <OwnTrail
        frame={c.get('frame')}
        lines={lines.slice(0, pageSize).map(line => trailLine(line, { opensIncidents: false, seesAddresses: true }))}
        next={last && `?${new URLSearchParams({ sebelum: last.id })}`}
      />,
    )
  })
}
