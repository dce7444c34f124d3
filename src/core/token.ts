import type { Actor } from './actor.ts'
import { isRange } from './assets.ts'
import { isWithin, organisationCode } from './organisation.ts'
import type { FieldError } from './refusal.ts'
import { isWord, type Role, type TokenScope, tokenScopes } from './vocabulary.ts'

export const longestDays = 365
const day = 86_400_000

/** A token as it was asked for. */
export interface TokenAsked {
  name: string
  scopes: readonly string[]
  /** Nothing but this agency or area and what is below it; null = as far as the owner reaches. */
  organisation: string | null
  /** Addresses and CIDR ranges it may be used from; empty = any. */
  addresses: readonly string[]
  expires: Date
}

export interface TokenOwner {
  id: string
  name: string
  role: Role
  organisation: string | null
}

export interface Token {
  id: string
  team: string
  name: string
  scopes: readonly TokenScope[]
  organisation: string | null
}

/** Who acts by a token: its owner with the rights of this moment, within the token's own bounds. null when the two have nothing in common. */
export function actorBy({ id, team, name, scopes, organisation: bound }: Token, owner: TokenOwner): Actor | null {
  const organisation = narrower(owner.organisation, bound)
  if (organisation === undefined) return null
  const called = owner.name === name ? name : `${owner.name} (${name})`
  return { kind: 'token', id: owner.id, name: called, team, role: owner.role, organisation, token: { id, scopes, bound: bound !== null } }
}

/** What is wrong with a token that is asked for; empty when nothing is. */
export function faultsOfToken(asked: TokenAsked, owner: Pick<TokenOwner, 'organisation'>, now: Date): FieldError[] {
  const errors: FieldError[] = []
  const { name, scopes, organisation, addresses, expires } = asked
  if (name === '' || name.length > 100) errors.push({ field: 'name', message: 'Tulis untuk apa token ini, paling banyak 100 huruf.' })
  if (scopes.length === 0 || scopes.some(scope => !isWord(tokenScopes, scope)))
    errors.push({ field: 'scopes', message: `Pilih paling sedikit satu cakupan dari: ${Object.keys(tokenScopes).join(', ')}.` })
  const place = organisationFault(organisation, owner.organisation)
  if (place) errors.push({ field: 'organisation', message: place })
  const strange = addresses.find(one => one.includes('-') || !isRange(one))
  if (strange !== undefined)
    errors.push({ field: 'addresses', message: `"${strange.slice(0, 60)}" bukan alamat; tulis mis. 203.0.113.0/24.` })
  if (addresses.length > 50) errors.push({ field: 'addresses', message: 'Paling banyak 50 alamat.' })
  const ahead = expires.getTime() - now.getTime()
  if (!(ahead > 0 && ahead <= longestDays * day))
    errors.push({ field: 'days', message: 'Masa berlaku token paling lama satu tahun dari sekarang.' })
  return errors
}

function organisationFault(organisation: string | null, own: string | null): string | null {
  if (organisation === null) return null
  if (!organisationCode.test(organisation)) return 'Kode instansi seperti 35.25 atau 35.25/dinkes.'
  return own === null || isWithin(organisation, own) ? null : `Pemilik token ini terikat pada ${own}; pilih itu atau yang di bawahnya.`
}

/** The tree that lies within both; undefined when none does. */
function narrower(a: string | null, b: string | null): string | null | undefined {
  if (a === null || b === null) return a ?? b
  if (isWithin(b, a)) return b
  return isWithin(a, b) ? a : undefined
}
