import { type Kysely, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import { isOf } from './exercises.ts'
import { withinReach } from './reach.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** Messages that should have gone before `before` and have not; those of exercises never go. */
export async function countStuckMails(query: Query, before: string): Promise<number> {
  const waiting = query
    .selectFrom('mail')
    .select(sql<number>`count(*)`.as('n'))
    .where('status', 'in', [sql.lit('queued'), sql.lit('sending')])
    .where('created_at', '<', before)
    .where(isOf('mail.team_id', undefined))
  return (await waiting.executeTakeFirstOrThrow()).n
}

/** How many agencies of a team there are, and how many of them nobody can be reached at. */
export async function countWithoutContacts(query: Query, team: string): Promise<{ organisations: number; without: number }> {
  const reachable = sql<boolean>`EXISTS (SELECT 1 FROM contact WHERE contact.team_id = organisation.team_id AND contact.organisation = organisation.code AND contact.email IS NOT NULL AND contact.suspended_at IS NULL AND contact.unverified_since IS NULL)`
  const row = await query
    .selectFrom('organisation')
    .select([sql<number>`count(*)`.as('organisations'), sql<number>`coalesce(sum(NOT ${reachable}), 0)`.as('without')])
    .where('team_id', '=', team)
    .executeTakeFirstOrThrow()
  return row
}

export async function countHolidays(query: Query, team: string, year: number): Promise<number> {
  const row = await query
    .selectFrom('holiday')
    .select(sql<number>`count(*)`.as('n'))
    .where('team_id', '=', team)
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .executeTakeFirstOrThrow()
  return row.n
}

/** Time of the newest event, to see a clock that went backwards. Exercises have clocks of their own. */
export async function findNewestEventTime(query: Query): Promise<string | null> {
  const real = query.selectFrom('incident').select('changed_at').where(isOf('incident.team_id', undefined))
  const row = await real.orderBy('changed_at', 'desc').limit(1).executeTakeFirst()
  return row?.changed_at ?? null
}

export interface Counted {
  word: string
  n: number
}

/** Incidents of a team by one of their columns; `open` leaves the closed ones out. RED rows are never counted. */
export async function countIncidentsBy(
  query: Query,
  column: 'step' | 'severity' | 'kind' | 'public_status',
  scope: { reach: Reach; open: boolean },
): Promise<Counted[]> {
  let select = query
    .selectFrom('incident')
    .select([column, sql<number>`count(*)`.as('n')])
    .where('team_id', '=', scope.reach.team)
    .where('tlp', '!=', 'RED')
    .where('held', 'is', null)
    .where('merged_into', 'is', null)
    .groupBy(column)
  if (scope.open) select = select.where('closed_at', 'is', null)
  const reachable = withinReach(scope.reach)
  if (reachable) select = select.where(reachable)
  const rows: (Record<string, unknown> & { n: number })[] = await select.execute()
  return rows.map(row => ({ word: String(row[column] ?? 'belum-dinilai'), n: row.n }))
}

/** Open incidents whose nearest deadline has passed. */
export async function countOverdue(query: Query, scope: { reach: Reach; now: string }): Promise<number> {
  let select = query
    .selectFrom('incident')
    .select(sql<number>`count(*)`.as('n'))
    .where('team_id', '=', scope.reach.team)
    .where('tlp', '!=', 'RED')
    .where('held', 'is', null)
    .where('closed_at', 'is', null)
    .where('due_at', '<', scope.now)
  const reachable = withinReach(scope.reach)
  if (reachable) select = select.where(reachable)
  return (await select.executeTakeFirstOrThrow()).n
}
