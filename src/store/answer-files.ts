import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import type { AnswerFileTable } from './schema-letters.ts'

type Query = Kysely<Schema>

/** What agencies sent along with their answers to an advisory, oldest first. */
export async function listAnswerFiles(query: Query, advisory: string): Promise<AnswerFileTable[]> {
  return query.selectFrom('answer_file').selectAll().where('advisory_id', '=', advisory).orderBy('added_at').orderBy('id').execute()
}

export async function findAnswerFile(query: Query, advisory: string, id: string): Promise<AnswerFileTable | null> {
  const row = await query.selectFrom('answer_file').selectAll().where('advisory_id', '=', advisory).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export function insertAnswerFile(query: Query, row: AnswerFileTable): CompiledQuery {
  return query.insertInto('answer_file').values(row).compile()
}

/** Numbers of the incidents that calls for help opened, by the key they were opened under. */
export async function listHelpTickets(query: Query, team: string, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await query
    .selectFrom('report')
    .innerJoin('incident', 'incident.id', 'report.incident_id')
    .select(['report.idempotency_key as key', 'incident.number'])
    .where('report.team_id', '=', team)
    .where(sql<boolean>`report.idempotency_key IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`)
    .execute()
  return new Map(rows.map(({ key, number }) => [key ?? '', number]))
}
