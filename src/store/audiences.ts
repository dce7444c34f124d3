import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Audience } from '../core/advisory/advisory.ts'
import type { KnownAdvisory } from './advisories.ts'
import { firstMessages } from './mails.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** An audience that a team keeps under a name. Using it copies it. */
export interface SavedAudience {
  id: string
  team: string
  name: string
  audience: Audience
  changedAt: string
  changedBy: string
}

export async function listAudiences(query: Query, team: string): Promise<SavedAudience[]> {
  const rows = await query.selectFrom('audience').selectAll().where('team_id', '=', team).orderBy('name').execute()
  return rows.map(({ id, name, audience, changed_at, changed_by }) => ({
    id,
    team,
    name,
    audience: JSON.parse(audience) as Audience,
    changedAt: changed_at,
    changedBy: changed_by,
  }))
}

export async function findAudience(query: Query, team: string, id: string): Promise<SavedAudience | null> {
  return (await listAudiences(query, team)).find(one => one.id === id) ?? null
}

export function insertAudience(query: Query, { id, team, name, audience, changedAt, changedBy }: SavedAudience): CompiledQuery {
  const row = { id, team_id: team, name, audience: JSON.stringify(audience), changed_at: changedAt, changed_by: changedBy }
  return query.insertInto('audience').values(row).compile()
}

export function updateAudience(query: Query, { id, name, audience, changedAt, changedBy }: SavedAudience): CompiledQuery {
  const row = { name, audience: JSON.stringify(audience), changed_at: changedAt, changed_by: changedBy }
  return query.updateTable('audience').set(row).where('id', '=', id).compile()
}

export function deleteAudience(query: Query, team: string, id: string): CompiledQuery {
  return query.deleteFrom('audience').where('team_id', '=', team).where('id', '=', id).compile()
}

/** What was sent since then and not taken back, the newest first. */
export async function listSentSince(query: Query, team: string, since: string): Promise<KnownAdvisory[]> {
  const rows = await query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('team_id', '=', team)
    .where('status', '=', sql.lit('sent'))
    .where('sent_at', '>=', since)
    .orderBy('sent_at', 'desc')
    .limit(500)
    .execute()
  return rows.map(({ number, state }) => ({ number, advisory: JSON.parse(state) as KnownAdvisory['advisory'] }))
}

/** Which agencies those advisories went to: a message that failed or came back told nobody. */
export async function listTold(query: Query, advisories: readonly string[]): Promise<{ advisory: string; organisation: string }[]> {
  if (advisories.length === 0) return []
  return query
    .selectFrom('delivery')
    .innerJoin('mail', join => join.onRef('mail.delivery_id', '=', 'delivery.id').on('mail.template', 'in', firstMessages))
    .select(['delivery.advisory_id as advisory', 'delivery.organisation'])
    .distinct()
    .where(sql<boolean>`delivery.advisory_id IN (SELECT value FROM json_each(${JSON.stringify(advisories)}))`)
    .where('mail.status', '!=', 'failed')
    .where('mail.bounced_at', 'is', null)
    .execute()
}
