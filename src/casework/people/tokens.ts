import type { CompiledQuery } from 'kysely'
import { may } from '../../core/access.ts'
import { type Actor, clockwork } from '../../core/actor.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import { faultsOfToken, type TokenAsked } from '../../core/token.ts'
import { type Role, tokenScopes } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { markForm } from '../../store/guards.ts'
import { findMember, type Member } from '../../store/members.ts'
import type { Team } from '../../store/teams.ts'
import { fillToken, findTokenRow, insertToken, revokeToken as revoke } from '../../store/tokens.ts'
import { atServer, audited } from '../audited.ts'
import { addPerson } from '../people.ts'
import { newTokenText } from './token-use.ts'

/** Stands in the place of the hash until its owner collects the token. No text has this hash. */
const waiting = (id: string) => `waiting ${id}`

export const isWaiting = ({ id, hash }: { id: string; hash: string }) => hash === waiting(id)

export type TokenFor = TokenAsked & { owner: string }

/**
 * The admin decides that there is a token and how far it goes. Its owner alone gets to read it: by another person's token
 * an admin would read cases.
 */
export async function grantToken(ports: Ports, actor: Actor, asked: TokenFor, form = ports.newId()): Promise<void> {
  requireTokenKeeper(actor)
  const owner = await findMember(ports.database.query, actor.team, asked.owner)
  if (!owner || owner.disabled || owner.program) throw refusedFields([{ field: 'owner', message: 'Pilih orang dari tim ini.' }])
  const id = ports.newId()
  const query = ports.database.query
  const once = markForm(query, { id: form, subject: 'token', at: ports.now().toISOString() })
  try {
    await write(ports, actor, { id, asked, owner, hash: waiting(id), once })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error // the same form again: the token is there
  }
}

/** The only time that it can be read. Two who ask at once: the second commit fails whole. */
export async function collectToken(ports: Ports, actor: Actor, id: string): Promise<{ name: string; text: string }> {
  const row = await findTokenRow(ports.database.query, actor.team, id)
  if (!row || row.owner_id !== actor.id || actor.kind !== 'person') throw unknown()
  if (!isWaiting(row) || row.revoked_at) throw new Refusal('already_done', 'Token ini sudah diambil atau dicabut; minta yang baru.')
  const text = newTokenText(ports)
  const at = ports.now().toISOString()
  const query = ports.database.query
  try {
    await ports.database.commit([
      markForm(query, { id: `token ${id}`, subject: actor.id, at }),
      fillToken(query, id, { from: waiting(id), hash: ports.sha256(text) }),
      audited(ports, actor, { action: 'token_collected', subject: id, detail: { name: row.name } }),
    ])
  } catch (error) {
    if (error instanceof Conflict) throw new Refusal('already_done', 'Token ini sudah diambil; minta yang baru.')
    throw error
  }
  return { name: row.name, text }
}

/** By its owner or by the admin. */
export async function revokeToken(ports: Ports, actor: Actor, id: string): Promise<void> {
  const row = await findTokenRow(ports.database.query, actor.team, id)
  const mine = row?.owner_id === actor.id
  if (!row || (!mine && !may(actor, 'system.read', { team: actor.team }))) throw unknown()
  if (!mine) requireTokenKeeper(actor)
  if (row.revoked_at) throw new Refusal('already_done', 'Token ini sudah dicabut.')
  await ports.database.commit([
    revoke(ports.database.query, id, ports.now().toISOString()),
    audited(ports, actor, { action: 'token_revoked', subject: id, detail: { name: row.name, owner: row.owner_id } }),
  ])
}

/** On the server: whoever stands there may read the database anyway. Answers the text. */
export async function issueToken(ports: Ports, by: Actor, asked: TokenFor): Promise<string> {
  const owner = await findMember(ports.database.query, by.team, asked.owner)
  if (!owner || owner.disabled) throw refusedFields([{ field: 'owner', message: 'Pemilik token harus anggota aktif tim ini.' }])
  const text = newTokenText(ports)
  await write(ports, by, { id: ports.newId(), asked, owner, hash: ports.sha256(text) })
  return text
}

/** Likewise, for a role instead of a person: a member that is no human is made to own it, and is disabled like anybody else. */
export async function issueProgramToken(ports: Ports, team: Team, { role, ...asked }: TokenAsked & { role: Role }): Promise<string> {
  const { name, organisation } = asked
  requireSound(ports, asked, { organisation })
  const email = `${ports.newId()}@program.invalid`
  const { id: owner } = await addPerson(ports, team, { email, name, role, organisation, password: null, program: true })
  return issueToken(ports, keeperAtServer(team.id), { ...asked, owner })
}

/** Whoever sits at the server's command line, as the keeper of a team's tokens. */
export function keeperAtServer(team: string): Actor {
  return { ...clockwork(team), ...atServer(team), team }
}

export const everyScope = Object.keys(tokenScopes)

export function requireTokenKeeper(actor: Actor): void {
  if (actor.kind !== 'system' && !may(actor, 'system.run', { team: actor.team }))
    throw new Refusal('not_allowed', 'Token diatur oleh admin sistem.')
}

interface Written {
  id: string
  asked: TokenFor
  owner: Member
  hash: string
  once?: CompiledQuery
}

async function write(ports: Ports, by: Actor, given: Written): Promise<void> {
  const { id, owner, hash } = given
  const { expires, ...asked } = { ...given.asked, name: given.asked.name.trim(), scopes: [...new Set(given.asked.scopes)] }
  requireSound(ports, { ...asked, expires }, owner)
  const { name, scopes, organisation, addresses } = asked
  const expires_at = expires.toISOString()
  const row = { id, team_id: by.team, name, owner_id: owner.id, scopes: JSON.stringify(scopes), organisation, hash }
  await ports.database.commit([
    ...(given.once ? [given.once] : []),
    insertToken(ports.database.query, {
      ...row,
      addresses: JSON.stringify(addresses),
      created_at: ports.now().toISOString(),
      created_by: by.id,
      expires_at,
      seen_at: null,
      revoked_at: null,
    }),
    audited(ports, by, {
      action: 'token_created',
      subject: id,
      detail: { name, owner: owner.id, scopes, organisation, addresses, expires: expires_at },
    }),
  ])
}

function requireSound(ports: Ports, asked: TokenAsked, owner: { organisation: string | null }): void {
  const errors = faultsOfToken(asked, owner, ports.now())
  if (errors.length > 0) throw refusedFields(errors)
}

function refusedFields(errors: FieldError[]): Refusal {
  return new Refusal('invalid', errors[0]?.message ?? 'Ada yang perlu diperbaiki.', { errors })
}

function unknown(): Refusal {
  return new Refusal('not_found', 'Token itu tidak ada, atau bukan milik Anda.')
}
