import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Agreement } from '../core/agreement.ts'
import type { Share } from '../core/incident/events.ts'
import type { Tlp } from '../core/tlp.ts'
import { type KnownIncident, noDeadline } from './incidents.ts'
import type { Schema } from './schema.ts'
import type { AgreementTable } from './schema-portal.ts'

type Query = Kysely<Schema>

export function insertAgreement(query: Query, row: AgreementTable): CompiledQuery {
  return query.insertInto('agreement').values(row).compile()
}

export function updateAgreement(query: Query, id: string, change: Partial<AgreementTable>): CompiledQuery {
  return query.updateTable('agreement').set(change).where('id', '=', id).compile()
}

/** Agreements of a team, and those that others made with it; the newest end first. */
export async function listAgreements(query: Query, of: { team: string; partner?: string }): Promise<Agreement[]> {
  let select = query.selectFrom('agreement').selectAll().where('team_id', '=', of.team).orderBy('ends_on', 'desc').orderBy('id')
  if (of.partner) select = select.where('partner_id', '=', of.partner)
  return (await select.execute()).map(toAgreement)
}

export async function listAgreementsWith(query: Query, partner: string): Promise<Agreement[]> {
  const rows = await query.selectFrom('agreement').selectAll().where('partner_id', '=', partner).orderBy('ends_on', 'desc').execute()
  return rows.map(toAgreement)
}

export async function findAgreement(query: Query, team: string, id: string): Promise<Agreement | null> {
  const row = await query.selectFrom('agreement').selectAll().where('team_id', '=', team).where('id', '=', id).executeTakeFirst()
  return row ? toAgreement(row) : null
}

export function saveShare(query: Query, incident: string, { partner, until }: Share): CompiledQuery {
  const row = { incident_id: incident, partner, until: until ?? noDeadline }
  return query
    .insertInto('share')
    .values(row)
    .onConflict(conflict => conflict.columns(['incident_id', 'partner']).doUpdateSet({ until: row.until }))
    .compile()
}

export function deleteShare(query: Query, incident: string, partner: string): CompiledQuery {
  return query.deleteFrom('share').where('incident_id', '=', incident).where('partner', '=', partner).compile()
}

/** Incidents that somebody sees by name at this moment, newest first. Labels and agreements are asked about by the reader. */
export async function listSharedWith(query: Query, who: { partner: string; now: string; limit: number }): Promise<KnownIncident[]> {
  const rows = await query
    .selectFrom('share')
    .innerJoin('incident', 'incident.id', 'share.incident_id')
    .select(['incident.number', 'incident.state', 'incident.held'])
    .where('share.partner', '=', who.partner)
    .where('share.until', '>', who.now)
    .where('incident.tlp', 'in', [sql.lit('CLEAR'), sql.lit('GREEN'), sql.lit('AMBER')])
    .orderBy('share.incident_id', 'desc')
    .limit(who.limit)
    .execute()
  return rows.map(({ number, state, held }) => ({ number, incident: JSON.parse(state) as KnownIncident['incident'], held: held ?? null }))
}

function toAgreement(row: AgreementTable): Agreement {
  const { id, team_id: team, partner_id: partner, number, services, starts_on: startsOn, ends_on: endsOn } = row
  return { id, team, partner, number, services, tlp: row.tlp as Tlp, startsOn, endsOn }
}
