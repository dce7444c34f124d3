import { type Kysely, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import type { Term } from '../core/queue/filter.ts'
import { type QueueView, queueViews } from '../core/vocabulary.ts'
import type { QueueRow } from './incidents.ts'
import type { Chosen } from './queue-act-items.ts'
import { matching, termConditions } from './queue-terms.ts'
import { withinReach, withinTree } from './reach.ts'
import type { Schema } from './schema.ts'

export interface QueueFilter {
  /** Whose rows: core's answer for this actor. */
  reach: Reach
  view: QueueView
  /** For `saya`. */
  person: string
  /** Due before this moment, for `hampir-lewat`; what was put aside comes back by then. */
  soon: string
  /** For what was put aside until a time; left out = it stays aside. */
  now?: string | undefined
  /** The filter as core read it. */
  terms?: readonly Term[] | undefined
  q?: string | undefined
  /** Part of the number or the title, and of nothing that a list does not show. */
  named?: string | undefined
  step?: string | undefined
  severity?: string | undefined
  organisation?: string | undefined
  owner?: string | undefined
  kind?: string | undefined
  since?: string | undefined
  cursor?: string | undefined
  limit: number
}

export interface QueuePage {
  rows: QueueRow[]
  next: string | null
}

/** One keyset page. The queue runs by nearest deadline; `semua` runs newest first and holds closed ones too. */
export async function listQueue(query: Kysely<Schema>, filter: QueueFilter): Promise<QueuePage> {
  const newestFirst = filter.view === 'semua'
  const key = newestFirst ? ('incident.opened_at' as const) : ('incident.due_at' as const)
  let select = filtered(query, filter)
    .leftJoin('person', 'person.id', 'incident.owner_id')
    .leftJoin('organisation', join =>
      join.onRef('organisation.team_id', '=', 'incident.team_id').onRef('organisation.code', '=', 'incident.organisation'),
    )
    .select(listed)
    .select(['person.name as owner_name', 'organisation.name as organisation_name'])
    .orderBy(key, newestFirst ? 'desc' : 'asc')
    .orderBy('incident.id', newestFirst ? 'desc' : 'asc')
    .limit(filter.limit + 1)
  const after = parseCursor(filter.cursor)
  if (after) {
    const beyond = newestFirst
      ? sql<boolean>`(${sql.ref(key)}, incident.id) < (${after[0]}, ${after[1]})`
      : sql<boolean>`(${sql.ref(key)}, incident.id) > (${after[0]}, ${after[1]})`
    select = select.where(beyond)
  }
  const rows: QueueRow[] = await (filter.view === 'ditahan' ? select.select('incident.held') : select).execute()
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const more = rows.length > filter.limit && last
  return { rows: page, next: more ? `${newestFirst ? last.opened_at : last.due_at}~${last.id}` : null }
}

/** A view is counted this far; one more means "more than that". */
export const countedTo = 1000

/** Of `semua` nobody asks how many: it holds everything that ever was. */
export type CountedView = Exclude<QueueView, 'semua'>

/** How many each view holds, in one query, `countedTo + 1` at most. */
export async function countQueues(query: Kysely<Schema>, filter: QueueFilter): Promise<Record<CountedView, number>> {
  const views = (Object.keys(queueViews) as QueueView[]).filter(view => view !== 'semua')
  const counted = views.map(view => {
    const capped = filtered(query, { ...filter, view })
      .select('incident.id')
      .limit(countedTo + 1)
    return query.selectFrom(capped.as('capped')).select(sql<number>`count(*)`.as('n')).as(view)
  })
  const row = await query.selectNoFrom(counted).executeTakeFirstOrThrow()
  return row as Record<CountedView, number>
}

/** All that a view and its filter hold, as they stand now, at most `limit`; those opened later than `openedUpTo` were on nobody's page. */
export function listMatching(query: Kysely<Schema>, filter: QueueFilter & { openedUpTo: string }): Promise<Chosen[]> {
  return filtered(query, filter)
    .select(['incident.number as no', 'incident.seq', 'incident.owner_id as before'])
    .where('incident.opened_at', '<=', filter.openedUpTo)
    .orderBy('incident.id')
    .limit(filter.limit)
    .execute()
}

/** Who owns each of these numbers now. */
export async function listOwners(query: Kysely<Schema>, team: string, numbers: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await query
    .selectFrom('incident')
    .select(['number', 'owner_id'])
    .where('team_id', '=', team)
    .where(sql<boolean>`number IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`)
    .execute()
  return new Map(rows.map(row => [row.number, row.owner_id]))
}

/** How many that are, `countedTo + 1` at most. */
export async function countMatching(query: Kysely<Schema>, filter: QueueFilter): Promise<number> {
  const capped = filtered(query, filter)
    .select('incident.id')
    .limit(countedTo + 1)
  const row = await query.selectFrom(capped.as('capped')).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()
  return row.n
}

const listed = [
  'incident.id',
  'incident.team_id',
  'incident.number',
  'incident.seq',
  'incident.kind',
  'incident.title',
  'incident.step',
  'incident.public_status',
  'incident.waiting',
  'incident.answered_at',
  'incident.severity',
  'incident.tlp',
  'incident.organisation',
  'incident.owner_id',
  'incident.reporter_id',
  'incident.playbook_id',
  'incident.playbook_version',
  'incident.opened_at',
  'incident.changed_at',
  'incident.closed_at',
  'incident.due_at',
  'incident.due_clock',
  'incident.due_name',
  'incident.snoozed_until',
] as const

function filtered(query: Kysely<Schema>, filter: QueueFilter) {
  let select = inView(query.selectFrom('incident').where(teamColumn(filter), '=', filter.reach.team), filter)
  const reachable = withinReach(filter.reach)
  if (reachable) select = select.where(reachable)
  if (filter.organisation) select = select.where(withinTree(filter.organisation))
  if (filter.step) select = select.where('incident.step', '=', filter.step)
  if (filter.severity) select = select.where('incident.severity', '=', filter.severity)
  if (filter.owner) select = select.where('incident.owner_id', '=', filter.owner)
  if (filter.kind) select = select.where('incident.kind', '=', filter.kind)
  if (filter.since) select = select.where('incident.opened_at', '>=', filter.since)
  if (filter.named) select = select.where(sql<boolean>`instr(lower(incident.number || ' ' || incident.title), lower(${filter.named})) > 0`)
  const words = matching(filter.reach.team, [filter.q ?? ''])
  if (words) select = select.where(words)
  for (const condition of termConditions(filter.reach.team, filter.terms ?? [])) select = select.where(condition)
  return select
}

function inView(all: ReturnType<typeof ofTeam>, { view, person, soon, now = '' }: QueueFilter) {
  if (view === 'ditahan') return all.where('incident.held', 'is not', null)
  const select = all.where('incident.held', 'is', null)
  if (view === 'semua') return select
  const open = select.where('incident.closed_at', 'is', null)
  if (view === 'ditunda') return open.where('incident.snoozed_until', 'is not', null).where('incident.snoozed_until', '>', now)
  if (view === 'hampir-lewat') return open.where('incident.due_at', '<=', soon)
  if (view === 'dijawab') return open.where('incident.answered_at', 'is not', null)
  const here = open.where(sql<boolean>`(incident.snoozed_until IS NULL OR incident.snoozed_until <= ${now} OR incident.due_at <= ${soon})`)
  if (view === 'baru') return here.where('incident.step', '=', sql.lit('diterima'))
  if (view === 'saya') return here.where('incident.owner_id', '=', person)
  return here.where('incident.waiting', '=', sql.lit(1))
}

/** Where words are sought what they found leads: `+` keeps the planner from walking a whole view to look for a few. */
function teamColumn({ q, terms = [] }: QueueFilter) {
  const sought = Boolean(q) || terms.some(({ by, not }) => by === 'kata' && !not)
  return sought ? sql<string>`+incident.team_id` : sql<string>`incident.team_id`
}

function ofTeam(query: Kysely<Schema>) {
  return query.selectFrom('incident')
}

function parseCursor(cursor: string | undefined): [string, string] | null {
  const [key, id] = (cursor ?? '').split('~')
  return key && id ? [key, id] : null
}
