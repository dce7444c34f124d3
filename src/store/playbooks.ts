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
}

/** Rules by their hash: what has the same hash says the same. What is read is laid there, and not read again. */
export type KnownRules = Map<string, Playbook>

/** The newest version of each playbook. */
export async function listNewest(query: Kysely<Schema>, known: KnownRules): Promise<PublishedPlaybook[]> {
  const newest = sql<boolean>`version = (SELECT max(version) FROM playbook AS newest WHERE newest.id = playbook.id)`
  const rows = await versions(query, known).where(newest).orderBy('id').execute()
  return rows.map(row => parse(row, known))
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

export async function findPlaybook(
  query: Kysely<Schema>,
  { id, version }: { id: string; version: number },
  known: KnownRules,
): Promise<PublishedPlaybook | null> {
  const row = await versions(query, known).where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return row ? parse(row, known) : null
}

/** The YAML as written. */
export async function findSource(query: Kysely<Schema>, id: string, version: number): Promise<string | null> {
  const row = await query.selectFrom('playbook').select('source').where('id', '=', id).where('version', '=', version).executeTakeFirst()
  return row?.source ?? null
}

export function insertPlaybook(query: Kysely<Schema>, row: PlaybookTable): CompiledQuery {
  return query.insertInto('playbook').values(row).compile()
}

function versions(query: Kysely<Schema>, known: KnownRules) {
  const unknown = sql<
    string | null
  >`CASE WHEN hash IN (SELECT value FROM json_each(${JSON.stringify([...known.keys()])})) THEN NULL ELSE compiled END`
  return query.selectFrom('playbook').select(['id', 'version', 'hash', 'published_at', 'published_by', 'note', unknown.as('compiled')])
}

type Row = Omit<PlaybookTable, 'source' | 'compiled'> & { compiled: string | null }

function parse({ id, version, hash, compiled, ...row }: Row, known: KnownRules): PublishedPlaybook {
  if (compiled !== null) known.set(hash, JSON.parse(compiled) as Playbook)
  const playbook = known.get(hash)
  if (!playbook) throw new Error(`the rules of playbook ${id} v${version} are neither known nor read`)
  return { id, version, hash, publishedAt: row.published_at, publishedBy: row.published_by ?? null, note: row.note ?? null, playbook }
}
