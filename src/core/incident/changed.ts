import type { IncidentEvent, Recorded } from './events.ts'
import { isDecisive } from './evolve.ts'

/** The newest thing that somebody decided after `seq`, e.g. after the page that a colleague still looks at. */
export function decidedSince(chain: readonly Recorded[], seq: number): Recorded | null {
  const newest = chain.findLast(recorded => recorded.seq > seq && isDecisive(recorded.event.type))
  // Whoever takes a step may become the owner by it: the step is what is told.
  const step = chain.findLast(({ seq: own, at, event }) => own > seq && at === newest?.at && event.type === 'chosen')
  return step ?? newest ?? null
}

/** What was decided, as the end of "diubah oleh Bagus 10.42: …". */
export function decisionInWords(event: IncidentEvent): string {
  if (event.type === 'chosen') return event.label.toLowerCase()
  if (event.type === 'assigned') return event.owner ? `ditugaskan kepada ${event.owner.name}` : 'pemilik dilepas'
  if (event.type === 'classified') return 'klasifikasi'
  if (event.type === 'transferred') return `dialihkan ke ${event.to.name}`
  if (event.type === 'playbook_moved') return 'playbook diganti'
  if (event.type === 'rejected') return 'ditolak'
  if (event.type === 'merged') return `digabung ke ${event.into.number}`
  if (event.type === 'absorbed') return `${event.absorbed.number} digabung ke sini`
  if (event.type === 'unmerged') return `dipisahkan lagi dari ${event.from.number}`
  if (event.type === 'parted') return `${event.number} dipisahkan lagi`
  return 'dilepas ke antrean'
}
