import type { CompiledQuery } from 'kysely'
import { isOutsideTeam } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Act } from '../../core/acts.ts'
import type { Ports } from '../../ports.ts'
import { insertMails } from '../../store/mails.ts'
import { insertRegistryChange } from '../../store/registry-changes.ts'
import { findTeam } from '../../store/teams.ts'
import { limitUntil } from '../adding-limits.ts'
import { audited } from '../audited.ts'
import { contactToken, messageId } from '../links.ts'

export interface Change {
  organisation: string
  says: string
  /** The same for the audit trail. */
  action: Act
  subject: string
}

/** Each change leaves a line in the trail; when an agency made it, the team is told: a line on the agency's page, and a mail. Rows of the same commit. */
export async function tellTeam(ports: Ports, actor: Actor, { action, subject, ...change }: Change): Promise<CompiledQuery[]> {
  const line = audited(ports, actor, { action, subject, detail: { organisation: change.organisation } })
  if (!isOutsideTeam(actor)) return [line]
  const query = ports.database.query
  const team = await findTeam(ports.database.query, actor.team)
  const id = ports.newId()
  const at = ports.now().toISOString()
  const row = { id, team_id: actor.team, at, actor_id: actor.id, actor_name: actor.name, ...change }
  const mail = {
    id: ports.newId(),
    team_id: actor.team,
    template: 'perubahan',
    cc: null,
    incident_id: null,
    delivery_id: null,
    facts: JSON.stringify({ ...change, by: actor.name }),
    created_at: at,
  }
  return [
    line,
    insertRegistryChange(query, row),
    ...(team?.email ? [insertMails(query, [{ ...mail, address: team.email, message_id: messageId(ports, 'perubahan', id) }])] : []),
  ]
}

const perAddress = { most: 3, within: 3_600_000 }
const perPerson = { most: 60, within: 3_600_000 }

/** What becomes of an address that an agency wrote down by itself: unverified, until whoever reads there confirms it. Nothing when the team did it. */
export async function addressToProve(
  ports: Ports,
  actor: Actor,
  contact: { id: string; email: string | null; organisation: string; name: string },
) {
  if (!isOutsideTeam(actor) || !contact.email) return { columns: { unverified_since: null, verify_hash: null }, mails: [] }
  await limitUntil(ports, `bukti surel ${contact.email}`, { ...perAddress, field: 'email' })
  await limitUntil(ports, `bukti surel oleh ${actor.id}`, { ...perPerson, field: 'email' })
  const query = ports.database.query
  const at = ports.now().toISOString()
  const verify_hash = ports.sha256(contactToken(ports, contact.id, contact.email))
  const mail = {
    id: ports.newId(),
    team_id: actor.team,
    template: 'verifikasi',
    address: contact.email,
    cc: null,
    incident_id: null,
    delivery_id: null,
    facts: JSON.stringify({ contact: contact.id, by: actor.name }),
    created_at: at,
    message_id: messageId(ports, 'verifikasi', contact.id, contact.email, at),
  }
  return { columns: { unverified_since: at, verify_hash }, mails: [insertMails(query, [mail])] }
}
