import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/** Fails the commit when the form was sent before. */
export function markForm(query: Kysely<Schema>, form: { id: string; subject: string; at: string }): CompiledQuery {
  return query.insertInto('form_seen').values(form).compile()
}

export async function isFormMarked(query: Kysely<Schema>, form: { id: string; subject: string }): Promise<boolean> {
  const row = await query
    .selectFrom('form_seen')
    .select('id')
    .where('id', '=', form.id)
    .where('subject', '=', form.subject)
    .executeTakeFirst()
  return row !== undefined
}

export function forgetForms(query: Kysely<Schema>, before: string): CompiledQuery {
  return query.deleteFrom('form_seen').where('at', '<', before).compile()
}

/** Counts one use of a bucket, or several; a window older than `since` begins anew, and one from the future too: the clock was wrong. */
export function countUse(query: Kysely<Schema>, use: { bucket: string; now: string; since: string; times?: number }): CompiledQuery {
  const { times = 1 } = use
  return sql`INSERT INTO rate (bucket, window_start, count) VALUES (${use.bucket}, ${use.now}, ${times})
    ON CONFLICT (bucket) DO UPDATE SET count = iif(window_start < ${use.since} OR window_start > ${use.now}, ${times}, count + ${times}),
      window_start = iif(window_start < ${use.since} OR window_start > ${use.now}, ${use.now}, window_start)`.compile(query)
}

export async function findUse(query: Kysely<Schema>, bucket: string): Promise<{ count: number; windowStart: string } | null> {
  const row = await query.selectFrom('rate').selectAll().where('bucket', '=', bucket).executeTakeFirst()
  return row ? { count: row.count, windowStart: row.window_start } : null
}

/** A bucket begins anew. */
export function forgetUse(query: Kysely<Schema>, bucket: string): CompiledQuery {
  return query.deleteFrom('rate').where('bucket', '=', bucket).compile()
}

export function forgetUses(query: Kysely<Schema>, before: string): CompiledQuery {
  return query.deleteFrom('rate').where('window_start', '<', before).compile()
}

export async function findSetting(query: Kysely<Schema>, name: string): Promise<string | null> {
  const row = await query.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

export function saveSetting(query: Kysely<Schema>, name: string, value: string): CompiledQuery {
  return query
    .insertInto('setting')
    .values({ name, value })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ value }))
    .compile()
}
