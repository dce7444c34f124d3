import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Advisory } from '../core/advisory/advisory.ts'
import { type Due, isOf } from './exercises.ts'
import { firstMessages } from './mails.ts'
import type { DeliveryTable, Schema } from './schema.ts'

type Query = Kysely<Schema>

export interface KnownAdvisory {
  number: string
  advisory: Advisory
}

/** One delivery with the state of its first message. */
export interface KnownDelivery extends DeliveryTable {
  organisation_name: string | null
  message_id: string | null
  mail_status: string | null
  mail_attempts: number | null
  mail_response: string | null
  sent_at: string | null
  bounced_at: string | null
}

export async function findAdvisory(query: Query, team: string, id: string): Promise<KnownAdvisory | null> {
  const row = await query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('team_id', '=', team)
    .where(other => other.or([other('id', '=', id), other('number', '=', id)]))
    .executeTakeFirst()
  return row ? parse(row) : null
}

export async function listAdvisories(query: Query, filter: { team: string; incident?: string; limit: number }): Promise<KnownAdvisory[]> {
  let select = query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('team_id', '=', filter.team)
    .orderBy('created_at', 'desc')
    .limit(filter.limit)
  if (filter.incident) select = select.where('incident_id', '=', filter.incident)
  return (await select.execute()).map(parse)
}

export async function listPublicAdvisories(query: Query, team: string, limit: number): Promise<KnownAdvisory[]> {
  const rows = await query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('team_id', '=', team)
    .where('tlp', '=', sql.lit('CLEAR'))
    .where('status', '=', sql.lit('sent'))
    .orderBy('sent_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(parse)
}

/** `stem` is e.g. IMB-2607. */
export function insertAdvisory(query: Query, advisory: Advisory, stem: string): CompiledQuery[] {
  const name = `advisory ${stem}`
  const number = sql<string>`(SELECT printf('%s-%04d', ${stem}, value) FROM counter WHERE team_id = ${advisory.team} AND name = ${name})`
  return [
    query
      .insertInto('counter')
      .values({ team_id: advisory.team, name, value: 1 })
      .onConflict(conflict => conflict.columns(['team_id', 'name']).doUpdateSet({ value: sql<number>`value + 1` }))
      .compile(),
    query
      .insertInto('advisory')
      .values({
        id: advisory.id,
        team_id: advisory.team,
        number,
        author_id: advisory.author.id,
        created_at: advisory.createdAt,
        incident_id: advisory.incident,
        ...columns(advisory),
      })
      .compile(),
  ]
}

export function updateAdvisory(query: Query, advisory: Advisory): CompiledQuery {
  return query.updateTable('advisory').set(columns(advisory)).where('id', '=', advisory.id).compile()
}

/** All deliveries in one statement, whatever their number: D1 binds at most 100 parameters. */
export function insertDeliveries(query: Query, rows: readonly DeliveryTable[]): CompiledQuery {
  return sql`INSERT INTO delivery (id, advisory_id, team_id, organisation, contact_id, contact_name, address, token_hash, started_at, due_at, reminders, next_at)
    SELECT value ->> 'id', value ->> 'advisory_id', value ->> 'team_id', value ->> 'organisation', value ->> 'contact_id', value ->> 'contact_name',
      value ->> 'address', value ->> 'token_hash', value ->> 'started_at', value ->> 'due_at', 0, value ->> 'next_at'
    FROM json_each(${JSON.stringify(rows)})`.compile(query)
}

export function updateDelivery(query: Query, id: string, change: Partial<DeliveryTable>): CompiledQuery {
  return query.updateTable('delivery').set(change).where('id', '=', id).compile()
}

/** Sets the next reminder of one that is still waited for; who answered meanwhile, or was told of a withdrawal, stays silent. */
export function updateSilent(query: Query, id: string, change: Pick<DeliveryTable, 'next_at'> & { reminders?: number }): CompiledQuery {
  return query
    .updateTable('delivery')
    .set(change)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .where('next_at', 'is not', null)
    .compile()
}

/** The correction of this advisory that is being written, if there is one. */
export async function findOpenCorrection(query: Query, team: string, corrects: string): Promise<KnownAdvisory | null> {
  const row = await query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('team_id', '=', team)
    .where('status', 'in', ['draft', 'approved'])
    .where(sql`state ->> 'corrects'`, '=', corrects)
    .orderBy('created_at')
    .executeTakeFirst()
  return row ? parse(row) : null
}

/** Advisories whose time to be sent has come. */
export async function listScheduled(query: Query, { now, exercise }: Due, limit: number): Promise<KnownAdvisory[]> {
  const rows = await query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('send_at', '<=', now)
    .where(isOf('advisory.team_id', exercise))
    .orderBy('send_at')
    .limit(limit)
    .execute()
  return rows.map(parse)
}

/** Nobody is reminded of it any more. */
export function silenceAll(query: Query, advisoryId: string): CompiledQuery {
  return query
    .updateTable('delivery')
    .set({ next_at: null })
    .where('advisory_id', '=', advisoryId)
    .where('next_at', 'is not', null)
    .compile()
}

/** One answer speaks for the agency: nobody else there is reminded any more. */
export function silenceOrganisation(query: Query, advisoryId: string, organisation: string): CompiledQuery {
  return query
    .updateTable('delivery')
    .set({ next_at: null })
    .where('advisory_id', '=', advisoryId)
    .where('organisation', '=', organisation)
    .compile()
}

export async function findDelivery(query: Query, by: { tokenHash: string } | { id: string }): Promise<DeliveryTable | null> {
  const select = query.selectFrom('delivery').selectAll()
  const row = 'id' in by ? select.where('id', '=', by.id) : select.where('token_hash', '=', by.tokenHash)
  return (await row.executeTakeFirst()) ?? null
}

/** Deliveries with what a message to them says of the recipient, many in one query. */
export async function listAddressed(query: Query, ids: readonly string[]): Promise<AddressedDelivery[]> {
  return query
    .selectFrom('delivery')
    .leftJoin('organisation', join =>
      join.onRef('organisation.team_id', '=', 'delivery.team_id').onRef('organisation.code', '=', 'delivery.organisation'),
    )
    .leftJoin('contact', 'contact.id', 'delivery.contact_id')
    .selectAll('delivery')
    .select(['organisation.name as organisation_name', 'contact.role as contact_role'])
    .where(sql<boolean>`delivery.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute()
}

export interface AddressedDelivery extends DeliveryTable {
  organisation_name: string | null
  contact_role: string | null
}

export async function listDeliveries(query: Query, advisoryId: string): Promise<KnownDelivery[]> {
  return query
    .selectFrom('delivery')
    .leftJoin('mail', join => join.onRef('mail.delivery_id', '=', 'delivery.id').on('mail.template', 'in', firstMessages))
    .leftJoin('organisation', join =>
      join.onRef('organisation.team_id', '=', 'delivery.team_id').onRef('organisation.code', '=', 'delivery.organisation'),
    )
    .selectAll('delivery')
    .select([
      'organisation.name as organisation_name',
      'mail.message_id',
      'mail.status as mail_status',
      'mail.attempts as mail_attempts',
      'mail.response as mail_response',
      'mail.sent_at',
      'mail.bounced_at',
    ])
    .where('delivery.advisory_id', '=', advisoryId)
    .orderBy('delivery.organisation')
    .orderBy('delivery.id')
    .execute()
}

/** Deliveries whose next reminder is due, and whose first message a server has accepted. */
export async function listSilent(query: Query, { now, exercise }: Due, limit: number): Promise<DeliveryTable[]> {
  return query
    .selectFrom('delivery')
    .innerJoin('mail', join => join.onRef('mail.delivery_id', '=', 'delivery.id').on('mail.template', 'in', firstMessages))
    .innerJoin('advisory', 'advisory.id', 'delivery.advisory_id')
    .selectAll('delivery')
    .where('delivery.next_at', '<=', now)
    .where(sql`advisory.state ->> 'pausedAt'`, 'is', null)
    .where(isOf('delivery.team_id', exercise))
    .where('mail.status', '=', sql.lit('sent'))
    .orderBy('delivery.next_at')
    .limit(limit)
    .execute()
}

function columns(advisory: Advisory) {
  const { seq, notice, title, tlp, status, dueAt: due_at, sentAt: sent_at } = advisory
  return {
    seq,
    notice,
    title,
    tlp,
    status,
    due_at,
    sent_at,
    send_at: advisory.sendAt ?? null,
    asked_at: advisory.asked?.at ?? null,
    state: JSON.stringify(advisory),
  }
}

function parse(row: { number: string; state: string }): KnownAdvisory {
  return { number: row.number, advisory: JSON.parse(row.state) as Advisory }
}
