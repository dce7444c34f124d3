import type { Kysely } from 'kysely'
import type { AuditTable } from './audit.ts'
import type { Schema } from './schema.ts'

/** What the audit trail tells of an incident's files, oldest first: seen, taken, found altered, exported. */
export async function listCustody(query: Kysely<Schema>, incidentId: string): Promise<AuditTable[]> {
  return query
    .selectFrom('audit')
    .selectAll()
    .where('subject', '=', incidentId)
    .where('action', 'in', ['evidence_downloaded', 'evidence_viewed', 'evidence_altered', 'bundle_exported'])
    .orderBy('id')
    .execute()
}
