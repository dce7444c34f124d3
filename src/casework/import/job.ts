import type { CompiledQuery } from 'kysely'
import type { Refusal } from '../../core/refusal.ts'
import type { Rejected, Row } from './rows.ts'

export const importable = {
  organisations: 'instansi',
  contacts: 'narahubung',
  assets: 'aset',
  incidents: 'insiden',
  holidays: 'hari libur',
} as const
export type Importable = keyof typeof importable

export interface Imported {
  rows: number
  /** New entries, written or (in a dry run) to be written. */
  added: number
  /** Known entries: renamed to what the file says, or left as they are. */
  known: number
  /** Of the known ones, those that the file says otherwise. */
  changed: number
  rejected: Rejected[]
}

export interface ImportJob {
  what: Importable
  text: string
  save: boolean
  /** Goes into the same commit as the (first) rows, e.g. a line of the audit trail. */
  alongside?: CompiledQuery[]
  progress?: (done: number, of: number) => void
}

/** What a kind of file makes of one row: nothing to write, or what to write. Throws a Refusal for a row that cannot be taken. */
export type Plan = (row: Row) => { isNew: boolean; isChanged?: boolean; write: CompiledQuery[] }

export function reasonOf({ message, errors }: Refusal): string {
  return errors.length > 1 ? errors.map(error => error.message).join(' ') : message
}

/** Whether the file says something else than what is known. */
export function differs<T extends object>(known: object | undefined, wanted: T): boolean {
  if (!known) return false
  const before = known as Record<string, unknown>
  return Object.entries(wanted).some(([field, value]) => before[field] !== value)
}
