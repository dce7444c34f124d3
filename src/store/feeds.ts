import { type CompiledQuery, type Kysely, type Selectable, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import type { Role } from '../core/vocabulary.ts'
import { type KnownIncident, parseIncident } from './incidents.ts'
import { withinReach } from './reach.ts'
import type { Schema } from './schema.ts'
import type { FeedTable } from './schema-people.ts'

type Query = Kysely<Schema>

export interface KnownFeed {
  id: string
  own: boolean
  seenAt: string | null
  /** Whose it is, with the rights of this moment. */
  actor: Actor
}

/** A feed that is good, of a team of real life, whose owner may come in. */
export async function findFeed(query: Query, hash: string, now: string): Promise<KnownFeed | null> {
  const row = await query
    .selectFrom('calendar_feed as feed')
    .innerJoin('membership', join =>
      join.onRef('membership.person_id', '=', 'feed.person_id').onRef('membership.team_id', '=', 'feed.team_id'),
    )
    .innerJoin('person', 'person.id', 'feed.person_id')
    .innerJoin('team', 'team.id', 'feed.team_id')
    .select(['feed.id', 'feed.own', 'feed.seen_at', 'feed.team_id', 'person.id as person', 'person.name'])
    .select(['membership.role', 'membership.organisation'])
    .where('feed.hash', '=', hash)
    .where('feed.expires_at', '>', now)
    .where('feed.revoked_at', 'is', null)
    .where('membership.disabled_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .where('team.exercise_of', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, own, person, name, team_id: team, organisation } = row
  const actor: Actor = { kind: 'person', id: person, name, team, role: row.role as Role, organisation }
  return { id, own: own === 1, seenAt: row.seen_at, actor }
}

/** A person's own in this team that still open something, newest first. */
export async function listFeeds(query: Query, { team, person, now }: { team: string; person: string; now: string }) {
  return living(query, team, person, now).selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
}

function living(query: Query, team: string, person: string, now: string) {
  return query
    .selectFrom('calendar_feed')
    .where('person_id', '=', person)
    .where('team_id', '=', team)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
}

export function insertFeed(query: Query, row: Selectable<FeedTable>): CompiledQuery {
  return query.insertInto('calendar_feed').values(row).compile()
}

export function revokeFeed(query: Query, id: string, at: string): CompiledQuery {
  return query.updateTable('calendar_feed').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null).compile()
}

export function touchFeed(query: Query, id: string, at: string): CompiledQuery {
  return query.updateTable('calendar_feed').set({ seen_at: at }).where('id', '=', id).compile()
}

/** Incidents in which something may fall due: the open ones by nearest deadline, then those whose closing started a clock. Reports that wait for review are none. */
export async function listAgenda(query: Query, wanted: { reach: Reach; owner: string | null; limit: number }): Promise<KnownIncident[]> {
  const { reach, owner, limit } = wanted
  const reachable = withinReach(reach)
  const all = () => {
    let select = query
      .selectFrom('incident')
      .select(['number', 'state', 'held'])
      .where('team_id', '=', reach.team)
      .where('held', 'is', null)
    if (reachable) select = select.where(reachable)
    return owner === null ? select : select.where('owner_id', '=', owner)
  }
  const watched = sql<boolean>`id IN (SELECT incident_id FROM clock WHERE next_at IS NOT NULL AND team_id = ${reach.team})`
  const [open, closed] = await Promise.all([
    all().where('closed_at', 'is', null).orderBy('due_at').orderBy('id').limit(limit).execute(),
    all().where('closed_at', 'is not', null).where(watched).orderBy('closed_at', 'desc').limit(limit).execute(),
  ])
  return [...open, ...closed].map(parseIncident)
}
