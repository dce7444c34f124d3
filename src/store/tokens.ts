import { type CompiledQuery, type Kysely, type Selectable, sql } from 'kysely'
import type { Token, TokenOwner } from '../core/token.ts'
import type { Role, TokenScope } from '../core/vocabulary.ts'
import type { Schema } from './schema.ts'
import type { TokenTable } from './schema-people.ts'

type Query = Kysely<Schema>

export interface KnownToken {
  token: Token
  owner: TokenOwner
  addresses: string[]
  /** RFC 3339 UTC. */
  seenAt: string | null
  /** Its calls in the current window. */
  used: { count: number; windowStart: string } | null
}

/** The bucket that counts a token's calls. */
export const bucketOf = (id: string) => `token ${id}`

/** A token that is good, whose owner is a member who may come in; with the owner's rights as they are. */
export async function findToken(query: Query, hash: string, now: string): Promise<KnownToken | null> {
  const row = await query
    .selectFrom('token')
    .innerJoin('membership', join =>
      join.onRef('membership.person_id', '=', 'token.owner_id').onRef('membership.team_id', '=', 'token.team_id'),
    )
    .innerJoin('person', 'person.id', 'membership.person_id')
    .leftJoin('rate', join => join.on(sql<boolean>`rate.bucket = 'token ' || token.id`))
    .selectAll('token')
    .select(['person.id as owner', 'person.name as owner_name', 'membership.role', 'membership.organisation as owner_organisation'])
    .select(['rate.count', 'rate.window_start'])
    .where('token.hash', '=', hash)
    .where('token.expires_at', '>', now)
    .where('token.revoked_at', 'is', null)
    .where('membership.disabled_at', 'is', null)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { id, team_id: team, name, organisation, seen_at: seenAt, count, window_start: windowStart } = row
  return {
    token: { id, team, name, organisation, scopes: scopesOf(row) },
    owner: { id: row.owner, name: row.owner_name, role: row.role as Role, organisation: row.owner_organisation },
    addresses: JSON.parse(row.addresses) as string[],
    seenAt,
    used: count === null || windowStart === null ? null : { count, windowStart },
  }
}

export type TokenRow = Selectable<TokenTable> & { ownerName: string | null; ownerEmail: string | null }

/** The newest first; of one owner or of the whole team. */
export async function listTokens(query: Query, team: string, owner?: string): Promise<TokenRow[]> {
  let select = query
    .selectFrom('token')
    .leftJoin('person', 'person.id', 'token.owner_id')
    .selectAll('token')
    .select(['person.name as ownerName', 'person.email as ownerEmail'])
    .where('token.team_id', '=', team)
    .orderBy('token.created_at', 'desc')
    .orderBy('token.id', 'desc')
    .limit(1000)
  if (owner) select = select.where('token.owner_id', '=', owner)
  return select.execute()
}

export async function findTokenRow(query: Query, team: string, id: string): Promise<Selectable<TokenTable> | null> {
  const row = await query.selectFrom('token').selectAll().where('team_id', '=', team).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export function scopesOf({ scopes }: Pick<TokenTable, 'scopes'>): TokenScope[] {
  return JSON.parse(scopes) as TokenScope[]
}

export function insertToken(query: Query, row: TokenTable): CompiledQuery {
  return query.insertInto('token').values(row).compile()
}

/** Puts its secret in the place of what stood there while it waited for its owner. */
export function fillToken(query: Query, id: string, { from, hash }: { from: string; hash: string }): CompiledQuery {
  return query.updateTable('token').set({ hash }).where('id', '=', id).where('hash', '=', from).compile()
}

export function touchToken(query: Query, id: string, seenAt: string): CompiledQuery {
  return query.updateTable('token').set({ seen_at: seenAt }).where('id', '=', id).compile()
}

export function revokeToken(query: Query, id: string, at: string): CompiledQuery {
  return query.updateTable('token').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null).compile()
}
