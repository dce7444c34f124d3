import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { silenceDeclined, updateDeclined } from '../../store/declined.ts'
import { type Contact, findContact } from '../../store/registry.ts'
import { insertRegistryChange } from '../../store/registry-changes.ts'
import { audited } from '../audited.ts'
import { declineToken } from '../links.ts'
import { contactFor } from './contacts.ts'
import { tellTeam } from './outside.ts'

/** Whose general advisories the link ends; the same answer for a wrong and an outdated one. */
export async function decliningLink(ports: Ports, team: string, token: string): Promise<Contact & { email: string }> {
  const contact = await findContact(ports.database.query, team, token.split('.')[0] ?? '')
  if (!contact?.email || contact.suspended || declineToken(ports, contact.id, contact.email) !== token)
    throw new Refusal('not_found', 'Tautan ini tidak dikenal, atau alamatnya sudah tidak terdaftar.')
  return { ...contact, email: contact.email }
}

/** No more N4 to this address in this agency, and no reminder of one. Whatever concerns the agency itself still comes. A second time changes nothing. */
export async function declineGeneral(ports: Ports, team: string, token: string): Promise<void> {
  const { id, name, organisation, email, declined } = await decliningLink(ports, team, token)
  if (declined) return
  const query = ports.database.query
  const at = ports.now().toISOString()
  const by = { kind: 'link' as const, id, name, team }
  await ports.database.commit([
    updateDeclined(query, { team, organisation, email }, at),
    silenceDeclined(query, { team, organisation, email }),
    insertRegistryChange(query, {
      id: ports.newId(),
      team_id: team,
      at,
      actor_id: id,
      actor_name: name,
      organisation,
      says: `${name} tidak mau lagi menerima imbauan umum (N4).`,
    }),
    audited(ports, by, { action: 'contact_declined', subject: id, detail: { organisation } }),
  ])
}

/** Somebody of the team was asked to send them again. */
export async function resumeGeneral(ports: Ports, actor: Actor, id: string): Promise<void> {
  const { organisation, name, email, declined } = await contactFor(ports, actor, id, 'registry.manage')
  if (!declined || !email) return
  const says = `${name} dikirimi lagi imbauan umum (N4).`
  const told = await tellTeam(ports, actor, { organisation, says, action: 'contact_resumed', subject: id })
  await ports.database.commit([updateDeclined(ports.database.query, { team: actor.team, organisation, email }, null), ...told])
}
