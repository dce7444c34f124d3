import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findContact, insertContact, listContacts } from '../../store/registry.ts'
import type { Addressed } from './answer.ts'

const awaiting = 'menunggu persetujuan tim'
const mostProposals = 3

/** "Bukan saya lagi": a link only proposes. The new contact stands suspended until the team saves it; the old one stays as it is. */
export async function replaceContact(
  ports: Ports,
  { delivery }: Addressed,
  wanted: { name: string; email: string; phone: string | null },
): Promise<void> {
  const query = ports.database.query
  const old = await findContact(query, delivery.team_id, delivery.contact_id)
  if (!old) throw new Refusal('not_found', 'Narahubung itu sudah tidak terdaftar.')
  if (old.suspended) throw new Refusal('not_allowed', 'Narahubung ini sudah tidak aktif; hubungi tim untuk menggantinya.')
  const email = wanted.email.trim().toLowerCase()
  const colleagues = await listContacts(query, { team: delivery.team_id, organisation: old.organisation })
  if (colleagues.some(contact => contact.email === email)) throw known()
  if (colleagues.filter(contact => contact.suspendedWhy === awaiting).length >= mostProposals)
    throw new Refusal('too_many', 'Sudah ada beberapa usulan yang menunggu pemeriksaan tim.')
  const at = ports.now().toISOString()
  const row = {
    id: ports.newId(),
    team_id: delivery.team_id,
    organisation: old.organisation,
    role: old.role,
    suspended_at: at,
    suspended_why: awaiting,
    created_at: at,
  }
  try {
    await ports.database.commit([insertContact(query, { ...row, name: wanted.name, email, phone: wanted.phone })])
  } catch (error) {
    throw error instanceof Conflict ? known() : error
  }
}

/** Proposals for this delivery's agency that the team has not looked at, and when the last one came; null = none. */
export async function openProposals(ports: Ports, { delivery }: Addressed): Promise<{ count: number; last: Date } | null> {
  const colleagues = await listContacts(ports.database.query, { team: delivery.team_id, organisation: delivery.organisation })
  const times = colleagues.filter(({ suspendedWhy }) => suspendedWhy === awaiting).map(({ suspendedAt }) => suspendedAt ?? '')
  const last = times.toSorted().at(-1)
  return last ? { count: times.length, last: new Date(last) } : null
}

function known(): Refusal {
  const message = 'Alamat ini sudah terdaftar atau sudah diusulkan untuk instansi Anda.'
  return new Refusal('invalid', message, { errors: [{ field: 'email', message }] })
}
