import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, icsCalendar } from '../../src/formats/ics.ts'

const octets = (text: string) => new TextEncoder().encode(text).length

/** RFC 5545 read from its other end, knowing nothing of how it was written. */
function read(calendar: string): { name: string; value: string }[] {
  expect(calendar.endsWith('\r\n')).toBe(true)
  const unfolded = calendar.replaceAll('\r\n ', '')
  return unfolded
    .slice(0, -2)
    .split('\r\n')
    .map(line => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 1) }))
}
const plain = (value: string) => value.replace(/\\(n|N|[\\;,])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
const valuesOf = (calendar: string, name: string) => read(calendar).flatMap(line => (line.name === name ? [plain(line.value)] : []))

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'Situs\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:palsu',
    'a\nATTACH:http://evil.example',
    'a\u2028ATTENDEE:mailto:x@y.z',
    '\\n\\, ; "x":y',
    '🏥'.repeat(60),
    'ñ'.repeat(200),
    '\u0000\u0007\u001b[31m',
    '\ud800 setengah',
  ),
  fc.array(fc.constantFrom('é', '👩‍⚕️', 'x', ';', '\\', '\r', '\n', ',', '漢')).map(parts => parts.join('')),
)
const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const entry: fc.Arbitrary<CalendarEntry> = fc.record({
  uid: fc.stringMatching(/^[a-z0-9.~-]{1,60}$/),
  sequence: fc.nat(),
  stamp: moment,
  at: moment,
  summary: hostile,
  description: hostile,
  url: fc.webUrl(),
  categories: fc.array(hostile, { minLength: 1, maxLength: 2 }),
  alarm: fc.option(moment),
})

/** What may stand in a TEXT: other control characters go, and every line end is one. */
const kept = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')

describe('A calendar', () => {
  test('has no line of more than 75 octets, cuts no character, and ends every line with CRLF', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), hostile, (entries, name) => {
        const calendar = icsCalendar(name, entries)
        for (const line of calendar.split('\r\n')) {
          expect(octets(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
          expect(line.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('says what it was given, whatever that is; nobody’s title ends an event, begins one or adds a line', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 4 }), entries => {
        const calendar = icsCalendar('Tenggat', entries)
        const names = read(calendar).map(({ name }) => name)
        expect(valuesOf(calendar, 'SUMMARY')).toEqual(entries.map(({ summary }) => kept(summary)))
        expect(valuesOf(calendar, 'UID')).toEqual(entries.map(({ uid }) => uid))
        const alarms = entries.filter(({ alarm }) => alarm).length
        expect(valuesOf(calendar, 'BEGIN')).toHaveLength(1 + entries.length + alarms)
        expect(valuesOf(calendar, 'END')).toHaveLength(1 + entries.length + alarms)
        const known =
          /^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|NAME|X-WR-CALNAME|REFRESH-INTERVAL;VALUE=DURATION|X-PUBLISHED-TTL|UID|DTSTAMP|SEQUENCE|DTSTART|SUMMARY|DESCRIPTION|URL|CATEGORIES|CLASS|TRANSP|ACTION|TRIGGER;VALUE=DATE-TIME)$/
        expect(names.filter(name => !known.test(name))).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  test('a line of exactly 75 octets is not folded, one more is; a character of four octets goes to the next line whole', () => {
    const summaryOf = (summary: string) => {
      const calendar = icsCalendar('x', [{ ...one, summary }])
      return calendar.slice(calendar.indexOf('SUMMARY'), calendar.indexOf('\r\nDESCRIPTION:'))
    }
    const fits = 75 - 'SUMMARY:'.length
    expect(summaryOf('a'.repeat(fits))).not.toContain('\r\n')
    expect(summaryOf('a'.repeat(fits + 1))).toBe(`SUMMARY:${'a'.repeat(fits)}\r\n a`)
    expect(summaryOf(`${'a'.repeat(fits - 3)}🏥`)).toBe(`SUMMARY:${'a'.repeat(fits - 3)}\r\n 🏥`)
  })

  const one: CalendarEntry = {
    uid: 'K8a@x',
    sequence: 3,
    stamp: new Date('2026-07-14T02:00:00Z'),
    at: new Date('2026-07-17T02:00:00Z'),
    summary: 'TKT-2607-0001 K8a; Pemberitahuan, segera',
    description: 'a\nb',
    url: 'https://x.test/konsol/tiket/TKT-2607-0001',
    categories: ['Tenggat'],
    alarm: new Date('2026-07-15T14:00:00.000Z'),
  }

  test('times are in UTC, texts escaped, the alarm is a moment', () => {
    const calendar = icsCalendar('Tenggat', [one])
    for (const line of [
      'DTSTAMP:20260714T020000Z',
      'DTSTART:20260717T020000Z',
      'SEQUENCE:3',
      'TRIGGER;VALUE=DATE-TIME:20260715T140000Z',
      'SUMMARY:TKT-2607-0001 K8a\\; Pemberitahuan\\, segera',
      'DESCRIPTION:a\\nb',
    ])
      expect(calendar.split('\r\n')).toContain(line)
  })
})
