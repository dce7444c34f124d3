import type { CompiledQuery, Kysely, Selectable } from 'kysely'
import type { QueueAct } from '../core/queue/act.ts'
import type { Tlp } from '../core/tlp.ts'
import { isOf } from './exercises.ts'
import type { Schema } from './schema.ts'
import type { QueueActTable } from './schema-queue.ts'

type Query = Kysely<Schema>

/** What an act says beside its tickets. */
export interface ActWords {
  owner: string | null
  /** RFC 3339 UTC. */
  until: string | null
  tlp: Tlp | null
  /** The number of the ticket that goes on. */
  into: string | null
  reason: string
}

export type Working = 'kerjakan' | 'urungkan'

export interface KnownAct {
  id: string
  team: string
  person: string
  act: QueueAct
  at: string
  wanted: ActWords
  /** null = nothing is left to be done. */
  working: Working | null
  /** Somebody is at it until then. */
  claimedUntil: string | null
  undoneAt: string | null
}

export interface NewAct {
  id: string
  team: string
  person: string
  act: QueueAct
  at: string
  wanted: ActWords
  claimedUntil: string
}

export function insertAct(query: Query, { id, team, person, act, at, wanted, claimedUntil }: NewAct): CompiledQuery {
  const row = { id, team_id: team, person_id: person, act, at, wanted: JSON.stringify(wanted) }
  return query
    .insertInto('queue_act')
    .values({ ...row, working: 'kerjakan', claimed_until: claimedUntil, undone_at: null })
    .compile()
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
  return row ? known(row) : null
}

/** What was begun, is not ended, and nobody is at, oldest first. */
export async function listLeftActs(query: Query, at: { now: string; exercise: string | undefined }): Promise<KnownAct[]> {
  const rows = await query
    .selectFrom('queue_act')
    .selectAll()
    .where('working', 'is not', null)
    .where(or => or.or([or('claimed_until', 'is', null), or('claimed_until', '<=', at.now)]))
    .where(isOf('queue_act.team_id', at.exercise))
    .orderBy('at')
    .limit(10)
    .execute()
  return rows.map(known)
}

/** Somebody is at it until then, so that no other begins as well; null = nobody. */
export function claimAct(query: Query, id: string, until: string | null): CompiledQuery {
  return query.updateTable('queue_act').set({ claimed_until: until }).where('id', '=', id).compile()
}

/** Nothing is left of this; who is at it is free again. */
export function endWork(query: Query, id: string, working: Working): CompiledQuery {
  return query
    .updateTable('queue_act')
    .set({ working: null, claimed_until: null })
    .where('id', '=', id)
    .where('working', '=', working)
    .compile()
}

/** What is left of it is not done any more; whoever is at it notices at the next batch. */
export function stopWork(query: Query, id: string): CompiledQuery {
  return query.updateTable('queue_act').set({ working: null }).where('id', '=', id).where('working', '=', 'kerjakan').compile()
}

/** Once only. */
export function askUndo(query: Query, id: string, { at, claimedUntil }: { at: string; claimedUntil: string }): CompiledQuery {
  const row = { working: 'urungkan', undone_at: at, claimed_until: claimedUntil }
  return query.updateTable('queue_act').set(row).where('id', '=', id).where('undone_at', 'is', null).compile()
}

/** Forms are remembered for a day; what is still being worked stays until it is done. */
export function forgetActs(query: Query, before: string): CompiledQuery {
  return query.deleteFrom('queue_act').where('at', '<', before).where('working', 'is', null).compile()
}

function known(row: Selectable<QueueActTable>): KnownAct {
  const { id, team_id: team, person_id: person, at, claimed_until: claimedUntil, undone_at: undoneAt } = row
  const [act, working] = [row.act as QueueAct, row.working as Working | null]
  return { id, team, person, act, at, wanted: JSON.parse(row.wanted), working, claimedUntil, undoneAt }
}
