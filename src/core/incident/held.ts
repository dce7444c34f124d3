import { Refusal } from '../refusal.ts'
import { enter } from './enter.ts'
import type { IncidentEvent } from './events.ts'
import type { Running } from './incident.ts'

/** A held report becomes an incident like any other. Its clocks have run since it came in: a deadline of the law does not wait for us. */
export function release(held: string | null): IncidentEvent[] {
  return held ? [{ type: 'released', why: held }] : []
}

/** A held report is not taken up: it closes at the playbook's step for what is no incident. Nothing is deleted. */
export function reject(running: Running, held: string | null, { reason, now }: { reason: string; now: Date }): IncidentEvent[] {
  if (!held) return []
  const message = 'Tulis alasannya, agar rekan Anda tahu mengapa laporan ini ditolak.'
  if (reason.trim() === '') throw new Refusal('missing', message, { errors: [{ field: 'reason', message }] })
  return [{ type: 'rejected', why: held, reason: reason.trim() }, ...enter(running, endOf(running), now)]
}

function endOf({ playbook }: Running): string {
  if (playbook.steps['bukan-insiden']?.final) return 'bukan-insiden'
  const end = Object.values(playbook.steps).find(({ final }) => final)
  if (!end) throw new Error(`playbook ${playbook.id} has no end`)
  return end.id
}
