/** One moment in a calendar. Texts may hold anything; they cannot leave their line. */
export interface CalendarEntry {
  /** The same for ever for the same thing. */
  uid: string
  /** Grows with every change. */
  sequence: number
  /** When it was last changed. */
  stamp: Date
  at: Date
  summary: string
  description: string
  url: string
  categories: readonly string[]
  /** When to ring. */
  alarm: Date | null
}

/** An iCalendar object (RFC 5545; REFRESH-INTERVAL by RFC 7986): CRLF, lines of at most 75 octets, times in UTC. */
export function icsCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tanggap//Tenggat//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
    'X-PUBLISHED-TTL:PT15M',
    ...entries.flatMap(event),
    'END:VCALENDAR',
  ]
  return lines.map(line => `${fold(line)}\r\n`).join('')
}

function event(entry: CalendarEntry): string[] {
  const { uid, sequence, stamp, at, summary, description, url, categories, alarm } = entry
  return [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${utc(stamp)}`,
    `SEQUENCE:${Math.trunc(sequence)}`,
    `DTSTART:${utc(at)}`,
    `SUMMARY:${text(summary)}`,
    `DESCRIPTION:${text(description)}`,
    `URL:${address(url)}`,
    `CATEGORIES:${categories.map(text).join(',')}`,
    'CLASS:CONFIDENTIAL',
    'TRANSP:TRANSPARENT',
    ...(alarm
      ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER;VALUE=DATE-TIME:${utc(alarm)}`, `DESCRIPTION:${text(summary)}`, 'END:VALARM']
      : []),
    'END:VEVENT',
  ]
}

/** RFC 5545 §3.3.11. Line ends become `\n`; other control characters, which no TEXT may hold, go. */
function text(value: string): string {
  if (!/[^ -~]|[\\;,]/.test(value)) return value
  return value
    .toWellFormed()
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** A URI is not escaped, so it must not need to be. */
function address(url: string): string {
  return encodeURI(url.toWellFormed()).replace(/%25/g, '%')
}

/** `20260714T020000Z` */
function utc(moment: Date): string {
  const iso = moment.toISOString()
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`
}

const longest = 75

/** RFC 5545 §3.1: octets are counted, and no character is cut in two. A continued line begins with a space. */
function fold(line: string): string {
  if (line.length <= longest && /^[ -~]*$/.test(line)) return line
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > longest) {
      parts.push(part)
      part = ''
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
