import { indicatorKinds, indicatorsIn } from './indicator.ts'

export const observableKinds = { ...indicatorKinds, phone: 'Nomor telepon' } as const
export type ObservableKind = keyof typeof observableKinds

/** `value` in one spelling, not defanged. */
export interface Observable {
  kind: ObservableKind
  value: string
}

/** More than this in one text is a log, and stays with the evidence. */
const most = 1000
const longest = 2000

/** What a text names that could be seen elsewhere too, each once: everything `indicatorsIn` knows, and Indonesian telephone numbers. */
export function observablesIn(text: string): Observable[] {
  const read = text.slice(0, 200_000)
  const known = indicatorsIn(read).flatMap(({ kind, value }) => (kind && value.length <= longest ? [{ kind, value }] : []))
  return [...known, ...phonesIn(read)].slice(0, most)
}

/** +62 and the digits. Mobiles in any grouping; landlines with their area code in brackets or before a hyphen, so that no account number is one. */
export function phonesIn(text: string): Observable[] {
  const mobile = /(?<![\w.+/-])(?:\+62|62|0)[ .-]?(8[1-9]\d)[ .-]?(\d{3,4})[ .-]?(\d{3,5})(?![\w/]|[.-]\d)/g
  const landline =
    /(?<![\w.+/-])(?:\((?:\+62|0)[ -]?([2-9]\d{1,2})\) ?|(?:\+62[ -]|0)([2-9]\d{1,2})-)(\d{3,4})[ -]?(\d{3,4})(?![\w/]|[.-]\d)/g
  const found = [...text.matchAll(mobile), ...text.matchAll(landline)].map(
    ([, ...groups]) => `+62${groups.slice(0, 4).filter(isDigits).join('')}`,
  )
  return [...new Set(found)].map(value => ({ kind: 'phone', value }))
}

function isDigits(group: unknown): group is string {
  return typeof group === 'string'
}
