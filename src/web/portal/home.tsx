import { Hono } from 'hono'
import { whyVisible } from '../../core/why.ts'
import type { Ports } from '../../ports.ts'
import { listAgencyDeliveries } from '../../store/portal.ts'
import { PortalHome } from '../pages/portal/home.tsx'
import { PortalReports } from '../pages/portal/reports.tsx'
import type { SignedInEnv } from '../session.ts'
import { page } from '../team.ts'
import { placeName, placeOf } from './desk.ts'
import { reportsOf, sharedReports } from './report-lines.ts'

/** What waits for the person first; then what runs. */
export function portalHomeRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/instansi', async c => {
      const actor = c.get('actor')
      const within = placeOf(actor)
      const [place, waiting, { reports }] = await Promise.all([
        placeName(ports, actor),
        listAgencyDeliveries(ports.database.query, { team: actor.team, within, answered: false, limit: 200 }),
        reportsOf(ports, actor),
      ])
      return page(
        c,
        <PortalHome
          frame={c.get('frame')}
          now={ports.now()}
          place={place}
          why={whyVisible(actor, { team: actor.team, organisation: within }, 'incident.follow')}
          advisories={waiting.map(({ id, number, title, organisation, organisation_name, due_at }) => ({
            id,
            no: number,
            title,
            organisation: organisation_name ?? organisation,
            due: new Date(due_at),
          }))}
          questions={reports.flatMap(({ line, questions }) => questions.map(question => ({ no: line.no, title: line.title, question })))}
          running={reports.filter(({ closed }) => !closed).map(({ line }) => line)}
        />,
      )
    })
    .get('/instansi/laporan', async c => {
      const named = (c.req.query('q') ?? '').trim().slice(0, 100).toWellFormed()
      const [{ reports, next }, shared] = await Promise.all([
        reportsOf(ports, c.get('actor'), { cursor: c.req.query('sesudah'), named }),
        sharedReports(ports, c.get('actor')),
      ])
      const isNamed = ({ line }: { line: { no: string; title: string } }) =>
        `${line.no} ${line.title}`.toLowerCase().includes(named.toLowerCase())
      return page(
        c,
        <PortalReports
          frame={c.get('frame')}
          now={ports.now()}
          reports={reports.map(({ line }) => line)}
          shared={shared.filter(isNamed).map(({ line }) => line)}
          named={named}
          next={next ? `?${new URLSearchParams({ ...(named && { q: named }), sesudah: next })}` : undefined}
        />,
      )
    })
}
