import { isOutsideTeam, may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import { type ContactRole, contactRoles, isWord } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findAddressOf } from '../../store/portal.ts'
import {
  type Contact,
  deleteContact,
  findContact,
  findOrganisation,
  hasDeliveries,
  insertContact,
  updateContact,
} from '../../store/registry.ts'
import { fault, refuseFaults, requireRegistry, unknownEntry } from './access.ts'
import { addressToProve, tellTeam } from './outside.ts'

export interface ContactEntry {
  organisation: string
  name: string
  role: ContactRole
  email: string | null
  phone: string | null
}

export async function addContact(ports: Ports, actor: Actor, entry: ContactEntry): Promise<Contact> {
  const sound = requireSoundContact(entry)
  await requireOrganisation(ports, actor, entry.organisation)
  const id = ports.newId()
  const proof = await addressToProve(ports, actor, { id, ...sound })
  const created_at = ports.now().toISOString()
  const row = { id, team_id: actor.team, ...sound, suspended_at: null, suspended_why: null, created_at, ...proof.columns }
  const says = `Narahubung baru: ${sound.name} (${contactRoles[sound.role]}), ${sound.email ?? sound.phone}.`
  const told = await tellTeam(ports, actor, { organisation: sound.organisation, says, action: 'contact_added', subject: id })
  await commitOnce(ports, [insertContact(ports.database.query, row), ...proof.mails, ...told])
  return contactFor(ports, actor, id)
}

/** `suspended: false` lets a contact be written to again whose address once bounced, or whom a link's holder proposed. */
export async function changeContact(
  ports: Ports,
  actor: Actor,
  id: string,
  change: Partial<ContactEntry> & { suspended?: boolean | undefined },
): Promise<Contact> {
  const known = await ownOrManaged(ports, actor, id)
  const { suspended, ...written } = change
  const own = !may(actor, 'registry.manage', { team: actor.team, organisation: known.organisation })
  if (own && ((written.role ?? known.role) !== known.role || (written.organisation ?? known.organisation) !== known.organisation))
    throw new Refusal('not_allowed', 'Peran dan instansi Anda hanya diubah oleh admin kabupaten/kota atau tim.')
  const entry = requireSoundContact({ ...known, ...written })
  if (written.organisation !== undefined && written.organisation !== known.organisation)
    await requireOrganisation(ports, actor, entry.organisation)
  const query = ports.database.query
  const moved = entry.email !== known.email || !isOutsideTeam(actor)
  const proof = moved ? await addressToProve(ports, actor, { id, ...entry }) : { columns: {}, mails: [] }
  const says = `Narahubung diubah: ${entry.name} (${contactRoles[entry.role]}), ${entry.email ?? entry.phone}.`
  const told = await tellTeam(ports, actor, { organisation: known.organisation, says, action: 'contact_changed', subject: id })
  const changed = updateContact(query, id, {
    ...entry,
    ...proof.columns,
    ...suspension(ports, known, isOutsideTeam(actor) ? undefined : suspended),
    ...(entry.email !== known.email && { declined_at: null }),
  })
  await commitOnce(ports, [changed, ...proof.mails, ...told])
  return contactFor(ports, actor, id)
}

/** A contact that ever received something stays, suspended, so that deliveries keep their recipient. */
export async function removeContact(ports: Ports, actor: Actor, id: string): Promise<void> {
  const { organisation, name } = await contactFor(ports, actor, id, 'registry.manage')
  const query = ports.database.query
  const says = `Narahubung dihapus: ${name}.`
  const told = await tellTeam(ports, actor, { organisation, says, action: 'contact_removed', subject: id })
  const kept = { suspended_at: ports.now().toISOString(), suspended_why: 'dihapus dari daftar' }
  await ports.database.commit([(await hasDeliveries(query, id)) ? updateContact(query, id, kept) : deleteContact(query, id), ...told])
}

/** A contact keeps their own entry current: the one under the address they sign in with. */
export function isOwnEntry(actor: Actor, contact: Contact, address: string | null): boolean {
  return actor.role === 'contact' && address !== null && contact.email === address && !contact.suspended
}

async function ownOrManaged(ports: Ports, actor: Actor, id: string): Promise<Contact> {
  const known = await contactFor(ports, actor, id)
  const address = actor.role === 'contact' ? await findAddressOf(ports.database.query, actor.id) : null
  if (!isOwnEntry(actor, known, address)) requireRegistry(actor, 'registry.manage', known.organisation)
  return known
}

export async function contactFor(
  ports: Ports,
  actor: Actor,
  id: string,
  action: 'registry.read' | 'registry.manage' = 'registry.read',
): Promise<Contact> {
  const known = await findContact(ports.database.query, actor.team, id)
  if (!known) throw unknownEntry()
  requireRegistry(actor, action, known.organisation)
  return known
}

/** Refuses what cannot be a contact; answers it as it is stored. */
export function requireSoundContact(entry: {
  organisation: string
  name: string
  role: string
  email: string | null
  phone: string | null
}): ContactEntry {
  const { role, organisation } = entry
  const email = entry.email?.trim().toLowerCase() || null
  const phone = entry.phone?.trim() || null
  const name = entry.name.trim()
  refuseFaults([
    fault(name === '' || name.length > 200, 'name', 'Nama narahubung perlu diisi, paling banyak 200 huruf.'),
    fault(!isWord(contactRoles, role), 'role', `Peran salah satu dari ${Object.keys(contactRoles).join(', ')}.`),
    fault(email !== null && !oneAddress.test(email), 'email', 'Tulis satu alamat surel, mis. nama@contoh.go.id.'),
    fault(phone !== null && !/^[+(]?[\d][\d\s().-]{5,38}$/.test(phone), 'phone', 'Tulis nomor telepon, mis. 0812-3456-7890.'),
    fault(email === null && phone === null, 'email', 'Isi surel atau telepon, paling tidak satu.'),
  ])
  return { organisation, name, role: role as ContactRole, email, phone }
}

const oneAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,180}\.[^\s@.<>,;:"()[\]\\]{2,63}$/

export async function requireOrganisation(ports: Ports, actor: Actor, code: string): Promise<void> {
  const known = await findOrganisation(ports.database.query, actor.team, code)
  const message = `Instansi ${code} belum terdaftar.`
  if (!known) throw new Refusal('invalid', message, { errors: [{ field: 'organisation', message }] })
  requireRegistry(actor, 'registry.manage', code)
}

function suspension(ports: Ports, known: Contact, suspended: boolean | undefined) {
  if (suspended === undefined || suspended === known.suspended) return {}
  return suspended
    ? { suspended_at: ports.now().toISOString(), suspended_why: 'dihentikan oleh tim' }
    : { suspended_at: null, suspended_why: null }
}

async function commitOnce(ports: Ports, statements: Parameters<Ports['database']['commit']>[0]): Promise<void> {
  try {
    await ports.database.commit(statements)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const message = 'Narahubung dengan surel dan peran ini sudah terdaftar pada instansi itu.'
    throw new Refusal('already_done', message, { errors: [{ field: 'email', message }] })
  }
}
