import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Actor } from '../core/actor.ts'
import type { Role } from '../core/vocabulary.ts'
import type { Schema } from './schema.ts'
import type { SessionTable } from './schema-people.ts'
import { type Team, teamColumns, teamIn } from './teams.ts'

type Query = Kysely<Schema>

export interface KnownSession {
  actor: Actor
  team: Team
  email: string
  createdAt: string
  seenAt: string
  device: string | null
  /** The second factor is still to come. */
  half: boolean
  provedAt: string | null
  /** The person has a second factor. */
  factor: boolean
}

/** Rights are read afresh at each request: a disabled or removed person is signed out at once. Begun before `since`, a session is over. */
export async function findSession(
  query: Query,
  hash: string,
  { now, since }: { now: string; since: string },
): Promise<KnownSession | null> {
  const row = await query
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .innerJoin('membership', join =>
      join.onRef('membership.person_id', '=', 'session.person_id').onRef('membership.team_id', '=', 'session.team_id'),
    )
    .innerJoin('team', 'team.id', 'session.team_id')
    .select(['person.id', 'person.name', 'person.email', 'membership.team_id', 'membership.role', 'membership.organisation'])
    .select(teamColumns)
    .select(['session.created_at', 'session.seen_at', 'session.device', 'session.half', 'session.proved_at'])
    .select(sql<number>`EXISTS (SELECT 1 FROM factor WHERE factor.person_id = person.id)`.as('factor'))
    .where('session.hash', '=', hash)
    .where('session.expires_at', '>', now)
    .where('session.created_at', '>', since)
    .where('person.disabled_at', 'is', null)
    .where('membership.disabled_at', 'is', null)
    .where(isAtHome)
    .executeTakeFirst()
  if (!row) return null
  const { id, name, team_id: team, organisation } = row
  return {
    actor: { kind: 'person', id, name, team, role: row.role as Role, organisation },
    team: teamIn(row),
    email: row.email,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    device: row.device,
    half: row.half === 1,
    provedAt: row.proved_at,
    factor: row.factor === 1,
  }
}

/** In an exercise, only whoever may still come into the team whose exercise it is. */
const isAtHome = sql<boolean>`(team.exercise_of IS NULL OR EXISTS (SELECT 1 FROM membership AS home
  WHERE home.person_id = session.person_id AND home.team_id = team.exercise_of AND home.disabled_at IS NULL))`

/** Those that still live, the last used first. */
export async function listSessions(query: Query, personId: string, alive: { now: string; since: string }): Promise<SessionTable[]> {
  return query
    .selectFrom('session')
    .selectAll()
    .where('person_id', '=', personId)
    .where('expires_at', '>', alive.now)
    .where('created_at', '>', alive.since)
    .orderBy('seen_at', 'desc')
    .execute()
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

interface Narrowed {
  /** The hash of the session that stays. */
  except?: string
  team?: string
  /** Only if this holds at that place of the commit. */
  only?: RawBuilder<boolean>
}

/** Every session of a person, as far as nothing narrows it. */
export function deleteSessions(query: Query, personId: string, { except, team, only }: Narrowed = {}): CompiledQuery {
  return query
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .$if(except !== undefined, rest => rest.where('hash', '<>', except ?? ''))
    .$if(team !== undefined, rest => rest.where('team_id', '=', team ?? ''))
    .$if(only !== undefined, rest => rest.where(only ?? sql<boolean>`true`))
    .compile()
}
