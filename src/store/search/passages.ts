import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/** Words of an event, with their stems; `seq` 0 = the report. */
export interface Said {
  seq: number
  at: string
  text: string
  fold: string
}

/** For the commit of these events, before them: the triggers of `event` add what is missing, without stems. */
export function insertPassages(query: Kysely<Schema>, incident: { id: string; team: string }, said: readonly Said[]): CompiledQuery[] {
  if (said.length === 0) return []
  const statement = sql`INSERT INTO passage (team_id, kind, subject, seq, at, text, fold)
    SELECT ${incident.team}, 'tiket', ${incident.id}, value ->> 'seq', value ->> 'at', value ->> 'text', value ->> 'fold'
    FROM json_each(${JSON.stringify(said)}) WHERE true ON CONFLICT DO NOTHING`
  return [statement.compile(query)]
}

/** The same for the report, after the incident's row: the database knows its title, its agency's name and its number. */
export function insertReportPassage(query: Kysely<Schema>, incident: string, { at, text, fold }: Omit<Said, 'seq'>): CompiledQuery {
  return sql`INSERT INTO passage (team_id, kind, subject, seq, at, text, fold)
    SELECT incident.team_id, 'tiket', incident.id, 0, ${at}, ${text} || title || ' ' || coalesce((SELECT name FROM organisation
      WHERE team_id = incident.team_id AND code = incident.organisation) || ' ', '') || number, ${fold}
    FROM incident WHERE incident.id = ${incident}`.compile(query)
}

export interface Unread {
  id: number
  team_id: string
  kind: string
  subject: string
  seq: number
  at: string
  text: string
}

/** Passages whose stems nobody has looked for yet, oldest first. */
export async function listUnread(query: Kysely<Schema>, limit: number): Promise<Unread[]> {
  return query
    .selectFrom('passage')
    .select(['id', 'team_id', 'kind', 'subject', 'seq', 'at', 'text'])
    .where('fold', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Only where the text is still the one that was read. */
export function saveFolds(query: Kysely<Schema>, read: readonly { id: number; text: string; fold: string }[]): CompiledQuery {
  return sql`UPDATE passage SET fold = found.fold
    FROM (SELECT value ->> 'id' AS id, value ->> 'text' AS text, value ->> 'fold' AS fold FROM json_each(${JSON.stringify(read)})) AS found
    WHERE passage.id = found.id AND passage.text = found.text`.compile(query)
}
