import { type Tlp, tlpLabels } from '../tlp.ts'
import { type Kind, kinds, type PublicStatus, publicStatuses, type Severity, severities } from '../vocabulary.ts'
import { dueOf, sinceOf } from './moments.ts'
import { isNear, nearest } from './nearest.ts'

/** What one part of a filter asks of an incident; `not` turns it round. Several values: one of them is enough. */
export type Term = { not: boolean } & Asked

export type Asked =
  | { by: 'status'; values: Status[] }
  | { by: 'keparahan'; values: (Severity | typeof none)[] }
  | { by: 'kategori'; values: Kind[] }
  | { by: 'tlp'; values: Tlp[] }
  /** Codes, parts of a name, or `belum`. */
  | { by: 'opd'; values: string[] }
  /** Ids of people, or `belum`. */
  | { by: 'pemilik'; values: string[] }
  | { by: 'tenggat'; values: Due[] }
  /** Opened since one of these moments. */
  | { by: 'sejak'; values: string[] }
  /** A word, or words in quotes; read on by core/search. */
  | { by: 'kata'; values: string[] }

export type Status = PublicStatus | 'terbuka' | 'menunggu'
/** RFC 3339 UTC; `tanpa` = nothing is due at all. */
export type Due = { before: string } | { after: string } | 'tanpa'

/** One part as it was typed. `wrong` names what of it is not understood, one sentence each; the rest of it still counts. */
export interface Chip {
  text: string
  wrong: string[]
  term: Term | null
}

/** Whom and when a filter is read by: `saya`, names, `hari-ini` and `<4j` mean something only then. */
export interface Reader {
  me: string
  people: readonly { id: string; name: string; email: string }[]
  now: Date
  zone: string
}

/** For a severity that nobody judged, an agency or an owner that nobody named. */
export const none = 'belum'

export const mostChips = 20
/** Of one part, e.g. `opd:a,b,c`. */
export const mostValues = 10
export const longestFilter = 500

/** The names before the colon, with what may follow. */
export const filterFields = {
  status: 'tahap menurut pelapor, terbuka, atau menunggu',
  keparahan: 'rendah, sedang, tinggi, kritis, belum',
  opd: 'kode atau sebagian nama instansi, atau belum',
  pemilik: 'saya, belum, atau nama rekan',
  tenggat: '<4j, <30m, <2h, >1h, lewat, atau tanpa',
  kategori: 'jenis kejadian',
  tlp: 'red, amber+strict, amber, green, clear',
  sejak: 'hari-ini, kemarin, 7h, atau 2026-11-01',
} as const
type Field = keyof typeof filterFields

const otherNames: Record<string, Field> = { jenis: 'kategori', instansi: 'opd' }

/** Addresses that people paste: their scheme is no field. */
const schemes = /^(?:h(?:tt|xx)ps?|ftp|mailto|urn|data)$/

export const statusWords: Record<Status, string> = { ...publicStatuses, terbuka: 'Terbuka', menunggu: 'Menunggu OPD' }

/**
 * Reads `status:diperiksa,ditangani -opd:"dinas kesehatan" tenggat:<4j "kata berurutan" kata`. Never throws: what it does
 * not understand is a chip that says so. `-` before a part turns it round; beyond `mostChips` parts the rest is one wrong chip.
 */
export function readFilter(typed: string, reader: Reader): Chip[] {
  const sound = typed.toWellFormed().normalize('NFKC').replaceAll('\u0000', ' ').slice(0, longestFilter).toWellFormed()
  const parts = sound.match(/(?:"[^"]*"?|[^\s"])+/gu) ?? []
  const chips = parts.slice(0, mostChips).map(part => readPart(part, reader))
  const rest = parts.slice(mostChips).join(' ')
  return rest ? [...chips, { text: rest, wrong: [`Paling banyak ${mostChips} bagian; sisanya tidak dipakai.`], term: null }] : chips
}

/** The same filter without one of its chips. */
export function filterWithout(chips: readonly Chip[], gone: Chip): string {
  return chips
    .filter(chip => chip !== gone)
    .map(chip => chip.text)
    .join(' ')
}

/** The agencies that a filter names, for whoever can look whether they exist. */
export function agenciesAsked(chips: readonly Chip[]): string[] {
  return chips.flatMap(({ term }) => (term?.by === 'opd' ? term.values.filter(value => value !== none) : []))
}

/** The same chips when these agencies turned out to be none that the team knows. */
export function withoutAgencies(chips: readonly Chip[], unknown: readonly string[]): Chip[] {
  return chips.map(chip => {
    const { term } = chip
    if (term?.by !== 'opd') return chip
    const values = term.values.filter(value => !unknown.includes(value))
    const gone = term.values.filter(value => unknown.includes(value))
    const wrong = gone.map(value => `opd:${value} – tidak ada instansi dengan kode atau nama itu.`)
    return { ...chip, wrong: [...chip.wrong, ...wrong], term: values.length > 0 ? { ...term, values } : null }
  })
}

function readPart(text: string, reader: Reader): Chip {
  const not = text.length > 1 && text.startsWith('-')
  const [, name, rest = ''] = /^(\p{L}+):(.*)$/su.exec(not ? text.slice(1) : text) ?? []
  const named = name?.toLowerCase() ?? ''
  if (name === undefined || schemes.test(named)) return wordPart(text, not)
  const field = fieldNamed(named)
  if (!field) return { text, wrong: [unknownField(name)], term: null }
  const typed = (rest.match(/(?:"[^"]*"?|[^,"])+/gu) ?? []).map(unquoted).filter(Boolean)
  if (typed.length === 0) return { text, wrong: [`${name}: belum diisi. Pilihannya: ${filterFields[field]}.`], term: null }
  if (typed.length > mostValues) return { text, wrong: [`${name}: paling banyak ${mostValues} pilihan.`], term: null }
  const read = typed.map(value => ({ value, found: readers[field](value, reader) }))
  const values = read.flatMap(({ found }) => ('values' in found ? found.values : []))
  const wrong = read.flatMap(({ value, found }) => ('values' in found ? [] : [`${name}:${value} – ${found.why}`]))
  return { text, wrong, term: values.length > 0 ? ({ not, by: field, values } as Term) : null }
}

function wordPart(text: string, not: boolean): Chip {
  const word = not ? text.slice(1) : text
  if (!/[\p{L}\p{N}]/u.test(word)) return { text, wrong: [`${text} – tidak ada huruf atau angka untuk dicari.`], term: null }
  return { text, wrong: [], term: { not, by: 'kata', values: [word] } }
}

function fieldNamed(name: string): Field | null {
  const own = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined
  return own ?? (Object.hasOwn(filterFields, name) ? (name as Field) : null)
}

function unknownField(name: string): string {
  const near = nearest(name.toLowerCase(), Object.keys(filterFields))
  return `${name}: tidak dikenal; ${near ? `maksud Anda ${near}:?` : `pilihannya ${Object.keys(filterFields).join(', ')}. Untuk mencari katanya, beri tanda petik.`}`
}

type Found = { values: unknown[] } | { why: string }

const readers: Record<Field, (value: string, reader: Reader) => Found> = {
  status: value => oneOf(value, statusWords),
  keparahan: value => oneOf(value, { ...severities, [none]: 'Belum dinilai' }),
  kategori: value => oneOf(value, kinds),
  tlp: value => {
    const found = oneOf(value.replace(/^tlp:/i, ''), Object.fromEntries(tlpLabels.map(label => [label.toLowerCase(), label])))
    return 'values' in found ? { values: found.values.map(label => String(label).toUpperCase()) } : found
  },
  opd: value => ({ values: [value.toLowerCase()] }),
  pemilik: ownersNamed,
  tenggat: (value, { now }) => dueOf(value, now),
  sejak: sinceOf,
}

/** A value by its word or by what people read for it. */
function oneOf(value: string, words: Readonly<Record<string, string>>): Found {
  const typed = value.toLowerCase().replace(/\s+/g, ' ')
  const known = Object.keys(words).find(word => word === typed || words[word]?.toLowerCase() === typed)
  if (known) return { values: [known] }
  const near = nearest(typed, Object.keys(words))
  return { why: near ? `tidak dikenal; maksud Anda ${near}?` : `tidak dikenal; pilihannya ${Object.keys(words).join(', ')}.` }
}

function ownersNamed(value: string, { me, people }: Reader): Found {
  const typed = value.toLowerCase()
  if (typed === 'saya') return { values: [me] }
  if (typed === none) return { values: [none] }
  const exact = people.filter(({ id, email }) => id === value || email.toLowerCase() === typed)
  const found = exact.length > 0 ? exact : people.filter(({ name }) => name.toLowerCase().includes(typed))
  if (found.length > 0) return { values: found.map(({ id }) => id) }
  const near = people.find(({ name }) => isNear(typed, name.toLowerCase().split(' ')[0] ?? ''))
  return { why: near ? `tidak ada di tim; maksud Anda ${near.name}?` : 'tidak ada analis atau ketua tim bernama itu.' }
}

function unquoted(text: string): string {
  return text.replaceAll('"', '').trim()
}
