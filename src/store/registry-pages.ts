import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { Organisation } from '../core/organisation.ts'
import type { OrganisationKind } from '../core/vocabulary.ts'
import { withinTree } from './reach.ts'
import { type Asset, type Contact, toAsset, toContact } from './registry.ts'
import type { Schema } from './schema.ts'

type Query = Kysely<Schema>

export interface RegistryPage {
  team: string
  /** Only what lies at or below this code; null = the whole team. */
  within: string | null
  organisation?: string | undefined
  q?: string | undefined
  /** Key of the last row of the page before. */
  after?: string | undefined
  limit: number
}

/** By code. One row more than `limit` says that there is more. */
export async function pageOrganisations(query: Query, page: RegistryPage): Promise<Organisation[]> {
  let select = query
    .selectFrom('organisation')
    .selectAll()
    .where('team_id', '=', page.team)
    .orderBy('code')
    .limit(page.limit + 1)
  if (page.within) select = select.where(withinTree(page.within, 'code'))
  if (page.organisation) select = select.where(withinTree(page.organisation, 'code'))
  if (page.q) select = select.where(contains([sql.ref('name'), sql.ref('code')], page.q))
  if (page.after) select = select.where('code', '>', page.after)
  const rows = await select.execute()
  return rows.map(({ code, name, kind, parent }) => ({ code, name, kind: kind as OrganisationKind, parent }))
}

export async function pageContacts(query: Query, page: RegistryPage): Promise<Contact[]> {
  let select = query
    .selectFrom('contact')
    .selectAll()
    .where('team_id', '=', page.team)
    .orderBy('id')
    .limit(page.limit + 1)
  if (page.within) select = select.where(withinTree(page.within, 'organisation'))
  if (page.organisation) select = select.where(withinTree(page.organisation, 'organisation'))
  if (page.q) select = select.where(contains([sql.ref('name'), sql.ref('email')], page.q))
  if (page.after) select = select.where('id', '>', page.after)
  return (await select.execute()).map(toContact)
}

export async function pageAssets(query: Query, page: RegistryPage): Promise<Asset[]> {
  let select = query
    .selectFrom('asset')
    .selectAll()
    .where('team_id', '=', page.team)
    .orderBy('id')
    .limit(page.limit + 1)
  if (page.within) select = select.where(withinTree(page.within, 'organisation'))
  if (page.organisation) select = select.where(withinTree(page.organisation, 'organisation'))
  if (page.q) select = select.where(contains([sql.ref('name'), sql.ref('value')], page.q))
  if (page.after) select = select.where('id', '>', page.after)
  return (await select.execute()).map(toAsset)
}

/** What still refers to an agency, in words; null when nothing does. */
export async function findUseOfOrganisation(query: Query, team: string, code: string): Promise<string | null> {
  const [child, contact, asset, incident] = await Promise.all([
    query.selectFrom('organisation').select('code').where('team_id', '=', team).where('parent', '=', code).limit(1).executeTakeFirst(),
    query.selectFrom('contact').select('id').where('team_id', '=', team).where('organisation', '=', code).limit(1).executeTakeFirst(),
    query.selectFrom('asset').select('id').where('team_id', '=', team).where('organisation', '=', code).limit(1).executeTakeFirst(),
    query.selectFrom('incident').select('id').where('team_id', '=', team).where('organisation', '=', code).limit(1).executeTakeFirst(),
  ])
  if (child) return 'instansi di bawahnya'
  if (contact) return 'narahubungnya'
  if (asset) return 'asetnya'
  return incident ? 'insidennya' : null
}

export function deleteOrganisation(query: Query, team: string, code: string): CompiledQuery {
  return query.deleteFrom('organisation').where('team_id', '=', team).where('code', '=', code).compile()
}

/** instr, not LIKE: no pattern of theirs is ever read as one, and D1 cuts long patterns off. */
function contains(columns: ReturnType<typeof sql.ref>[], words: string) {
  const wanted = words.toLowerCase()
  return sql<boolean>`(${sql.join(
    columns.map(column => sql`instr(lower(coalesce(${column}, '')), ${wanted}) > 0`),
    sql` OR `,
  )})`
}
