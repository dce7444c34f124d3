import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import { type ContactRole, contactRoles, isWord } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
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
  const row = { id, team_id: actor.team, ...sound, suspended_at: null, suspended_why: null, created_at: ports.now().toISOString() }
  await commitOnce(ports, [insertContact(ports.database.query, row)])
  return contactFor(ports, actor, id)
}

/** `suspended: false` lets a contact be written to again whose address once bounced, or whom a link's holder proposed. */
export async function changeContact(
  ports: Ports,
  actor: Actor,
  id: string,
  change: Partial<ContactEntry> & { suspended?: boolean | undefined },
): Promise<Contact> {
  const known = await contactFor(ports, actor, id, 'registry.manage')
  const { suspended, ...written } = change
  const entry = requireSoundContact({ ...known, ...written })
  if (written.organisation !== undefined) await requireOrganisation(ports, actor, entry.organisation)
  await commitOnce(ports, [updateContact(ports.database.query, id, { ...entry, ...suspension(ports, known, suspended) })])
  return contactFor(ports, actor, id)
}

/** A contact that ever received something stays, suspended, so that deliveries keep their recipient. */
export async function removeContact(ports: Ports, actor: Actor, id: string): Promise<void> {
  await contactFor(ports, actor, id, 'registry.manage')
  const query = ports.database.query
  const kept = { suspended_at: ports.now().toISOString(), suspended_why: 'dihapus dari daftar' }
  await ports.database.commit([(await hasDeliveries(query, id)) ? updateContact(query, id, kept) : deleteContact(query, id)])
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
