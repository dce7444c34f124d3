import { zones } from '../calendar.ts'
import type { Due } from './filter.ts'

const units = { m: 60_000, j: 3_600_000, h: 86_400_000 } as const

/** `<4j` due within four hours (`m` minutes, `j` jam, `h` hari), `>2h` later than that, `lewat`, `tanpa`. */
export function dueOf(value: string, now: Date): { values: Due[] } | { why: string } {
  const typed = value.toLowerCase().replace(/\s+/g, '')
  if (typed === 'lewat') return { values: [{ before: now.toISOString() }] }
  if (typed === 'tanpa') return { values: ['tanpa'] }
  const [, sign, number = '', unit] = /^([<>])(\d{1,4})([mjh])$/.exec(typed) ?? []
  if (!sign) {
    const bare = /^(\d{1,4}[mjh])$/.exec(typed)?.[1]
    return { why: bare ? `kurang tandanya; maksud Anda tenggat:<${bare}?` : 'tidak dikenal; tulis mis. <4j, <30m, >2h, lewat, atau tanpa.' }
  }
  const moment = new Date(now.getTime() + Number(number) * units[unit as keyof typeof units]).toISOString()
  return { values: [sign === '<' ? { before: moment } : { after: moment }] }
}

/** `hari-ini`, `kemarin`, `7h` ago, or a day `2026-11-01` / `1-11-2026`, from its midnight in the team's zone. */
export function sinceOf(value: string, { now, zone }: { now: Date; zone: string }): { values: string[] } | { why: string } {
  const typed = value.toLowerCase().replaceAll(' ', '-')
  const [, ago, unit] = /^(\d{1,4})([mjh])$/.exec(typed) ?? []
  if (ago) return { values: [new Date(now.getTime() - Number(ago) * units[unit as keyof typeof units]).toISOString()] }
  const offset = (zones[zone]?.offset ?? 0) * units.m
  const today = Math.floor((now.getTime() + offset) / units.h) * units.h - offset
  if (typed === 'hari-ini') return { values: [new Date(today).toISOString()] }
  if (typed === 'kemarin') return { values: [new Date(today - units.h).toISOString()] }
  const day = dayOf(typed)
  if (day === null) return { why: 'bukan tanggal; tulis mis. 2026-11-01, hari-ini, kemarin, atau 7h.' }
  return { values: [new Date(day - offset).toISOString()] }
}

/** Midnight UTC of a day that exists; null otherwise. */
function dayOf(typed: string): number | null {
  const [, y1, m1, d1] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? []
  const [, d2, m2, y2] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed) ?? []
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2].map(Number)
  if (!year || !month || !day) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null
}
