import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Hit } from './found.ts'

/**
 * What partner teams show to this one and whose report says it, newest first. Only the report is looked into: notes between colleagues are
 * not for partners. They are few, so it goes from each of them to the index. Labels and agreements are asked about by the reader.
 */
export async function listSharedHits(
  query: Kysely<Schema>,
  { partner, now, match, limit }: { partner: string; now: string; match: string; limit: number },
): Promise<Hit[]> {
  const { rows } = await sql<Hit>`SELECT passage.id, passage.at, incident.id AS name, incident.number || ' ' || incident.title AS title,
      team.short_name AS about, '' AS text, NULL AS held
    FROM share CROSS JOIN incident ON incident.id = share.incident_id
      CROSS JOIN team ON team.id = incident.team_id
      CROSS JOIN passage ON passage.team_id = incident.team_id AND passage.kind = 'tiket' AND passage.subject = incident.id AND passage.seq = 0
    WHERE share.partner = ${partner} AND share.until > ${now} AND incident.held IS NULL
      AND EXISTS (SELECT 1 FROM passage_search WHERE passage_search MATCH ${match} AND passage_search.rowid = passage.id)
    ORDER BY passage.id DESC LIMIT ${limit}`.execute(query)
  return rows
}
