import { publicStatuses } from '../../core/vocabulary.ts'
import type { Chained } from '../../store/events.ts'
import type { PublicEvent } from '../pages/parts/public-timeline.tsx'

/** What the reporter may see of the chain, newest first: their own words, and each new status. Never notes, names or tasks. */
export function publicEvents(chain: readonly Chained[]): PublicEvent[] {
  const shown: PublicEvent[] = []
  let status = ''
  for (const { at, actor, event } of chain) {
    const mine = actor.kind === 'link'
    const say = (text: string) => shown.push({ at: new Date(at), by: mine ? 'Anda' : 'Tim', text })
    if (event.type === 'entered' && event.publicStatus !== status) {
      const first = status === ''
      status = event.publicStatus
      say(first ? 'Laporan diterima dan tercatat.' : `Status: ${publicStatuses[event.publicStatus]}.`)
    }
    if (event.type === 'informed' || (event.type === 'noted' && event.visible)) say(event.text)
    if (event.type === 'evidence_added' && mine) say(`Bukti ditambahkan: ${event.evidence.name}`)
    if (event.type === 'receipt_sent') say('Tanda terima dikirim ke surel Anda.')
  }
  return shown.reverse()
}
