import { type Kysely, sql } from 'kysely'
import type { Advisory, AdvisoryEvent } from '../core/advisory/advisory.ts'
import { publishing } from '../core/advisory/revisions.ts'
import type { KnownAdvisory } from './advisories.ts'
import type { Schema } from './schema.ts'

export interface PublishedRow extends KnownAdvisory {
  /** Those that changed what the public reads, oldest first. */
  events: { at: string; event: AdvisoryEvent }[]
}

/** What a team published as CLEAR, withdrawn ones too, the latest first, with their history: one by its number, or all. */
export async function listPublished(query: Kysely<Schema>, team: string, number?: string): Promise<PublishedRow[]> {
  const events = sql<string>`(SELECT json_group_array(json_object('at', at, 'event', json(data))) FROM
    (SELECT at, data FROM advisory_event WHERE advisory_id = advisory.id AND type IN (SELECT value FROM json_each(${JSON.stringify(publishing)})) ORDER BY seq))`
  let select = query
    .selectFrom('advisory')
    .select(['number', 'state', events.as('events')])
    .where('team_id', '=', team)
    .where('tlp', '=', sql.lit('CLEAR'))
    .where('sent_at', 'is not', null)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
  if (number !== undefined) select = select.where('number', '=', number)
  const rows = await select.execute()
  return rows.map(row => ({
    number: row.number,
    advisory: JSON.parse(row.state) as Advisory,
    events: JSON.parse(row.events) as PublishedRow['events'],
  }))
}
