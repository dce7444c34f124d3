import { type Kysely, sql } from 'kysely'
import type { Advisory } from '../core/advisory/advisory.ts'
import { compareTlp, type Tlp, tlpLabels } from '../core/tlp.ts'
import type { AdvisoryStatus } from '../core/vocabulary.ts'
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

/** Drafts that wait for this person to approve them, asked the longest ago first; for leads also those that are theirs alone. */
export async function listAskedOf(
  query: Kysely<Schema>,
  of: { team: string; person: string; lead: boolean; limit: number },
): Promise<KnownAdvisory[]> {
  const rows = await query
    .selectFrom('advisory')
    .select(['number', 'state'])
    .where('team_id', '=', of.team)
    .where('asked_at', 'is not', null)
    .where(sql<boolean>`json_extract(state, '$.author.id') <> ${of.person}`)
    .$if(!of.lead, some => some.where(sql<boolean>`json_extract(state, '$.asked.leadsAlone') IS NULL`))
    .orderBy('asked_at')
    .limit(of.limit)
    .execute()
  return rows.map(({ number, state }) => ({ number, advisory: JSON.parse(state) as Advisory }))
}

export interface AdvisoryLine extends KnownAdvisory {
  /** Contacts written to, and those of them who answered. */
  sent: number
  confirmed: number
  /** Where the next page begins, should this be the last of one. */
  cursor: string
}

/** One page of a team's advisories in any or one state, newest first, with how many answered. One row more than `limit` = there is more. */
export async function listAdvisoryLines(
  query: Kysely<Schema>,
  page: { team: string; status?: AdvisoryStatus | undefined; after?: string | undefined; limit: number },
): Promise<AdvisoryLine[]> {
  const count = (answered: boolean) =>
    sql<number>`(SELECT count(*) FROM delivery WHERE advisory_id = advisory.id ${answered ? sql`AND answer IS NOT NULL` : sql``})`
  let select = query
    .selectFrom('advisory')
    .select(['number', 'state', 'created_at', 'id', count(false).as('sent'), count(true).as('confirmed')])
    .where('team_id', '=', page.team)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (page.status) select = select.where('status', '=', page.status)
  const [at, id] = page.after?.split(' ') ?? []
  if (at && id) select = select.where(sql<boolean>`(created_at, id) < (${at}, ${id})`)
  const rows = await select.execute()
  return rows.map(({ number, state, created_at, id: own, sent, confirmed }) => ({
    ...{ number, sent, confirmed, advisory: JSON.parse(state) as Advisory },
    cursor: `${created_at} ${own}`,
  }))
}
