import type { CompiledQuery, Kysely } from 'kysely'
import type { Actor } from '../core/actor.ts'
import type { Role } from '../core/vocabulary.ts'
import type { Schema } from './schema.ts'
import type { LinkTable, MembershipTable, PersonTable, SessionTable, TokenTable } from './schema-people.ts'

type Query = Kysely<Schema>

export async function findPersonByEmail(query: Query, email: string): Promise<PersonTable | null> {
  return (await query.selectFrom('person').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst()) ?? null
}

export async function listMemberships(query: Query, personId: string): Promise<MembershipTable[]> {
  return query.selectFrom('membership').selectAll().where('person_id', '=', personId).orderBy('created_at').execute()
}

/** The people of a team who may own an incident. */
export async function listColleagues(query: Query, team: string): Promise<{ id: string; name: string; email: string; role: Role }[]> {
  const rows = await query
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'person.email', 'membership.role'])
    .where('membership.team_id', '=', team)
    .where('membership.role', 'in', ['analyst', 'lead'])
    .where('person.disabled_at', 'is', null)
    .orderBy('person.name')
    .execute()
  return rows.map(row => ({ ...row, role: row.role as Role }))
}

export async function hasAdmin(query: Query): Promise<boolean> {
  const row = await query.selectFrom('membership').select('person_id').where('role', '=', 'admin').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Rights are read afresh at each request: a disabled or removed person is signed out at once. Begun before `since`, a session is over. */
export async function findSession(
  query: Query,
  hash: string,
  { now, since }: { now: string; since: string },
): Promise<{ actor: Actor; seenAt: string } | null> {
  const row = await query
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .innerJoin('membership', join =>
      join.onRef('membership.person_id', '=', 'session.person_id').onRef('membership.team_id', '=', 'session.team_id'),
    )
    .select(['person.id', 'person.name', 'membership.team_id', 'membership.role', 'membership.organisation', 'session.seen_at'])
    .where('session.hash', '=', hash)
    .where('session.expires_at', '>', now)
    .where('session.created_at', '>', since)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, name, team_id: team, organisation } = row
  return { actor: { kind: 'person', id, name, team, role: row.role as Role, organisation }, seenAt: row.seen_at }
}

export async function findToken(query: Query, hash: string, now: string): Promise<{ actor: Actor; seenAt: string | null } | null> {
  const row = await query
    .selectFrom('token')
    .selectAll()
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, name, team_id: team, organisation } = row
  return { actor: { kind: 'token', id, name, team, role: row.role as Role, organisation }, seenAt: row.seen_at }
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

export function insertPerson(query: Query, row: PersonTable): CompiledQuery {
  return query.insertInto('person').values(row).compile()
}

export function updatePassword(query: Query, personId: string, hash: string): CompiledQuery {
  return query.updateTable('person').set({ password_hash: hash }).where('id', '=', personId).compile()
}

export function insertMembership(query: Query, row: MembershipTable): CompiledQuery {
  return query.insertInto('membership').values(row).compile()
}

export function insertSession(query: Query, row: SessionTable): CompiledQuery {
  return query.insertInto('session').values(row).compile()
}

/** A session lives while it is used: `expires` moves with every touch. */
export function touchSession(query: Query, hash: string, at: { seen: string; expires: string }): CompiledQuery {
  return query.updateTable('session').set({ seen_at: at.seen, expires_at: at.expires }).where('hash', '=', hash).compile()
}

export function deleteSession(query: Query, hash: string): CompiledQuery {
  return query.deleteFrom('session').where('hash', '=', hash).compile()
}

export function insertToken(query: Query, row: TokenTable): CompiledQuery {
  return query.insertInto('token').values(row).compile()
}

export function touchToken(query: Query, id: string, seenAt: string): CompiledQuery {
  return query.updateTable('token').set({ seen_at: seenAt }).where('id', '=', id).compile()
}

export function insertLink(query: Query, row: LinkTable): CompiledQuery {
  return query.insertInto('link').values(row).compile()
}

export function useLink(query: Query, hash: string, at: string): CompiledQuery {
  return query.updateTable('link').set({ used_at: at }).where('hash', '=', hash).where('used_at', 'is', null).compile()
}
