import type { Generated } from 'kysely'

/** What can be searched, and what was seen where. */
export interface SearchTables {
  passage: PassageTable
  /** FTS5 over `passage`: the rowid is the passage's id. */
  passage_search: IndexTable
  observable_search: IndexTable
  thing_search: IndexTable
  observable: ObservableTable
  sighting: { observable_id: number; incident_id: string; seq: number; at: string }
}

interface IndexTable {
  rowid: number
  scope: string
  text: string
  fold: string | null
}

export interface PassageTable {
  id: Generated<number>
  team_id: string
  kind: string
  subject: string
  seq: number
  at: string
  text: string
  /** null = the program has not looked at it. */
  fold: string | null
}

export interface ObservableTable {
  id: Generated<number>
  team_id: string
  kind: string
  value: string
  mark: string | null
  marked_at: string | null
  marked_by: string | null
  seen_at: string
}
