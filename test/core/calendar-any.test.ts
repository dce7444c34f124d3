import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, dueAfter, partWay, workingMinutesBetween, zones } from '../../src/core/calendar.ts'
import { readHours, writeHours } from '../../src/core/hours.ts'

const minute = 60_000
const hour = 60 * minute
const runs = { numRuns: 250, seed: 20260817 }

// ── Any office ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Up to three spans of one day, in order and apart; some days are closed, some offices work until midnight. */
const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 })
  .map(quarters => quarters.sort((a, b) => a - b).map(quarter => quarter * 15))
  .map(ends => Array.from({ length: Math.floor(ends.length / 2) }, (_, at): [number, number] => [ends[2 * at] ?? 0, ends[2 * at + 1] ?? 0]))

const usual: [number, number][] = [[450, 960]]
const friday: [number, number][] = [
  [450, 690],
  [780, 930],
]

/** At least Wednesday is worked, else no deadline by the office's hours could ever come. */
const hours = fc
  .record({
    1: spans,
    2: spans,
    3: spans,
    4: spans,
    5: fc.constantFrom(friday, friday, [[450, 660]] as [number, number][]),
    6: spans,
    7: spans,
  })
  .map(week => ({ ...week, 3: week[3].length > 0 ? week[3] : usual }))

/** Single days and whole weeks, as around Idulfitri. */
const holidays = fc
  .array(fc.record({ from: fc.integer({ min: 0, max: 300 }), days: fc.constantFrom(1, 1, 1, 2, 9) }), { maxLength: 12 })
  .map(all => all.flatMap(({ from, days }) => Array.from({ length: days }, (_, day) => dateOf(Date.UTC(2026, 5, 1 + from + day)))))

const zone = fc.constantFrom(...Object.keys(zones))
const calendar = fc.record({ zone, hours, holidays }).map((made): Calendar => ({ ...made, holidays: new Set(made.holidays) }))

const from = Date.UTC(2026, 5, 1)
const moment = fc.integer({ min: 0, max: 250 * 24 * 60 }).map(minutes => new Date(from + minutes * minute))
/** Not on the minute. */
const odd = fc.integer({ min: 0, max: 250 * 24 * 60 * 60_000 }).map(ms => new Date(from + ms))

// ── The same, counted minute by minute ───────────────────────────────────────────────────────────────────────────────

const utcOffset: Record<string, number> = { 'Asia/Jakarta': 7, 'Asia/Pontianak': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }

function dateOf(local: number): string {
  return new Date(local).toISOString().slice(0, 10)
}

function localOf(at: number, { zone: name }: Calendar): number {
  return at + (utcOffset[name] ?? Number.NaN) * hour
}

/** Whether the minute that begins at this moment is worked. */
function isWorked(at: number, office: Calendar): boolean {
  const local = localOf(at, office)
  if (office.holidays.has(dateOf(local))) return false
  const day = new Date(local)
  const time = day.getUTCHours() * 60 + day.getUTCMinutes()
  return (office.hours[day.getUTCDay() || 7] ?? []).some(([opens, closes]) => time >= opens && time < closes)
}

/** The end of the n-th worked minute. */
function countTo(start: Date, minutes: number, office: Calendar): Date {
  let at = start.getTime()
  for (let left = minutes; left > 0; at += minute) if (isWorked(at, office)) left -= 1
  return new Date(at)
}

function spansOf(local: number, { hours: week, holidays: closed }: Calendar): [number, number][] {
  return closed.has(dateOf(local)) ? [] : (week[new Date(local).getUTCDay() || 7] ?? [])
}

/** The n-th working day after the one it starts on, at the same time of day; put into that day's hours. */
function dayTo(start: Date, days: number, office: Calendar): Date {
  let opening = start.getTime()
  if (opening % minute !== 0) throw new Error('whole minutes only')
  while (!isWorked(opening, office)) opening += minute
  const local = localOf(opening, office)
  const time = (local % (24 * hour)) / minute
  let midnight = local - time * minute
  for (let left = days; left > 0; ) {
    midnight += 24 * hour
    if (spansOf(midnight, office).length > 0) left -= 1
  }
  const day = spansOf(midnight, office)
  const within = day.find(([, closes]) => time <= closes)
  const due = within ? Math.max(time, within[0]) : Math.max(...day.map(([, closes]) => closes))
  return new Date(midnight + due * minute - (localOf(0, office) as number))
}

describe('In any office, with any holidays, in WIB, WITA and WIT', () => {
  test('3×24 h is exactly 72 h, and every other length of the law is what it says', () => {
    const lawful = fc.property(odd, calendar, fc.integer({ min: 1, max: 90 }), (start, office, days) => {
      expect(dueAfter(start, { days: 3 }, 'calendar', office).getTime() - start.getTime()).toBe(72 * hour)
      expect(dueAfter(start, { days }, 'calendar', office).getTime() - start.getTime()).toBe(days * 24 * hour)
      expect(dueAfter(start, { minutes: 72 * 60 }, 'calendar', office)).toEqual(dueAfter(start, { days: 3 }, 'calendar', office))
      expect(partWay(start, dueAfter(start, { days: 3 }, 'calendar', office), 0.5, 'calendar', office).getTime()).toBe(
        start.getTime() + 36 * hour,
      )
    })
    fc.assert(lawful, runs)
  })

  test('working minutes are those that one counts on the fingers, over breaks, Fridays, nights and holidays', () => {
    const counted = fc.property(moment, calendar, fc.integer({ min: 1, max: 900 }), (start, office, minutes) => {
      const due = countTo(start, minutes, office)
      expect(dueAfter(start, { minutes }, 'working', office)).toEqual(due)
      expect(workingMinutesBetween(start, due, office)).toBe(minutes)
    })
    fc.assert(counted, runs)
  })

  test('working days are those of the wall calendar', () => {
    const counted = fc.property(moment, calendar, fc.integer({ min: 1, max: 15 }), (start, office, days) => {
      expect(dueAfter(start, { days }, 'working', office)).toEqual(dayTo(start, days, office))
    })
    fc.assert(counted, runs)
  })

  test('seconds and milliseconds are not lost: a later start is never due earlier', () => {
    const ordered = fc.property(odd, odd, calendar, fc.integer({ min: 1, max: 3000 }), (one, other, office, minutes) => {
      const [first, second] = one <= other ? [one, other] : [other, one]
      const due = (start: Date) => dueAfter(start, { minutes }, 'working', office).getTime()
      expect(due(first)).toBeLessThanOrEqual(due(second))
      expect(due(second)).toBeGreaterThan(second.getTime())
    })
    fc.assert(ordered, runs)
  })

  test('the same wall clock gives the same wall clock in every zone', () => {
    const moved = fc.property(
      moment,
      calendar,
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 1, max: 9 }),
      (start, office, minutes, days) => {
        for (const length of [{ minutes }, { days }]) {
          const local = Object.keys(zones).map(name => {
            const there = { ...office, zone: name }
            const begun = new Date(start.getTime() - (utcOffset[name] ?? 0) * hour)
            return localOf(dueAfter(begun, length, 'working', there).getTime(), there)
          })
          expect(new Set(local).size).toBe(1)
        }
      },
    )
    fc.assert(moved, runs)
  })

  test('one more holiday never makes anything due earlier, and never touches a clock of law', () => {
    const closed = fc.property(
      moment,
      calendar,
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 2000 }),
      (start, office, later, minutes) => {
        const day = dateOf(localOf(start.getTime(), office) + later * 24 * hour)
        const more = { ...office, holidays: new Set([...office.holidays, day]) }
        for (const length of [{ minutes }, { days: 1 + (minutes % 9) }]) {
          const [before, after] = [office, more].map(one => dueAfter(start, length, 'working', one).getTime())
          expect(after).toBeGreaterThanOrEqual(before ?? 0)
          expect(dueAfter(start, length, 'calendar', more)).toEqual(dueAfter(start, length, 'calendar', office))
        }
      },
    )
    fc.assert(closed, runs)
  })

  test('a warning stands between start and due, the whole way is the due time, and an escalation does not come before it', () => {
    const ordered = fc.property(
      moment,
      calendar,
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (start, office, minutes, share) => {
        for (const base of ['working', 'calendar'] as const) {
          const due = dueAfter(start, { minutes }, base, office)
          const at = (part: number) => partWay(start, due, part, base, office).getTime()
          expect(at(share)).toBeGreaterThanOrEqual(start.getTime())
          expect(at(share)).toBeLessThanOrEqual(due.getTime())
          expect(at(1)).toBe(due.getTime())
          expect(at(1 + share)).toBeGreaterThanOrEqual(due.getTime())
        }
      },
    )
    fc.assert(ordered, runs)
  })
})

const typedSpans = fc
  .array(fc.tuple(fc.integer({ min: 6, max: 9 }), fc.integer({ min: 8, max: 12 })), { minLength: 1, maxLength: 3 })
  .map(all => all.map(([opens, closes]) => `${opens}.00-${closes}.00`).join(', '))

describe('Office hours as people type them', () => {
  test('what is written is read as it was, whatever the hours', () => {
    const again = fc.property(spans, day => {
      const typed = day.map(([opens, closes]): [string, string] => [written(opens), written(closes)])
      expect(readHours(writeHours(typed))).toEqual(typed)
    })
    fc.assert(again, runs)
  })

  test('nothing that is typed crashes, and what is read is always in order', () => {
    const any = fc.property(fc.oneof(typedSpans, fc.string(), fc.stringMatching(/^[0-9., :–-]{0,40}$/)), typed => {
      const ends = readHours(typed)?.flat() ?? []
      expect(ends).toEqual([...new Set(ends)].sort())
      expect(ends.every(end => /^\d\d:\d\d$/.test(end) && end <= '24:00')).toBe(true)
    })
    fc.assert(any, { ...runs, numRuns: 1000 })
  })
})

function written(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
