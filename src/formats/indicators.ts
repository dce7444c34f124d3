import type { Indicator } from '../core/indicator.ts'
import type { Tlp } from '../core/tlp.ts'

/** The indicators of one advisory, and whose and since when they are. */
export interface Indicators {
  number: string
  title: string
  tlp: Tlp
  /** Or replaced by a correction. */
  withdrawn: boolean
  /** Of the advisory: first published (or drafted), and last changed; ISO 8601. */
  since: string
  changed: string
  /** Its page. */
  url: string
  team: string
  indicators: readonly Indicator[]
}

/** One a line, as machines compare them, not defanged. Nothing once the advisory is withdrawn: whoever blocks by this list lets go. */
export function plainList({ withdrawn, indicators }: Indicators): string {
  return withdrawn
    ? ''
    : known(indicators)
        .map(({ value }) => `${value}\n`)
        .join('')
}

/** RFC 4180. A cell that a spreadsheet would calculate begins with an apostrophe. */
export function indicatorsCsv({ number, tlp, since, withdrawn, indicators }: Indicators): string {
  const rows = known(indicators).map(({ kind, value }) => [
    value,
    kind ?? '',
    number,
    `TLP:${tlp}`,
    since,
    withdrawn ? 'tidak berlaku' : 'berlaku',
  ])
  return [['nilai', 'jenis', 'imbauan', 'tlp', 'sejak', 'keadaan'], ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('')
}

/** What we know the kind of. Words around them are for people. */
export function known(indicators: readonly Indicator[]): (Indicator & { kind: string })[] {
  return indicators.filter((one): one is Indicator & { kind: NonNullable<Indicator['kind']> } => one.kind !== null)
}

/** One of RFC 4180, which no spreadsheet calculates. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
