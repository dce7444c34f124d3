import { type Actor, isHuman } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import type { IncidentEvent, Waking } from './events.ts'
import type { Incident } from './incident.ts'

/** Nobody is forgotten for longer. */
export const longestSnooze = 30 * 86_400_000

/** Put aside, it comes back by itself when something is due within this. */
export const comesBackBefore = 4 * 3_600_000

/**
 * Puts an incident aside until a moment, with a reason that colleagues read. No clock pauses: what becomes due within four
 * hours shows the incident all the same, and whatever the reporter or an agency sends ends it (`wokenBy`).
 */
export function snooze(incident: Incident, { until, reason }: { until: Date | null; reason: string }, now: Date): IncidentEvent[] {
  if (incident.closedAt) throw new Refusal('not_a_choice', 'Insiden ini sudah ditutup; tidak ada yang perlu ditunda.')
  const errors = [
    ...(until === null || until <= now ? [{ field: 'until', message: 'Pilih sampai kapan, waktu yang akan datang.' }] : []),
    ...(until && until.getTime() - now.getTime() > longestSnooze ? [{ field: 'until', message: 'Paling lama 30 hari.' }] : []),
    ...(reason.trim() === '' ? [{ field: 'reason', message: 'Tulis alasannya, agar rekan Anda tahu apa yang ditunggu.' }] : []),
  ]
  if (errors.length > 0 || !until) throw new Refusal('missing', errors.map(({ message }) => message).join(' '), { errors })
  return [{ type: 'snoozed', until: until.toISOString(), reason: reason.trim().slice(0, 2000) }]
}

/** Brings it back by hand; `seq` of the putting aside that is taken back, so that a colleague's later one stays. */
export function unsnooze({ snooze: aside }: Incident, seq?: number): IncidentEvent[] {
  if (!aside) return []
  if (seq !== undefined && aside.seq !== seq)
    throw new Refusal('changed_meanwhile', `Insiden ini sudah ditunda lagi oleh ${aside.by}; tundaan itu tetap berlaku.`)
  return [{ type: 'unsnoozed', why: 'diminta' }]
}

/** What brings an incident back at once: news from outside, and a next step. */
const wakes: { [T in IncidentEvent['type']]?: Waking } = {
  informed: 'pelapor',
  reply_received: 'surel',
  advisory_answered: 'instansi',
  chosen: 'langkah',
  absorbed: 'gabungan',
}

/** The event that ends a putting aside because of these; none while nothing is put aside. */
export function wokenBy(incident: Incident | null, events: readonly IncidentEvent[], actor: Actor): IncidentEvent[] {
  if (!incident?.snooze || events.some(({ type }) => type === 'snoozed' || type === 'unsnoozed')) return []
  const sent = actor.kind === 'link' || (isHuman(actor) && actor.id === incident.reporter)
  const why = events.map(({ type }) => wakes[type] ?? (sent && type === 'evidence_added' ? 'pelapor' : undefined)).find(Boolean)
  return why ? [{ type: 'unsnoozed', why }] : []
}
