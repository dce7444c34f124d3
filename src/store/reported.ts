import { type Kysely, sql } from 'kysely'
import type { Incident, Report } from '../core/incident/incident.ts'
import type { Schema } from './schema.ts'

/** An incident together with the report that opened it. */
export interface ReportedIncident {
  number: string
  incident: Incident
  report: Report
}

/** Those ids in one query, in no order, however many: D1 binds at most 100 parameters. */
export async function listReported(query: Kysely<Schema>, ids: readonly string[]): Promise<ReportedIncident[]> {
  const rows = await query
    .selectFrom('incident')
    .innerJoin('report', 'report.incident_id', 'incident.id')
    .select(['incident.number', 'incident.state', 'report.body'])
    .where(sql<boolean>`incident.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute()
  return rows.map(({ number, state, body }) => ({ number, incident: JSON.parse(state) as Incident, report: JSON.parse(body) as Report }))
}
