import type { CompiledQuery, Kysely } from 'kysely'
import type { Report } from '../core/incident/incident.ts'
import type { ReportTable, Schema } from './schema.ts'

export function insertReport(query: Kysely<Schema>, row: ReportTable): CompiledQuery {
  return query.insertInto('report').values(row).compile()
}

export async function findReport(query: Kysely<Schema>, incidentId: string): Promise<Report | null> {
  const row = await query.selectFrom('report').select('body').where('incident_id', '=', incidentId).executeTakeFirst()
  return row ? (JSON.parse(row.body) as Report) : null
}

/** In which language whoever reported is written to. */
export async function findReportLanguage(query: Kysely<Schema>, incidentId: string): Promise<'id' | 'en'> {
  const row = await query.selectFrom('report').select('language').where('incident_id', '=', incidentId).executeTakeFirst()
  return row?.language ?? 'id'
}

export async function findReportByKey(query: Kysely<Schema>, team: string, key: string) {
  const row = await query
    .selectFrom('report')
    .select(['incident_id', 'request_hash'])
    .where('team_id', '=', team)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
  return row ? { incidentId: row.incident_id, requestHash: row.request_hash } : null
}
