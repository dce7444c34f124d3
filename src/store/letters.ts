import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Letter, Letterhead } from '../core/letter.ts'
import type { Schema } from './schema.ts'
import type { LetterTable } from './schema-letters.ts'

type Query = Kysely<Schema>

export interface FinalLetter extends Omit<LetterTable, 'content'> {
  letter: Letter
}

export async function findLetterhead(query: Query, team: string): Promise<Partial<Letterhead> | null> {
  const row = await query.selectFrom('letterhead').select('settings').where('team_id', '=', team).executeTakeFirst()
  return row ? (JSON.parse(row.settings) as Partial<Letterhead>) : null
}

export function saveLetterhead(query: Query, team: string, settings: Letterhead): CompiledQuery {
  const row = { team_id: team, settings: JSON.stringify(settings) }
  return query
    .insertInto('letterhead')
    .values(row)
    .onConflict(conflict => conflict.column('team_id').doUpdateSet({ settings: row.settings }))
    .compile()
}

/** Makes a letter final. Its number is given inside the commit, by a counter that only counts upwards; `year` null = no number of ours. */
export function insertLetter(query: Query, row: Omit<LetterTable, 'serial' | 'attachment_id' | `signed_${string}`>): CompiledQuery[] {
  const name = `surat ${row.year}`
  const serial = sql<
    number | null
  >`(SELECT value FROM counter WHERE team_id = ${row.team_id} AND name = ${name} AND ${row.year === null ? 0 : 1} = 1)`
  const counted = query
    .insertInto('counter')
    .values({ team_id: row.team_id, name, value: 1 })
    .onConflict(conflict => conflict.columns(['team_id', 'name']).doUpdateSet({ value: sql<number>`value + 1` }))
    .compile()
  return [
    ...(row.year === null ? [] : [counted]),
    query
      .insertInto('letter')
      .values({ ...row, serial })
      .compile(),
  ]
}

export async function listLetters(query: Query, incident: string): Promise<FinalLetter[]> {
  const rows = await query.selectFrom('letter').selectAll().where('incident_id', '=', incident).orderBy('final_at').orderBy('id').execute()
  return rows.map(opened)
}

export async function findLetter(query: Query, incident: string, id: string): Promise<FinalLetter | null> {
  const row = await query.selectFrom('letter').selectAll().where('incident_id', '=', incident).where('id', '=', id).executeTakeFirst()
  return row ? opened(row) : null
}

/** Only the first signed copy is the letter's; another one is evidence like any other. */
export function signLetter(
  query: Query,
  id: string,
  signed: Pick<LetterTable, 'attachment_id' | 'signed_sha256' | 'signed_at' | 'signed_by'>,
): CompiledQuery {
  return query.updateTable('letter').set(signed).where('id', '=', id).where('signed_at', 'is', null).compile()
}

function opened({ content, ...row }: LetterTable): FinalLetter {
  return { ...row, letter: JSON.parse(content) as Letter }
}
