import type { CompiledQuery, Kysely } from 'kysely'
import type { IncidentEvent, Recorded } from '../core/incident/events.ts'
import type { EventTable, Schema } from './schema.ts'

/** An event with its place in the hash chain. */
export interface Chained extends Recorded {
  hash: string
}

/** D1 binds at most 100 parameters a statement; an event takes nine. */
const rowsPerStatement = 11

export function insertEvents(query: Kysely<Schema>, incidentId: string, events: readonly Chained[]): CompiledQuery[] {
  const rows = events.map(event => toRow(incidentId, event))
  const parts = Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_, part) =>
    rows.slice(part * rowsPerStatement, (part + 1) * rowsPerStatement),
  )
  return parts.map(part => query.insertInto('event').values(part).compile())
}

/** The whole chain, oldest first. */
export async function listEvents(query: Kysely<Schema>, incidentId: string): Promise<Chained[]> {
  const rows = await query.selectFrom('event').selectAll().where('incident_id', '=', incidentId).orderBy('seq').execute()
  return rows.map(toEvent)
}

export async function findEvent(query: Kysely<Schema>, incidentId: string, seq: number): Promise<Chained | null> {
  const row = await query.selectFrom('event').selectAll().where('incident_id', '=', incidentId).where('seq', '=', seq).executeTakeFirst()
  return row ? toEvent(row) : null
}

/** The newest hash, which the next event chains to. */
export async function findHead(query: Kysely<Schema>, incidentId: string): Promise<{ seq: number; hash: string } | null> {
  const row = await query
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('incident_id', '=', incidentId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** What an event's hash covers, besides the hash before it. Key order is fixed, so the text is the same for ever. */
export function hashedText(incidentId: string, previous: string, { seq, at, actor, event }: Recorded): string {
  return JSON.stringify([previous, incidentId, seq, at, actor.kind, actor.id, actor.name, event.type, JSON.stringify(event)])
}

function toRow(incidentId: string, { seq, at, actor, event, hash }: Chained): EventTable {
  return {
    incident_id: incidentId,
    seq,
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    type: event.type,
    data: JSON.stringify(event),
    hash,
  }
}

function toEvent(row: EventTable): Chained {
  return {
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actor_kind as Recorded['actor']['kind'], id: row.actor_id, name: row.actor_name },
    event: JSON.parse(row.data) as IncidentEvent,
    hash: row.hash,
  }
}
