import type { CompiledQuery, Kysely } from 'kysely'
import type { KnownAsset, KnownContact } from '../core/advisory/advisory.ts'
import type { Organisation } from '../core/organisation.ts'
import type { AssetKind, ContactRole, OrganisationKind } from '../core/vocabulary.ts'
import type { AssetTable, ContactTable, OrganisationTable, Schema } from './schema.ts'

type Query = Kysely<Schema>

export interface Contact extends KnownContact {
  phone: string | null
  suspendedWhy: string | null
  suspendedAt: string | null
}

export interface Asset extends KnownAsset {
  id: string
  iiv: boolean
  personalData: boolean
}

export interface RegistryFilter {
  team: string
  organisation?: string | undefined
  q?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

export async function listOrganisations(query: Query, team: string): Promise<Organisation[]> {
  const rows = await query.selectFrom('organisation').selectAll().where('team_id', '=', team).orderBy('code').execute()
  return rows.map(toOrganisation)
}

export async function findOrganisation(query: Query, team: string, code: string): Promise<Organisation | null> {
  const row = await query.selectFrom('organisation').selectAll().where('team_id', '=', team).where('code', '=', code).executeTakeFirst()
  return row ? toOrganisation(row) : null
}

/** Those of exactly this name; two agencies may share one. */
export async function listOrganisationsNamed(query: Query, team: string, name: string): Promise<Organisation[]> {
  const rows = await query.selectFrom('organisation').selectAll().where('team_id', '=', team).where('name', '=', name).limit(2).execute()
  return rows.map(toOrganisation)
}

export async function listContacts(query: Query, filter: RegistryFilter): Promise<Contact[]> {
  let select = query.selectFrom('contact').selectAll().where('team_id', '=', filter.team).orderBy('organisation').orderBy('id')
  if (filter.organisation) select = select.where('organisation', '=', filter.organisation)
  const rows = await select.execute()
  return rows.map(toContact)
}

export async function findContact(query: Query, team: string, id: string): Promise<Contact | null> {
  const row = await query.selectFrom('contact').selectAll().where('team_id', '=', team).where('id', '=', id).executeTakeFirst()
  return row ? toContact(row) : null
}

export async function listAssets(query: Query, filter: RegistryFilter): Promise<Asset[]> {
  let select = query.selectFrom('asset').selectAll().where('team_id', '=', filter.team).orderBy('organisation').orderBy('id')
  if (filter.organisation) select = select.where('organisation', '=', filter.organisation)
  const rows = await select.execute()
  return rows.map(toAsset)
}

export async function findAsset(query: Query, team: string, id: string): Promise<Asset | null> {
  const row = await query.selectFrom('asset').selectAll().where('team_id', '=', team).where('id', '=', id).executeTakeFirst()
  return row ? toAsset(row) : null
}

/** Insert or rename; the code is the identity. */
export function saveOrganisation(query: Query, row: OrganisationTable): CompiledQuery {
  const { name, kind, parent } = row
  return query
    .insertInto('organisation')
    .values(row)
    .onConflict(conflict => conflict.columns(['team_id', 'code']).doUpdateSet({ name, kind, parent }))
    .compile()
}

export function insertContact(query: Query, row: ContactTable): CompiledQuery {
  return query.insertInto('contact').values(row).compile()
}

export function updateContact(query: Query, id: string, change: Partial<ContactTable>): CompiledQuery {
  return query.updateTable('contact').set(change).where('id', '=', id).compile()
}

/** A contact that ever received something stays, so that deliveries keep their recipient; see `suspended_at`. */
export function deleteContact(query: Query, id: string): CompiledQuery {
  return query.deleteFrom('contact').where('id', '=', id).compile()
}

export async function hasDeliveries(query: Query, contactId: string): Promise<boolean> {
  const row = await query.selectFrom('delivery').select('id').where('contact_id', '=', contactId).limit(1).executeTakeFirst()
  return row !== undefined
}

export function insertAsset(query: Query, row: AssetTable): CompiledQuery {
  return query.insertInto('asset').values(row).compile()
}

export function updateAsset(query: Query, id: string, change: Partial<AssetTable>): CompiledQuery {
  return query.updateTable('asset').set(change).where('id', '=', id).compile()
}

export function deleteAsset(query: Query, id: string): CompiledQuery {
  return query.deleteFrom('asset').where('id', '=', id).compile()
}

function toOrganisation(row: OrganisationTable): Organisation {
  return { code: row.code, name: row.name, kind: row.kind as OrganisationKind, parent: row.parent }
}

export function toContact(row: ContactTable): Contact {
  const { id, organisation, name, email, phone } = row
  return {
    id,
    organisation,
    name,
    email,
    phone,
    role: row.role as ContactRole,
    suspended: row.suspended_at !== null,
    suspendedWhy: row.suspended_why,
    suspendedAt: row.suspended_at,
    unverified: typeof row.unverified_since === 'string',
    declined: typeof row.declined_at === 'string',
  }
}

export function toAsset(row: AssetTable): Asset {
  const { id, organisation, value, name } = row
  return { id, organisation, value, name, kind: row.kind as AssetKind, iiv: row.iiv === 1, personalData: row.personal_data === 1 }
}
