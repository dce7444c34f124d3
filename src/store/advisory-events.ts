import type { CompiledQuery, Kysely } from 'kysely'
import type { AdvisoryEvent } from '../core/advisory/advisory.ts'
import type { RecordedAdvisoryEvent } from '../core/advisory/evolve.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

export interface ChainedAdvisoryEvent extends RecordedAdvisoryEvent {
  hash: string
}

export function insertAdvisoryEvents(query: Query, advisoryId: string, events: readonly ChainedAdvisoryEvent[]): CompiledQuery[] {
  return events.map(({ seq, at, actor, event, hash }) =>
    query
      .insertInto('advisory_event')
      .values({
        advisory_id: advisoryId,
        seq,
        at,
        actor_kind: actor.kind,
        actor_id: actor.id,
        actor_name: actor.name,
        type: event.type,
        data: JSON.stringify(event),
        hash,
      })
      .compile(),
  )
}

export async function listAdvisoryEvents(query: Query, advisoryId: string): Promise<ChainedAdvisoryEvent[]> {
  const rows = await query.selectFrom('advisory_event').selectAll().where('advisory_id', '=', advisoryId).orderBy('seq').execute()
  return rows.map(row => ({
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actor_kind as RecordedAdvisoryEvent['actor']['kind'], id: row.actor_id, name: row.actor_name },
    event: JSON.parse(row.data) as AdvisoryEvent,
    hash: row.hash,
  }))
}

export async function findAdvisoryHead(query: Query, advisoryId: string): Promise<string | null> {
  const row = await query
    .selectFrom('advisory_event')
    .select('hash')
    .where('advisory_id', '=', advisoryId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash ?? null
}
