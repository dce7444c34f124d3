import type { CompiledQuery } from 'kysely'
import { clockwork } from '../../core/actor.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import { heard } from '../../core/incident/reporter.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory, findDelivery } from '../../store/advisories.ts'
import { insertAttachment } from '../../store/evidence.ts'
import { findIncident } from '../../store/incidents.ts'
import { findPersonByEmail } from '../../store/people.ts'
import type { MailTable } from '../../store/schema.ts'
import { survivorOf } from '../merge.ts'
import { record } from '../record.ts'
import { replyTemplate } from '../reporter/write.ts'
import { recordAdvisory } from './record.ts'

/** A message of a person, as it lies among the files. */
export interface Reply {
  from: string
  text: string
  sha256: string
  size: number
}

const longest = 4000

/**
 * What somebody wrote back to one of our messages stands on the timeline it belongs to, the message itself among the evidence.
 * It is no answer in the sense of the confirmation: mail is easily forged, and grants nothing. False = there is nowhere to put it.
 */
export async function recordReply(ports: Ports, mail: MailTable, { reply, row }: { reply: Reply; row: CompiledQuery }): Promise<boolean> {
  const query = ports.database.query
  const delivery = mail.delivery_id ? await findDelivery(query, { id: mail.delivery_id }) : null
  const known = delivery && (await findAdvisory(query, delivery.team_id, delivery.advisory_id))
  if (delivery && known) {
    const from = whoOf(reply, { address: delivery.address, name: delivery.contact_name })
    await recordAdvisory(ports, {
      known,
      actor: clockwork(delivery.team_id),
      events: [{ type: 'replied', delivery: delivery.id, organisation: delivery.organisation, from, text: reply.text.slice(0, longest) }],
      onIncident: () => said(reply, { from, number: known.number }),
      alongside: () => [row],
    })
    return true
  }
  if (!mail.incident_id) return false
  const name = toReporters.includes(mail.template) ? null : `rekan ${(await findPersonByEmail(query, mail.address))?.name ?? ''}`.trim()
  await recordOnIncident(ports, { incident: mail.incident_id, team: mail.team_id, address: mail.address, name }, { reply, row })
  return true
}

/** Mails that whoever reported it got; the others about an incident went to colleagues. */
const toReporters: readonly string[] = ['N1', replyTemplate]

/** To a receipt or a reply: the reporter writes back, and their address stays out of the chain. `name`: it is somebody of the team. */
async function recordOnIncident(
  ports: Ports,
  at: { incident: string; team: string; address: string; name: string | null },
  { reply, row }: { reply: Reply; row: CompiledQuery },
): Promise<void> {
  const known = await findIncident(ports.database.query, at.incident)
  const on = known && (await survivorOf(ports, known))
  const merged = known && on && on.incident.id !== at.incident ? { via: at.incident } : {}
  const reporter = merged.via ? `pelapor ${known?.number}` : 'pelapor'
  const from = whoOf(reply, { address: at.address, name: at.name ?? reporter })
  const incident = on?.incident.id ?? at.incident
  const evidence = { id: ports.newId(), name: 'surel-masuk.eml', type: 'message/rfc822', sha256: reply.sha256, size: reply.size }
  const file = { ...evidence, incident_id: incident, added_by: from, added_at: ports.now().toISOString() }
  await record(ports, {
    incident,
    actor: clockwork(at.team),
    action: null,
    decide: ({ incident: now }) => ({
      events: [
        ...said(reply, { from, number: null }).map(event => ({ ...event, ...merged })),
        { type: 'evidence_added', evidence: { ...evidence, state: 'karantina' }, ...merged },
        ...(at.name ? [] : heard(now, ports.now())),
      ],
      alongside: () => [row, insertAttachment(ports.database.query, file)],
    }),
  })
}

function said({ text }: Reply, { from, number }: { from: string; number: string | null }): IncidentEvent[] {
  return [{ type: 'reply_received', from, text: text.slice(0, longest), number }]
}

/** From the address that we wrote to it is who we know; from any other it says so, and names nobody. */
function whoOf({ from }: Reply, { address, name }: { address: string; name: string }): string {
  return from === address.toLowerCase() ? name : `alamat lain daripada ${name}`
}
