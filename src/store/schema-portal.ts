/** Tables of the portal and of teams that work together. */
export interface RegistryChangeTable {
  id: string
  team_id: string
  at: string
  actor_id: string
  actor_name: string
  organisation: string
  says: string
}

export interface AgreementTable {
  id: string
  team_id: string
  partner_id: string
  number: string
  services: string
  tlp: string
  starts_on: string
  ends_on: string
  created_by: string
  created_at: string
}
