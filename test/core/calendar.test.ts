import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, dueAfter, partWay, workingMinutesBetween } from '../../src/core/calendar.ts'
import { office } from '../fixtures.ts'

const wib = office()
const local = (text: string, offset = '+07:00') => new Date(`${text}:00.000${offset}`)
const due = (start: string, length: Parameters<typeof dueAfter>[1], base: 'working' | 'calendar' = 'working', calendar = wib) =>
  new Date(dueAfter(local(start), length, base, calendar).getTime() + 7 * 3_600_000).toISOString().slice(0, 16)

describe('Calendar time, as the law counts', () => {
  test.each([
    ['over a weekend', '2026-07-17T15:00', '2026-07-20T15:00'],
    ['over a holiday', '2026-08-16T08:00', '2026-08-19T08:00'],
    ['over the end of the year', '2026-12-30T23:30', '2027-01-02T23:30'],
    ['over a leap day', '2028-02-28T12:00', '2028-03-02T12:00'],
  ])('3×24 hours is exactly 72 hours %s', (_, start, end) => {
    expect(due(start, { days: 3 }, 'calendar')).toBe(end)
    expect(due(start, { minutes: 72 * 60 }, 'calendar')).toBe(end)
    expect(dueAfter(local(start), { days: 3 }, 'calendar', wib).getTime() - local(start).getTime()).toBe(72 * 3_600_000)
  })

  test('calendar time does not ask for office hours at all', () => {
    expect(due('2026-07-18T03:00', { minutes: 60 }, 'calendar', { ...wib, hours: {} })).toBe('2026-07-18T04:00')
  })
})

describe('Working minutes, as the office counts', () => {
  test.each([
    ['within a day', '2026-07-14T09:00', 240, '2026-07-14T13:00'],
    ['to the last minute of the day', '2026-07-14T15:00', 60, '2026-07-14T16:00'],
    ['over the night', '2026-07-14T15:00', 61, '2026-07-15T07:31'],
    ['before the office opens', '2026-07-14T05:00', 60, '2026-07-14T08:30'],
    ["over Friday's break for prayer", '2026-07-17T11:00', 60, '2026-07-17T13:30'],
    ["from within Friday's break", '2026-07-17T12:00', 10, '2026-07-17T13:10'],
    ['over the weekend', '2026-07-17T15:00', 60, '2026-07-20T08:00'],
    ['over Independence Day, a Monday', '2026-08-14T15:00', 60, '2026-08-18T08:00'],
    ['from a holiday', '2026-08-17T10:00', 30, '2026-08-18T08:00'],
    ['over the end of the year', '2026-12-31T15:30', 60, '2027-01-01T08:00'],
  ])('%s', (_, start, minutes, end) => {
    expect(due(start, { minutes })).toBe(end)
  })

  test('an office that never opens is a mistake that is said, not waited for', () => {
    expect(() => due('2026-07-14T09:00', { minutes: 1 }, 'working', { ...wib, hours: {} })).toThrow(/no working hours/)
  })

  test('an unknown zone is refused', () => {
    expect(() => due('2026-07-14T09:00', { minutes: 1 }, 'working', { ...wib, zone: 'Europe/Amsterdam' })).toThrow(/unknown zone/)
  })
})

describe('Working days', () => {
  test.each([
    ['two days later at the same hour', '2026-07-14T09:00', 2, '2026-07-16T09:00'],
    ['from Thursday to Monday', '2026-07-16T09:00', 2, '2026-07-20T09:00'],
    ['over Independence Day', '2026-08-14T09:00', 1, '2026-08-18T09:00'],
    ['a start at night counts from the next opening', '2026-07-14T22:00', 1, '2026-07-16T07:30'],
    ['a start on Saturday counts from Monday', '2026-07-18T12:00', 5, '2026-07-27T07:30'],
    ["after Friday's closing it is due at closing", '2026-07-16T15:50', 1, '2026-07-17T15:30'],
    ["in Friday's break it is due when the break ends", '2026-07-16T12:00', 1, '2026-07-17T13:00'],
  ])('%s', (_, start, days, end) => {
    expect(due(start, { days })).toBe(end)
  })

  test('a day that opens later is not due before it opens', () => {
    const late = { ...wib, hours: { ...wib.hours, 3: [[600, 960]] as [number, number][] } }
    expect(due('2026-07-14T08:00', { days: 1 }, 'working', late)).toBe('2026-07-15T10:00')
  })
})

describe('Part of the way', () => {
  test('half of one working day is half of its working minutes, and one and a half goes on into the next', () => {
    const start = local('2026-07-14T09:00')
    const end = dueAfter(start, { days: 1 }, 'working', wib)
    expect(partWay(start, end, 0.5, 'working', wib)).toEqual(local('2026-07-14T13:15'))
    expect(partWay(start, end, 1, 'working', wib)).toEqual(end)
    expect(partWay(start, end, 1.5, 'working', wib)).toEqual(local('2026-07-15T13:15'))
  })

  test('in calendar time it is a share of the hours', () => {
    const start = local('2026-07-17T15:00')
    expect(partWay(start, local('2026-07-18T15:00'), 0.75, 'calendar', wib)).toEqual(local('2026-07-18T09:00'))
  })
})

describe.each([
  ['WIB', 'Asia/Jakarta'],
  ['WITA', 'Asia/Makassar'],
  ['WIT', 'Asia/Jayapura'],
])('For any moment in %s', (_, zone) => {
  const calendar = office(zone, ['2026-08-17', '2026-12-25', '2027-01-01'])
  const moments = fc.date({ min: new Date('2026-06-01T00:00:00Z'), max: new Date('2027-03-01T00:00:00Z'), noInvalidDate: true })
  const minutes = fc.integer({ min: 1, max: 6000 })
  const days = fc.integer({ min: 1, max: 30 })
  const runs = { numRuns: 300, seed: 20260714 }

  test('working minutes add up: a, then b, is a + b', () => {
    const added = fc.property(moments, minutes, minutes, (start, a, b) => {
      const twice = dueAfter(dueAfter(start, { minutes: a }, 'working', calendar), { minutes: b }, 'working', calendar)
      expect(twice).toEqual(dueAfter(start, { minutes: a + b }, 'working', calendar))
    })
    fc.assert(added, runs)
  })

  test('between start and due lie exactly the working minutes asked for', () => {
    const counted = fc.property(moments, minutes, (start, a) => {
      expect(workingMinutesBetween(start, dueAfter(start, { minutes: a }, 'working', calendar), calendar)).toBe(a)
    })
    fc.assert(counted, runs)
  })

  test('a later start is never due earlier, in minutes or in days', () => {
    const ordered = fc.property(moments, moments, minutes, days, (one, other, a, n) => {
      const [first, second] = one <= other ? [one, other] : [other, one]
      for (const length of [{ minutes: a }, { days: n }])
        expect(+dueAfter(first, length, 'working', calendar)).toBeLessThanOrEqual(+dueAfter(second, length, 'working', calendar))
    })
    fc.assert(ordered, runs)
  })

  test('nothing is ever due at night, in the break, on a weekend or on a holiday', () => {
    const open = fc.property(moments, minutes, days, (start, a, n) => {
      for (const length of [{ minutes: a }, { days: n }]) {
        const end = dueAfter(start, length, 'working', calendar)
        expect(isOpen(end, calendar), end.toISOString()).toBe(true)
        expect(end > start).toBe(true)
      }
    })
    fc.assert(open, runs)
  })

  test('a larger share of the way is never earlier', () => {
    const shares = fc.double({ min: 0, max: 2, noNaN: true })
    const ordered = fc.property(moments, minutes, shares, shares, (start, a, x, y) => {
      const end = dueAfter(start, { minutes: a }, 'working', calendar)
      const at = (share: number) => +partWay(start, end, share, 'working', calendar)
      expect(at(Math.min(x, y))).toBeLessThanOrEqual(at(Math.max(x, y)))
    })
    fc.assert(ordered, runs)
  })
})

/** Told by Intl and not by our own offsets. */
function isOpen(at: Date, { zone, hours, holidays }: Calendar): boolean {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(at)
  const [date = '', time = ''] = parts.split(', ')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7
  const inside = (hours[weekday] ?? []).some(([from, to]) => hour * 60 + minute >= from && hour * 60 + minute <= to)
  return inside && !holidays.has(date)
}
