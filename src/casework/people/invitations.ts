import type { Actor } from '../../core/actor.ts'
import { faultsOf, mayGive, needsOrganisation, type Rights } from '../../core/people.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Role } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findPersonByEmail, listMemberships, listOpenLinks, useLink } from '../../store/people.ts'
import { findOrganisation } from '../../store/registry.ts'
import type { LinkTable } from '../../store/schema-people.ts'
import { findTeam, type Team } from '../../store/teams.ts'
import { audited } from '../audited.ts'
import { addPerson, limitTries } from '../people.ts'
import { findMailedLink, mailLink, useUp } from './letters.ts'
import { requireStrong } from './strength.ts'

const week = 7 * 24 * 3_600_000
const perAddress = { most: 3, within: 3_600_000 }

export interface Invitation extends Rights {
  team: string
  email: string
  name: string
  /** Person who invites. */
  by: string
}

/** Writes to somebody that they may come in. Nobody can give more than their own rights. */
export async function invite(ports: Ports, actor: Actor, given: { email: string; name: string } & Rights): Promise<void> {
  const email = given.email.trim().toLowerCase()
  const invitation: Invitation = { ...given, email, name: given.name.trim(), team: actor.team, by: actor.id }
  await requireInvitable(ports, actor, invitation)
  await limitTries(ports, `undangan ${email}`, perAddress)
  const { role, organisation, name } = invitation
  const to = { address: email, name, role, organisation }
  const line = audited(ports, actor, { action: 'person_invited', subject: email, detail: { role, organisation } })
  await ports.database.commit([...mailLink(ports, { purpose: 'undangan', lasts: week, subject: invitation, team: actor.team, to }), line])
}

async function requireInvitable(ports: Ports, actor: Actor, invitation: Invitation): Promise<void> {
  const [first, ...more] = faultsOf(invitation)
  if (first) throw new Refusal('invalid', first.message, { errors: [first, ...more] })
  await requireGivable(ports, actor, invitation)
  const known = await findPersonByEmail(ports.database.query, invitation.email)
  const memberships = known ? await listMemberships(ports.database.query, known.id) : []
  if (memberships.some(({ team_id }) => team_id === actor.team))
    throw fieldRefusal('email', `${invitation.email} sudah menjadi anggota tim ini.`)
}

/** Refuses rights beyond one's own, and those bound to an agency that is none of the team's. */
export async function requireGivable(ports: Ports, actor: Actor, rights: Rights): Promise<void> {
  if (!mayGive(actor, rights)) throw fieldRefusal('role', 'Anda tidak dapat memberi hak yang melebihi hak Anda sendiri.')
  if (rights.organisation === null && needsOrganisation(rights.role))
    throw fieldRefusal('organisation', 'Peran ini harus terikat pada sebuah instansi.')
  if (rights.organisation !== null && !(await findOrganisation(ports.database.query, actor.team, rights.organisation)))
    throw fieldRefusal('organisation', 'Instansi itu tidak ada di daftar tim ini.')
}

export interface OpenInvitation {
  team: Team
  invitation: Invitation
  /** They have an account with a password already: nothing more to set. */
  known: boolean
}

/** An invitation that can still be accepted. Whatever is wrong with the link, the answer is one and the same. */
export async function openInvitation(ports: Ports, token: string): Promise<OpenInvitation> {
  return (await findOpen(ports, token)).opened
}

async function findOpen(ports: Ports, token: string): Promise<{ link: LinkTable; opened: OpenInvitation }> {
  const link = await findMailedLink(ports, 'undangan', token)
  const invitation = link?.subject ? (JSON.parse(link.subject) as Invitation) : null
  const team = invitation ? await findTeam(ports.database.query, invitation.team) : null
  if (!link || !invitation || !team || !(await standsBehind(ports, invitation)))
    throw new Refusal(
      'not_found',
      'Undangan ini tidak berlaku: sudah dipakai, kedaluwarsa, atau tautannya tidak lengkap. Mintalah undangan baru.',
    )
  const person = await findPersonByEmail(ports.database.query, invitation.email)
  return { link, opened: { team, invitation, known: Boolean(person?.password_hash) } }
}

/** Whoever invited must still be able to give these rights. */
async function standsBehind(ports: Ports, invitation: Invitation): Promise<boolean> {
  const memberships = await listMemberships(ports.database.query, invitation.by)
  const own = memberships.find(({ team_id }) => team_id === invitation.team)
  if (!own) return false
  const inviter: Actor = {
    kind: 'person',
    id: invitation.by,
    name: '',
    team: own.team_id,
    role: own.role as Role,
    organisation: own.organisation,
  }
  return mayGive(inviter, invitation)
}

/** A new person with the password they chose, or a further team for one who is known. */
export async function acceptInvitation(ports: Ports, token: string, given: { name: string; password: string }): Promise<OpenInvitation> {
  const { link, opened } = await findOpen(ports, token)
  const { team, invitation, known } = opened
  if (!known) await requireStrong(given.password, [given.name, invitation.email])
  const { email, role, organisation } = invitation
  const name = known ? invitation.name : given.name
  const entry = { email, name, role, organisation, password: known ? null : given.password }
  await addPerson(ports, team, { ...entry, joins: 'invitation_accepted', also: useUp(ports, link) })
  return opened
}

export async function openInvitations(ports: Ports, team: string): Promise<{ id: string; invitation: Invitation; until: string }[]> {
  const links = await listOpenLinks(ports.database.query, 'undangan', ports.now().toISOString())
  return links
    .map(({ hash, subject, expires_at }) => ({
      id: hash.slice(0, 16),
      invitation: JSON.parse(subject ?? '{}') as Invitation,
      until: expires_at,
      hash,
    }))
    .filter(({ invitation }) => invitation.team === team)
}

export async function withdrawInvitation(ports: Ports, actor: Actor, id: string): Promise<void> {
  const links = await listOpenLinks(ports.database.query, 'undangan', ports.now().toISOString())
  const found = links.find(({ hash }) => hash.slice(0, 16) === id)
  const invitation = found ? (JSON.parse(found.subject ?? '{}') as Invitation) : null
  if (!found || invitation?.team !== actor.team || !mayGive(actor, invitation))
    throw new Refusal('not_found', 'Undangan itu sudah tidak ada.')
  const line = audited(ports, actor, { action: 'invitation_withdrawn', subject: invitation.email })
  await ports.database.commit([useLink(ports.database.query, found.hash, ports.now().toISOString()), line])
}

export function fieldRefusal(field: string, message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field, message }] })
}
