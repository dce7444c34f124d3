import { isOutsideTeam } from './access.ts'
import type { Actor } from './actor.ts'
import { isWithin, organisationCode } from './organisation.ts'
import type { FieldError } from './refusal.ts'
import { type Role, roles } from './vocabulary.ts'

/** Team roles see incidents of others, so a password alone is not enough for them. */
export function needsFactor(role: Role): boolean {
  return !isOutsideTeam({ role })
}

/** Reporters and the like see their own tree only, so they must be bound to one. */
export function needsOrganisation(role: Role): boolean {
  return isOutsideTeam({ role })
}

/** SECURITY §1, "users and roles": what each role may give to others. */
const gives: Record<string, readonly string[]> = {
  admin: Object.keys(roles),
  lead: ['analyst'],
  regency: ['regency', 'reporter', 'contact'],
}

export interface Rights {
  role: Role
  organisation: string | null
}

/** The roles an actor may give to anybody at all. */
export function rolesToGive(actor: Actor): Role[] {
  return (Object.keys(roles) as Role[]).filter(role => gives[actor.role]?.includes(role))
}

/** Nobody gives more than their own: not to another's tree, and whoever is bound to a tree gives rights within it only. */
export function mayGive(actor: Actor, { role, organisation }: Rights): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'person' || !rolesToGive(actor).includes(role)) return false
  return !actor.organisation || (organisation !== null && isWithin(organisation, actor.organisation))
}

/** What is wrong with the name, address and place of somebody to be let in; empty when nothing is. */
export function faultsOf(given: { email: string; name: string } & Rights): FieldError[] {
  const errors: FieldError[] = []
  const address = addressFault(given.email)
  if (address) errors.push({ field: 'email', message: address })
  if (given.name.trim() === '') errors.push({ field: 'name', message: 'Nama perlu diisi.' })
  if (given.organisation !== null && !organisationCode.test(given.organisation))
    errors.push({ field: 'organisation', message: 'Kode instansi seperti 35.25 atau 35.25/dinkes.' })
  return errors
}

/** One plain address. Letters of other scripts look like Latin ones, so that a stranger could pass for a colleague. */
export function addressFault(email: string): string | null {
  if (!/^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,190}\.[^\s@.]{2,}$/.test(email))
    return 'Tulis satu alamat surel, mis. nama@instansi.go.id.'
  if (!/^[\x21-\x7e]+$/.test(email) || /[@.]xn--/i.test(email))
    return 'Alamat surel hanya boleh berisi huruf Latin biasa: huruf lain yang mirip dapat menyamar sebagai alamat orang lain.'
  return null
}
