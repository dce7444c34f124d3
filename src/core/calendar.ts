import type { Length, TimeBase } from './playbook.ts'

/** Working hours of one team. Minutes after local midnight per ISO weekday (1 = Monday); holidays are local YYYY-MM-DD. */
export interface Calendar {
  zone: string
  hours: Record<number, [from: number, to: number][]>
  holidays: ReadonlySet<string>
}

/** The four IANA names of Indonesia's three zones. None has daylight saving, so a fixed offset is exact. */
export const zones: Record<string, { offset: number; label: string }> = {
  'Asia/Jakarta': { offset: 420, label: 'WIB' },
  'Asia/Pontianak': { offset: 420, label: 'WIB' },
  'Asia/Makassar': { offset: 480, label: 'WITA' },
  'Asia/Jayapura': { offset: 540, label: 'WIT' },
}

const minute = 60_000
const day = 1440 * minute

/** When something that starts at `start` and may last `length` is due. Calendar days are exactly 24 h; 3×24 h is 72 h. */
export function dueAfter(start: Date, length: Length, base: TimeBase, calendar: Calendar): Date {
  if (base === 'calendar') return new Date(start.getTime() + ('minutes' in length ? length.minutes * minute : length.days * day))
  return 'minutes' in length ? addWorkingMinutes(start, length.minutes, calendar) : addWorkingDays(start, length.days, calendar)
}

/** The moment at which `share` of the way from `start` to `due` has gone; beyond 1 it extrapolates. Measured in the same base as the clock. */
export function partWay(start: Date, due: Date, share: number, base: TimeBase, calendar: Calendar): Date {
  if (base === 'calendar') return new Date(start.getTime() + (due.getTime() - start.getTime()) * share)
  return addWorkingMinutes(start, Math.round(workingMinutesBetween(start, due, calendar) * share), calendar)
}

/** Working minutes from `start` to `end`; 0 when end is not after start. */
export function workingMinutesBetween(start: Date, end: Date, calendar: Calendar): number {
  let sum = 0
  for (const [from, to] of windowsFrom(start, calendar)) {
    if (from >= end.getTime()) break
    sum += Math.min(to, end.getTime()) - from
  }
  return Math.floor(sum / minute)
}

function addWorkingMinutes(start: Date, minutes: number, calendar: Calendar): Date {
  let left = minutes * minute
  for (const [from, to] of windowsFrom(start, calendar)) {
    if (left <= to - from) return new Date(from + left)
    left -= to - from
  }
  throw new Error('this calendar has no working hours')
}

/** n working days later, at the same time of day; a start outside working hours counts from the next opening. */
function addWorkingDays(start: Date, days: number, calendar: Calendar): Date {
  const opening = addWorkingMinutes(start, 0, calendar)
  const time = localMinutes(opening, calendar)
  let left = days
  for (let midnight = localMidnight(opening, calendar) + day; ; midnight += day) {
    const windows = windowsOn(midnight, calendar)
    if (windows.length === 0) continue
    left -= 1
    if (left > 0) continue
    return new Date(intoWorkingTime(midnight + time * minute, windows))
  }
}

/** The same moment when it is worked at; in a break the end of the break, before opening the opening, after closing the closing. */
function intoWorkingTime(wanted: number, windows: [number, number][]): number {
  const next = windows.find(([, to]) => wanted <= to)
  return next ? Math.max(wanted, next[0]) : Math.max(...windows.map(([, to]) => to))
}

/** Working windows in epoch ms, from `start` on, the first one cut to begin no earlier than `start`. Ends after two years without one. */
function* windowsFrom(start: Date, calendar: Calendar): Generator<[from: number, to: number]> {
  const first = localMidnight(start, calendar)
  let idle = 0
  for (let midnight = first; idle < 732; midnight += day) {
    idle += 1
    for (const [from, to] of windowsOn(midnight, calendar)) {
      if (to <= start.getTime()) continue
      idle = 0
      yield [Math.max(from, start.getTime()), to]
    }
  }
}

function windowsOn(midnight: number, calendar: Calendar): [number, number][] {
  const local = new Date(midnight + offset(calendar) * minute)
  if (calendar.holidays.has(local.toISOString().slice(0, 10))) return []
  const weekday = local.getUTCDay() || 7
  return (calendar.hours[weekday] ?? []).map(([from, to]) => [midnight + from * minute, midnight + to * minute])
}

function localMidnight(at: Date, calendar: Calendar): number {
  const shift = offset(calendar) * minute
  return Math.floor((at.getTime() + shift) / day) * day - shift
}

function localMinutes(at: Date, calendar: Calendar): number {
  return Math.floor((at.getTime() - localMidnight(at, calendar)) / minute)
}

function offset(calendar: Calendar): number {
  const zone = zones[calendar.zone]
  if (!zone) throw new Error(`unknown zone ${calendar.zone}`)
  return zone.offset
}
