import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { HeldReason } from '../core/vocabulary.ts'
import type { Schema } from './schema.ts'

/** One limit that a report counts against. The team's own comes first and counts only what no other limit holds back. */
export interface Bucket {
  why: HeldReason
  bucket: string
  most: number
}

export interface Window {
  now: string
  /** A window that began before this, or after `now`, is over. */
  since: string
}

/**
 * Counts a report against all its limits in one statement. Robots from one address must not use up what a team takes from everybody,
 * so the first row is counted only while the others have room; it stands first because it must see them as they were.
 */
export function countReport(query: Kysely<Schema>, buckets: readonly Bucket[], { now, since }: Window): CompiledQuery {
  const wanted = JSON.stringify(buckets)
  return sql`INSERT INTO rate (bucket, window_start, count)
    SELECT wanted.value ->> 'bucket', ${now}, 1 FROM json_each(${wanted}) AS wanted
    WHERE wanted.value ->> 'why' <> 'tim' OR NOT EXISTS (
      SELECT 1 FROM json_each(${wanted}) AS other JOIN rate ON rate.bucket = other.value ->> 'bucket'
      WHERE other.value ->> 'why' <> 'tim' AND rate.count >= other.value ->> 'most' AND rate.window_start BETWEEN ${since} AND ${now})
    ON CONFLICT (bucket) DO UPDATE SET count = iif(window_start NOT BETWEEN ${since} AND ${now}, 1, count + 1),
      window_start = iif(window_start NOT BETWEEN ${since} AND ${now}, ${now}, window_start)`.compile(query)
}

/** Why the report just counted must wait, or NULL. Asked inside the commit: of many at the same moment exactly so many pass. */
export function reasonToHold(buckets: readonly Bucket[]): RawBuilder<string | null> {
  return sql<string | null>`(SELECT wanted.value ->> 'why' FROM json_each(${JSON.stringify(buckets)}) AS wanted
    JOIN rate ON rate.bucket = wanted.value ->> 'bucket' WHERE rate.count > wanted.value ->> 'most' ORDER BY wanted.key DESC LIMIT 1)`
}

export function unhold(query: Kysely<Schema>, incident: string): CompiledQuery {
  return query.updateTable('incident').set({ held: null }).where('id', '=', incident).compile()
}
