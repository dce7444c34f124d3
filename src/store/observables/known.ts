import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Reach } from '../../core/access.ts'
import type { ObservableKind } from '../../core/observable.ts'
import type { Tlp } from '../../core/tlp.ts'
import type { Mark, Own } from '../../core/warning-list.ts'
import { withinReach } from '../reach.ts'
import type { Schema } from '../schema.ts'

type Query = Kysely<Schema>

export interface KnownObservable {
  id: number
  kind: ObservableKind
  value: string
  mark: Mark | null
  marked_by: string | null
  marked_at: string | null
  /** Last, anywhere in the team. */
  seen_at: string
  /** In how many incidents that the reader may see, counted to `countedTo` + 1. */
  incidents: number
}

export const countedTo = 100

export interface ObservableFilter {
  /** Whose incidents count: what stands in no other is not listed at all. */
  reach: Reach
  kind?: ObservableKind | undefined
  /** An FTS5 expression over the values. */
  match?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** The last seen first. */
export async function listObservables(
  query: Query,
  { reach, kind, match, cursor, limit }: ObservableFilter,
): Promise<{ rows: KnownObservable[]; next: string | null }> {
  const [at, id] = (cursor ?? '').split('~')
  const conditions = [
    sql`observable.team_id = ${reach.team}`,
    ...(kind ? [sql`observable.kind = ${kind}`] : []),
    ...(match ? [sql`observable.id IN (${matching(match)})`] : []),
    ...(at && id ? [sql`(observable.seen_at, observable.id) < (${at}, ${Number(id) || 0})`] : []),
    sql`EXISTS (${sightingsIn(reach)})`,
  ]
  const { rows } = await sql<KnownObservable>`SELECT ${columns(reach)} FROM observable WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY observable.seen_at DESC, observable.id DESC LIMIT ${limit + 1}`.execute(query)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? `${last.seen_at}~${last.id}` : null }
}

/** null also when it stands in no incident of theirs. */
export async function findObservable(query: Query, reach: Reach, id: number): Promise<KnownObservable | null> {
  const { rows } = await sql<KnownObservable>`SELECT ${columns(reach)} FROM observable
    WHERE observable.id = ${id} AND observable.team_id = ${reach.team} AND EXISTS (${sightingsIn(reach)})`.execute(query)
  return rows[0] ?? null
}

export interface SightingRow {
  number: string
  title: string
  tlp: Tlp
  organisation: string | null
  first_at: string
  last_at: string
  times: number
}

/** One line an incident, the last seen first. */
export async function listSightings(query: Query, reach: Reach, { id, limit }: { id: number; limit: number }): Promise<SightingRow[]> {
  const { rows } = await sql<SightingRow>`SELECT incident.number, incident.title, incident.tlp, organisation.name AS organisation,
      min(sighting.at) AS first_at, max(sighting.at) AS last_at, count(*) AS times
    FROM sighting CROSS JOIN incident ON incident.id = sighting.incident_id
    LEFT JOIN organisation ON organisation.team_id = incident.team_id AND organisation.code = incident.organisation
    WHERE sighting.observable_id = ${id} AND ${readable(reach)}
    GROUP BY incident.id ORDER BY last_at DESC, incident.id DESC LIMIT ${limit}`.execute(query)
  return rows
}

/** What one incident names, in the order it was named. */
export async function listObservablesOf(
  query: Query,
  incident: string,
  limit: number,
): Promise<Pick<KnownObservable, 'id' | 'kind' | 'value' | 'mark'>[]> {
  const { rows } = await sql<KnownObservable>`SELECT observable.id, observable.kind, observable.value, observable.mark
    FROM sighting CROSS JOIN observable ON observable.id = sighting.observable_id WHERE sighting.incident_id = ${incident}
    GROUP BY observable.id ORDER BY min(sighting.seq), observable.id LIMIT ${limit}`.execute(query)
  return rows
}

export interface ExportedObservable extends KnownObservable {
  first_at: string
  /** The labels of the incidents it stands in. */
  labels: Tlp[]
}

/** For files: seen in an incident that may leave; what stands in a RED one too is left out whole. The last seen first. */
export async function listForExport(query: Query, reach: Reach, limit: number): Promise<ExportedObservable[]> {
  const { rows } = await sql<KnownObservable & { first_at: string; labels: string }>`SELECT ${columns(reach)},
      min(sighting.at) AS first_at, json_group_array(DISTINCT incident.tlp) AS labels
    FROM observable CROSS JOIN sighting ON sighting.observable_id = observable.id CROSS JOIN incident ON incident.id = sighting.incident_id
    WHERE observable.team_id = ${reach.team} AND ${readable(reach)} AND NOT EXISTS (SELECT 1 FROM sighting AS secret
      JOIN incident AS red ON red.id = secret.incident_id WHERE secret.observable_id = observable.id AND red.tlp = 'RED')
    GROUP BY observable.id ORDER BY observable.seen_at DESC, observable.id DESC LIMIT ${limit}`.execute(query)
  return rows.map(row => ({ ...row, labels: JSON.parse(row.labels) as Tlp[] }))
}

export function markObservable(query: Query, id: number, { mark, by, at }: { mark: Mark | null; by: string; at: string }): CompiledQuery {
  return query.updateTable('observable').set({ mark, marked_by: by, marked_at: at }).where('id', '=', id).compile()
}

/** Registered domains and ranges of the team's agencies. */
export async function findOwn(query: Query, team: string): Promise<Own> {
  const rows = await query
    .selectFrom('asset')
    .select(['kind', 'value'])
    .distinct()
    .where('team_id', '=', team)
    .where('kind', 'in', ['domain', 'alamat'])
    .execute()
  const of = (kind: string) => rows.filter(row => row.kind === kind).map(({ value }) => value)
  return { domains: of('domain'), ranges: of('alamat') }
}

function columns(reach: Reach): RawBuilder<unknown> {
  return sql`observable.id, observable.kind, observable.value, observable.mark, observable.marked_by, observable.marked_at, observable.seen_at,
    (SELECT count(*) FROM (SELECT DISTINCT seen.incident_id ${seenIn(reach)} LIMIT ${countedTo + 1})) AS incidents`
}

function sightingsIn(reach: Reach): RawBuilder<unknown> {
  return sql`SELECT 1 ${seenIn(reach)}`
}

function seenIn(reach: Reach): RawBuilder<unknown> {
  return sql`FROM sighting AS seen CROSS JOIN incident ON incident.id = seen.incident_id WHERE seen.observable_id = observable.id AND ${readable(reach)}`
}

function readable(reach: Reach): RawBuilder<unknown> {
  return sql`incident.team_id = ${reach.team} AND incident.held IS NULL AND ${withinReach(reach) ?? sql`true`}`
}

function matching(match: string): RawBuilder<unknown> {
  return sql`SELECT CAST(passage.subject AS INTEGER) FROM observable_search CROSS JOIN passage ON passage.id = observable_search.rowid
    WHERE observable_search MATCH ${match}`
}
