import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { Refusal } from '../../core/refusal.ts'

/** One row of a file: its fields by lower-case name, as text or as JSON had them. */
export interface Row {
  /** Line in the file, from 1. */
  line: number
  fields: Record<string, unknown>
  /** Why it cannot be read at all. */
  broken?: string
}

export interface Rejected {
  row: Row
  reason: string
}

/** Reads CSV (comma or semicolon, first row = names) or JSONL. A row that cannot be read is answered as broken; nothing else is lost. */
export function readRows(text: string): Row[] {
  const clean = text.replace(/^\uFEFF/, '')
  return /^\s*\{/.test(clean) ? readJsonLines(clean) : readCsv(clean)
}

/** Rejected rows as CSV with the reason first. Cells that a spreadsheet would calculate are made text. */
export function rejectedCsv(rejected: readonly Rejected[]): string {
  const names = [...new Set(rejected.flatMap(({ row }) => Object.keys(row.fields)))]
  const lines = rejected.map(({ row, reason }) => [row.line, reason, ...names.map(name => cell(row.fields[name]))])
  return stringify([['baris', 'alasan', ...names], ...lines], { escape_formulas: true })
}

/** A field as text; the first of several names that is filled in. */
export function textOf({ fields }: Row, ...names: string[]): string {
  for (const name of names) {
    const value = cell(fields[name]).trim()
    if (value !== '') return value
  }
  return ''
}

/** "ya", "1", "true", "x" are yes. */
export function isYes(text: string): boolean {
  return /^(ya|y|1|true|x|yes|benar)$/i.test(text)
}

function readJsonLines(text: string): Row[] {
  return text.split('\n').flatMap((line, at): Row[] => {
    if (line.trim() === '') return []
    const place = { line: at + 1 }
    try {
      const value: unknown = JSON.parse(line)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [{ ...place, fields: byName(value) }]
    } catch {
      // said below
    }
    return [{ ...place, fields: { isi: line.slice(0, 500) }, broken: 'bukan satu objek JSON' }]
  })
}

function byName(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]))
}

function readCsv(text: string): Row[] {
  const [header, ...records] = parsed(text)
  if (!header) throw new Refusal('invalid', 'Berkas ini kosong: baris pertama harus berisi nama kolom.')
  const names = header.record.map(name =>
    name
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  return records
    .filter(({ record }) => record.some(value => value.trim() !== ''))
    .map(({ record, line }) => {
      const fields = Object.fromEntries(names.map((name, at) => [name || `kolom_${at + 1}`, unescaped(record[at] ?? '')]))
      if (record.length <= names.length) return { line, fields }
      return { line, fields, broken: `${record.length} kolom, padahal judulnya ${names.length}` }
    })
}

function parsed(text: string): { record: string[]; line: number }[] {
  const first = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = first.split(';').length > first.split(',').length ? ';' : ','
  try {
    const read = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, info: true }) as unknown as {
      record: string[]
      info: { lines: number }
    }[]
    return read.map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    const line = (error as { lines?: number }).lines
    throw new Refusal('invalid', `Berkas CSV tidak dapat dibaca${line ? ` pada baris ${line}` : ''}: periksa tanda kutipnya.`)
  }
}

/** Our own rejected files mark formulas as text; taken back in, the mark goes. */
function unescaped(value: string): string {
  return value.replace(/^'(?=[=+\-@\t\r])/, '')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
