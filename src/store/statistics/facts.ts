import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Reach } from '../../core/access.ts'
import { type ClockFact, type Fact, relapseDays } from '../../core/statistics/figures.ts'
import type { Month } from '../../core/statistics/month.ts'
import { withinReach } from '../reach.ts'
import type { Schema } from '../schema.ts'

type Query = Kysely<Schema>

interface Row extends Omit<Fact, 'clocks' | 'relapse' | 'solved'> {
  clocks: string
  relapse: number
  solved: number
}

/** All incidents that came in or were closed in a month, RED ones, those held back and those merged into another left out. Oldest first. */
export async function listFacts(query: Query, { reach, month }: { reach: Reach; month: Month }): Promise<Fact[]> {
  const reachable = withinReach(reach) ?? sql<boolean>`1`
  const part = (when: RawBuilder<boolean>) => sql`${fields} FROM incident
    WHERE team_id = ${reach.team} AND held IS NULL AND merged_into IS NULL AND tlp != 'RED' AND ${reachable} AND ${when}`
  const { from, to } = month
  const { rows } = await sql<Row>`
    ${part(sql`opened_at >= ${from} AND opened_at < ${to}`)}
    UNION ALL ${part(sql`opened_at < ${from} AND closed_at >= ${from} AND closed_at < ${to}`)}
    ORDER BY "openedAt", number`.execute(query)
  return rows.map(({ clocks, relapse, solved, ...row }) => ({
    ...row,
    relapse: relapse === 1,
    solved: solved === 1,
    clocks: (JSON.parse(clocks) as (Omit<ClockFact, 'waived'> & { waived: number })[]).map(clock => ({
      ...clock,
      waived: clock.waived === 1,
    })),
  }))
}

/** The ends of the shared path that say that nothing was handled here (every playbook has them). */
const aside = ['bukan-insiden', 'duplikat', 'dialihkan'].map(step => sql.lit(step))

const clocks = sql`(SELECT json_group_array(json_object(
  'id', value ->> '$.id', 'basis', value ->> '$.basis', 'dueAt', value ->> '$.dueAt', 'metAt', value ->> '$.metAt',
  'waived', value ->> '$.waived' IS NOT NULL)) FROM json_each(incident.state, '$.clocks'))`

const relapse = sql`EXISTS (SELECT 1 FROM incident AS before
  WHERE before.team_id = incident.team_id AND before.organisation = incident.organisation AND before.kind = incident.kind
    AND before.id != incident.id AND before.held IS NULL AND before.merged_into IS NULL AND before.step NOT IN (${sql.join(aside)}) AND before.closed_at <= incident.opened_at
    AND before.closed_at >= strftime('%Y-%m-%dT%H:%M:%fZ', incident.opened_at, ${sql.lit(`-${relapseDays} days`)}))`

const fields = sql`SELECT number, title, kind, severity, organisation, opened_at AS "openedAt", closed_at AS "closedAt",
  (SELECT met_at FROM clock WHERE clock.incident_id = incident.id AND clock.id = 'K2') AS "respondedAt",
  ${clocks} AS clocks, ${relapse} AS relapse, step NOT IN (${sql.join(aside)}) AS solved`

/** How many came in and how many were closed in each of these months. */
export async function countByMonth(
  query: Query,
  { reach, months }: { reach: Reach; months: readonly Month[] },
): Promise<{ opened: number; closed: number }[]> {
  const reachable = withinReach(reach) ?? sql<boolean>`1`
  const sums = months.flatMap(({ from, to }, at) => [
    sql`coalesce(sum(opened_at >= ${from} AND opened_at < ${to}), 0) AS ${sql.ref(`o${at}`)}`,
    sql`coalesce(sum(closed_at >= ${from} AND closed_at < ${to} AND step NOT IN (${sql.join(aside)})), 0) AS ${sql.ref(`c${at}`)}`,
  ])
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(sums)} FROM incident
    WHERE team_id = ${reach.team} AND held IS NULL AND merged_into IS NULL AND tlp != 'RED' AND ${reachable}`.execute(query)
  return months.map((_, at) => ({ opened: rows[0]?.[`o${at}`] ?? 0, closed: rows[0]?.[`c${at}`] ?? 0 }))
}
