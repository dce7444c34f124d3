import type { CompiledQuery, Kysely } from 'kysely'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

export interface TeamKeyTable {
  team_id: string
  kid: string
  public_jwk: string
  sealed: string
  created_at: string
}

/** Newest first; the first one signs. */
export async function listTeamKeys(query: Query, team: string): Promise<TeamKeyTable[]> {
  return query.selectFrom('team_key').selectAll().where('team_id', '=', team).orderBy('created_at', 'desc').orderBy('kid').execute()
}

export function insertTeamKey(query: Query, row: TeamKeyTable): CompiledQuery {
  return query.insertInto('team_key').values(row).compile()
}
