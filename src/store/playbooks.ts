import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Playbook } from '../core/playbook.ts'
import type { PlaybookTable, Schema } from './schema.ts'

export interface PublishedPlaybook {
  id: string
  version: number
  hash: string
  publishedAt: string
  playbook: Playbook
}

/** The newest version of each playbook, by name only. */
export async function listNewestVersions(query: Kysely<Schema>): Promise<{ id: string; version: number; hash: string }[]> {
  const newest = sql<boolean>`version = (SELECT max(version) FROM playbook AS newest WHERE newest.id = playbook.id)`
  return query.selectFrom('playbook').select(['id', 'version', 'hash']).where(newest).orderBy('id').execute()
}

export async function findPlaybook(query: Kysely<Schema>, id: string, version: number): Promise<PublishedPlaybook | null> {
  const row = await query.selectFrom('playbook').selectAll().where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return row ? parse(row) : null
}

export function insertPlaybook(query: Kysely<Schema>, row: PlaybookTable): CompiledQuery {
  return query.insertInto('playbook').values(row).compile()
}

function parse(row: PlaybookTable): PublishedPlaybook {
  return { id: row.id, version: row.version, hash: row.hash, publishedAt: row.published_at, playbook: JSON.parse(row.compiled) as Playbook }
}
