import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Place } from '../core/own-text.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** A team's own text at one place, without the text itself. */
export interface OwnText extends Place {
  name: string
  version: number
  at: string
  by: string
}

export interface TextVersion extends OwnText {
  /** null = given up. */
  source: string | null
}

/** How many texts the team ever saved; 0 = none. */
export async function newestText(query: Query, team: string): Promise<number> {
  const row = await query
    .selectFrom('template')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('team_id', '=', team)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** What holds at each place, or held when there were only `upTo` texts. Given-up ones are left out. */
export async function listTexts(query: Query, team: string, { upTo }: { upTo?: number } = {}): Promise<OwnText[]> {
  let newest = query
    .selectFrom('template')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('team_id', '=', team)
    .groupBy(['name', 'organisation', 'playbook'])
  if (upTo !== undefined) newest = newest.where('version', '<=', upTo)
  return query
    .selectFrom('template')
    .select(['name', 'organisation', 'playbook', 'version', 'at', 'by'])
    .where('team_id', '=', team)
    .where('version', 'in', newest)
    .where('source', 'is not', null)
    .orderBy('name')
    .orderBy('organisation')
    .orderBy('playbook')
    .execute()
}

export async function findText(query: Query, team: string, version: number): Promise<TextVersion | null> {
  const row = await query
    .selectFrom('template')
    .select(['name', 'organisation', 'playbook', 'version', 'at', 'by', 'source'])
    .where('team_id', '=', team)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ?? null
}

/** Every text that a place ever had, newest first; `given` = what it says, else it was given up. */
export async function listTextVersions(query: Query, team: string, { name, organisation, playbook }: Place & { name: string }) {
  return query
    .selectFrom('template')
    .select(['version', 'at', 'by', sql<number>`source IS NOT NULL`.as('given')])
    .where('team_id', '=', team)
    .where('name', '=', name)
    .where('organisation', '=', organisation)
    .where('playbook', '=', playbook)
    .orderBy('version', 'desc')
    .limit(50)
    .execute()
}

/** The key is the lock: of two who save at once the second one's version is taken. */
export function insertText(
  query: Query,
  team: string,
  { name, organisation, playbook, version, at, by, source }: TextVersion,
): CompiledQuery {
  return query.insertInto('template').values({ team_id: team, name, organisation, playbook, version, at, by, source }).compile()
}
