import type { CompiledQuery, Kysely } from 'kysely'
import { type Contact, toContact } from './registry.ts'
import type { Schema } from './schema.ts'
import type { RegistryChangeTable } from './schema-portal.ts'

type Query = Kysely<Schema>

export function insertRegistryChange(query: Query, row: RegistryChangeTable): CompiledQuery {
  return query.insertInto('registry_change').values(row).compile()
}

/** What an agency changed by itself, newest first. */
export async function listRegistryChanges(
  query: Query,
  about: { team: string; organisation: string; limit: number },
): Promise<RegistryChangeTable[]> {
  return query
    .selectFrom('registry_change')
    .selectAll()
    .where('team_id', '=', about.team)
    .where('organisation', '=', about.organisation)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(about.limit)
    .execute()
}

/** Whose address this link proves. `since`: links sent before have run out. */
export async function findContactByLink(
  query: Query,
  hash: string,
): Promise<{ team: string; since: string | null; contact: Contact } | null> {
  const row = await query.selectFrom('contact').selectAll().where('verify_hash', '=', hash).executeTakeFirst()
  return row ? { team: row.team_id, since: row.unverified_since ?? null, contact: toContact(row) } : null
}

export function verifyContact(query: Query, id: string, hash: string): CompiledQuery {
  return query.updateTable('contact').set({ unverified_since: null }).where('id', '=', id).where('verify_hash', '=', hash).compile()
}
