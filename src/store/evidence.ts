import type { CompiledQuery, Kysely } from 'kysely'
import type { AttachmentTable, Schema } from './schema.ts'

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
