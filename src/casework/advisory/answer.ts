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

/** The agency's answer. When others answer at the same moment it is given again on the new state: no answer is lost to a race. */
export async function answerDelivery(ports: Ports, token: string, given: Answer): Promise<Addressed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await answerOnce(ports, token, given)
    } catch (error) {
      const raced = error instanceof Conflict || (error instanceof Refusal && error.code === 'changed_meanwhile')
      if (!raced || attempt === 50) throw error
    }
  }
}

/** The same answer again changes nothing; asking for help opens an incident first, so that the call is never lost. */
async function answerOnce(ports: Ports, token: string, given: Answer): Promise<Addressed> {
  const addressed = await addressedBy(ports, token)
  const { advisory, number, delivery } = addressed
  const note = given.note?.trim() || null
  if (delivery.answer === given.answer && delivery.note === note) return addressed
  const actor: Actor = { ...clockwork(advisory.team), kind: 'link', id: delivery.contact_id, name: delivery.contact_name }
  const events = answer(advisory, {
    delivery: delivery.id,
    organisation: delivery.organisation,
    by: delivery.contact_name,
    answer: given.answer,
    note,
  })
  if (given.answer === 'butuh-bantuan') await askForHelp(ports, addressed, note)
  const changed = { answer: given.answer, note, answered_at: ports.now().toISOString(), answered_by: delivery.contact_name, next_at: null }
  const { organisation } = delivery
  const query = ports.database.query
  await recordAdvisory(ports, {
    known: addressed,
    actor,
    events,
    onIncident: () => [
      { type: 'advisory_answered', advisory: advisory.id, number, organisation, by: delivery.contact_name, answer: given.answer, note },
    ],
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

async function askForHelp(ports: Ports, { advisory, number, delivery }: Addressed, note: string | null): Promise<void> {
  const query = ports.database.query
  const [team, organisation, origin] = await Promise.all([
    findTeam(query, advisory.team),
    findOrganisation(query, advisory.team, delivery.organisation),
    advisory.incident ? findIncident(query, advisory.incident) : null,
  ])
  if (!team) throw new Error(`team ${advisory.team} is gone`)
  const story = `Permintaan bantuan atas ${number}: ${advisory.title}. ${note ?? 'Tanpa catatan.'}`
  const reporter = { name: delivery.contact_name, position: null, phone: null, email: delivery.address }
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
