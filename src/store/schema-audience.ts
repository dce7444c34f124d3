/** Audiences that a team keeps under a name. */
export interface AudienceTable {
  id: string
  team_id: string
  name: string
  audience: string
  changed_at: string
  changed_by: string
}

export interface AudienceTables {
  audience: AudienceTable
}
