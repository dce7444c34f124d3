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

/** Whom the team's provider knows by this subject. */
export async function findOidcPerson(query: Query, team: string, subject: string): Promise<string | null> {
  const known = query.selectFrom('membership').select('person_id').where('team_id', '=', team).where('oidc_subject', '=', subject)
  return (await known.executeTakeFirst())?.person_id ?? null
}

/** Does nothing to a member who is known by another subject: see who it was with `findOidcPerson`. */
export function bindOidcSubject(query: Query, place: { team: string; person: string }, subject: string): CompiledQuery {
  return query
    .updateTable('membership')
    .set({ oidc_subject: subject })
    .where('team_id', '=', place.team)
    .where('person_id', '=', place.person)
    .where('oidc_subject', 'is', null)
    .compile()
}

/** Another provider's subjects mean nothing here: its people are bound anew at their next sign-in. */
export function forgetOidcSubjects(query: Query, team: string): CompiledQuery {
  return query.updateTable('membership').set({ oidc_subject: null }).where('team_id', '=', team).compile()
}

export function deleteOidcProvider(query: Query, team: string): CompiledQuery {
  return query.deleteFrom('oidc_provider').where('team_id', '=', team).compile()
}
