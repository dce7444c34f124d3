import { zones } from './calendar.ts'

const day = 86_400_000
/** Within the first sixty days of a quarter everybody's day comes; the rest is left for answers. */
const spread = 60

export interface Quarter {
  /** e.g. 2026-3 */
  name: string
  /** First moment of it in the team's zone. */
  startsAt: Date
}

export function quarterOf(now: Date, zone: string): Quarter {
  const offset = (zones[zone]?.offset ?? 0) * 60_000
  const local = new Date(now.getTime() + offset)
  const [year, quarter] = [local.getUTCFullYear(), Math.floor(local.getUTCMonth() / 3)]
  return { name: `${year}-${quarter + 1}`, startsAt: new Date(Date.UTC(year, quarter * 3, 1) - offset) }
}

/** When a contact is asked: at 09.00 of a day of their own, the same each quarter. `mark` = hexadecimal digits of the contact. */
export function askedAt({ startsAt }: Quarter, mark: string): Date {
  return new Date(startsAt.getTime() + (Number.parseInt(mark.slice(0, 8), 16) % spread) * day + 9 * 3_600_000)
}

/** The Monday on which a week's list goes out, once it is past 08.00 there; null on other days. */
export function mondayOf(now: Date, zone: string): string | null {
  const local = new Date(now.getTime() + (zones[zone]?.offset ?? 0) * 60_000)
  return local.getUTCDay() === 1 && local.getUTCHours() >= 8 ? local.toISOString().slice(0, 10) : null
}
