import { zones } from './calendar.ts'
import type { Tlp } from './tlp.ts'

/** Sheets in PDF points: A4, and F4 (folio, 215 × 330 mm) as Indonesian offices print on. */
export const papers = { A4: [595.28, 841.89], F4: [609.45, 935.43] } as const
export type Paper = keyof typeof papers

export interface Signatory {
  name: string
  position: string
  /** Civil servant's number; empty = not printed. */
  nip: string
}

/** Why a civil servant's number will not do; null = it will, or there is none. Spaces between its parts do not count. */
export function faultOfNip(nip: string): string | null {
  return nip.trim() === '' || /^\d{18}$/.test(nip.replaceAll(' ', '')) ? null : 'NIP terdiri atas 18 angka; kosongkan bila tidak ada.'
}

/** What a team's letters have in common. */
export interface Letterhead {
  /** The kop, from the government down to the office; the last line is the largest. */
  lines: string[]
  /** Address, telephone, mail: one line each. */
  address: string[]
  /** SHA-256 of a PNG among the files. */
  logo: string | null
  /** e.g. `{nomor}/{kode}/{bulan-romawi}/{tahun}`. */
  pattern: string
  code: string
  place: string
  signatory: Signatory
  cc: string[]
  paper: Paper
}

export const plainLetterhead: Letterhead = {
  lines: [],
  address: [],
  logo: null,
  pattern: '{nomor}/{kode}/{bulan-romawi}/{tahun}',
  code: 'TTIS',
  place: '',
  signatory: { name: '', position: '', nip: '' },
  cc: [],
  paper: 'A4',
}

/** One letter as it stands on paper. */
export interface Letter {
  /** The kop; empty = the agency that signs it prints on its own. */
  head: Pick<Letterhead, 'lines' | 'address' | 'logo'> | null
  /** null = it is numbered by the agency that signs it. */
  pattern: string | null
  code: string
  place: string
  /** RFC 3339 UTC, and the zone in which its date is read. */
  date: string
  zone: string
  nature: string
  subject: string
  /** Markdown from "Yth." to before the signature. */
  body: string
  /** e.g. "Pengendali data pribadi,": above the name. */
  signedAs: string
  signatory: Signatory
  cc: string[]
  paper: Paper
  /** null = not printed, e.g. on what goes to the people concerned. */
  tlp: Tlp | null
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const places = ['nomor', 'kode', 'bulan', 'bulan-romawi', 'tahun'] as const

/** Why a pattern will not do; null = it will. Number and year must stand in it: the counter begins anew each year. */
export function faultOfPattern(pattern: string): string | null {
  const used = [...pattern.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name)
  const unknown = used.find(name => !(places as readonly string[]).includes(name))
  if (unknown !== undefined) return `{${unknown}} tidak dikenal; yang ada: ${places.map(name => `{${name}}`).join(', ')}.`
  if (used.length !== (pattern.match(/[{}]/g)?.length ?? 0) / 2) return 'Kurung kurawalnya tidak berpasangan.'
  return used.includes('nomor') && used.includes('tahun') ? null : 'Pola nomor harus memuat {nomor} dan {tahun}.'
}

/** The number of a letter; dots where it has none yet. */
export function letterNumber(
  { pattern, code, date, zone }: Pick<Letter, 'pattern' | 'code' | 'date' | 'zone'>,
  serial: number | null,
): string {
  if (pattern === null || serial === null) return '…………………………'
  const { year, month } = monthOf(date, zone)
  const values: Record<string, string> = {
    nomor: String(serial).padStart(3, '0'),
    kode: code,
    bulan: String(month).padStart(2, '0'),
    'bulan-romawi': roman[month - 1] ?? '',
    tahun: String(year),
  }
  return pattern.replace(/\{([^}]*)\}/g, (_, name: string) => values[name] ?? '')
}

/** Local year and month (1–12). */
export function monthOf(date: string, zone: string): { year: number; month: number } {
  const local = new Date(Date.parse(date) + (zones[zone]?.offset ?? 0) * 60_000)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1 }
}

/**
 * The part of a sheet that a letter prints between its head and its signature: from "Yth." to before the line of dots for
 * place and date. Nothing that was reported can end it: the last such line counts.
 */
export function bodyOf(sheet: string): string {
  const lines = sheet.split('\n')
  const from = Math.max(
    0,
    lines.findIndex(line => line.startsWith('Yth.')),
  )
  const to = lines.findLastIndex(line => /^…{3,}\s*,/.test(line))
  const body = lines.slice(from, to > from ? to : undefined)
  const end = body.indexOf('')
  return [...body.slice(0, end).filter(line => !line.startsWith('Tembusan:')), ...body.slice(end)]
    .join('\n')
    .replace(/\n-{3,}\s*$/, '')
    .trim()
}

/** "Sifat" in the words of official letters. */
export function natureOf(tlp: Tlp): string {
  if (tlp === 'RED' || tlp === 'AMBER+STRICT') return 'Rahasia'
  return tlp === 'AMBER' ? 'Terbatas' : 'Biasa'
}
