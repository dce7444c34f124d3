import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Reach } from '../core/access.ts'
import type { Tlp } from '../core/tlp.ts'
import { withinReach } from './reach.ts'
import type { Schema } from './schema.ts'
import { scopedMatch } from './search/match.ts'

type Query = Kysely<Schema>

export interface SimilarRow {
  id: string
  number: string
  title: string
  tlp: Tlp
  opened_at: string
  closed_at: string | null
}

/** The newest that name one of these observables, five at most (D1 joins no more); each is asked for its own newest, so that a common one costs no more. */
export async function listSeenTogether(
  query: Query,
  reach: Reach,
  { incident, observables }: { incident: string; observables: readonly number[] },
): Promise<(SimilarRow & { observable: number })[]> {
  if (observables.length === 0) return []
  const each = observables.slice(0, 5).map(
    id => sql`SELECT ${id} AS observable, ${columns} FROM (SELECT DISTINCT incident_id FROM sighting
      WHERE observable_id = ${id} AND incident_id <> ${incident} ORDER BY incident_id DESC LIMIT 20) AS seen
      CROSS JOIN incident ON incident.id = seen.incident_id WHERE ${readable(reach)}`,
  )
  const { rows } = await sql<SimilarRow & { observable: number }>`${sql.join(each, sql` UNION ALL `)}`.execute(query)
  return rows
}

/** The newest of the same agency and kind since then. */
export async function listOfAgency(
  query: Query,
  reach: Reach,
  like: { incident: string; organisation: string; kind: string; since: string },
): Promise<SimilarRow[]> {
  const { rows } = await sql<SimilarRow>`SELECT ${columns} FROM incident
    WHERE ${readable(reach)} AND organisation = ${like.organisation} AND opened_at >= ${like.since} AND kind = ${like.kind} AND id <> ${like.incident}
    ORDER BY opened_at DESC LIMIT 10`.execute(query)
  return rows
}

/** Among the newest passages that hold these words: incidents since then. */
export async function listOfWords(
  query: Query,
  reach: Reach,
  { incident, words, since }: { incident: string; words: string; since: string },
): Promise<SimilarRow[]> {
  const { rows } = await sql<SimilarRow>`SELECT ${columns} FROM (SELECT DISTINCT passage.subject FROM
      (SELECT rowid FROM passage_search WHERE passage_search MATCH ${scopedMatch(words, { team: reach.team, kind: 'tiket' })}
        ORDER BY rowid DESC LIMIT 40) AS found
      CROSS JOIN passage ON passage.id = found.rowid) AS said
    CROSS JOIN incident ON incident.id = said.subject
    WHERE ${readable(reach)} AND incident.id <> ${incident} AND incident.opened_at >= ${since}
    ORDER BY incident.opened_at DESC LIMIT 10`.execute(query)
  return rows
}

const columns = sql`incident.id, incident.number, incident.title, incident.tlp, incident.opened_at, incident.closed_at`

/** Tickets of their own that this reader may see; what waits for review is not among them. */
function readable(reach: Reach): RawBuilder<unknown> {
  return sql`incident.team_id = ${reach.team} AND incident.held IS NULL AND incident.merged_into IS NULL AND ${withinReach(reach) ?? sql`true`}`
}
