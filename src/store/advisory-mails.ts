import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** Nothing more of this advisory goes out; what a sender holds in its hands at this moment is tried once and no more. */
export function cancelMails(query: Query, advisoryId: string, { now, because }: { now: string; because: string }): CompiledQuery[] {
  const held = sql`status = 'sending' AND lease_until >= ${now}`
  return [
    sql`UPDATE mail SET hold = ${because} WHERE ${unsentOf(advisoryId)} AND ${held}`.compile(query),
    sql`UPDATE mail SET status = 'failed', response = ${because}, lease_until = NULL, hold = ${because}
      WHERE ${unsentOf(advisoryId)} AND NOT coalesce(${held}, 0)`.compile(query),
  ]
}

/** Nothing more goes out until `resumeMails`, save what a sender holds in its hands at this moment. */
export function pauseMails(query: Query, advisoryId: string): CompiledQuery {
  return sql`UPDATE mail SET hold = 'jeda' WHERE ${unsentOf(advisoryId)}`.compile(query)
}

/** What was held back goes out now. */
export function resumeMails(query: Query, advisoryId: string, now: string): CompiledQuery {
  return sql`UPDATE mail SET hold = NULL, next_at = min(next_at, ${now}) WHERE ${unsentOf(advisoryId)} AND hold = 'jeda'`.compile(query)
}

function unsentOf(advisoryId: string) {
  return sql`delivery_id IN (SELECT id FROM delivery WHERE advisory_id = ${advisoryId}) AND template IN ('N2', 'N3', 'N4', 'pengingat')
    AND status IN ('queued', 'sending')`
}
