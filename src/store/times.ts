import { type Kysely, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import { withinReach } from './reach.ts'
import type { Schema } from './schema.ts'

export interface TimesRow {
  id: string
  number: string
  public_status: string
  severity: string | null
  tlp: string
  opened_at: string
  changed_at: string
  closed_at: string | null
  clocks: { id: string; due: string; met: string | null }[]
}

/** Numbers and times, and no word of what happened or to whom. Newest first; `before` is the last row of the page before; one row more than `limit` says that there is more. */
export async function listTimes(
  query: Kysely<Schema>,
  { reach, before, limit }: { reach: Reach; before?: string | undefined; limit: number },
): Promise<TimesRow[]> {
  let select = query
    .selectFrom('incident')
    .select(['id', 'number', 'public_status', 'severity', 'tlp', 'opened_at', 'changed_at', 'closed_at'])
    .where('team_id', '=', reach.team)
    .where('held', 'is', null)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  const reachable = withinReach(reach)
  if (reachable) select = select.where(reachable)
  const [opened, id] = before?.split('~') ?? []
  if (opened && id) select = select.where(sql<boolean>`(opened_at, id) < (${opened}, ${id})`)
  const rows = await select.execute()
  const clocks = await clocksOf(
    query,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    ...row,
    clocks: (clocks.get(row.id) ?? []).map(({ id: clock, due_at: due, met_at: met }) => ({ id: clock, due, met })),
  }))
}

async function clocksOf(query: Kysely<Schema>, incidents: string[]) {
  const rows = await query
    .selectFrom('clock')
    .select(['incident_id', 'id', 'due_at', 'met_at'])
    .where(sql<boolean>`incident_id IN (SELECT value FROM json_each(${JSON.stringify(incidents)}))`)
    .orderBy('incident_id')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, row => row.incident_id)
}
