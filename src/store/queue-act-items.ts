import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Working } from './queue-acts.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

/** A ticket as it stood when it was chosen. */
export interface Chosen {
  no: string
  seq: number
  /** Its owner then. */
  before: string | null
}

export interface Item extends Chosen {
  place: number
  says: string
  after: number | null
}

/** What came of one ticket. `after` is what taking it back needs. */
export interface Outcome {
  place: number
  done: boolean
  says: string
  after?: number | undefined
}

/** One JSON parameter a thousand: D1 binds a hundred. */
export function insertItems(query: Query, act: string, chosen: readonly Chosen[]): CompiledQuery[] {
  const rows = chosen.map(({ no, seq, before }, place) => [place, no, seq, before])
  return chunks(rows, 1000).map(some =>
    sql`INSERT INTO queue_act_item (act_id, place, no, seq, before)
      SELECT ${act}, json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]')
      FROM json_each(${JSON.stringify(some)})`.compile(query),
  )
}

/** The next tickets of which nothing came yet; taking back goes from the last to the first. */
export async function listLeftItems(
  query: Query,
  { act, working, limit }: { act: string; working: Working; limit: number },
): Promise<Item[]> {
  const items = query.selectFrom('queue_act_item').select(['place', 'no', 'seq', 'before', 'says', 'after']).where('act_id', '=', act)
  if (working === 'kerjakan') return items.where('done', 'is', null).orderBy('place').limit(limit).execute()
  return items.where('done', '=', sql.lit(1)).where('undone', 'is', null).orderBy('place', 'desc').limit(limit).execute()
}

/** A statement each, by its key: one for all of them would look at every ticket of the act. */
export function saveOutcomes(
  query: Query,
  { act, working }: { act: string; working: Working },
  outcomes: readonly Outcome[],
): CompiledQuery[] {
  return outcomes.map(({ place, done, says, after = null }) => {
    const came = done ? 1 : 0
    const row = working === 'kerjakan' ? { done: came, says, after } : { undone: came, undo_says: says }
    return query.updateTable('queue_act_item').set(row).where('act_id', '=', act).where('place', '=', place).compile()
  })
}

export interface Tally {
  left: number
  done: number
  refused: number
  undone: number
  kept: number
}

/** How many of each; `kept` = those that could not be taken back. */
export async function countItems(query: Query, act: string): Promise<Tally> {
  return query
    .selectFrom('queue_act_item')
    .select([
      sql<number>`count(*) FILTER (WHERE done IS NULL)`.as('left'),
      sql<number>`count(*) FILTER (WHERE done = 1)`.as('done'),
      sql<number>`count(*) FILTER (WHERE done = 0)`.as('refused'),
      sql<number>`count(*) FILTER (WHERE undone = 1)`.as('undone'),
      sql<number>`count(*) FILTER (WHERE undone = 0)`.as('kept'),
    ])
    .where('act_id', '=', act)
    .executeTakeFirstOrThrow()
}

/** Which outcome a page shows. */
export type Shown = keyof Tally

export interface ItemPage {
  rows: { no: string; says: string }[]
  /** The place of the last row, when there are more. */
  next: number | null
}

export async function listItems(
  query: Query,
  { act, shown, after, limit }: { act: string; shown: Shown; after: number; limit: number },
): Promise<ItemPage> {
  const [column, value] = came[shown]
  const says = column === 'undone' && value === 0 ? ('undo_says' as const) : ('says' as const)
  const rows = await query
    .selectFrom('queue_act_item')
    .select(['place', 'no', `${says} as says`])
    .where('act_id', '=', act)
    .where(column, value === null ? 'is' : '=', value)
    .where('place', '>', after)
    .orderBy('place')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.place ?? null) : null }
}

const came: Record<Shown, ['done' | 'undone', 0 | 1 | null]> = {
  left: ['done', null],
  done: ['done', 1],
  refused: ['done', 0],
  undone: ['undone', 1],
  kept: ['undone', 0],
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
}
