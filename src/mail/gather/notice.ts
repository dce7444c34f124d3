import { deliveryToken, pageUrl } from '../../casework/links.ts'
import type { Advisory } from '../../core/advisory/advisory.ts'
import { dateOf, fullTime } from '../../core/dates.ts'
import { defang } from '../../core/indicator.ts'
import { type ContactRole, contactRoles, kinds, notices } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory, findDelivery, listAdvisoryEvents } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import { findContact, findOrganisation } from '../../store/registry.ts'
import type { DeliveryTable, MailTable } from '../../store/schema.ts'
import type { Team } from '../../store/teams.ts'
import type { AdvisoryFacts, NoticeFacts, RecipientFacts, ReminderFacts } from '../facts.ts'
import { teamFacts } from './team.ts'

/** N2 N3 N4 and N9: to one recipient, with their own confirmation link. */
export async function noticeFacts(ports: Ports, mail: MailTable, team: Team): Promise<NoticeFacts> {
  const delivery = await findDelivery(ports.database.query, { id: mail.delivery_id ?? '' })
  const known = delivery && (await findAdvisory(ports.database.query, team.id, delivery.advisory_id))
  if (!delivery || !known) throw new Error(`delivery ${mail.delivery_id} is gone`)
  return {
    team: teamFacts(ports, team),
    tlp: known.advisory.tlp,
    advisory: await advisoryFacts(ports, { ...known, dueAt: delivery.due_at, zone: team.zone }),
    recipient: await recipientFacts(ports, delivery),
    confirm_url: pageUrl(ports, team, `/b/${deliveryToken(ports, delivery.id)}`),
  }
}

export async function reminderFacts(ports: Ports, mail: MailTable, team: Team): Promise<ReminderFacts> {
  const said = JSON.parse(mail.facts) as { reminder: number; escalated: boolean }
  return { ...(await noticeFacts(ports, mail, team)), reminder: { number: said.reminder, escalated: said.escalated } }
}

/** Also what the check page shows before anything is sent. */
export async function advisoryFacts(
  ports: Ports,
  { advisory, number, dueAt, zone }: { advisory: Advisory; number: string; dueAt: string | null; zone: string },
): Promise<AdvisoryFacts> {
  const incident = advisory.incident ? await findIncident(ports.database.query, advisory.incident) : null
  const { body } = advisory
  const revisions = (await listAdvisoryEvents(ports.database.query, advisory.id)).filter(
    ({ event }) => event.type === 'drafted' || event.type === 'revised',
  )
  return {
    number,
    version: revisions.length,
    notice_name: notices[advisory.notice],
    kind: incident ? kinds[incident.incident.kind] : notices[advisory.notice],
    title: advisory.title,
    actions: body.actions,
    system: body.system,
    explanation: body.explanation,
    indicators: body.indicators.map(defang),
    references: body.references,
    due: dueAt ? fullTime(new Date(dueAt), zone) : null,
    history: revisions.slice(0, -1).map(({ at }, index) => `Versi ${index + 1}, ${dateOf(new Date(at), zone)}`),
    withdrawn: advisory.status === 'withdrawn',
  }
}

async function recipientFacts(ports: Ports, delivery: DeliveryTable): Promise<RecipientFacts> {
  const [organisation, contact] = await Promise.all([
    findOrganisation(ports.database.query, delivery.team_id, delivery.organisation),
    findContact(ports.database.query, delivery.team_id, delivery.contact_id),
  ])
  return {
    name: delivery.contact_name,
    organisation: organisation?.name ?? delivery.organisation,
    role: contactRoles[(contact?.role ?? 'agen') as ContactRole],
  }
}
