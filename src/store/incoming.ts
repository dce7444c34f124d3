import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { MailTable, Schema } from './schema.ts'
import type { IncomingTable } from './schema-incoming.ts'

type Query = Kysely<Schema>

/** The same message twice fails the commit: `incoming.key` is taken. */
export function insertIncoming(query: Query, row: Omit<IncomingTable, 'done_at' | 'done_by' | 'outcome'>): CompiledQuery {
  return query
    .insertInto('incoming')
    .values({ ...row, done_at: null, done_by: null, outcome: null })
    .compile()
}

export async function isKnownIncoming(query: Query, key: string): Promise<boolean> {
  return (await query.selectFrom('incoming').select('id').where('key', '=', key).executeTakeFirst()) !== undefined
}

export async function listMailsByMessageId(query: Query, ids: readonly string[]): Promise<MailTable[]> {
  const wanted = sql<boolean>`message_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  return query.selectFrom('mail').selectAll().where(wanted).orderBy('created_at').execute()
}

export async function findMail(query: Query, id: string): Promise<MailTable | null> {
  return (await query.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** A server took it once and sent it back. Only the first time: a second report of the same changes nothing. */
export function bounceMail(query: Query, id: string, back: { response: string; at: string }): CompiledQuery {
  return query
    .updateTable('mail')
    .set({ status: 'failed', response: back.response, bounced_at: back.at, lease_until: null })
    .where('id', '=', id)
    .where('bounced_at', 'is', null)
    .compile()
}

/** The contact is not written to any more until somebody saves it again; a contact whose address changed meanwhile stays. */
export function suspendContact(query: Query, contact: { id: string; address: string }, why: { at: string; words: string }): CompiledQuery {
  return query
    .updateTable('contact')
    .set({ suspended_at: why.at, suspended_why: why.words })
    .where('id', '=', contact.id)
    .where(sql<boolean>`lower(email) = ${contact.address.toLowerCase()}`)
    .where('suspended_at', 'is', null)
    .compile()
}

/** Mail of people that belongs to nothing yet, the oldest first. */
export async function listUnthreaded(query: Query, team: string, limit: number): Promise<IncomingTable[]> {
  const open = query.selectFrom('incoming').selectAll().where('team_id', '=', team).where('kind', '=', sql.lit('human'))
  return open.where('mail_id', 'is', null).where('done_at', 'is', null).orderBy('received_at').orderBy('id').limit(limit).execute()
}

export async function findUnthreaded(query: Query, team: string, id: string): Promise<IncomingTable | null> {
  const open = query.selectFrom('incoming').selectAll().where('team_id', '=', team).where('id', '=', id)
  return (await open.where('kind', '=', sql.lit('human')).where('mail_id', 'is', null).executeTakeFirst()) ?? null
}

export function decideIncoming(
  query: Query,
  id: string,
  done: Pick<IncomingTable, 'done_at' | 'done_by' | 'outcome' | 'incident_id'>,
): CompiledQuery {
  return query.updateTable('incoming').set(done).where('id', '=', id).where('done_at', 'is', null).compile()
}

/** At most a hundred are counted. */
export async function countUnthreaded(query: Query, team: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM (SELECT 1 FROM incoming
    WHERE team_id = ${team} AND kind = 'human' AND mail_id IS NULL AND done_at IS NULL LIMIT 100)`.execute(query)
  return rows[0]?.n ?? 0
}
