import { fullTime } from '../dates.ts'
import { Refusal } from '../refusal.ts'
import type { IncidentEvent, Recorded } from './events.ts'
import type { Affected, Incident } from './incident.ts'

export interface WantedSplit {
  title: string
  why: string
  /** seq of the notes that go along. */
  notes: readonly number[]
  /** Ids of affected ones that go along. */
  affected: readonly string[]
}

/** What a split says here, and what goes along: notes with whence they come, and affected ones as they stand. */
export function split(
  { incident, number, chain, zone }: { incident: Incident; number: string; chain: readonly Recorded[]; zone: string },
  { title, why, notes, affected, id }: WantedSplit & { id: string },
): { events: IncidentEvent[]; notes: string[]; affected: Affected[] } {
  if (incident.closedAt) throw new Refusal('not_a_choice', 'Tiket ini sudah ditutup; buka kembali dahulu.')
  const errors = [
    ...(title.trim() === '' ? [{ field: 'title', message: 'Tulis judul tiket yang baru.' }] : []),
    ...(why.trim() === '' ? [{ field: 'why', message: 'Tulis mengapa ini perkara tersendiri.' }] : []),
  ]
  if (errors[0]) throw new Refusal('missing', errors.map(({ message }) => message).join(' '), { errors })
  const along = chain.flatMap(({ seq, at, actor, event }) =>
    event.type === 'noted' && notes.includes(seq) ? [`Dari ${number}, ${actor.name}, ${fullTime(new Date(at), zone)}:\n${event.text}`] : [],
  )
  return {
    events: [{ type: 'linked', link: { incident: id, relation: 'split', why: why.trim() } }],
    notes: along,
    affected: incident.affected.filter(one => affected.includes(one.id)),
  }
}
