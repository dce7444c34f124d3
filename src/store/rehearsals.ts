import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import type { IncidentEvent, Recorded } from '../core/incident/events.ts'
import type { Playbook } from '../core/playbook.ts'
import type { Finding, Outcome } from '../core/rehearse.ts'
import { withinReach } from './reach.ts'
import type { Schema } from './schema.ts'
import type { RehearsalTable } from './schema-playbooks.ts'

type Query = Kysely<Schema>

export interface Rehearsed {
  id: string
  team: string
  person: string
  playbook: Playbook
  total: number
  done: number
  cursor: string | null
  finishedAt: string | null
}

export function insertRehearsal(query: Query, row: RehearsalTable): CompiledQuery[] {
  const older = query
    .selectFrom('rehearsal')
    .select('id')
    .where('team_id', '=', row.team_id)
    .where('person_id', '=', row.person_id)
    .where('playbook_id', '=', row.playbook_id)
  return [
    query.deleteFrom('rehearsal_finding').where('rehearsal_id', 'in', older).compile(),
    query
      .deleteFrom('rehearsal')
      .where('team_id', '=', row.team_id)
      .where('person_id', '=', row.person_id)
      .where('playbook_id', '=', row.playbook_id)
      .compile(),
    query.insertInto('rehearsal').values(row).compile(),
  ]
}

/** The newest rehearsal of a playbook by a person; there is one at most. */
export async function findRehearsal(query: Query, whose: { team: string; person: string; playbook: string }): Promise<Rehearsed | null> {
  const row = await query
    .selectFrom('rehearsal')
    .selectAll()
    .where('team_id', '=', whose.team)
    .where('person_id', '=', whose.person)
    .where('playbook_id', '=', whose.playbook)
    .executeTakeFirst()
  if (!row) return null
  const { id, total, done, cursor } = row
  const playbook = JSON.parse(row.compiled) as Playbook
  return { id, team: row.team_id, person: row.person_id, playbook, total, done, cursor, finishedAt: row.finished_at }
}

/** Findings and the place reached, in one commit; replaying the same ones twice changes nothing. */
export function saveProgress(
  query: Query,
  { id, from, ...reached }: { id: string; from: number; done: number; cursor: string | null; finishedAt: string | null },
  findings: readonly (Finding & { incident: string })[],
): CompiledQuery[] {
  const rows = findings.map(({ incident, outcome, says }) => ({ rehearsal_id: id, incident_id: incident, outcome, says }))
  const parts = Array.from({ length: Math.ceil(rows.length / 500) }, (_, part) => rows.slice(part * 500, part * 500 + 500))
  const inserts = parts.map(part =>
    sql`INSERT OR IGNORE INTO rehearsal_finding (rehearsal_id, incident_id, outcome, says)
    SELECT value->>'rehearsal_id', value->>'incident_id', value->>'outcome', value->>'says' FROM json_each(${JSON.stringify(part)})`.compile(
      query,
    ),
  )
  const update = query
    .updateTable('rehearsal')
    .set({ done: reached.done, cursor: reached.cursor, finished_at: reached.finishedAt })
    .where('id', '=', id)
    .where('done', '=', from)
  return [...inserts, update.compile()]
}

/** How many incidents of a playbook there are within reach, `limit` at most. */
export async function countPast(query: Query, reach: Reach, { id, limit }: { id: string; limit: number }): Promise<number> {
  const capped = past(query, reach, id).select('incident.id').limit(limit)
  const row = await query.selectFrom(capped.as('capped')).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()
  return row.n
}

/** The next ones, newest first, after `cursor`, with their whole chains. */
export async function listPast(query: Query, reach: Reach, { id, cursor, limit }: { id: string; cursor: string | null; limit: number }) {
  const [at, after] = (cursor ?? '').split('~')
  let select = past(query, reach, id)
    .select(['incident.id', 'incident.opened_at'])
    .orderBy('incident.opened_at', 'desc')
    .orderBy('incident.id', 'desc')
    .limit(limit)
  if (at && after) select = select.where(sql<boolean>`(incident.opened_at, incident.id) < (${at}, ${after})`)
  const rows = await select.execute()
  const chains = await listChains(
    query,
    rows.map(row => row.id),
  )
  const last = rows.at(-1)
  return {
    incidents: rows.map(row => ({ id: row.id, chain: chains.get(row.id) ?? [] })),
    cursor: last ? `${last.opened_at}~${last.id}` : null,
  }
}

/** How many each outcome has, of those that may be read now: the numbers and the rows are of the same question. */
export async function countFindings(query: Query, reach: Reach, id: string): Promise<Record<Outcome, number>> {
  const rows = await found(query, reach, id)
    .select(['rehearsal_finding.outcome', sql<number>`count(*)`.as('n')])
    .groupBy('rehearsal_finding.outcome')
    .execute()
  const of = (outcome: Outcome) => rows.find(row => row.outcome === outcome)?.n ?? 0
  return { elsewhere: of('elsewhere'), blocked: of('blocked'), late: of('late') }
}

export async function listFindings(query: Query, reach: Reach, page: { id: string; outcome: Outcome; after: string; limit: number }) {
  return found(query, reach, page.id)
    .select(['incident.number', 'incident.title', 'rehearsal_finding.says'])
    .where('rehearsal_finding.outcome', '=', page.outcome)
    .where('incident.number', '>', page.after)
    .orderBy('incident.number')
    .limit(page.limit)
    .execute()
}

function past(query: Query, reach: Reach, id: string) {
  const select = query.selectFrom('incident').where('team_id', '=', reach.team).where('playbook_id', '=', id).where('held', 'is', null)
  const reachable = withinReach(reach)
  return reachable ? select.where(reachable) : select
}

function found(query: Query, reach: Reach, id: string) {
  const select = query
    .selectFrom('rehearsal_finding')
    .innerJoin('incident', 'incident.id', 'rehearsal_finding.incident_id')
    .where('rehearsal_id', '=', id)
    .where('team_id', '=', reach.team)
    .where('held', 'is', null)
  const reachable = withinReach(reach)
  return reachable ? select.where(reachable) : select
}

async function listChains(query: Query, ids: readonly string[]): Promise<Map<string, Recorded[]>> {
  const rows = await query
    .selectFrom('event')
    .select(['incident_id', 'seq', 'at', 'actor_kind', 'actor_id', 'actor_name', 'data'])
    .where('incident_id', 'in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy('incident_id')
    .orderBy('seq')
    .execute()
  const chains = new Map<string, Recorded[]>()
  for (const { incident_id, seq, at, data, ...row } of rows) {
    const actor = { kind: row.actor_kind as Recorded['actor']['kind'], id: row.actor_id, name: row.actor_name }
    const chain = chains.get(incident_id) ?? []
    chain.push({ seq, at, actor, event: JSON.parse(data) as IncidentEvent })
    chains.set(incident_id, chain)
  }
  return chains
}
