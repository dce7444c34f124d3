import type { CompiledQuery, Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import type { OidcProviderTable } from './schema-people.ts'

type Query = Kysely<Schema>

export async function findOidcProvider(query: Query, team: string): Promise<OidcProviderTable | null> {
  return (await query.selectFrom('oidc_provider').selectAll().where('team_id', '=', team).executeTakeFirst()) ?? null
}

/** The teams whose people may sign in at their own provider. */
export async function listOidcTeams(query: Query): Promise<{ slug: string; short_name: string }[]> {
  const joined = query.selectFrom('oidc_provider').innerJoin('team', 'team.id', 'oidc_provider.team_id')
  return joined.select(['team.slug', 'team.short_name']).orderBy('team.short_name').execute()
}

export function saveOidcProvider(query: Query, row: OidcProviderTable): CompiledQuery {
  const { team_id: _, ...changes } = row
  return query
    .insertInto('oidc_provider')
    .values(row)
    .onConflict(conflict => conflict.column('team_id').doUpdateSet(changes))
    .compile()
}

export function deleteOidcProvider(query: Query, team: string): CompiledQuery {
  return query.deleteFrom('oidc_provider').where('team_id', '=', team).compile()
}
