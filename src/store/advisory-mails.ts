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

/** What went to one recipient of an advisory, or waits to go. */
export interface Written {
  reminders: number
  /** When the last message went, or was laid into the outbox. */
  at: string
}

/** By delivery; the reminders by hand among them. */
export async function listWritten(query: Query, advisoryId: string): Promise<Map<string, Written>> {
  const { rows } = await sql<Written & { delivery: string }>`
    SELECT delivery.id AS delivery, sum(mail.template = 'pengingat') AS reminders, max(coalesce(mail.sent_at, mail.created_at)) AS at
    FROM delivery JOIN mail ON mail.delivery_id = delivery.id WHERE delivery.advisory_id = ${advisoryId} GROUP BY delivery.id`.execute(
    query,
  )
  return new Map(rows.map(({ delivery, reminders, at }) => [delivery, { reminders, at }]))
}

/** How often the agencies were reminded of these advisories, by `advisory organisation`: the most that one of their contacts got. */
export async function countReminders(query: Query, advisories: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ advisory: string; organisation: string; reminders: number }>`
    SELECT advisory, organisation, max(reminders) AS reminders FROM (
      SELECT delivery.advisory_id AS advisory, delivery.organisation, count(*) AS reminders
      FROM delivery JOIN mail ON mail.delivery_id = delivery.id AND mail.template = 'pengingat'
      WHERE delivery.advisory_id IN (SELECT value FROM json_each(${JSON.stringify(advisories)})) GROUP BY delivery.id)
    GROUP BY advisory, organisation`.execute(query)
  return new Map(rows.map(({ advisory, organisation, reminders }) => [`${advisory} ${organisation}`, reminders]))
}

/** Which of these were paused. */
export async function listPaused(query: Query, ids: readonly string[]): Promise<Set<string>> {
  const wanted = sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const rows = await query.selectFrom('mail').select('id').where(wanted).where('hold', '=', 'jeda').execute()
  return new Set(rows.map(({ id }) => id))
}

/** Lays a paused message that was not handed over back into the outbox, as if nobody had taken it up. */
export function layBack(query: Query, id: string): CompiledQuery {
  return sql`UPDATE mail SET status = 'queued', lease_until = NULL WHERE id = ${id} AND status = 'sending' AND hold = 'jeda'`.compile(query)
}
