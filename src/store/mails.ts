import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import { type Due, isOf } from './exercises.ts'
import type { MailTable, Schema } from './schema.ts'

type Query = Kysely<Schema>

/** All messages in one statement, whatever their number. Each starts queued and due at once. */
export function insertMails(query: Query, rows: readonly NewMail[]): CompiledQuery {
  return insertMailsIf(query, rows, sql`true`)
}

/** The receipt of a report: none while it waits for review, nor when `most` went, or wait to go, to the same address since then. */
export function insertReceipt(query: Query, row: NewMail, { most, since }: { most: number; since: string }): CompiledQuery {
  const held = sql`(SELECT held FROM incident WHERE id = ${row.incident_id})`
  const earlier = sql`(SELECT count(*) FROM (SELECT 1 FROM mail WHERE template = 'N1' AND address = ${row.address}
    AND created_at > ${since} AND team_id = ${row.team_id} LIMIT ${most}))`
  return insertMailsIf(query, [row], sql`${held} IS NULL AND ${earlier} < ${most}`)
}

function insertMailsIf(query: Query, rows: readonly NewMail[], wanted: RawBuilder<unknown>): CompiledQuery {
  return sql`INSERT INTO mail (id, team_id, message_id, template, address, cc, incident_id, delivery_id, facts, status, attempts, next_at, created_at)
    SELECT value ->> 'id', value ->> 'team_id', value ->> 'message_id', value ->> 'template', value ->> 'address', value ->> 'cc',
      value ->> 'incident_id', value ->> 'delivery_id', value ->> 'facts', 'queued', 0, value ->> 'created_at', value ->> 'created_at'
    FROM json_each(${JSON.stringify(rows)}) WHERE ${wanted}`.compile(query)
}

export type NewMail = Pick<
  MailTable,
  'id' | 'team_id' | 'message_id' | 'template' | 'address' | 'cc' | 'incident_id' | 'delivery_id' | 'facts' | 'created_at'
>

/** No wait and no lease is longer: what lies further ahead was written while the clock was wrong, and is due now. */
const farthest = 6 * 3_600_000

/** Messages to try now: due ones, and those whose sender died and whose lease ran out; none to the destinations in `except`. */
export async function listDueMails(
  query: Query,
  { now, exercise, except = [] }: Due & { except?: readonly string[] },
  limit: number,
): Promise<MailTable[]> {
  const far = farFrom(now)
  const destination = sql<string>`lower(substr(address, instr(address, '@') + 1))`
  return query
    .selectFrom('mail')
    .selectAll()
    .where('status', 'in', [sql.lit('queued'), sql.lit('sending')])
    .where('hold', 'is', null)
    .where(isOf('mail.team_id', exercise))
    .where(other => other.or([other('next_at', '<=', now), other('next_at', '>', far)]))
    .where(other => other.or([other('lease_until', 'is', null), other('lease_until', '<', now), other('lease_until', '>', far)]))
    .$if(except.length > 0, some =>
      some.where(destination, 'not in', sql<string>`(SELECT value FROM json_each(${JSON.stringify(except)}))`),
    )
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Claims messages for one sender, all or none of each: a message leased meanwhile by another sender is not taken. Answers by `listLeased`. */
export function leaseMails(query: Query, ids: readonly string[], lease: { now: string; until: string }): CompiledQuery {
  return sql`UPDATE mail SET status = 'sending', lease_until = ${lease.until}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND status IN ('queued', 'sending') AND hold IS NULL
      AND (lease_until IS NULL OR lease_until < ${lease.now} OR lease_until > ${farFrom(lease.now)})`.compile(query)
}

/** Which of these carry exactly this lease: a lease's end is unique to its sender. */
export async function listLeased(query: Query, until: string): Promise<Set<string>> {
  const rows = await query
    .selectFrom('mail')
    .select('id')
    .where('status', '=', sql.lit('sending'))
    .where('lease_until', '=', until)
    .execute()
  return new Set(rows.map(row => row.id))
}

/** Prolongs what this sender still holds; what another has taken over meanwhile is left to it. */
export function renewLease(query: Query, ids: readonly string[], lease: { holder: string; until: string }): CompiledQuery {
  return sql`UPDATE mail SET lease_until = ${lease.until} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    AND status = 'sending' AND substr(lease_until, 26) = ${lease.holder}`.compile(query)
}

function farFrom(now: string): string {
  return new Date(Date.parse(now) + farthest).toISOString()
}

/** Writes down what the server said. A message that was accepted stays so, whatever a slower sender hears; one that was cancelled meanwhile is not tried again. */
export function recordMails(query: Query, outcomes: readonly MailOutcome[]): CompiledQuery {
  return sql`UPDATE mail SET status = iif(said.value ->> 'status' = 'queued' AND hold <> 'jeda', 'failed', said.value ->> 'status'), response = said.value ->> 'response', attempts = attempts + 1,
      next_at = coalesce(said.value ->> 'next_at', next_at), sent_at = said.value ->> 'sent_at', lease_until = NULL,
      cc = iif(said.value ->> 'copied' AND said.value ->> 'status' = 'queued', NULL, cc)
    FROM json_each(${JSON.stringify(outcomes)}) AS said WHERE mail.id = said.value ->> 'id' AND mail.status <> 'sent'`.compile(query)
}

export interface MailOutcome {
  id: string
  status: 'sent' | 'failed' | 'queued'
  response: string
  /** Those in copy have it: a next try goes without them. */
  copied: boolean
  next_at: string | null
  sent_at: string | null
}

/** How many messages of a team stand in each state. */
export async function countMails(query: Query, team: string): Promise<Record<string, number>> {
  const count = sql<number>`count(*)`.as('n')
  const rows = await query.selectFrom('mail').select(['status', count]).where('team_id', '=', team).groupBy('status').execute()
  return Object.fromEntries(rows.map(row => [row.status, row.n]))
}

/** A message that was given up goes into the queue again, as if new; one that was cancelled does not. */
export function retryMail(query: Query, team: string, { id, now }: { id: string; now: string }): CompiledQuery {
  return sql`UPDATE mail SET status = 'queued', attempts = 0, next_at = ${now}, bounced_at = NULL
    WHERE id = ${id} AND team_id = ${team} AND status = 'failed' AND hold IS NULL`.compile(query)
}

export async function findFailedMail(query: Query, team: string, id: string): Promise<MailTable | null> {
  const row = await query
    .selectFrom('mail')
    .selectAll()
    .where('id', '=', id)
    .where('team_id', '=', team)
    .where('status', '=', 'failed')
    .where('hold', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** The newest messages of a team, for the system page. */
export async function listMails(
  query: Query,
  team: string,
  { status, limit }: { status?: string | undefined; limit: number },
): Promise<MailTable[]> {
  return query
    .selectFrom('mail')
    .selectAll()
    .where('team_id', '=', team)
    .$if(status !== undefined, some => some.where('status', '=', status ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Templates that open a thread; what follows a delivery answers to one of these. */
export const firstMessages: readonly string[] = ['N2', 'N3', 'N4']

/** Message-ID of the message that first brought this delivery. */
export async function findFirstMessage(query: Query, deliveryId: string): Promise<string | null> {
  const row = await query
    .selectFrom('mail')
    .select('message_id')
    .where('delivery_id', '=', deliveryId)
    .where('template', 'in', firstMessages)
    .executeTakeFirst()
  return row?.message_id ?? null
}

/** Message-ID of the receipt that this address got for what it reported. */
export async function findReceiptTo(query: Query, incident: string, address: string): Promise<string | null> {
  const row = await query
    .selectFrom('mail')
    .select('message_id')
    .where('incident_id', '=', incident)
    .where('template', '=', sql.lit('N1'))
    .where('address', '=', address)
    .executeTakeFirst()
  return row?.message_id ?? null
}

/** Message-ID of the message that first brought this advisory to this contact. */
export async function findFirstMessageTo(query: Query, advisoryId: string, contact: string): Promise<string | null> {
  const row = await query
    .selectFrom('delivery')
    .innerJoin('mail', 'mail.delivery_id', 'delivery.id')
    .select('mail.message_id')
    .where('delivery.advisory_id', '=', advisoryId)
    .where('delivery.contact_id', '=', contact)
    .where('mail.template', 'in', firstMessages)
    .executeTakeFirst()
  return row?.message_id ?? null
}

/** Whether a server has taken at least one mail of this advisory, which was sent from this incident. */
export async function hasAcceptedDelivery(query: Query, { incident, number }: { incident: string; number: string }): Promise<boolean> {
  const row = await query
    .selectFrom('advisory')
    .innerJoin('delivery', 'delivery.advisory_id', 'advisory.id')
    .innerJoin('mail', 'mail.delivery_id', 'delivery.id')
    .select('mail.id')
    .where('advisory.incident_id', '=', incident)
    .where('advisory.number', '=', number)
    .where('mail.sent_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
