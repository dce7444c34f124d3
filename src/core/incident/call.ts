import { Refusal } from '../refusal.ts'
import { isWord } from '../vocabulary.ts'
import type { IncidentEvent } from './events.ts'

/** How a call about an incident ended. */
export const callResults = {
  tersambung: 'Tersambung',
  'tidak-diangkat': 'Tidak diangkat',
  'nomor-salah': 'Nomor salah',
} as const
export type CallResult = keyof typeof callResults

/** Who was called: a contact by name with the agency, or the reporter, whose name stays out of the chain. */
export interface Called {
  name: string
  organisation: string | null
}

/** A call that was made, with its outcome; what was said is asked only of one that got through. */
export function logCall(whom: Called | null, { outcome, note }: { outcome: string; note: string }): IncidentEvent[] {
  const errors = [
    ...(whom === null ? [{ field: 'whom', message: 'Pilih siapa yang ditelepon.' }] : []),
    ...(isWord(callResults, outcome) ? [] : [{ field: 'outcome', message: 'Pilih bagaimana hasilnya.' }]),
    ...(outcome === 'tersambung' && note.trim() === '' ? [{ field: 'said', message: 'Tulis apa yang dibicarakan.' }] : []),
  ]
  if (errors[0] || whom === null || !isWord(callResults, outcome)) throw new Refusal('invalid', errors[0]?.message ?? '', { errors })
  return [{ type: 'called', ...whom, outcome, note: note.trim() || null }]
}
