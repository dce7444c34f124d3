import type { CompiledQuery, Insertable, Kysely, Selectable } from 'kysely'
import type { Role } from '../core/vocabulary.ts'
import type { Schema } from './schema.ts'
import type { LinkTable, MembershipTable, PersonTable } from './schema-people.ts'

type Query = Kysely<Schema>

export async function findPersonByEmail(query: Query, email: string): Promise<PersonTable | null> {
  return (await query.selectFrom('person').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst()) ?? null
}

export async function findPerson(query: Query, id: string): Promise<PersonTable | null> {
  return (await query.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** In teams of real life: nobody is let in, nor written to, because of an exercise. */
export async function listMemberships(query: Query, personId: string): Promise<Selectable<MembershipTable>[]> {
  const all = query.selectFrom('membership').innerJoin('team', 'team.id', 'membership.team_id').selectAll('membership')
  const real = all.where('membership.person_id', '=', personId).where('team.exercise_of', 'is', null)
  return real.where('membership.disabled_at', 'is', null).orderBy('membership.created_at').execute()
}

/** The people of a team who may own an incident. */
export async function listColleagues(query: Query, team: string): Promise<{ id: string; name: string; email: string; role: Role }[]> {
  const rows = await query
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'person.email', 'membership.role'])
    .where('membership.team_id', '=', team)
    .where('membership.role', 'in', ['analyst', 'lead'])
    .where('membership.program', '=', 0)
    .where('person.disabled_at', 'is', null)
    .where('membership.disabled_at', 'is', null)
    .orderBy('person.name')
    .execute()
  return rows.map(row => ({ ...row, role: row.role as Role }))
}

export async function hasAdmin(query: Query): Promise<boolean> {
  const admins = query.selectFrom('membership').select('person_id').where('role', '=', 'admin').where('program', '=', 0)
  const row = await admins.limit(1).executeTakeFirst()
  return row !== undefined
}

export async function findLink(query: Query, hash: string, purpose: string, now: string): Promise<LinkTable | null> {
  const row = await query
    .selectFrom('link')
    .selectAll()
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function hasOpenLink(query: Query, purpose: string, now: string): Promise<boolean> {
  const open = query
    .selectFrom('link')
    .select('hash')
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
  return (await open.limit(1).executeTakeFirst()) !== undefined
}

/** Links of a purpose that can still be used, the newest first. */
export async function listOpenLinks(query: Query, purpose: string, now: string): Promise<LinkTable[]> {
  const open = query.selectFrom('link').selectAll().where('purpose', '=', purpose).where('expires_at', '>', now)
  return open.where('used_at', 'is', null).orderBy('created_at', 'desc').limit(500).execute()
}

export function insertPerson(query: Query, row: PersonTable): CompiledQuery {
  return query.insertInto('person').values(row).compile()
}

export function updatePassword(query: Query, personId: string, hash: string): CompiledQuery {
  return query.updateTable('person').set({ password_hash: hash }).where('id', '=', personId).compile()
}

export function insertMembership(query: Query, row: Insertable<MembershipTable>): CompiledQuery {
  return query.insertInto('membership').values(row).compile()
}

export function insertLink(query: Query, row: LinkTable): CompiledQuery {
  return query.insertInto('link').values(row).compile()
}

export function useLink(query: Query, hash: string, at: string): CompiledQuery {
  return query.updateTable('link').set({ used_at: at }).where('hash', '=', hash).where('used_at', 'is', null).compile()
}
