import { type Kysely, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import type { Incident } from '../core/incident/incident.ts'
import { withinReach } from './reach.ts'
import type { Schema } from './schema.ts'

export interface RunningRow {
  number: string
  title: string
  version: number
  incident: Incident
}

/** Open incidents that run by a playbook, oldest version first, at most `limit`. */
export async function listRunning(
  query: Kysely<Schema>,
  reach: Reach,
  { id, limit }: { id: string; limit: number },
): Promise<RunningRow[]> {
  let select = query
    .selectFrom('incident')
    .select(['number', 'title', 'playbook_version', 'state'])
    .where('team_id', '=', reach.team)
    .where('playbook_id', '=', id)
    .where('closed_at', 'is', null)
    .where('held', 'is', null)
    .orderBy('playbook_version')
    .orderBy('incident.id')
    .limit(limit)
  const reachable = withinReach(reach)
  if (reachable) select = select.where(reachable)
  const rows = await select.execute()
  return rows.map(row => ({
    number: row.number,
    title: row.title,
    version: row.playbook_version,
    incident: JSON.parse(row.state) as Incident,
  }))
}

/** How many open incidents run by each version of each playbook. */
export async function countRunning(query: Kysely<Schema>, reach: Reach): Promise<{ id: string; version: number; n: number }[]> {
  let select = query
    .selectFrom('incident')
    .select(['playbook_id', 'playbook_version', sql<number>`count(*)`.as('n')])
    .where('team_id', '=', reach.team)
    .where('closed_at', 'is', null)
    .where('held', 'is', null)
    .groupBy(['playbook_id', 'playbook_version'])
  const reachable = withinReach(reach)
  if (reachable) select = select.where(reachable)
  const rows = await select.execute()
  return rows.map(row => ({ id: row.playbook_id, version: row.playbook_version, n: row.n }))
}

/** Open incidents of a playbook in a team that came in since then, newest first, at most 200: enough to see a wave. */
export async function listSince(query: Kysely<Schema>, of: { team: string; playbook: string; since: string }): Promise<Incident[]> {
  const rows = await query
    .selectFrom('incident')
    .select('state')
    .where('team_id', '=', of.team)
    .where('playbook_id', '=', of.playbook)
    .where('closed_at', 'is', null)
    .where('held', 'is', null)
    .where('opened_at', '>=', of.since)
    .orderBy('opened_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ state }) => JSON.parse(state) as Incident)
}
