import type { CompiledQuery } from 'kysely'
import type { Actor } from '../../core/actor.ts'
import type { Advisory, AdvisoryEvent, Recipient } from '../../core/advisory/advisory.ts'
import { nextReminder } from '../../core/advisory/chase.ts'
import { dispatch, requireDue, withdraw } from '../../core/advisory/release.ts'
import type { Calendar } from '../../core/calendar.ts'
import { metBy, times } from '../../core/incident/clocks.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import { noticeSent } from '../../core/incident/work.ts'
import type { ClockRule } from '../../core/playbook.ts'
import type { Notice, Severity } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { insertDeliveries, type KnownAdvisory, listDeliveries, updateDelivery } from '../../store/advisories.ts'
import { cancelMails } from '../../store/advisory-mails.ts'
import { findIncident } from '../../store/incidents.ts'
import { insertMails, type NewMail } from '../../store/mails.ts'
import type { DeliveryTable } from '../../store/schema.ts'
import { findCalendar, findTeam } from '../../store/teams.ts'
import { deliveryToken, messageId } from '../links.ts'
import { currentPlaybooks, rulesFor } from '../rules.ts'
import { replaced } from './correct.ts'
import { publisherOf } from './publish.ts'
import { labelOfSources, reachOf } from './reach.ts'
import { advisoryFor, recordAdvisory } from './record.ts'

/** Sends: one delivery and one message per contact, the advisory's state and the incident's timeline in one commit. Sending twice sends nothing. */
export async function dispatchAdvisory(ports: Ports, actor: Actor, id: string): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  const { advisory, number } = known
  const reach = await reachOf(ports, advisory)
  const events = dispatch(advisory, reach, await labelOfSources(ports, advisory))
  const now = ports.now()
  requireDue(advisory.dueAt, now)
  const clock = await answerClock(ports, advisory)
  const deliveries = reach.recipients.map(recipient => newDelivery(ports, { advisory, recipient, clock }))
  const organisations = [...new Set(reach.recipients.map(recipient => recipient.organisation))]
  const { notice, title } = advisory
  const old = await replaced(ports, actor, known)
  return recordAdvisory(ports, {
    known,
    actor,
    events: advisory.tlp === 'CLEAR' ? await published(ports, advisory, events) : events,
    onIncident: running => [
      { type: 'advisory_sent', advisory: advisory.id, number, notice, title, recipients: deliveries.length, organisations },
      ...distinctMet([...noticeSent(running, { notice, number }, now), ...metBy(running, notice, number)]),
    ],
    alongside: () => [...old, ...outgoing(ports, deliveries, notice)],
  })
}

/** What the public reads keeps the name under which it was published. */
async function published(ports: Ports, { team }: Advisory, events: AdvisoryEvent[]): Promise<AdvisoryEvent[]> {
  const found = await findTeam(ports.database.query, team)
  if (!found) return events
  const { name, email, phone, zone } = publisherOf(ports, found)
  return events.map(event => (event.type === 'sent' ? { ...event, publisher: { name, email, phone, zone } } : event))
}

function outgoing(ports: Ports, deliveries: DeliveryTable[], notice: Notice): CompiledQuery[] {
  if (deliveries.length === 0) return []
  const mails = deliveries.map(delivery => newMail(ports, delivery, { template: notice, cc: null }))
  return [insertDeliveries(ports.database.query, deliveries), insertMails(ports.database.query, mails)]
}

/** Takes it back: what has not gone out stays, whoever was written to is told in the same thread, and nobody is reminded any more. */
export async function withdrawAdvisory(ports: Ports, actor: Actor, id: string): Promise<KnownAdvisory> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  const query = ports.database.query
  const deliveries = await listDeliveries(query, known.advisory.id)
  const told = deliveries.filter(delivery => delivery.mail_status === 'sent' || delivery.mail_status === 'sending')
  return recordAdvisory(ports, {
    known,
    actor,
    events: withdraw(known.advisory),
    alongside: () => [
      ...cancelMails(query, known.advisory.id, { now: ports.now().toISOString(), because: 'dicabut' }),
      ...(told.length > 0
        ? [
            insertMails(
              query,
              told.map(delivery => newMail(ports, delivery, { template: 'N9', cc: null })),
            ),
          ]
        : []),
      ...deliveries.filter(delivery => delivery.next_at).map(delivery => updateDelivery(query, delivery.id, { next_at: null })),
    ],
  })
}

export function newMail(
  ports: Ports,
  delivery: DeliveryTable,
  what: { template: string; cc: string | null; facts?: object; cause?: string },
): NewMail {
  const { id, team_id, address } = delivery
  const cause = [what.template, what.cause ?? '', id, address]
  return {
    id: ports.newId(),
    team_id,
    message_id: messageId(ports, ...cause),
    template: what.template,
    address,
    cc: what.cc,
    incident_id: null,
    delivery_id: id,
    facts: JSON.stringify(what.facts ?? {}),
    created_at: ports.now().toISOString(),
  }
}

/** When an answer would be due if it were sent now: the advisory's own date, else by K11. */
export async function answerDue(ports: Ports, advisory: Advisory): Promise<string | null> {
  if (advisory.dueAt) return advisory.dueAt
  const { rule, severity, calendar } = await confirmationClock(ports, advisory)
  return rule ? times(rule, severity, ports.now(), calendar).dueAt : null
}

/** K11 as it applies to this advisory: by the severity of its incident, else Sedang. */
export async function confirmationClock(
  ports: Ports,
  advisory: Advisory,
): Promise<{ rule: ClockRule | undefined; severity: Severity; calendar: Calendar }> {
  const known = advisory.incident ? await findIncident(ports.database.query, advisory.incident) : null
  if (known) {
    const { playbook, calendar } = await rulesFor(ports, known.incident)
    return { rule: playbook.clocks.K11, severity: known.incident.severity ?? playbook.severity, calendar }
  }
  const general = (await currentPlaybooks(ports)).find(one => one.id === 'umum')
  return { rule: general?.playbook.clocks.K11, severity: 'sedang', calendar: await findCalendar(ports.database.query, advisory.team) }
}

/** A clock that both the notice and its task meet is met once. */
function distinctMet(events: IncidentEvent[]): IncidentEvent[] {
  const met = new Set<string>()
  return events.filter(event => event.type !== 'clock_met' || (!met.has(event.clock) && met.add(event.clock)))
}

interface NewDelivery {
  advisory: Advisory
  recipient: Recipient
  clock: AnswerClock
}

type AnswerClock = Pick<DeliveryTable, 'started_at' | 'due_at' | 'next_at'>

/** The same for everybody who is written to at this moment. */
async function answerClock(ports: Ports, advisory: Advisory): Promise<AnswerClock> {
  const { rule, severity, calendar } = await confirmationClock(ports, advisory)
  const now = ports.now()
  if (!rule) return { started_at: now.toISOString(), due_at: advisory.dueAt ?? now.toISOString(), next_at: null }
  const clock = times(rule, severity, now, calendar)
  const dueAt = advisory.dueAt ?? clock.dueAt
  return { started_at: clock.startedAt, due_at: dueAt, next_at: nextReminder({ ...clock, dueAt }, 0, calendar) }
}

function newDelivery(ports: Ports, { advisory, recipient, clock }: NewDelivery): DeliveryTable {
  const id = ports.newId()
  return {
    id,
    advisory_id: advisory.id,
    team_id: advisory.team,
    organisation: recipient.organisation,
    contact_id: recipient.contact,
    contact_name: recipient.name,
    address: recipient.address,
    token_hash: ports.sha256(deliveryToken(ports, id)),
    answer: null,
    note: null,
    answered_at: null,
    answered_by: null,
    ...clock,
    reminders: 0,
  }
}
