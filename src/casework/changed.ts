import { clockTime } from '../core/dates.ts'
import { decidedSince, decisionInWords } from '../core/incident/changed.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { listEvents } from '../store/events.ts'
import { findTeam } from '../store/teams.ts'

/** Where a page was made. */
interface At {
  incident: string
  team: string
  seq: number
}

/** The refusal of a page that is out of date, saying who was quicker, when and with what; any other refusal as it is. */
export async function refusedByName(ports: Ports, refusal: Refusal, at: At): Promise<Refusal> {
  const { code, message } = refusal
  const said = code === 'changed_meanwhile' || (code === 'already_done' && at.seq >= 0) ? await changeInWords(ports, at) : null
  if (!said) return refusal
  if (code === 'already_done') return new Refusal(code, [message, `Insiden ini ${said}`, 'Yang Anda tulis masih ada.'].join(' '))
  return new Refusal('changed_meanwhile', `Insiden ini ${said} Periksa, lalu ulangi; yang Anda tulis masih ada.`)
}

/** Who changed an incident since the page `seq`, when and what, in one sentence; null when nobody decided anything. */
export async function changeInWords(ports: Ports, at: At): Promise<string | null> {
  const query = ports.database.query
  const [chain, team] = await Promise.all([listEvents(query, at.incident), findTeam(query, at.team)])
  const decided = decidedSince(chain, at.seq)
  if (!decided) return null
  const time = clockTime(new Date(decided.at), team?.zone ?? 'Asia/Jakarta')
  return `diubah oleh ${decided.actor.name} pukul ${time}: ${decisionInWords(decided.event)}.`
}
