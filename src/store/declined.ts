import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** Everybody of an agency who reads at one address: agen and head may be one person. */
export interface Reader {
  team: string
  organisation: string
  email: string
}

/** Since when this reader wants no N4; null = wants them. */
export function updateDeclined(query: Query, reader: Reader, since: string | null): CompiledQuery {
  return sql`UPDATE contact SET declined_at = ${since} WHERE ${ofReader(reader)}`.compile(query)
}

/** Nobody is reminded of an advisory of the kind they declined. */
export function silenceDeclined(query: Query, reader: Reader): CompiledQuery {
  return sql`UPDATE delivery SET next_at = NULL WHERE next_at IS NOT NULL
    AND contact_id IN (SELECT id FROM contact WHERE ${ofReader(reader)})
    AND advisory_id IN (SELECT id FROM advisory WHERE team_id = ${reader.team} AND notice = 'N4')`.compile(query)
}

function ofReader({ team, organisation, email }: Reader) {
  return sql`team_id = ${team} AND organisation = ${organisation} AND lower(email) = ${email.toLowerCase()}`
}
