import { Hono } from 'hono'
import { noteReading } from '../../../casework/note-reading.ts'
import { visibleIncident } from '../../../casework/record.ts'
import { defang } from '../../../core/refang.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Ports } from '../../../ports.ts'
import { findEvent } from '../../../store/events.ts'
import { listOrganisations } from '../../../store/registry.ts'
import { WholeText } from '../../pages/console/incident/whole-text.tsx'
import type { SignedInEnv } from '../../session.ts'
import { page } from '../../team.ts'
import { timelineOf } from '../timeline.ts'

/** One line of the timeline in full, however long it is. */
export function wholeTextRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/tiket/:no/riwayat/:seq', async c => {
    const known = await visibleIncident(ports, c.get('actor'), c.req.param('no'))
    await noteReading(ports, c.get('actor'), known.incident)
    const typed = c.req.param('seq')
    const query = ports.database.query
    const [found, organisations] = await Promise.all([
      /^\d{1,9}$/.test(typed) ? findEvent(query, known.incident.id, Number(typed)) : null,
      listOrganisations(query, known.incident.team),
    ])
    const names = new Map(organisations.map(({ code, name }) => [code, name]))
    const zone = c.get('team').zone
    const chain = found ? [found] : []
    const [line] = timelineOf([{ chain }], { nameOf: code => names.get(code) ?? code, zone }, { limit: 1 }).events
    if (!line) throw new Refusal('not_found', 'Baris riwayat itu tidak ada.')
    return page(c, <WholeText frame={c.get('frame')} no={known.number} title={defang(known.incident.title)} line={line} />)
  })
}
