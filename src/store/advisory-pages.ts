import { type Kysely, sql } from 'kysely'
import type { Advisory } from '../core/advisory/advisory.ts'
import { compareTlp, type Tlp, tlpLabels } from '../core/tlp.ts'
import type { KnownAdvisory } from './advisories.ts'
import type { Schema } from './schema.ts'

/** One page, newest first; ids are time-ordered, so the id is the key. Those above `upTo` are left out. One row more than `limit` = there is more. */
export async function pageAdvisories(
  query: Kysely<Schema>,
  page: { team: string; upTo: Tlp; incident?: string | undefined; after?: string | undefined; limit: number },
): Promise<KnownAdvisory[]> {
  let select = query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('team_id', '=', page.team)
    .where(
      'tlp',
      'in',
      tlpLabels.filter(label => compareTlp(label, page.upTo) <= 0),
    )
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.incident) select = select.where('incident_id', '=', page.incident)
  if (page.after) select = select.where('id', '<', page.after)
  const rows = await select.execute()
  return rows.map(({ number, state }) => ({ number, advisory: JSON.parse(state) as Advisory }))
}

/** Numbers of incidents by their ids. */
export async function listNumbers(query: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await query
    .selectFrom('incident')
    .select(['id', 'number'])
    .where(sql<boolean>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}
