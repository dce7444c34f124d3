import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Observable } from '../../core/observable.ts'
import type { Schema } from '../schema.ts'

type Query = Kysely<Schema>

/** Something named in a text of an incident; `seq` of its event, 0 = the report. */
export interface Sighting extends Observable {
  team: string
  incident: string
  seq: number
  at: string
}

/** For the commit of the text they stand in, after the incident's row. The same again changes nothing. */
export function saveSightings(query: Query, seen: readonly Sighting[]): CompiledQuery[] {
  if (seen.length === 0) return []
  const rows = JSON.stringify(seen)
  return [
    sql`INSERT INTO observable (team_id, kind, value, seen_at)
      SELECT value ->> 'team', value ->> 'kind', value ->> 'value', max(value ->> 'at') FROM json_each(${rows}) GROUP BY 1, 2, 3
      ON CONFLICT (team_id, kind, value) DO UPDATE SET seen_at = max(seen_at, excluded.seen_at)`.compile(query),
    sql`INSERT INTO sighting (observable_id, incident_id, seq, at)
      SELECT observable.id, seen.value ->> 'incident', seen.value ->> 'seq', seen.value ->> 'at' FROM json_each(${rows}) AS seen
      JOIN observable ON observable.team_id = seen.value ->> 'team' AND observable.kind = seen.value ->> 'kind' AND observable.value = seen.value ->> 'value'
      WHERE true ON CONFLICT DO NOTHING`.compile(query),
  ]
}
