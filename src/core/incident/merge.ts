import type { Actor } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import { compareTlp } from '../tlp.ts'
import { withResponse } from './choose.ts'
import { carriedClocks } from './clocks/carried.ts'
import type { IncidentEvent } from './events.ts'
import type { Affected, Incident, Running } from './incident.ts'

/** One of the two incidents of a merge, with the number people know it by. */
export interface Numbered {
  number: string
  running: Running
}

/** What happens to both at once. `gone` is worked on no more; `stays` goes on for both. */
export interface Both {
  gone: IncidentEvent[]
  stays: IncidentEvent[]
}

/**
 * Two reports of one event become one case: `gone` closes and keeps its number, words and files; its deadlines and affected ones
 * go on at `stays`. Refused when more people would read it than its label allows, or when either is closed or merged already.
 */
export function merge({ gone, stays }: { gone: Numbered; stays: Numbered }, { reason, actor }: Told, now: Date): Both {
  requireMergeable(gone, stays)
  const why = reason.trim()
  const message = 'Tulis alasannya: mengapa keduanya kejadian yang sama.'
  if (!why) throw new Refusal('missing', message, { errors: [{ field: 'reason', message }] })
  const { id, title, tlp } = gone.running.incident
  const into = { incident: stays.running.incident.id, number: stays.number }
  const affected = unknownAt(stays.running.incident, gone.running.incident)
  const absorbed = { incident: id, number: gone.number, title, tlp }
  return {
    gone: withResponse(gone.running, actor, [{ type: 'merged', into, reason: why }]),
    stays: withResponse(stays.running, actor, [
      { type: 'absorbed', absorbed, affected, reason: why },
      ...carriedClocks(gone, stays.running, now),
    ]),
  }
}

export interface Told {
  reason: string
  actor: Actor
}

/**
 * Takes a merge back: `gone` stands where it stood, its deadlines with their own dates, the affected ones as they were worked on
 * meanwhile. The deadlines that the other took over stay there: whether they apply to what is left is for a person to say.
 */
export function part({ gone, stays }: { gone: Numbered; stays: Numbered }, { reason, actor }: Told): Both {
  if (gone.running.incident.mergedInto !== stays.running.incident.id)
    throw new Refusal('already_done', `${gone.number} sudah tidak tergabung ke ${stays.number}.`)
  requireOwnSelf(stays)
  const why = reason.trim()
  const message = 'Tulis alasannya: mengapa keduanya dipisahkan lagi.'
  if (!why) throw new Refusal('missing', message, { errors: [{ field: 'reason', message }] })
  const { id } = gone.running.incident
  const states = stays.running.incident.affected.flatMap(one => (one.from === id ? [{ id: one.id, state: one.state }] : []))
  const from = { incident: stays.running.incident.id, number: stays.number }
  return {
    gone: [{ type: 'unmerged', from, affected: states, reason: why }],
    stays: withResponse(stays.running, actor, [{ type: 'parted', incident: id, number: gone.number, reason: why }]),
  }
}

/** The refusal of any work on an incident that was merged: it goes on at the other. */
export function mergedAway({ merged }: Incident): Refusal {
  return new Refusal('already_done', `Tiket ini digabung ke ${merged?.number ?? 'tiket lain'}; kerjakan di sana.`)
}

function requireMergeable(gone: Numbered, stays: Numbered): void {
  const [a, b] = [gone.running.incident, stays.running.incident]
  if (a.id === b.id) throw unfit('Tiket tidak dapat digabung ke dirinya sendiri.')
  requireOwnSelf(gone)
  requireOwnSelf(stays)
  for (const { number, running } of [gone, stays])
    if (running.incident.closedAt) throw unfit(`${number} sudah ditutup; buka kembali dahulu.`)
  if (compareTlp(a.tlp, b.tlp) > 0)
    throw unfit(
      `${gone.number} berlabel ${a.tlp}, ${stays.number} ${b.tlp}: samakan labelnya dulu, agar tidak lebih banyak orang membacanya.`,
    )
}

function requireOwnSelf({ number, running }: Numbered): void {
  const { merged } = running.incident
  if (merged) throw unfit(`${number} sudah digabung ke ${merged.number}.`)
}

function unfit(message: string): Refusal {
  return new Refusal('not_a_choice', message, { errors: [{ field: 'ke', message }] })
}

/** The affected of one that the other does not have yet; they keep their id and say whence they came. */
function unknownAt(stays: Incident, gone: Incident): Affected[] {
  const known = (one: Affected) =>
    stays.affected.some(({ organisation, label }) => organisation === one.organisation && label === one.label)
  return gone.affected.filter(one => !known(one)).map(one => ({ ...one, from: gone.id }))
}
