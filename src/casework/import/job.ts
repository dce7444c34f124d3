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
  rejected: Rejected[]
}

export interface ImportJob {
  what: Importable
  text: string
  save: boolean
  progress?: (done: number, of: number) => void
}

/** What a kind of file makes of one row: nothing to write, or what to write. Throws a Refusal for a row that cannot be taken. */
export type Plan = (row: Row) => { isNew: boolean; write: CompiledQuery[] }

export function reasonOf({ message, errors }: Refusal): string {
  return errors.length > 1 ? errors.map(error => error.message).join(' ') : message
}
