import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findContact, insertContact, updateContact } from '../../store/registry.ts'
import type { Addressed } from './answer.ts'

/** "Bukan saya lagi": the old contact gets no more mail, the new one takes their role. The team sees both in the register. */
export async function replaceContact(
  ports: Ports,
  { delivery }: Addressed,
  wanted: { name: string; email: string; phone: string | null },
): Promise<void> {
  const query = ports.database.query
  const old = await findContact(query, delivery.team_id, delivery.contact_id)
  if (!old) throw new Refusal('not_found', 'Narahubung itu sudah tidak terdaftar.')
  const at = ports.now().toISOString()
  const row = {
    id: ports.newId(),
    team_id: delivery.team_id,
    organisation: old.organisation,
    role: old.role,
    suspended_at: null,
    suspended_why: null,
    created_at: at,
  }
  try {
    await ports.database.commit([
      updateContact(query, old.id, { suspended_at: at, suspended_why: `diganti oleh ${wanted.name}` }),
      insertContact(query, { ...row, name: wanted.name, email: wanted.email, phone: wanted.phone }),
    ])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const message = 'Alamat ini sudah terdaftar sebagai narahubung instansi Anda.'
    throw new Refusal('invalid', message, { errors: [{ field: 'email', message }] })
  }
}
