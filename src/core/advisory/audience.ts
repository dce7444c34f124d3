import { isWithin, type Organisation } from '../organisation.ts'
import { fits, type Tlp } from '../tlp.ts'
import { type ContactRole, contactRoles } from '../vocabulary.ts'
import type { Audience, KnownAsset, KnownContact, Recipient } from './advisory.ts'

/** The register as the audience sees it; `affected` = organisations hit by the incident, its owner included. */
export interface Register {
  organisations: readonly Organisation[]
  contacts: readonly KnownContact[]
  assets: readonly KnownAsset[]
  affected: readonly string[]
  /** Contacts that want no notice of this kind. */
  declined?: ReadonlySet<string>
}

/** Who would get it, who would not and why, and who may not be told under this label. */
export interface Reach {
  recipients: Recipient[]
  without: { organisation: string; why: string }[]
  refused: { organisation: string; why: string }[]
  /** People who are left out because they asked for it; their agency stands in one of the lists above all the same. */
  declined: { organisation: string; contact: string; name: string; why: string }[]
}

/** Computes the audience. Everyone meant is in exactly one of the three lists, organisation by organisation. */
export function composeAudience(audience: Audience, tlp: Tlp, register: Register): Reach {
  const meant = register.organisations.filter(organisation => isMeant(organisation, audience, register))
  const byOrganisation = Map.groupBy(register.contacts, contact => contact.organisation)
  const reach: Reach = { recipients: [], without: [], refused: [], declined: [] }
  for (const organisation of meant) {
    const why = refusedBecause(organisation, tlp, { affected: register.affected, meant: meant.length })
    if (why) {
      reach.refused.push({ organisation: organisation.code, why })
      continue
    }
    const all = byOrganisation.get(organisation.code) ?? []
    const contacts = all.filter(({ id }) => !register.declined?.has(id))
    reach.declined.push(...declinedAmong(all, audience.roles, register))
    const told = recipientsOf(contacts, audience.roles)
    if (told.length > 0) reach.recipients.push(...told)
    else
      reach.without.push({
        organisation: organisation.code,
        why: recipientsOf(all, audience.roles).length > 0 ? declinedWhy : emptyBecause(contacts, audience.roles),
      })
  }
  return reach
}

function isMeant(organisation: Organisation, audience: Audience, register: Register): boolean {
  const { code, kind } = organisation
  if (audience.except.some(except => isWithin(code, except))) return false
  return (
    audience.organisations.includes(code) ||
    (audience.kinds.includes(kind) && (!audience.below || isWithin(code, audience.below))) ||
    (audience.kinds.length === 0 && audience.below !== null && isWithin(code, audience.below)) ||
    (audience.affectedOf !== null && register.affected.includes(code)) ||
    (audience.assets.length > 0 && register.assets.some(asset => asset.organisation === code && ownsOneOf(asset, audience.assets)))
  )
}

function ownsOneOf(asset: KnownAsset, wanted: readonly string[]): boolean {
  return wanted.some(word => `${asset.name} ${asset.value}`.toLowerCase().includes(word.toLowerCase()))
}

/** Within AMBER and narrower only those hit may be told; without an incident, exactly one organisation at a time. */
function refusedBecause(organisation: Organisation, tlp: Tlp, known: { affected: readonly string[]; meant: number }): string | null {
  if (fits('community', tlp)) return null
  if (!fits('organisation', tlp)) return 'TLP:RED hanya untuk orang yang disebut namanya, tidak lewat kiriman.'
  const concerned = known.affected.length > 0 ? known.affected.includes(organisation.code) : known.meant === 1
  return concerned ? null : `${organisation.name} tidak terdampak insiden ini, sedangkan TLP:${tlp} hanya untuk yang terdampak.`
}

function recipientsOf(contacts: readonly KnownContact[], wanted: readonly ContactRole[]): Recipient[] {
  const seen = new Set<string>()
  return contacts.flatMap(({ id, organisation, name, role, email, suspended, unverified }) => {
    const address = email?.toLowerCase()
    if (!address || suspended || unverified || !wanted.includes(role) || seen.has(address)) return []
    seen.add(address)
    return [{ organisation, contact: id, name, role, address }]
  })
}

const declinedWhy = 'tidak mau lagi menerima imbauan umum (N4)'

/** Who would have been told, had they not declined. */
function declinedAmong(contacts: readonly KnownContact[], wanted: readonly ContactRole[], { declined }: Register): Reach['declined'] {
  const meant = recipientsOf(
    contacts.filter(({ id }) => declined?.has(id)),
    wanted,
  )
  return meant.map(({ organisation, contact, name }) => ({ organisation, contact, name, why: declinedWhy }))
}

function emptyBecause(contacts: readonly KnownContact[], wanted: readonly ContactRole[]): string {
  const inRole = contacts.filter(contact => wanted.includes(contact.role))
  if (inRole.some(contact => contact.unverified && !contact.suspended))
    return 'belum diverifikasi: narahubungnya belum mengonfirmasi surelnya'
  if (inRole.some(contact => contact.suspended)) return 'surel narahubungnya pernah ditolak; perbarui dulu'
  if (inRole.length > 0) return 'narahubungnya belum punya alamat surel'
  if (contacts.length > 0) return `belum ada narahubung berperan ${wanted.map(role => contactRoles[role]).join(' atau ')}`
  return 'belum ada narahubung'
}
