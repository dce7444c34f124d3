import { Refusal } from '../refusal.ts'
import type { Advisory, AdvisoryEvent } from './advisory.ts'

/** How a call to a silent agency ended. */
export const callOutcomes = {
  tersambung: 'Tersambung, akan menjawab',
  'tidak-diangkat': 'Tidak diangkat',
  'nomor-salah': 'Nomor salah',
} as const
export type CallOutcome = keyof typeof callOutcomes

/** A call is no answer: the agency still has to give its own. */
export function logCall(
  advisory: Advisory,
  call: { organisation: string; contact: string; name: string; outcome: CallOutcome },
): AdvisoryEvent[] {
  if (advisory.status !== 'sent') throw new Refusal('not_a_choice', 'Hanya yang belum menjawab imbauan yang sudah dikirim yang ditelepon.')
  return [{ type: 'called', ...call }]
}
