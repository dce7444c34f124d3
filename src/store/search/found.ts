import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Reach } from '../../core/access.ts'
import { compareTlp, type Tlp, tlpLabels } from '../../core/tlp.ts'
import { withinReach, withinTree } from '../reach.ts'
import type { Schema } from '../schema.ts'

/** Where things are found, and whose: each with the rights of whoever asks, so that nothing else is even counted. */
export type Place =
  /** `held`: reports that wait for review too. */
  | { kind: 'tiket'; reach: Reach; held: boolean }
  | { kind: 'observabel' | 'instansi'; reach: Reach }
  | { kind: 'imbauan'; team: string; upTo: Tlp }
  | { kind: 'surat'; team: string }

export interface Hit {
  /** Key of the next page: newer ones are greater. */
  id: number
  at: string
  /** Number, code or id, by which it is opened. */
  name: string
  title: string
  about: string | null
  /** What it was found in; '' where the label forbids to show any of it. */
  text: string
  /** Why it waits for review; null = it does not. */
  held: string | null
}

/** Counted this far; one more means "more than that". Nobody leafs further, and counting a phrase costs what its words occur. */
export const countedTo = 100

export interface Question {
  place: Place
  /** In FTS5's language. */
  match: string
  /** Older than this passage. */
  before?: number | undefined
}

/** Of each place the newest, in one query. A common word costs no more than a rare one: the index is read backwards and left. */
export async function listHits(query: Kysely<Schema>, questions: readonly Question[], limit: number): Promise<Map<Place['kind'], Hit[]>> {
  const { rows } = await sql<Hit & { kind: Place['kind'] }>`${sql.join(
    questions.map(question => newest(question, limit)),
    sql` UNION ALL `,
  )}`.execute(query)
  return Map.groupBy(rows, ({ kind }) => kind)
}

/** How many there are in each, `countedTo + 1` at most, in one query. */
export async function countHits(query: Kysely<Schema>, questions: readonly Question[]): Promise<Map<Place['kind'], number>> {
  const each = questions.map(({ place, match }) => {
    const index = indexOf(place)
    return sql`SELECT ${place.kind} AS kind, count(*) AS n FROM (SELECT 1 ${from(index)} ${parts(place).rows} AND ${index} MATCH ${match}
      LIMIT ${countedTo + 1})`
  })
  const { rows } = await sql<{ kind: Place['kind']; n: number }>`${sql.join(each, sql` UNION ALL `)}`.execute(query)
  return new Map(rows.map(({ kind, n }) => [kind, n]))
}

function newest({ place, match, before }: Question, limit: number): RawBuilder<unknown> {
  const index = indexOf(place)
  const older = before === undefined ? sql`` : sql`AND ${index}.rowid < ${before}`
  const { columns, rows } = parts(place)
  return sql`SELECT * FROM (SELECT ${place.kind} AS kind, passage.id, passage.at, ${columns} ${from(index)} ${rows} AND ${index} MATCH ${match} ${older}
    ORDER BY ${index}.rowid DESC LIMIT ${limit})`
}

interface Parts {
  columns: RawBuilder<unknown>
  rows: RawBuilder<unknown>
}

function indexOf({ kind }: Place): RawBuilder<unknown> {
  if (kind === 'tiket') return sql.table('passage_search')
  return kind === 'observabel' ? sql.table('observable_search') : sql.table('thing_search')
}

// CROSS JOIN keeps the order: first the index, then what it leads to.
function from(index: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`FROM ${index} CROSS JOIN passage ON passage.id = ${index}.rowid`
}

function parts(place: Place): Parts {
  if (place.kind === 'imbauan') return advisories(place)
  if (place.kind === 'surat') return letters(place.team)
  if (place.kind === 'instansi') return agencies(place.reach)
  return place.kind === 'tiket' ? incidents(place) : observables(place.reach)
}

function incidents({ reach, held }: { reach: Reach; held: boolean }): Parts {
  return {
    columns: sql`incident.number AS name, incident.title,
      (SELECT name FROM organisation WHERE team_id = incident.team_id AND code = incident.organisation) AS about,
      iif(incident.tlp = 'RED', '', passage.text) AS text, incident.held`,
    rows: sql`CROSS JOIN incident ON incident.id = passage.subject WHERE ${readable(reach, held)}`,
  }
}

/** Incidents of these rights; what waits for review only for those who decide about it. */
function readable(reach: Reach, held = false): RawBuilder<unknown> {
  return sql`incident.team_id = ${reach.team} AND ${held ? sql`true` : sql`incident.held IS NULL`} AND ${withinReach(reach) ?? sql`true`}`
}

function observables(reach: Reach): Parts {
  return {
    columns: sql`CAST(observable.id AS TEXT) AS name, observable.value AS title, observable.kind AS about, '' AS text, NULL AS held`,
    rows: sql`CROSS JOIN observable ON observable.id = CAST(passage.subject AS INTEGER)
      WHERE observable.team_id = ${reach.team} AND EXISTS (SELECT 1 FROM sighting JOIN incident ON incident.id = sighting.incident_id
        WHERE sighting.observable_id = observable.id AND ${readable(reach)})`,
  }
}

function advisories({ team, upTo }: { team: string; upTo: Tlp }): Parts {
  const labels = tlpLabels.filter(label => compareTlp(label, upTo) <= 0)
  return {
    columns: sql`advisory.number AS name, advisory.title, NULL AS about, iif(advisory.tlp = 'RED', '', passage.text) AS text, NULL AS held`,
    rows: sql`CROSS JOIN advisory ON advisory.id = passage.subject
      WHERE advisory.team_id = ${team} AND advisory.tlp IN (${sql.join(labels)})`,
  }
}

function agencies({ team, bounds }: Reach): Parts {
  const trees = bounds.map(({ within }) => (within === undefined ? sql`true` : withinTree(within, 'organisation.code')))
  return {
    columns: sql`organisation.code AS name, organisation.name AS title, organisation.code AS about, '' AS text, NULL AS held`,
    rows: sql`CROSS JOIN organisation ON organisation.team_id = passage.team_id AND organisation.code = passage.subject
      WHERE organisation.team_id = ${team} AND ${trees.length > 0 ? sql`(${sql.join(trees, sql` OR `)})` : sql`false`}`,
  }
}

function letters(team: string): Parts {
  return {
    columns: sql`incoming.id AS name, incoming.subject AS title, incoming.from_address AS about, passage.text, NULL AS held`,
    rows: sql`CROSS JOIN incoming ON incoming.id = passage.subject WHERE incoming.team_id = ${team} AND incoming.done_at IS NULL`,
  }
}
