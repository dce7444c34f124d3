import { may } from '../../core/access.ts'
import { type Actor, clockwork } from '../../core/actor.ts'
import { type Over, overOf } from '../../core/advisory/link.ts'
import { answer } from '../../core/advisory/release.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Confirmation } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findAdvisory, findDelivery, type KnownAdvisory, silenceOrganisation, updateDelivery } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import type { DeliveryTable } from '../../store/schema.ts'
import type { AnswerFileTable } from '../../store/schema-letters.ts'
import type { StoredFile } from '../open-incident.ts'
import { answerFileRows, keepAnswerFiles, requireRoomFor } from './answer-files.ts'
import { askForHelp, linkOf } from './help.ts'
import { recordAdvisory } from './record.ts'

export interface Addressed extends KnownAdvisory {
  delivery: DeliveryTable
}

/** What the holder of a confirmation link may see: the one delivery, its advisory. */
export async function addressedBy(ports: Ports, token: string): Promise<Addressed> {
  const delivery = await findDelivery(ports.database.query, { tokenHash: ports.sha256(token) })
  const known = delivery && (await findAdvisory(ports.database.query, delivery.team_id, delivery.advisory_id))
  if (!delivery || !known) throw new Refusal('not_found', 'Tautan ini tidak dikenal. Periksa apakah tersalin seluruhnya dari surel.')
  return { ...known, delivery }
}

/** Why this link asks nothing any more; null = it asks. Whoever signs in for the agency is not bound by it. */
export async function linkOver({ database, now }: Ports, { advisory, delivery }: Addressed): Promise<Over | null> {
  const known = advisory.incident ? await findIncident(database.query, advisory.incident) : null
  return overOf(advisory, { closedAt: known?.incident.closedAt ?? null, dueAt: delivery.due_at }, now())
}

/** A link that asks nothing any more gives nothing either. */
export async function requireLinkOpen(ports: Ports, addressed: Addressed): Promise<void> {
  if (await linkOver(ports, addressed)) throw over()
}

function over(): Refusal {
  return new Refusal('already_done', 'Imbauan ini tidak perlu dijawab lagi.')
}

export interface Answer {
  answer: Confirmation
  note: string | null
  /** Evidence; its bytes are kept already. */
  files?: readonly StoredFile[]
}

/** The agency's answer by its link. When others answer at the same moment it is given again on the new state: no answer is lost to a race. */
export async function answerDelivery(ports: Ports, token: string, given: Answer): Promise<Addressed> {
  return untilWritten(async () => {
    const addressed = await addressedBy(ports, token)
    if ((await linkOver(ports, addressed)) === 'ended') throw over() // of the others core says why
    const { contact_id: id, contact_name: name, address, team_id } = addressed.delivery
    return answerOnce(ports, addressed, { given, actor: { ...clockwork(team_id), kind: 'link', id, name }, email: address })
  })
}

/** The same by somebody who signed in for the agency or for the area above it. Outside one's tree the delivery does not exist. */
export async function answerForAgency(
  ports: Ports,
  by: { actor: Actor; email: string | null },
  id: string,
  given: Answer,
): Promise<Addressed> {
  return untilWritten(async () => answerOnce(ports, await deliveryFor(ports, by.actor, id), { given, ...by }))
}

/** A delivery for a person of its agency or of the area above it. */
export async function deliveryFor(ports: Ports, actor: Actor, id: string): Promise<Addressed> {
  const delivery = await findDelivery(ports.database.query, { id })
  const known = delivery && (await findAdvisory(ports.database.query, delivery.team_id, delivery.advisory_id))
  const subject = delivery && known && { team: delivery.team_id, organisation: delivery.organisation, tlp: known.advisory.tlp }
  if (!subject || !may(actor, 'advisory.confirm', subject)) throw new Refusal('not_found', 'Imbauan itu tidak ada, atau bukan untuk Anda.')
  return { ...known, delivery }
}

async function untilWritten<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const raced = error instanceof Conflict || (error instanceof Refusal && error.code === 'changed_meanwhile')
      if (!raced || attempt === 50) throw error
    }
  }
}

interface Answering {
  given: Answer
  actor: Actor
  /** Where a ticket opened by a call for help answers to. */
  email: string | null
}

/**
 * The same answer again, with nothing new to say, changes nothing; asking for help opens an incident first, so that the call is
 * never lost. A note left empty keeps the one of the same answer: the page does not show it back.
 */
async function answerOnce(ports: Ports, addressed: Addressed, answering: Answering): Promise<Addressed> {
  const { advisory, number, delivery } = addressed
  const { given, actor } = answering
  const files = given.files ?? []
  const same = delivery.answer === given.answer
  const note = given.note?.trim() || (same ? delivery.note : null)
  if (same && delivery.note === note && files.length === 0) return addressed
  await requireRoomFor(ports, delivery, files)
  const { organisation } = delivery
  const rows = answerFileRows(ports, delivery, { by: actor.name, files })
  const said = { organisation, by: actor.name, answer: given.answer, note, ...(rows.length > 0 && { files: rows.map(named) }) }
  const events = answer(advisory, { delivery: delivery.id, ...said })
  const help = given.answer === 'butuh-bantuan' ? await askForHelp(ports, addressed, { ...answering, name: actor.name, note, files }) : null
  const changed = { answer: given.answer, note, answered_at: ports.now().toISOString(), answered_by: actor.name, next_at: null }
  const query = ports.database.query
  await recordAdvisory(ports, {
    known: addressed,
    actor,
    events,
    onIncident: ({ incident }) => [
      { type: 'advisory_answered', advisory: advisory.id, number, ...said },
      ...(help ? linkOf(incident, help, number) : []),
    ],
    alongside: () => [
      updateDelivery(query, delivery.id, changed),
      silenceOrganisation(query, advisory.id, organisation),
      ...keepAnswerFiles(ports, actor, rows),
    ],
  })
  return { ...addressed, delivery: { ...delivery, ...changed } }
}

function named({ id, name, sha256, size }: AnswerFileTable) {
  return { id, name, sha256, size }
}
