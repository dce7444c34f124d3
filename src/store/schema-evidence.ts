/** A file of an incident; its bytes lie among the files. */
export interface AttachmentTable {
  id: string
  incident_id: string
  sha256: string
  name: string
  type: string
  size: number
  added_by: string
  added_at: string
}
