import { Hono } from 'hono'
import { abuseReport } from '../../casework/abuse-report.ts'
import { noteReading } from '../../casework/note-reading.ts'
import { visibleIncident } from '../../casework/record.ts'
import type { Ports } from '../../ports.ts'
import { asDownload } from '../download.ts'
import { XarfMissing } from '../pages/console/xarf.tsx'
import type { SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** N5 for programs: X-ARF beside the letter. */
export function xarfRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/tiket/:no/xarf', async c => {
    const found = await visibleIncident(ports, c.get('actor'), c.req.param('no'))
    await noteReading(ports, c.get('actor'), found.incident)
    const made = await abuseReport(ports, c.get('team'), found)
    if ('report' in made) return asDownload(c, `${found.number}-xarf.json`, new TextEncoder().encode(made.report))
    return page(c, <XarfMissing frame={c.get('frame')} no={found.number} title={found.incident.title} missing={made.missing} />)
  })
}
