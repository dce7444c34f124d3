import type { TeamKeyTable } from './team-keys.ts'

/** A file that came with the answer to one delivery. */
export interface AnswerFileTable {
  id: string
  advisory_id: string
  delivery_id: string
  sha256: string
  name: string
  type: string
  size: number
  added_by: string
  added_at: string
}

export interface LetterTable {
  id: string
  team_id: string
  incident_id: string
  kind: string
  year: number | null
  serial: number | null
  content: string
  final_at: string
  final_by: string
  attachment_id: string | null
  signed_sha256: string | null
  signed_at: string | null
  signed_by: string | null
}

export interface SekdaTable {
  id: string
  team_id: string
  area: string
  name: string
  email: string
  created_at: string
}

export interface ContactCheckTable {
  id: string
  team_id: string
  contact_id: string
  quarter: string
  address: string
  token_hash: string
  asked_at: string
  answered_at: string | null
  answer: string | null
}

/** Tables of this slice, spread into Schema. */
export interface LetterTables {
  answer_file: AnswerFileTable
  letterhead: { team_id: string; settings: string }
  letter: LetterTable
  sekda: SekdaTable
  team_key: TeamKeyTable
  team_profile: { team_id: string; profile: string; changed_at: string }
  chase_setting: { team_id: string; ask_contacts: number; tell_sekda: number }
  contact_check: ContactCheckTable
}
