/** Office hours of a Javanese province, Monday to Friday; each team sets its own. Friday's break is longer, for prayer. */
export const officeHours: Record<number, [string, string][]> = {
  1: [['07:30', '16:00']],
  2: [['07:30', '16:00']],
  3: [['07:30', '16:00']],
  4: [['07:30', '16:00']],
  5: [
    ['07:30', '11:30'],
    ['13:00', '15:30'],
  ],
}

/** Working hours as people write them, e.g. "07.30–11.30, 13.00–15.30"; empty = closed. As [from, to] pairs of "07:30"; null = cannot be read. */
export function readHours(typed: string): [string, string][] | null {
  const spans = typed
    .split(',')
    .map(span => span.trim())
    .filter(Boolean)
  const read = spans.map(span => /^(\d{1,2})[.:](\d{2})\s*[-–]\s*(\d{1,2})[.:](\d{2})$/.exec(span))
  const times = read.map((found): [string, string] => [
    `${found?.[1]?.padStart(2, '0')}:${found?.[2]}`,
    `${found?.[3]?.padStart(2, '0')}:${found?.[4]}`,
  ])
  const ends = times.flat()
  const inOrder = ends.every((time, at) => at === 0 || time > (ends[at - 1] ?? ''))
  return read.every(Boolean) && inOrder && ends.every(isTime) ? times : null
}

export function writeHours(spans: readonly (readonly [string, string])[]): string {
  return spans.map(([from, to]) => `${from.replace(':', '.')}–${to.replace(':', '.')}`).join(', ')
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) || text === '24:00'
}

/** By ISO weekday less one. */
export const weekdays = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const

/** A line for each run of days with the same hours, e.g. "Senin–Kamis 07.30–12.00, 13.00–15.30"; closed days are left out. */
export function hourLines(hours: Readonly<Record<string, readonly (readonly [string, string])[]>>): string[] {
  const runs: { from: string; to: string; written: string }[] = []
  for (const [at, day] of weekdays.entries()) {
    const written = writeHours(hours[at + 1] ?? [])
    const last = runs.at(-1)
    if (last && last.written === written) last.to = day
    else runs.push({ from: day, to: day, written })
  }
  return runs.flatMap(({ from, to, written }) => (written ? `${from === to ? from : `${from}–${to}`} ${written}` : []))
}
