import { middleOf, scoreOf, scoresOf } from '../../core/advisory/scorecard.ts'
import type { Ports } from '../../ports.ts'
import { lastChecks, listAsked } from '../../store/chase.ts'
import type { OwnScore } from '../pages/portal/score.tsx'

const year = 365 * 86_400_000

/** An agency's own answers of the last year beside the middle of all, never beside another agency. */
export async function ownScore(ports: Ports, team: string, within: string): Promise<OwnScore | undefined> {
  const now = ports.now()
  const [asked, checks] = await Promise.all([
    listAsked(ports.database.query, team, new Date(now.getTime() - year).toISOString()),
    lastChecks(ports.database.query, team, within),
  ])
  const ripe = asked.filter(({ answeredAt, dueAt }) => answeredAt !== null || dueAt < now.toISOString())
  const own = ripe.filter(({ organisation }) => isWithin(organisation, within))
  if (own.length === 0) return undefined
  const { asked: count, inTime, percent, medianHours } = scoreOf(own)
  const checked = [...checks.values()]
    .map(({ at }) => at)
    .toSorted()
    .at(-1)
  return {
    asked: count,
    inTime,
    percent: percent ?? 0,
    medianHours,
    middle: middleOf(scoresOf(asked, now.toISOString())) ?? undefined,
    checked: checked ? new Date(checked) : undefined,
  }
}

function isWithin(code: string, area: string): boolean {
  return code === area || code.startsWith(`${area}.`) || code.startsWith(`${area}/`)
}
