import { Refusal } from '../../core/refusal.ts'
import type { Role } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findPerson, findPersonByEmail, listMemberships, updatePassword } from '../../store/people.ts'
import { deleteSessions } from '../../store/sessions.ts'
import { audited } from '../audited.ts'
import { withinLimit } from '../people.ts'
import { findMailedLink, mailLink, mailNothing, useUp } from './letters.ts'
import { requireStrong } from './strength.ts'
import { comer } from './trail.ts'

const hour = 3_600_000
const perAddress = { most: 3, within: hour }

/** Mails a link to a known address. Nothing of the answer, nor its time, tells whether the address is known or was asked for too often. */
export async function askRecovery(ports: Ports, typed: string): Promise<void> {
  const email = typed.trim().toLowerCase().slice(0, 254)
  await ports.passwords.verify(null, email) // as long for everybody, and far longer than what differs below
  const within = await withinLimit(ports, `pulihkan ${email}`, perAddress)
  const person = await findPersonByEmail(ports.database.query, email)
  const [membership] = await listMemberships(ports.database.query, person?.id ?? '')
  if (!within || !person || person.disabled_at || !membership) return ports.database.commit(mailNothing(ports))
  const to = { address: person.email, name: person.name, role: membership.role as Role, organisation: membership.organisation }
  const letter = { purpose: 'pulihkan' as const, lasts: hour, subject: { person: person.id }, team: membership.team_id, to }
  await ports.database.commit(mailLink(ports, letter))
}

export async function requireRecoveryLink(ports: Ports, token: string) {
  const link = await findMailedLink(ports, 'pulihkan', token)
  const said = link?.subject ? (JSON.parse(link.subject) as { person: string }) : null
  const person = said ? await findPerson(ports.database.query, said.person) : null
  if (!link || !person || person.disabled_at)
    throw new Refusal('not_found', 'Tautan ini tidak berlaku: sudah dipakai, kedaluwarsa, atau tidak lengkap. Mintalah yang baru.')
  return { link, person }
}

/** A new password; every open session ends, the second factor stays. */
export async function recover(ports: Ports, token: string, password: string): Promise<void> {
  const { link, person } = await requireRecoveryLink(ports, token)
  await requireStrong(password, [person.name, person.email])
  const hash = await ports.passwords.hash(password)
  const query = ports.database.query
  const [membership] = await listMemberships(query, person.id)
  const line = audited(ports, comer(person, membership?.team_id), { action: 'password_recovered', subject: null })
  await ports.database.commit([...useUp(ports, link), updatePassword(query, person.id, hash), deleteSessions(query, person.id), line])
}
