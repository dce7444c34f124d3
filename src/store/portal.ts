import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** An agency's part in an advisory: one of its deliveries stands for all of them. */
export interface AgencyDelivery {
  id: string
  organisation: string
  organisation_name: string | null
  number: string
  title: string
  tlp: string
  due_at: string
  answer: string | null
  answered_by: string | null
  answered_at: string | null
}

/** Advisories that went to agencies in the tree, one line per agency: those that wait for an answer by date, or the answered ones, newest first. */
export async function listAgencyDeliveries(
  query: Query,
  filter: { team: string; within: string; answered: boolean; limit: number },
): Promise<AgencyDelivery[]> {
  const siblings = sql`FROM delivery AS other WHERE other.advisory_id = delivery.advisory_id AND other.organisation = delivery.organisation`
  let select = query
    .selectFrom('delivery')
    .innerJoin('advisory', 'advisory.id', 'delivery.advisory_id')
    .leftJoin('organisation', join =>
      join.onRef('organisation.team_id', '=', 'delivery.team_id').onRef('organisation.code', '=', 'delivery.organisation'),
    )
    .select(['delivery.id', 'delivery.organisation', 'delivery.due_at', 'delivery.answer', 'delivery.answered_by', 'delivery.answered_at'])
    .select(['organisation.name as organisation_name', 'advisory.number', 'advisory.title', 'advisory.tlp'])
    .where('delivery.team_id', '=', filter.team)
    .where(
      sql<boolean>`(delivery.organisation = ${filter.within} OR (delivery.organisation > ${`${filter.within}.`} AND delivery.organisation < ${`${filter.within}0`}))`,
    )
    .where('advisory.status', '=', sql.lit('sent'))
    .where('advisory.tlp', '!=', sql.lit('RED'))
    .limit(filter.limit)
  select = filter.answered
    ? select.where('delivery.answer', 'is not', null).orderBy('delivery.answered_at', 'desc')
    : select
        .where(sql<boolean>`NOT EXISTS (SELECT 1 ${siblings} AND other.answer IS NOT NULL)`)
        .where(sql<boolean>`delivery.id = (SELECT min(other.id) ${siblings})`)
        .orderBy('delivery.due_at')
        .orderBy('delivery.id')
  return select.execute()
}

/** What was said outside about each of these incidents, oldest first: visible notes and words of the agency. */
export async function listSpoken(query: Query, ids: readonly string[]): Promise<Map<string, { type: string; data: string }[]>> {
  const rows = await query
    .selectFrom('event')
    .select(['incident_id', 'type', 'data'])
    .where('type', 'in', [sql.lit('noted'), sql.lit('informed'), sql.lit('reply_received')])
    .where(sql<boolean>`incident_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .orderBy('incident_id')
    .orderBy('seq')
    .execute()
  return Map.groupBy(rows, row => row.incident_id)
}

/** The address one signs in with. */
export async function findAddressOf(query: Query, person: string): Promise<string | null> {
  const row = await query.selectFrom('person').select('email').where('id', '=', person).executeTakeFirst()
  return row?.email ?? null
}
