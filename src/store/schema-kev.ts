/** Known exploited vulnerabilities of a team. */
export interface KevTable {
  team_id: string
  cve: string
  vendor: string
  product: string
  entry: string
  advisory_id: string | null
  imported_at: string
}

export interface KevSourceTable {
  team_id: string
  url: string | null
  version: string | null
  released: string | null
  changed_at: string | null
}

export interface KevTables {
  kev: KevTable
  kev_source: KevSourceTable
}
