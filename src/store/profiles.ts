import type { CompiledQuery, Kysely } from 'kysely'
import { type Profile, plainProfile } from '../core/profile.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** `changedAt` null = never written. */
export async function findProfile(query: Query, team: string): Promise<{ profile: Profile; changedAt: string | null }> {
  const row = await query.selectFrom('team_profile').selectAll().where('team_id', '=', team).executeTakeFirst()
  if (!row) return { profile: plainProfile, changedAt: null }
  return { profile: { ...plainProfile, ...(JSON.parse(row.profile) as Partial<Profile>) }, changedAt: row.changed_at }
}

export function saveProfile(query: Query, team: string, { profile, at }: { profile: Profile; at: string }): CompiledQuery {
  const written = { profile: JSON.stringify(profile), changed_at: at }
  return query
    .insertInto('team_profile')
    .values({ team_id: team, ...written })
    .onConflict(conflict => conflict.column('team_id').doUpdateSet(written))
    .compile()
}
