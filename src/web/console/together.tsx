import { Hono } from 'hono'
import { listSharedIncidents, sharedIncident } from '../../casework/share.ts'
import { toldOutside } from '../../core/incident/told.ts'
import { answers3 } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listEvents } from '../../store/events.ts'
import { findReport } from '../../store/reports.ts'
import { SharedIncident, SharedList } from '../pages/console/together.tsx'
import { fullTime } from '../pages/words.ts'
import { partnerEvents } from '../public/public-events.ts'
import type { SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** What partner teams show to this one, to read. */
export function sharedRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/bersama', async c => {
      const shared = await listSharedIncidents(ports, c.get('actor'))
      return page(
        c,
        <SharedList
          frame={c.get('frame')}
          rows={shared.map(({ incident, number, owner }) => ({
            id: incident.id,
            no: number,
            title: incident.title,
            owner: owner.shortName,
            status: incident.publicStatus,
            tlp: incident.tlp,
            openedAt: new Date(incident.openedAt),
          }))}
        />,
      )
    })
    .get('/konsol/bersama/:id', async c => {
      const { incident, number, owner } = await sharedIncident(ports, c.get('actor'), c.req.param('id'))
      const query = ports.database.query
      const [report, chain] = await Promise.all([findReport(query, incident.id), listEvents(query, incident.id)])
      const until = incident.shares?.find(({ partner }) => partner === `team:${c.get('actor').team}`)?.until
      const zone = c.get('team').zone
      return page(
        c,
        <SharedIncident
          frame={c.get('frame')}
          no={number}
          title={incident.title}
          owner={owner.shortName}
          kind={incident.kind}
          status={incident.publicStatus}
          severity={incident.severity}
          tlp={incident.tlp}
          why={`Anda melihat ini karena ${owner.name} membagikannya kepada tim Anda${until ? ` sampai ${fullTime(new Date(until), zone)}` : ''}.`}
          story={report?.story ?? ''}
          facts={[
            ['Sistem', report?.system ?? null],
            ['Dampak', report?.impact ?? null],
            ['Tindakan', report?.actions ?? null],
            ['Masih berlangsung', report ? answers3[report.ongoing] : null],
          ]}
          affected={incident.affected.map(({ label }) => label)}
          evidence={incident.evidence.map(({ name, sha256 }) => ({ name, sha256 }))}
          events={partnerEvents(toldOutside(chain))}
        />,
      )
    })
}
