import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import type { AttachmentTable } from './schema-evidence.ts'

export function insertAttachment(query: Kysely<Schema>, row: AttachmentTable): CompiledQuery {
  return query.insertInto('attachment').values(row).compile()
}

export async function listAttachments(query: Kysely<Schema>, incidentId: string): Promise<AttachmentTable[]> {
  return query.selectFrom('attachment').selectAll().where('incident_id', '=', incidentId).orderBy('added_at').orderBy('id').execute()
}

export async function findAttachment(query: Kysely<Schema>, incidentId: string, id: string): Promise<AttachmentTable | null> {
  return (
    (await query.selectFrom('attachment').selectAll().where('incident_id', '=', incidentId).where('id', '=', id).executeTakeFirst()) ?? null
  )
}

/** How much an incident holds, how many files of it came since then, and when the first of those did. */
export async function sumAdded(query: Kysely<Schema>, incidentId: string, since: string) {
  return query
    .selectFrom('attachment')
    .select(sql<number>`coalesce(sum(size), 0)`.as('bytes'))
    .select(sql<number>`count(*) FILTER (WHERE added_at > ${since})`.as('today'))
    .select(sql<string | null>`min(added_at) FILTER (WHERE added_at > ${since})`.as('oldest'))
    .where('incident_id', '=', incidentId)
    .executeTakeFirstOrThrow()
}
