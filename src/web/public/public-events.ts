import type { Told } from '../../core/incident/told.ts'
import { publicStatuses } from '../../core/vocabulary.ts'
import type { PublicEvent } from '../pages/parts/public-timeline.tsx'

/** What the reporter may see of the chain, newest first, in words. */
export function publicEvents(told: readonly Told[]): PublicEvent[] {
  return told
    .map(({ at, mine, event }) => ({ at: new Date(at), by: mine ? 'Anda' : 'Tim', text: inWords(event), own: isOwn(event) }))
    .reverse()
}

/** The same for somebody of the agency: whoever else spoke for it is not named. */
export function agencyEvents(told: readonly Told[]): PublicEvent[] {
  return told
    .map(({ at, mine, event }) => ({ at: new Date(at), by: mine ? 'Anda' : speaker(event), text: inWords(event), own: isOwn(event) }))
    .reverse()
}

/** The same for a partner team that reads along. */
export function partnerEvents(told: readonly Told[]): PublicEvent[] {
  return told.map(({ at, event }) => ({ at: new Date(at), by: speaker(event), text: inWords(event), own: isOwn(event) })).reverse()
}

function speaker({ type }: Told['event']): string {
  return type === 'informed' || type === 'evidence_added' || type === 'reply_received' ? 'Pelapor' : 'Tim'
}

/** Somebody's words, or their file's name. */
function isOwn({ type }: Told['event']): boolean {
  return type === 'informed' || type === 'noted'
}

function inWords(event: Told['event']): string {
  if (event.type === 'entered') return event.first ? 'Laporan diterima dan tercatat.' : `Status: ${publicStatuses[event.publicStatus]}.`
  if (event.type === 'evidence_added') return `Bukti ditambahkan: ${event.name}`
  if (event.type === 'merged')
    return 'Kejadian ini juga dilaporkan pihak lain; kami menanganinya bersama, dan kabar berikutnya tetap ada di sini.'
  if (event.type === 'unmerged') return 'Laporan ini kami tangani tersendiri lagi.'
  if (event.type === 'rejected') return 'Laporan ini tidak kami tindak lanjuti.'
  if (event.type === 'reply_received') return 'Jawaban lewat surel sudah kami terima.'
  if (event.type === 'receipt_sent') return 'Tanda terima dikirim ke surel pelapor.'
  return event.text
}
