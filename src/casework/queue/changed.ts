import { clockTime } from '../../core/dates.ts'
import { decidedSince, decisionInWords } from '../../core/incident/changed.ts'
import type { Ports } from '../../ports.ts'
import { listEvents } from '../../store/events.ts'
import { findTeam } from '../../store/teams.ts'

/** Who changed an incident since the page `seq`, when and what, in one sentence; null when nobody decided anything. */
export async function changeInWords(ports: Ports, at: { incident: string; team: string; seq: number }): Promise<string | null> {
  const query = ports.database.query
  const [chain, team] = await Promise.all([listEvents(query, at.incident), findTeam(query, at.team)])
  const decided = decidedSince(chain, at.seq)
  if (!decided) return null
  const time = clockTime(new Date(decided.at), team?.zone ?? 'Asia/Jakarta')
  return `diubah oleh ${decided.actor.name} pukul ${time}: ${decisionInWords(decided.event)}.`
}
