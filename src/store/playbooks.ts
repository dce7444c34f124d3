import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Playbook } from '../core/playbook.ts'
import type { Schema } from './schema.ts'
import type { PlaybookTable } from './schema-playbooks.ts'

export interface PublishedPlaybook {
  id: string
  version: number
  hash: string
  publishedAt: string
  /** null = from a file, when the program started. */
  publishedBy: string | null
  note: string | null
  playbook: Playbook
  /** The YAML as written. */
  source: string
}

/** The newest version of each playbook, by name only. */
export async function listNewestVersions(query: Kysely<Schema>): Promise<{ id: string; version: number; hash: string }[]> {
  const newest = sql<boolean>`version = (SELECT max(version) FROM playbook AS newest WHERE newest.id = playbook.id)`
  return query.selectFrom('playbook').select(['id', 'version', 'hash']).where(newest).orderBy('id').execute()
}

export interface VersionLine {
  id: string
  version: number
  publishedAt: string
  /** null = from a file, when the program started. */
  publishedBy: string | null
  note: string | null
}

/** Every version of one playbook, newest first. */
export async function listVersions(query: Kysely<Schema>, id: string): Promise<VersionLine[]> {
  const rows = await query
    .selectFrom('playbook')
    .select(['id', 'version', 'published_at', 'published_by', 'note'])
    .where('id', '=', id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    version: row.version,
    publishedAt: row.published_at,
    publishedBy: row.published_by ?? null,
    note: row.note ?? null,
  }))
}

/** Every content that was ever published, so that a file that came before is not published anew. */
export async function listHashes(
  query: Kysely<Schema>,
): Promise<{ id: string; hash: string; publishedBy: string | null; version: number }[]> {
  const rows = await query.selectFrom('playbook').select(['id', 'hash', 'published_by', 'version']).orderBy('version').execute()
  return rows.map(row => ({ id: row.id, hash: row.hash, version: row.version, publishedBy: row.published_by ?? null }))
}

export async function findPlaybook(query: Kysely<Schema>, id: string, version: number): Promise<PublishedPlaybook | null> {
  const row = await query.selectFrom('playbook').selectAll().where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return row ? parse(row) : null
}

export function insertPlaybook(query: Kysely<Schema>, row: PlaybookTable): CompiledQuery {
  return query.insertInto('playbook').values(row).compile()
}

function parse({ id, version, hash, source, ...row }: PlaybookTable): PublishedPlaybook {
  const told = { publishedAt: row.published_at, publishedBy: row.published_by ?? null, note: row.note ?? null }
  return { id, version, hash, source, ...told, playbook: JSON.parse(row.compiled) as Playbook }
}
