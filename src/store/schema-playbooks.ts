/** Playbooks, their drafts, and drafts tried on the past; the texts of notices. */

export interface PlaybookTable {
  id: string
  version: number
  hash: string
  source: string
  compiled: string
  published_at: string
  /** Left out = from a file. */
  published_by?: string | null | undefined
  note?: string | null | undefined
}

export interface RehearsalTable {
  id: string
  team_id: string
  person_id: string
  playbook_id: string
  compiled: string
  total: number
  done: number
  cursor: string | null
  created_at: string
  finished_at: string | null
}

export interface PlaybookDraftTable {
  id: string
  source: string
  based_on: number
  seq: number
  changed_at: string
  changed_by: string
}

export interface RehearsalFindingTable {
  rehearsal_id: string
  incident_id: string
  outcome: string
  says: string
}

export interface TemplateTable {
  team_id: string
  version: number
  name: string
  organisation: string
  playbook: string
  source: string | null
  at: string
  by: string
}
