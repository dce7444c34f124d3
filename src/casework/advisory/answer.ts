import { may } from '../../core/access.ts'
import { type Actor, clockwork } from '../../core/actor.ts'
import { answer } from '../../core/advisory/release.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Confirmation } from '../../core/vocabulary.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findAdvisory, findDelivery, type KnownAdvisory, silenceOrganisation, updateDelivery } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import { findOrganisation } from '../../store/registry.ts'
import { findReportByKey } from '../../store/reports.ts'
import type { DeliveryTable } from '../../store/schema.ts'
import { findTeam } from '../../store/teams.ts'
import { openIncident } from '../open-incident.ts'
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

export interface Answer {
  answer: Confirmation
  note: string | null
}

/** The agency's answer by its link. When others answer at the same moment it is given again on the new state: no answer is lost to a race. */
export async function answerDelivery(ports: Ports, token: string, given: Answer): Promise<Addressed> {
  return untilWritten(async () => {
    const addressed = await addressedBy(ports, token)
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

/** The same answer again changes nothing; asking for help opens an incident first, so that the call is never lost. */
async function answerOnce(ports: Ports, addressed: Addressed, { given, actor, email }: Answering): Promise<Addressed> {
  const { advisory, number, delivery } = addressed
  const note = given.note?.trim() || null
  if (delivery.answer === given.answer && delivery.note === note) return addressed
  const { organisation } = delivery
  const said = { organisation, by: actor.name, answer: given.answer, note }
  const events = answer(advisory, { delivery: delivery.id, ...said })
  if (given.answer === 'butuh-bantuan') await askForHelp(ports, addressed, { name: actor.name, email, note })
  const changed = { answer: given.answer, note, answered_at: ports.now().toISOString(), answered_by: actor.name, next_at: null }
  const query = ports.database.query
  await recordAdvisory(ports, {
    known: addressed,
    actor,
    events,
    onIncident: () => [{ type: 'advisory_answered', advisory: advisory.id, number, ...said }],
    alongside: () => [updateDelivery(query, delivery.id, changed), silenceOrganisation(query, advisory.id, organisation)],
  })
  return { ...addressed, delivery: { ...delivery, ...changed } }
}

/** The ticket that this delivery's call for help opened, if it did. */
export async function helpTicketOf(ports: Ports, delivery: DeliveryTable): Promise<string | null> {
  const report = await findReportByKey(ports.database.query, delivery.team_id, `bantuan:${delivery.id}`)
  const known = report && (await findIncident(ports.database.query, report.incidentId))
  return known?.number ?? null
}

async function askForHelp(
  ports: Ports,
  { advisory, number, delivery }: Addressed,
  { name, email, note }: { name: string; email: string | null; note: string | null },
): Promise<void> {
  const query = ports.database.query
  const [team, organisation, origin] = await Promise.all([
    findTeam(query, advisory.team),
    findOrganisation(query, advisory.team, delivery.organisation),
    advisory.incident ? findIncident(query, advisory.incident) : null,
  ])
  if (!team) throw new Error(`team ${advisory.team} is gone`)
  const story = `Permintaan bantuan atas ${number}: ${advisory.title}. ${note ?? 'Tanpa catatan.'}`
  const reporter = { name, position: null, phone: null, email }
  const report = {
    story,
    noticed: null,
    noticedAt: null,
    ongoing: 'belum-diketahui' as const,
    system: advisory.body.system,
    impact: null,
    actions: null,
    via: 'imbauan',
    reporter,
    organisationText: null,
  }
  const wanted = { kind: origin?.incident.kind ?? 'lainnya', report, organisation, attachments: [], key: `bantuan:${delivery.id}` }
  try {
    await openIncident(ports, team, wanted, null)
  } catch (error) {
    // Help was asked for before, in other words: that incident is open, and the new words stand in the answer.
    if (!(error instanceof Refusal && error.code === 'key_reused')) throw error
  }
}
