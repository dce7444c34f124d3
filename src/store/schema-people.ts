import type { Generated } from 'kysely'

/** Tables of people and what lets them in. */
export interface PersonTable {
  id: string
  email: string
  name: string
  password_hash: string | null
  disabled_at: string | null
  created_at: string
}

export interface MembershipTable {
  person_id: string
  team_id: string
  role: string
  organisation: string | null
  created_at: string
  disabled_at: Generated<string | null>
  oidc_subject: Generated<string | null>
  /** 1 = no human: it owns tokens made on the server. */
  program: Generated<number>
}

export interface SessionTable {
  hash: string
  person_id: string
  team_id: string
  created_at: string
  seen_at: string
  expires_at: string
  device: string | null
  /** 1 = the second factor is still to come. */
  half: number
  proved_at: string | null
}

export interface FactorTable {
  id: string
  person_id: string
  kind: string
  name: string
  secret: string
  counter: number
  created_at: string
  used_at: string | null
}

export interface OidcProviderTable {
  team_id: string
  issuer: string
  client_id: string
  secret: string
  claim: string
  roles: string
  created_at: string
}

export interface TokenTable {
  id: string
  team_id: string
  name: string
  /** null only in rows from before tokens had owners, all of them revoked. */
  owner_id: string | null
  scopes: string
  addresses: string
  organisation: string | null
  hash: string
  created_at: string
  created_by: string | null
  expires_at: string
  seen_at: string | null
  revoked_at: string | null
}

export interface LinkTable {
  hash: string
  purpose: string
  subject: string | null
  created_at: string
  expires_at: string
  used_at: string | null
}

export interface FeedTable {
  id: string
  team_id: string
  person_id: string
  hash: string
  own: number
  created_at: string
  expires_at: string
  seen_at: string | null
  revoked_at: string | null
}
