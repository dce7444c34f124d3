import { Hono } from 'hono'
import { may } from '../../core/access.ts'
import { type Asked, middleOf, scoresOf } from '../../core/advisory/scorecard.ts'
import type { Tlp } from '../../core/tlp.ts'
import type { Ports } from '../../ports.ts'
import { lastChecks, listAsked } from '../../store/chase.ts'
import { Scorecards } from '../pages/console/scorecards.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

const year = 365 * 86_400_000

/** How agencies answered in the last year; each number leads to its rows. */
export function scorecardRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/rapor', c => show(ports, c))
}

async function show(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireRight(actor, 'advisory.read')
  const team = c.get('team')
  const now = ports.now()
  const [all, checks] = await Promise.all([
    listAsked(ports.database.query, team.id, new Date(now.getTime() - year).toISOString()),
    lastChecks(ports.database.query, team.id),
  ])
  const asked = all.filter(({ tlp }) => may(actor, 'advisory.read', { team: team.id, tlp: tlp as Tlp }))
  const scores = scoresOf(asked, now.toISOString())
  const names = new Map(asked.map(({ organisation, name }) => [organisation, name]))
  const checked = newestOf([...checks.values()])
  const only = c.req.query('instansi')
  const late = (row: Asked) => !row.answeredAt || row.answeredAt > row.dueAt
  return page(
    c,
    <Scorecards
      frame={c.get('frame')}
      middle={middleOf(scores) ?? undefined}
      scores={scores.map(score => ({
        ...score,
        name: names.get(score.organisation) ?? score.organisation,
        checked: checked.get(score.organisation),
      }))}
      only={only ? (names.get(only) ?? only) : undefined}
      rows={asked
        .filter(({ organisation, answeredAt, dueAt }) => organisation === only && (answeredAt !== null || dueAt < now.toISOString()))
        .map(row => ({
          number: row.number,
          sent: new Date(row.startedAt),
          due: new Date(row.dueAt),
          answered: row.answeredAt ? new Date(row.answeredAt) : undefined,
          late: late(row),
        }))}
    />,
  )
}

function newestOf(checks: readonly { organisation: string; at: string }[]): Map<string, Date> {
  const newest = new Map<string, Date>()
  for (const { organisation, at } of checks) {
    const known = newest.get(organisation)
    if (!known || known < new Date(at)) newest.set(organisation, new Date(at))
  }
  return newest
}
