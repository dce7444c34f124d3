import type { CompiledQuery, Kysely } from 'kysely'
import type { QueueAct } from '../core/queue/act.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** What came of one ticket. `seq` is the one after it, `before` the owner of before: what taking back needs. */
export interface Outcome {
  no: string
  done: boolean
  says: string
  seq?: number | undefined
  before?: string | null | undefined
}

export interface KnownAct {
  id: string
  act: QueueAct
  at: string
  outcome: Outcome[] | null
  undone: Outcome[] | null
}

export function insertAct(query: Query, act: { id: string; team: string; person: string; act: QueueAct; at: string }): CompiledQuery {
  const row = { id: act.id, team_id: act.team, person_id: act.person, act: act.act, at: act.at, outcome: null, undone: null }
  return query.insertInto('queue_act').values(row).compile()
}

export function saveOutcome(query: Query, id: string, saved: { outcome: Outcome[] } | { undone: Outcome[] }): CompiledQuery {
  const row = 'outcome' in saved ? { outcome: JSON.stringify(saved.outcome) } : { undone: JSON.stringify(saved.undone) }
  return query.updateTable('queue_act').set(row).where('id', '=', id).compile()
}

/** One's own only. */
export async function findAct(query: Query, of: { team: string; person: string; id: string }): Promise<KnownAct | null> {
  const row = await query
    .selectFrom('queue_act')
    .selectAll()
    .where('id', '=', of.id)
    .where('team_id', '=', of.team)
    .where('person_id', '=', of.person)
    .executeTakeFirst()
  if (!row) return null
  const { id, act, at, outcome, undone } = row
  return { id, act: act as QueueAct, at, outcome: outcome && JSON.parse(outcome), undone: undone && JSON.parse(undone) }
}

export function forgetActs(query: Query, before: string): CompiledQuery {
  return query.deleteFrom('queue_act').where('at', '<', before).compile()
}
