import { type Choice, foundBy } from '../../../casework/queue/at-once.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Ports } from '../../../ports.ts'
import { askedFilter, termsOf } from '../../input/queue-filter.ts'
import type { Desk } from '../../session.ts'
import type { Sent } from './bulk.tsx'
import { placeOf, searchPart, wholeView } from './list.ts'

/** The rows whose boxes are ticked; with `semua`, all that the filter of their page finds, of what was there when it was made. */
export async function chosenBy(ports: Ports, c: Desk, { values, ticked }: Sent): Promise<Choice> {
  if (values.semua !== '1') return { byFilter: false, tickets: boxesOf(ticked) }
  const { view, text } = placeOf(new URLSearchParams(searchPart(values.kembali)))
  const chips = await askedFilter(ports, c.get('actor'), { text, zone: c.get('team').zone })
  const wrong = chips.flatMap(chip => chip.wrong)
  if (wrong.length > 0) throw unfit(`Perbaiki saringannya dahulu, agar jelas tiket mana yang dimaksud: ${wrong.join(' ')}`)
  const openedUpTo = momentIn(values.sampai, ports.now())
  return { byFilter: true, tickets: await foundBy(ports, { ...wholeView(ports, c, view), terms: termsOf(chips), openedUpTo }) }
}

/** Each box says the ticket and how it stood on the page: `TKT-2611-0001.4`. One ticked twice counts once. */
function boxesOf(ticked: readonly string[]) {
  return [...new Set(ticked)].map(one => {
    const [, no = one, seq = '-1'] = /^(.*)\.(\d{1,9})$/s.exec(one) ?? []
    return { no: no.slice(0, 60).toWellFormed().replaceAll('\0', ''), seq: Number(seq) }
  })
}

function momentIn(text: string | undefined, now: Date): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text ?? '') ? (text ?? '') : now.toISOString()
}

function unfit(message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field: 'no', message }] })
}
