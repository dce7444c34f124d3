import { cell } from './indicators.ts'

/** One thing that was seen; times RFC 3339 UTC. */
export interface SeenObservable {
  kind: string
  value: string
  first: string
  last: string
  incidents: number
  tlp: string
}

/** RFC 4180, as machines compare them, not defanged. A cell that a spreadsheet would calculate begins with an apostrophe. */
export function observablesCsv(seen: readonly SeenObservable[]): string {
  const rows = seen.map(({ value, kind, first, last, incidents, tlp }) => [value, kind, first, last, String(incidents), `TLP:${tlp}`])
  return [['nilai', 'jenis', 'pertama_terlihat', 'terakhir_terlihat', 'insiden', 'tlp'], ...rows]
    .map(row => `${row.map(cell).join(',')}\r\n`)
    .join('')
}
