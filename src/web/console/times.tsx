import { Hono } from 'hono'
import { reachOf } from '../../core/access.ts'
import type { Tlp } from '../../core/tlp.ts'
import { isWord, publicStatuses, severities } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listTimes, type TimesRow } from '../../store/times.ts'
import { type TimesLine, TimesPage } from '../pages/console/times.tsx'
import { requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

const pageSize = 50

/** What an auditor sees of the cases: that they are there, and whether the deadlines were kept. */
export function timesRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/waktu', async c => {
    const actor = c.get('actor')
    requireRight(actor, 'incident.meta')
    const found = await listTimes(ports.database.query, {
      reach: reachOf(actor, 'incident.meta'),
      before: c.req.query('sebelum')?.slice(0, 100),
      limit: pageSize,
    })
    const rows = found.slice(0, pageSize)
    const last = found.length > pageSize ? rows.at(-1) : undefined
    return page(
      c,
      <TimesPage
        frame={c.get('frame')}
        now={ports.now()}
        rows={rows.map(lineOf)}
        next={last && `?${new URLSearchParams({ sebelum: `${last.opened_at}~${last.id}` })}`}
      />,
    )
  })
}

function lineOf({ number, public_status, severity, tlp, opened_at, changed_at, closed_at, clocks }: TimesRow): TimesLine {
  return {
    no: number,
    status: isWord(publicStatuses, public_status) ? publicStatuses[public_status] : public_status,
    severity: isWord(severities, severity) ? severity : null,
    tlp: tlp as Tlp,
    opened: new Date(opened_at),
    changed: new Date(changed_at),
    closed: closed_at ? new Date(closed_at) : undefined,
    clocks: clocks.map(({ id, due, met }) => ({ id, due: new Date(due), met: met ? new Date(met) : undefined })),
  }
}
