import type { CompiledQuery } from 'kysely'
import { clockwork } from '../../core/actor.ts'
import { type BounceReason, bounceReasons } from '../../core/bounce.ts'
import { extraTask } from '../../core/incident/enter.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import type { Incident } from '../../core/incident/incident.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory, findDelivery, updateSilent } from '../../store/advisories.ts'
import { bounceMail, suspendContact } from '../../store/incoming.ts'
import { firstMessages } from '../../store/mails.ts'
import type { DeliveryTable, MailTable } from '../../store/schema.ts'
import { checkTemplate } from '../chase/ask-contacts.ts'
import { record } from '../record.ts'
import { replyTemplate } from '../reporter/write.ts'
import { recordAdvisory } from './record.ts'

export interface Back {
  reason: BounceReason
  /** The address is dead. */
  hard: boolean
  /** The server's words. */
  said: string
}

const day = 86_400_000

/**
 * One of our messages came back: it counts as failed, a dead address is not written to any more, and whoever works the
 * incident is asked to find a living one. `row` belongs to the same commit: the report
 * that came, whose second coming is a no-op, or what the server said when it refused the message.
 */
export async function recordBounce(ports: Ports, mail: MailTable, { back, row }: { back: Back; row: CompiledQuery }): Promise<void> {
  const query = ports.database.query
  const at = ports.now().toISOString()
  const failed = bounceMail(query, mail.id, { response: `kembali: ${back.said || bounceReasons[back.reason]}`.slice(0, 500), at })
  const delivery = mail.delivery_id ? await findDelivery(query, { id: mail.delivery_id }) : null
  const known = delivery && (await findAdvisory(query, delivery.team_id, delivery.advisory_id))
  if (!delivery || !known) return recordPlainBounce(ports, mail, { back, rows: [failed, row] })
  const dead = back.hard ? deadAddress(ports, delivery, back) : []
  const isFirst = firstMessages.includes(mail.template)
  const { organisation } = delivery
  await recordAdvisory(ports, {
    known,
    actor: clockwork(delivery.team_id),
    events: [{ type: 'bounced', delivery: delivery.id, organisation, reason: back.reason, hard: back.hard }],
    onIncident: ({ incident }) => [
      { type: 'mail_bounced', template: mail.template, to: delivery.contact_name, organisation, reason: back.reason, hard: back.hard },
      ...(isFirst || back.hard ? toRenew(ports, incident, delivery) : []),
    ],
    alongside: () => [failed, row, ...dead],
  })
}

/** Not a notice: a receipt, a deadline. The incident it was about is told, without the reporter's address. */
async function recordPlainBounce(ports: Ports, mail: MailTable, { back, rows }: { back: Back; rows: CompiledQuery[] }): Promise<void> {
  if (!mail.incident_id) return ports.database.commit([...rows, ...deadAtCheck(ports, mail, back)])
  const to = mail.template === 'N1' || mail.template === replyTemplate ? 'pelapor' : mail.address
  const told: IncidentEvent = {
    type: 'mail_bounced',
    template: mail.template,
    to,
    organisation: null,
    reason: back.reason,
    hard: back.hard,
  }
  await record(ports, {
    incident: mail.incident_id,
    actor: clockwork(mail.team_id),
    action: null,
    decide: () => ({ events: [told], alongside: () => rows }),
  })
}

/** The quarterly question came back: that contact's address is as dead as if a notice had. */
function deadAtCheck(ports: Ports, { template, address, facts }: MailTable, { reason, hard }: Back): CompiledQuery[] {
  if (!hard || template !== checkTemplate) return []
  const { contact: id } = JSON.parse(facts) as { contact: string }
  const why = { at: ports.now().toISOString(), words: `surel kembali: ${bounceReasons[reason]}` }
  return [suspendContact(ports.database.query, { id, address }, why)]
}

/** Nobody is reminded at an address that does not exist; the colleagues of the agency are, as before. */
function deadAddress(ports: Ports, { id, contact_id, address }: DeliveryTable, { reason }: Back): CompiledQuery[] {
  const query = ports.database.query
  const why = { at: ports.now().toISOString(), words: `surel kembali: ${bounceReasons[reason]}` }
  return [suspendContact(query, { id: contact_id, address }, why), updateSilent(query, id, { next_at: null })]
}

function toRenew(ports: Ports, incident: Incident, { contact_name, organisation }: DeliveryTable): IncidentEvent[] {
  if (incident.closedAt) return []
  const text = `Perbarui narahubung ${contact_name} (${organisation}): suratnya kembali; hubungi instansinya lewat jalan lain`
  return extraTask(incident, 'perbarui-narahubung', { do: text, due: new Date(ports.now().getTime() + day) })
}
