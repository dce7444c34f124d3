/** Mail that came in. */
export interface IncomingTable {
  id: string
  key: string
  team_id: string
  sha256: string
  kind: string
  from_address: string
  subject: string
  text: string
  mail_id: string | null
  incident_id: string | null
  received_at: string
  done_at: string | null
  done_by: string | null
  outcome: string | null
}
