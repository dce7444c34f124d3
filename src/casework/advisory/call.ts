import type { Actor } from '../../core/actor.ts'
import { callOutcomes, logCall } from '../../core/advisory/call.ts'
import { Refusal } from '../../core/refusal.ts'
import { isWord } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { listDeliveries } from '../../store/advisories.ts'
import { markForm } from '../../store/guards.ts'
import { findContact } from '../../store/registry.ts'
import { advisoryFor, recordAdvisory } from './record.ts'

export interface Call {
  organisation: string
  /** Id of the contact who was called. */
  contact: string
  outcome: string
  form: string | undefined
}

/** Somebody telephoned a silent agency: it stands on the advisory and on its incident. The button pressed twice is one call. */
export async function recordCall(ports: Ports, actor: Actor, number: string, call: Call): Promise<void> {
  const known = await advisoryFor(ports, actor, number, 'advisory.release')
  const { query } = ports.database
  const [contact, deliveries] = await Promise.all([findContact(query, actor.team, call.contact), listDeliveries(query, known.advisory.id)])
  const addressed = deliveries.some(({ organisation }) => organisation === call.organisation)
  if (!addressed || contact?.organisation !== call.organisation) throw new Refusal('not_found', 'Narahubung itu tidak dituju imbauan ini.')
  if (!isWord(callOutcomes, call.outcome)) throw new Refusal('invalid', 'Pilih bagaimana teleponnya berakhir.')
  const told = { organisation: call.organisation, name: contact.name, outcome: call.outcome }
  try {
    await recordAdvisory(ports, {
      known,
      actor,
      events: logCall(known.advisory, { ...told, contact: contact.id }),
      onIncident: () => [{ type: 'advisory_called', number: known.number, ...told }],
      alongside: () => [markForm(query, { id: call.form ?? ports.newId(), subject: known.advisory.id, at: ports.now().toISOString() })],
    })
  } catch (error) {
    if (!(error instanceof Conflict && error.on.includes('form_seen.'))) throw error
  }
}
