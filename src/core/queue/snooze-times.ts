import { zones } from '../calendar.ts'

const hour = 3_600_000
const day = 24 * hour

/** The quick answers to "until when". */
export const snoozeTimes = {
  '2j': '2 jam lagi',
  siang: 'hari ini pukul 13.00',
  besok: 'besok pukul 08.00',
  senin: 'Senin pukul 08.00',
  '7h': 'sepekan lagi',
} as const
export type SnoozeTime = keyof typeof snoozeTimes

/** The moment that is meant, in the team's zone. `siang` after one o'clock is already past, and refused where it is used. */
export function momentOf(quick: SnoozeTime, now: Date, zone: string): Date {
  const offset = (zones[zone]?.offset ?? 0) * 60_000
  const midnight = Math.floor((now.getTime() + offset) / day) * day - offset
  const weekday = new Date(midnight + offset).getUTCDay()
  if (quick === '2j') return new Date(now.getTime() + 2 * hour)
  if (quick === 'siang') return new Date(midnight + 13 * hour)
  if (quick === 'besok') return new Date(midnight + day + 8 * hour)
  if (quick === 'senin') return new Date(midnight + ((8 - weekday) % 7 || 7) * day + 8 * hour)
  return new Date(now.getTime() + 7 * day)
}
