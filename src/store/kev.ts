import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { KevEntry } from '../core/advisory/kev.ts'
import type { Schema } from './schema.ts'
import type { KevSourceTable } from './schema-kev.ts'

type Query = Kysely<Schema>

export interface KnownKev {
  entry: KevEntry
  /** Number of the N3 drafted from it. */
  advisory: string | null
}

export async function listKev(query: Query, team: string): Promise<KnownKev[]> {
  const rows = await query
    .selectFrom('kev')
    .leftJoin('advisory', 'advisory.id', 'kev.advisory_id')
    .select(['kev.entry', 'advisory.number'])
    .where('kev.team_id', '=', team)
    .execute()
  return rows.map(({ entry, number }) => ({ entry: JSON.parse(entry) as KevEntry, advisory: number }))
}

export async function findKev(query: Query, team: string, cve: string): Promise<KnownKev | null> {
  const row = await query
    .selectFrom('kev')
    .leftJoin('advisory', 'advisory.id', 'kev.advisory_id')
    .select(['kev.entry', 'advisory.number'])
    .where('kev.team_id', '=', team)
    .where('kev.cve', '=', cve)
    .executeTakeFirst()
  return row ? { entry: JSON.parse(row.entry) as KevEntry, advisory: row.number } : null
}

/** New ones, and the known ones as the catalogue now says; a drafted N3 stays theirs. 200 a statement. */
export function saveKev(query: Query, team: string, entries: readonly KevEntry[], at: string): CompiledQuery[] {
  const parts = Array.from({ length: Math.ceil(entries.length / 200) }, (_, part) => entries.slice(part * 200, (part + 1) * 200))
  return parts.map(part =>
    sql`INSERT INTO kev (team_id, cve, vendor, product, entry, imported_at)
      SELECT ${team}, value ->> 'cve', value ->> 'vendor', value ->> 'product', json(value), ${at} FROM json_each(${JSON.stringify(part)}) WHERE true
      ON CONFLICT (team_id, cve) DO UPDATE SET vendor = excluded.vendor, product = excluded.product, entry = excluded.entry`.compile(query),
  )
}

export function setKevAdvisory(query: Query, team: string, cve: string, advisory: string): CompiledQuery {
  return query.updateTable('kev').set({ advisory_id: advisory }).where('team_id', '=', team).where('cve', '=', cve).compile()
}

export async function findKevSource(query: Query, team: string): Promise<KevSourceTable | null> {
  return (await query.selectFrom('kev_source').selectAll().where('team_id', '=', team).executeTakeFirst()) ?? null
}

export function saveKevSource(query: Query, team: string, change: Partial<Omit<KevSourceTable, 'team_id'>>): CompiledQuery {
  return query
    .insertInto('kev_source')
    .values({ team_id: team, url: null, version: null, released: null, changed_at: null, ...change })
    .onConflict(conflict => conflict.column('team_id').doUpdateSet(change))
    .compile()
}
