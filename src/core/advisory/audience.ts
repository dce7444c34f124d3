import type { Organisation } from '../organisation.ts'
import { fits, type Tlp } from '../tlp.ts'
import { type ContactRole, contactRoles } from '../vocabulary.ts'
import type { Audience, KnownAsset, KnownContact, Recipient } from './advisory.ts'
import { meaningOf } from './meant.ts'

/** The register as the audience sees it; `affected` = organisations hit by the incident, its owner included. */
export interface Register {
  organisations: readonly Organisation[]
  contacts: readonly KnownContact[]
  assets: readonly KnownAsset[]
  affected: readonly string[]
  /** Contacts that want no notice of this kind. */
  declined?: ReadonlySet<string>
  /** Agencies that were told of the same before, and by what, as a clause. */
  told?: ReadonlyMap<string, string>
}

interface LeftOut {
  organisation: string
  why: string
}

interface LeftOutPerson extends LeftOut {
  contact: string
  name: string
}

/** Who would get it, who would not and why, and who may not be told under this label. */
export interface Reach {
  recipients: Recipient[]
  without: LeftOut[]
  refused: LeftOut[]
  /** Left out on purpose: excepted, without a matching asset, or told of the same before. */
  skipped: (LeftOut & { because: 'dikecualikan' | 'aset' | 'sudah' })[]
  /** People who are left out because they asked for it; their agency stands in one of the lists above all the same. */
  declined: LeftOutPerson[]
  /** People of a wanted role whom no mail reaches, though it reaches their agency. */
  people: LeftOutPerson[]
}

/**
 * Computes the audience: (organisations AND assets), plus `also`, minus `except`; of them the contacts in `roles`.
 *
 * Organisations: those named; and those of one of the `kinds` within one of the areas, where what is not asked does not
 * narrow. Assets: owners of a product by its words, of a domain or one below it, of an address within a range, or hit by the
 * incident; one of these is enough. Where only one of the two is asked, it alone decides; where neither is, nobody is meant.
 * Every agency meant is in exactly one of `recipients`, `without`, `refused` and `skipped`.
 */
export function composeAudience(audience: Audience, tlp: Tlp, register: Register): Reach {
  const reach: Reach = { recipients: [], without: [], refused: [], skipped: [], declined: [], people: [] }
  const meant = meantOf(audience, register, reach)
  const byOrganisation = Map.groupBy(register.contacts, contact => contact.organisation)
  const again = new Set(audience.again)
  const affected = new Set(register.affected)
  for (const { organisation, why } of meant) {
    const { code } = organisation
    const refused = refusedBecause(organisation, tlp, { affected, meant: meant.length })
    const told = again.has(code) ? undefined : register.told?.get(code)
    if (refused) reach.refused.push({ organisation: code, why: refused })
    else if (told) reach.skipped.push({ organisation: code, why: told, because: 'sudah' })
    else addContacts(reach, { code, why, contacts: byOrganisation.get(code) ?? [] }, { audience, register })
  }
  return reach
}

function meantOf(audience: Audience, register: Register, reach: Reach): { organisation: Organisation; why: string }[] {
  const meaning = meaningOf(audience, register)
  return register.organisations.flatMap(organisation => {
    const found = meaning(organisation)
    if (!found) return []
    if ('in' in found) return [{ organisation, why: found.in }]
    reach.skipped.push({ organisation: organisation.code, why: found.out, because: found.because })
    return []
  })
}

/** Within AMBER and narrower only those hit may be told; without an incident, exactly one organisation at a time. */
function refusedBecause(organisation: Organisation, tlp: Tlp, known: { affected: ReadonlySet<string>; meant: number }): string | null {
  if (fits('community', tlp)) return null
  if (!fits('organisation', tlp)) return 'TLP:RED hanya untuk orang yang disebut namanya, tidak lewat kiriman.'
  const concerned = known.affected.size > 0 ? known.affected.has(organisation.code) : known.meant === 1
  return concerned ? null : `${organisation.name} tidak terdampak insiden ini, sedangkan TLP:${tlp} hanya untuk yang terdampak.`
}

interface Agency {
  code: string
  why: string
  contacts: readonly KnownContact[]
}

function addContacts(
  reach: Reach,
  { code, why, contacts }: Agency,
  { audience: { roles }, register }: { audience: Audience; register: Register },
) {
  const seen = new Map<string, string>()
  const people: LeftOutPerson[] = []
  for (const contact of contacts) {
    if (!roles.includes(contact.role)) continue
    const { id, name, role } = contact
    const address = contact.email?.toLowerCase() ?? ''
    const unreached = unreachedBecause(contact, seen.get(address))
    const line = { organisation: code, contact: id, name }
    if (unreached) people.push({ ...line, why: unreached })
    else if (register.declined?.has(id)) reach.declined.push({ ...line, why: declinedWhy })
    else {
      seen.set(address, name)
      reach.recipients.push({ ...line, role, address, why: `${contactRoles[role]} pada instansi yang ${why}.` })
    }
  }
  if (seen.size > 0) reach.people.push(...people)
  else reach.without.push({ organisation: code, why: emptyBecause(contacts, roles, register.declined) })
}

/** One address and nothing else; what was taken over from other lists may be anything. */
const oneAddress = /^[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]+@[^\s<>()[\]\\,;:"@\p{Cc}\p{Cf}]+$/u

const declinedWhy = 'tidak mau lagi menerima imbauan umum (N4)'

function unreachedBecause({ email, suspended, unverified }: KnownContact, namesake: string | undefined): string | null {
  if (suspended) return 'surelnya pernah ditolak; perbarui dulu'
  if (unverified) return 'belum mengonfirmasi surelnya'
  if (!email) return 'belum punya alamat surel'
  if (!oneAddress.test(email)) return 'alamat surelnya bukan satu alamat yang sah; perbaiki dulu'
  return namesake ? `alamatnya sama dengan ${namesake}, yang sudah menerima` : null
}

function emptyBecause(contacts: readonly KnownContact[], wanted: readonly ContactRole[], declined?: ReadonlySet<string>): string {
  const inRole = contacts.filter(contact => wanted.includes(contact.role))
  if (inRole.some(contact => declined?.has(contact.id) && !unreachedBecause(contact, undefined))) return declinedWhy
  if (inRole.some(contact => contact.unverified && !contact.suspended))
    return 'belum diverifikasi: narahubungnya belum mengonfirmasi surelnya'
  if (inRole.some(contact => contact.suspended)) return 'surel narahubungnya pernah ditolak; perbarui dulu'
  if (inRole.some(({ email }) => email)) return 'alamat surel narahubungnya bukan satu alamat yang sah'
  if (inRole.length > 0) return 'narahubungnya belum punya alamat surel'
  if (contacts.length > 0) return `belum ada narahubung berperan ${wanted.map(role => contactRoles[role]).join(' atau ')}`
  return 'belum ada narahubung'
}
