import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Role } from '../core/vocabulary.ts'
import { withinTree } from './reach.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

export interface Member {
  id: string
  name: string
  email: string
  role: Role
  organisation: string | null
  disabled: boolean
  /** No human: it owns tokens made on the server. */
  program: boolean
  factors: number
  seenAt: string | null
}

/** Everybody of a team, or of the tree below the code `within`, also those who may not come in any more. */
export async function listMembers(query: Query, team: string, within?: string): Promise<Member[]> {
  const rows = await members(query, team)
    .$if(within !== undefined, rest => rest.where(withinTree(within ?? '', 'membership.organisation')))
    .orderBy('person.name')
    .limit(2000)
    .execute()
  return rows.map(memberOf)
}

export async function findMember(query: Query, team: string, id: string): Promise<Member | null> {
  const row = await members(query, team).where('person.id', '=', id).executeTakeFirst()
  return row ? memberOf(row) : null
}

function members(query: Query, team: string) {
  return query
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select(['person.id', 'person.name', 'person.email', 'membership.role', 'membership.organisation', 'membership.program'])
    .select(sql<number>`membership.disabled_at IS NOT NULL OR person.disabled_at IS NOT NULL`.as('disabled'))
    .select(sql<number>`(SELECT count(*) FROM factor WHERE factor.person_id = person.id)`.as('factors'))
    .select(sql<string | null>`(SELECT max(seen_at) FROM session WHERE session.person_id = person.id)`.as('seenAt'))
    .where('membership.team_id', '=', team)
}

function memberOf(row: Omit<Member, 'role' | 'disabled' | 'program'> & { role: string; disabled: number; program: number }): Member {
  return { ...row, role: row.role as Role, disabled: row.disabled === 1, program: row.program === 1 }
}

interface Place {
  person: string
  team: string
}

/** Does nothing when it would leave the team without an admin who can come in. */
export function updateRights(query: Query, { person, team }: Place, rights: { role: Role; organisation: string | null }): CompiledQuery {
  return sql`UPDATE membership SET role = ${rights.role}, organisation = ${rights.organisation}
    WHERE person_id = ${person} AND team_id = ${team} AND (${rights.role} = 'admin' OR role <> 'admin' OR ${otherAdmin(person, team)})`.compile(
    query,
  )
}

/** Likewise. `at` null lets the person in again; their provider's account is bound anew. */
export function updateDisabled(query: Query, { person, team }: Place, at: string | null): CompiledQuery {
  return sql`UPDATE membership SET disabled_at = ${at}, oidc_subject = NULL
    WHERE person_id = ${person} AND team_id = ${team} AND (${at} IS NULL OR role <> 'admin' OR ${otherAdmin(person, team)})`.compile(query)
}

export function hasRights({ person, team }: Place, rights: { role: Role; organisation: string | null }): RawBuilder<boolean> {
  return sql`EXISTS (SELECT 1 FROM membership WHERE person_id = ${person} AND team_id = ${team}
    AND role = ${rights.role} AND organisation IS ${rights.organisation})`
}

export function isDisabled({ person, team }: Place): RawBuilder<boolean> {
  return sql`EXISTS (SELECT 1 FROM membership WHERE person_id = ${person} AND team_id = ${team} AND disabled_at IS NOT NULL)`
}

function otherAdmin(person: string, team: string) {
  return sql`EXISTS (SELECT 1 FROM membership AS other JOIN person ON person.id = other.person_id WHERE other.team_id = ${team}
    AND other.person_id <> ${person} AND other.role = 'admin' AND other.program = 0 AND other.disabled_at IS NULL AND person.disabled_at IS NULL)`
}
