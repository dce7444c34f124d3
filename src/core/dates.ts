import { zones } from './calendar.ts'

const styles = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  clock: { timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

const formatters = new Map<string, Intl.DateTimeFormat>()

/** `Selasa, 7 Juli 2026 pukul 13.05 WIB` */
export function fullTime(date: Date, zone: string): string {
  return `${formatter('full', zone).format(date)} ${zoneName(zone)}`
}

/** `Selasa, 7 Juli 2026` */
export function dayOf(date: Date, zone: string): string {
  return formatter('day', zone).format(date)
}

/** `7 Juli 2026` */
export function dateOf(date: Date, zone: string): string {
  return formatter('date', zone).format(date)
}

/** `7 Jul 13.05 WIB`, for tables. */
export function shortTime(date: Date, zone: string): string {
  return `${formatter('short', zone).format(date).replace(',', '')} ${zoneName(zone)}`
}

/** `13.05` */
export function clockTime(date: Date, zone: string): string {
  return formatter('clock', zone).format(date)
}

/** WIB, WITA or WIT. */
export function zoneName(zone: string): string {
  return zones[zone]?.label ?? zone
}

function formatter(style: keyof typeof styles, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${zone}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('id-ID', { ...styles[style], timeZone: zone })
  formatters.set(key, known)
  return known
}
