import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import type { PlaybookDraftTable } from './schema-playbooks.ts'

export interface Draft {
  id: string
  /** Grows with every save: a page made on an older one is stale. */
  seq: number
  source: string
  /** The version it began with; 0 = none. */
  basedOn: number
  changedAt: string
  changedBy: string
}

/** So many earlier savings stay, so that nobody who is late can take a key that was in use. */
const kept = 20

export async function findDraft(query: Kysely<Schema>, id: string): Promise<Draft | null> {
  const row = await query.selectFrom('playbook_draft').selectAll().where('id', '=', id).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row ? parse(row) : null
}

/** Which playbooks have a draft, and whose hand it was in last. */
export async function listDrafts(query: Kysely<Schema>): Promise<{ id: string; changedAt: string; changedBy: string }[]> {
  const newest = sql<boolean>`seq = (SELECT max(seq) FROM playbook_draft AS newest WHERE newest.id = playbook_draft.id)`
  const rows = await query.selectFrom('playbook_draft').select(['id', 'changed_at', 'changed_by']).where(newest).execute()
  return rows.map(row => ({ id: row.id, changedAt: row.changed_at, changedBy: row.changed_by }))
}

/** The next saving of a draft: its seq is one that nobody else may have taken meanwhile. */
export function insertDraft(query: Kysely<Schema>, { id, seq, source, basedOn, changedAt, changedBy }: Draft): CompiledQuery[] {
  const row = { id, seq, source, based_on: basedOn, changed_at: changedAt, changed_by: changedBy }
  return [
    query.insertInto('playbook_draft').values(row).compile(),
    query
      .deleteFrom('playbook_draft')
      .where('id', '=', id)
      .where('seq', '<', seq - kept)
      .compile(),
  ]
}

export function deleteDraft(query: Kysely<Schema>, id: string): CompiledQuery {
  return query.deleteFrom('playbook_draft').where('id', '=', id).compile()
}

function parse(row: PlaybookDraftTable): Draft {
  const { id, seq, source } = row
  return { id, seq, source, basedOn: row.based_on, changedAt: row.changed_at, changedBy: row.changed_by }
}
