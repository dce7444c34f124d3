import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Asked } from '../core/advisory/scorecard.ts'
import { withinTree } from './reach.ts'
import type { Schema } from './schema.ts'
import type { ContactCheckTable, SekdaTable } from './schema-letters.ts'

type Query = Kysely<Schema>

export interface ChaseSetting {
  askContacts: boolean
  tellSekda: boolean
}

export async function findChaseSetting(query: Query, team: string): Promise<ChaseSetting> {
  const row = await query.selectFrom('chase_setting').selectAll().where('team_id', '=', team).executeTakeFirst()
  return { askContacts: row?.ask_contacts === 1, tellSekda: row?.tell_sekda === 1 }
}

export function saveChaseSetting(query: Query, team: string, { askContacts, tellSekda }: ChaseSetting): CompiledQuery {
  const row = { team_id: team, ask_contacts: askContacts ? 1 : 0, tell_sekda: tellSekda ? 1 : 0 }
  return query
    .insertInto('chase_setting')
    .values(row)
    .onConflict(conflict => conflict.column('team_id').doUpdateSet(row))
    .compile()
}

/** Teams of real life that want this; an exercise asks nobody. */
export async function listChasingTeams(query: Query, wish: 'ask_contacts' | 'tell_sekda'): Promise<{ id: string; zone: string }[]> {
  return query
    .selectFrom('chase_setting')
    .innerJoin('team', 'team.id', 'chase_setting.team_id')
    .select(['team.id', 'team.timezone as zone'])
    .where(`chase_setting.${wish}`, '=', 1)
    .where('team.exercise_of', 'is', null)
    .execute()
}

export async function listSekda(query: Query, team: string): Promise<SekdaTable[]> {
  return query.selectFrom('sekda').selectAll().where('team_id', '=', team).orderBy('area').orderBy('email').execute()
}

export function insertSekda(query: Query, row: SekdaTable): CompiledQuery {
  return query.insertInto('sekda').values(row).compile()
}

export function deleteSekda(query: Query, team: string, id: string): CompiledQuery {
  return query.deleteFrom('sekda').where('team_id', '=', team).where('id', '=', id).compile()
}

/** Agencies below an area that stayed silent after the last reminder, which their head had in copy: what a Sekda is told. */
export async function listUnanswered(
  query: Query,
  { team, area, reminders }: { team: string; area: string; reminders: number },
): Promise<{ number: string; tlp: string; name: string; dueAt: string }[]> {
  const { rows } = await sql<{ number: string; tlp: string; name: string; dueAt: string }>`
    SELECT advisory.number, advisory.tlp, coalesce(organisation.name, delivery.organisation) AS name, min(delivery.due_at) AS dueAt
    FROM delivery JOIN advisory ON advisory.id = delivery.advisory_id AND advisory.status = 'sent'
      LEFT JOIN organisation ON organisation.team_id = delivery.team_id AND organisation.code = delivery.organisation
    WHERE delivery.team_id = ${team} AND ${withinTree(area, 'delivery.organisation')}
    GROUP BY advisory.id, delivery.organisation
    HAVING count(delivery.answer) = 0 AND max(delivery.reminders) >= ${reminders}
    ORDER BY dueAt, delivery.organisation LIMIT 200`.execute(query)
  return rows
}

/** Contacts that may be asked in this quarter and were not yet. Who is new since it began knows that they are one. */
export async function listUnasked(query: Query, { team, quarter, before }: { team: string; quarter: string; before: string }) {
  return query
    .selectFrom('contact')
    .select(['id', 'email'])
    .where('team_id', '=', team)
    .where('email', 'is not', null)
    .where('suspended_at', 'is', null)
    .where('unverified_since', 'is', null)
    .where('created_at', '<', before)
    .where(
      sql<boolean>`NOT EXISTS (SELECT 1 FROM contact_check WHERE contact_check.contact_id = contact.id AND contact_check.quarter = ${quarter})`,
    )
    .orderBy('id')
    .execute()
}

export function insertChecks(query: Query, rows: readonly ContactCheckTable[]): CompiledQuery {
  return sql`INSERT INTO contact_check (id, team_id, contact_id, quarter, address, token_hash, asked_at)
    SELECT value ->> 'id', value ->> 'team_id', value ->> 'contact_id', value ->> 'quarter', value ->> 'address', value ->> 'token_hash', value ->> 'asked_at'
    FROM json_each(${JSON.stringify(rows)})`.compile(query)
}

export async function findCheck(query: Query, tokenHash: string): Promise<ContactCheckTable | null> {
  return (await query.selectFrom('contact_check').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()) ?? null
}

export function answerCheck(query: Query, id: string, answered: { answer: string; at: string }): CompiledQuery {
  return query.updateTable('contact_check').set({ answer: answered.answer, answered_at: answered.at }).where('id', '=', id).compile()
}

export interface CheckLine extends ContactCheckTable {
  name: string
  organisation: string
  organisation_name: string | null
}

/** What was asked in a quarter, by agency. */
export async function listChecks(query: Query, team: string, quarter: string): Promise<CheckLine[]> {
  return query
    .selectFrom('contact_check')
    .innerJoin('contact', 'contact.id', 'contact_check.contact_id')
    .leftJoin('organisation', join =>
      join.onRef('organisation.team_id', '=', 'contact.team_id').onRef('organisation.code', '=', 'contact.organisation'),
    )
    .selectAll('contact_check')
    .select(['contact.name', 'contact.organisation', 'organisation.name as organisation_name'])
    .where('contact_check.team_id', '=', team)
    .where('contact_check.quarter', '=', quarter)
    .orderBy('contact.organisation')
    .orderBy('contact.name')
    .execute()
}

/** The last answer of each contact, by contact; of one tree, or of the whole team. */
export async function lastChecks(
  query: Query,
  team: string,
  within?: string,
): Promise<Map<string, { at: string; answer: string; organisation: string }>> {
  let select = query
    .selectFrom('contact_check')
    .innerJoin('contact', 'contact.id', 'contact_check.contact_id')
    .select(['contact_check.contact_id', 'contact_check.answered_at as at', 'contact_check.answer', 'contact.organisation'])
    .where('contact_check.team_id', '=', team)
    .where('contact_check.answered_at', 'is not', null)
    .orderBy('contact_check.answered_at')
  if (within) select = select.where(withinTree(within, 'contact.organisation'))
  const rows = await select.execute()
  return new Map(rows.map(({ contact_id, at, answer, organisation }) => [contact_id, { at: at ?? '', answer: answer ?? '', organisation }]))
}

/** Every advisory to every agency since then, those taken back left out; with the numbers that lead to it. */
export async function listAsked(
  query: Query,
  team: string,
  since: string,
): Promise<(Asked & { number: string; name: string; tlp: string })[]> {
  const { rows } = await sql<Asked & { number: string; name: string; tlp: string }>`
    SELECT delivery.organisation, coalesce(organisation.name, delivery.organisation) AS name, advisory.number, advisory.tlp,
      min(delivery.started_at) AS startedAt, min(delivery.due_at) AS dueAt, min(delivery.answered_at) AS answeredAt
    FROM delivery JOIN advisory ON advisory.id = delivery.advisory_id AND advisory.status = 'sent'
      LEFT JOIN organisation ON organisation.team_id = delivery.team_id AND organisation.code = delivery.organisation
    WHERE delivery.team_id = ${team} AND delivery.started_at >= ${since}
    GROUP BY advisory.id, delivery.organisation ORDER BY startedAt DESC`.execute(query)
  return rows
}
