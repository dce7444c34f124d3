import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Which of these files anything refers to: a row, a final letter's head, or any version of an advisory. Whoever lets another place name a
 * file adds it here, or the sweep removes the file.
 */
export async function listReferred(query: Kysely<Schema>, names: readonly string[]): Promise<Set<string>> {
  const wanted = sql`SELECT value FROM json_each(${JSON.stringify(names)})`
  const found = await Promise.all([
    sql<Name>`SELECT sha256 FROM attachment WHERE sha256 IN (${wanted})`.execute(query),
    sql<Name>`SELECT sha256 FROM answer_file WHERE sha256 IN (${wanted})`.execute(query),
    sql<Name>`SELECT sha256 FROM incoming WHERE sha256 IN (${wanted})`.execute(query),
    sql<Name>`SELECT signed_sha256 AS sha256 FROM letter WHERE signed_sha256 IN (${wanted})`.execute(query),
    sql<Name>`SELECT json_extract(content, '$.head.logo') AS sha256 FROM letter WHERE sha256 IN (${wanted})`.execute(query),
    sql<Name>`SELECT json_extract(settings, '$.logo') AS sha256 FROM letterhead WHERE sha256 IN (${wanted})`.execute(query),
    sql<Name>`SELECT logo AS sha256 FROM team WHERE logo IN (${wanted})`.execute(query),
    sql<Name>`SELECT part.value AS sha256 FROM advisory_event, json_tree(advisory_event.data) part
      WHERE part.key = 'sha256' AND part.value IN (${wanted})`.execute(query),
  ])
  return new Set(found.flatMap(({ rows }) => rows.map(({ sha256 }) => sha256)))
}

interface Name {
  sha256: string
}
