import { deliveryToken, pageUrl } from '../../casework/links.ts'
import type { Advisory } from '../../core/advisory/advisory.ts'
import { dateOf, fullTime } from '../../core/dates.ts'
import { defang } from '../../core/indicator.ts'
import { compareTlp, type Tlp } from '../../core/tlp.ts'
import { type ContactRole, contactRoles, kinds, notices } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { type AddressedDelivery, findAdvisory } from '../../store/advisories.ts'
import { findIncident } from '../../store/incidents.ts'
import type { AdvisoryFacts, NoticeFacts, NotSentFacts, RecipientFacts, ReminderFacts } from '../facts.ts'
import type { Gathering } from './gathering.ts'
import { teamFacts } from './team.ts'

/** N2 N3 N4 and N9: to one recipient, with their own confirmation link. */
export async function noticeFacts(ports: Ports, { mail, team, batch }: Gathering): Promise<NoticeFacts> {
  const delivery = batch.delivery(mail.delivery_id)
  const { advisory_id, due_at } = delivery
  const known = await batch.once(`advisory ${advisory_id}`, () => findAdvisory(ports.database.query, team.id, advisory_id))
  if (!known) throw new Error(`advisory ${advisory_id} is gone`)
  const advisory = await batch.once(`facts ${advisory_id} ${due_at}`, () =>
    advisoryFacts(ports, { ...known, dueAt: due_at, zone: team.zone }),
  )
  return {
    team: teamFacts(ports, team),
    tlp: known.advisory.tlp,
    advisory,
    recipient: recipientFacts(delivery),
    confirm_url: pageUrl(ports, team, `/b/${deliveryToken(ports, delivery.id)}`),
  }
}

export async function reminderFacts(ports: Ports, gathering: Gathering): Promise<ReminderFacts> {
  const said = JSON.parse(gathering.mail.facts) as { reminder: number; escalated: boolean }
  return { ...(await noticeFacts(ports, gathering)), reminder: { number: said.reminder, escalated: said.escalated } }
}

/** To whoever set the time; the title of what is not for everybody stays out of the letter. */
export async function notSentFacts(ports: Ports, { mail, team }: Gathering): Promise<NotSentFacts> {
  const { number, title, tlp, reason, name } = JSON.parse(mail.facts) as Record<'number' | 'title' | 'reason' | 'name', string> & {
    tlp: Tlp
  }
  return {
    team: teamFacts(ports, team),
    tlp,
    recipient: { name, organisation: team.name, role: 'penyetuju kirim' },
    scheduled: { number, title: compareTlp(tlp, 'AMBER') > 0 ? number : title, reason },
    console_url: `${ports.settings.baseUrl}/konsol/imbauan/${number}`,
  }
}

/** Also what the check page shows before anything is sent. */
export async function advisoryFacts(
  ports: Ports,
  { advisory, number, dueAt, zone }: { advisory: Advisory; number: string; dueAt: string | null; zone: string },
): Promise<AdvisoryFacts> {
  const incident = advisory.incident ? await findIncident(ports.database.query, advisory.incident) : null
  const { body } = advisory
  const earlier = await sentBefore(ports, advisory)
  return {
    number,
    version: earlier.length + 1,
    notice_name: notices[advisory.notice],
    kind: incident ? kinds[incident.incident.kind] : advisory.notice === 'N3' ? kinds.kerentanan : 'Ancaman umum, bukan dari satu insiden',
    title: advisory.title,
    actions: body.actions,
    system: body.system,
    explanation: body.explanation,
    indicators: body.indicators.map(defang),
    references: body.references,
    due: dueAt ? fullTime(new Date(dueAt), zone) : null,
    history: earlier.map(({ number: no, sentAt }, index) => `Versi ${index + 1}: ${no}, ${dateOf(new Date(sentAt), zone)}`),
    withdrawn: advisory.status === 'withdrawn',
  }
}

/** What went out under other numbers before this corrected it, oldest first. How often a draft was rewritten is nobody's business outside. */
async function sentBefore(ports: Ports, { team, corrects }: Advisory): Promise<{ number: string; sentAt: string }[]> {
  const old = corrects ? await findAdvisory(ports.database.query, team, corrects) : null
  if (!old) return []
  return [...(await sentBefore(ports, old.advisory)), { number: old.number, sentAt: old.advisory.sentAt ?? old.advisory.createdAt }]
}

function recipientFacts({ contact_name, contact_role, organisation, organisation_name }: AddressedDelivery): RecipientFacts {
  return {
    name: contact_name,
    organisation: organisation_name ?? organisation,
    role: contactRoles[(contact_role ?? 'agen') as ContactRole],
  }
}
