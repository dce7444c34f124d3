import { zones } from '../calendar.ts'

/** A calendar month at a team's place. */
export interface Month {
  /** e.g. 2026-07 */
  name: string
  /** e.g. Juli 2026 */
  label: string
  /** First moment of it, and first of the next; RFC 3339 UTC. */
  from: string
  to: string
}

const names = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']

/** The month of that name ("2026-07") in this zone; null when there is none: before 2000 or after 2099, or no month at all. */
export function readMonth(name: string, zone: string): Month | null {
  const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(name) ?? []
  return year && month ? monthAt(Number(year), Number(month) - 1, zone) : null
}

export function monthOf(now: Date, zone: string): Month {
  const local = new Date(now.getTime() + offsetOf(zone))
  return monthAt(local.getUTCFullYear(), local.getUTCMonth(), zone)
}

/** `count` months up to and with this one, oldest first. */
export function monthsUpTo({ name }: Month, count: number, zone: string): Month[] {
  const [year = 0, month = 0] = name.split('-').map(Number)
  return Array.from({ length: count }, (_, at) => monthAt(year, month - count + at, zone))
}

export function monthAfter({ name }: Month, zone: string): Month {
  const [year = 0, month = 0] = name.split('-').map(Number)
  return monthAt(year, month, zone)
}

/** `month` counts from 0 and may run over either end of the year. */
function monthAt(year: number, month: number, zone: string): Month {
  const at = (place: number) => new Date(Date.UTC(year, place, 1) - offsetOf(zone)).toISOString()
  const first = new Date(Date.UTC(year, month, 1))
  const name = first.toISOString().slice(0, 7)
  return { name, label: `${names[first.getUTCMonth()]} ${first.getUTCFullYear()}`, from: at(month), to: at(month + 1) }
}

function offsetOf(zone: string): number {
  return (zones[zone]?.offset ?? 0) * 60_000
}
