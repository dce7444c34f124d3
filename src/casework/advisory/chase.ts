import { type Actor, clockwork } from '../../core/actor.ts'
import { isEscalated, nextReminder } from '../../core/advisory/chase.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findAdvisory, type KnownAdvisory, listDeliveries, listSilent, updateDelivery } from '../../store/advisories.ts'
import { markForm } from '../../store/guards.ts'
import { insertMails } from '../../store/mails.ts'
import { listContacts } from '../../store/registry.ts'
import type { DeliveryTable } from '../../store/schema.ts'
import { advisoryFor, recordAdvisory } from './record.ts'
import { confirmationClock, newMail } from './send.ts'

/** Reminds every agency whose time has come. Answers how many were reminded. */
export async function chaseSilent(ports: Ports, limit: number): Promise<number> {
  const silent = await listSilent(ports.database.query, ports.now().toISOString(), limit)
  const byAdvisory = Map.groupBy(silent, delivery => delivery.advisory_id)
  let reminded = 0
  for (const [advisoryId, deliveries] of byAdvisory) {
    const known = await findAdvisory(ports.database.query, deliveries[0]?.team_id ?? '', advisoryId)
    if (known) reminded += await remindOrLog(ports, { known, deliveries, actor: clockwork(known.advisory.team) })
  }
  return reminded
}

/** "Ingatkan yang belum": reminds every agency that has not answered, now. */
export async function remindSilent(ports: Ports, actor: Actor, id: string, form?: string): Promise<KnownAdvisory & { reminded: number }> {
  const known = await advisoryFor(ports, actor, id, 'advisory.release')
  if (known.advisory.status !== 'sent')
    throw new Refusal('not_a_choice', 'Hanya imbauan yang sudah dikirim dan belum dicabut yang bisa diingatkan.')
  const all = await listDeliveries(ports.database.query, known.advisory.id)
  const answered = new Set(all.filter(delivery => delivery.answer).map(delivery => delivery.organisation))
  const deliveries = all.filter(delivery => !answered.has(delivery.organisation))
  return { ...known, reminded: deliveries.length > 0 ? await remind(ports, { known, deliveries, actor, form }) : 0 }
}

interface Reminding {
  known: KnownAdvisory
  deliveries: DeliveryTable[]
  actor: Actor
  /** The button's form: pressed twice, it reminds once. */
  form?: string | undefined
}

/** One advisory that cannot be reminded of does not silence the others. */
async function remindOrLog(ports: Ports, reminding: Reminding): Promise<number> {
  try {
    return await remind(ports, reminding)
  } catch (error) {
    ports.log.error('reminder failed', { advisory: reminding.known.number, error: String(error) })
    return 0
  }
}

async function remind(ports: Ports, { known, deliveries, actor, form }: Reminding): Promise<number> {
  const { advisory, number } = known
  const { rule, severity, calendar } = await confirmationClock(ports, advisory)
  const heads = await headsOf(ports, advisory.team)
  const base = rule?.base[severity] ?? 'calendar'
  const query = ports.database.query
  const due = deliveries.map(delivery => ({ delivery, reminder: delivery.reminders + 1, escalated: isEscalated(delivery.reminders + 1) }))
  const late = due.filter(({ escalated }) => escalated)
  try {
    await recordAdvisory(ports, {
      known,
      actor,
      events: due.map(({ delivery, reminder, escalated }) => ({
        type: 'reminded',
        delivery: delivery.id,
        organisation: delivery.organisation,
        reminder,
        escalated,
      })),
      onIncident: () =>
        late.map(({ delivery, reminder }) => ({
          type: 'advisory_unanswered' as const,
          advisory: advisory.id,
          number,
          organisation: delivery.organisation,
          reminder,
        })),
      alongside: () => [
        ...(form ? [markForm(query, { id: form, subject: `advisory ${advisory.id}`, at: ports.now().toISOString() })] : []),
        insertMails(
          query,
          due.map(({ delivery, reminder, escalated }) =>
            newMail(ports, delivery, {
              template: 'pengingat',
              cause: String(reminder),
              cc: escalated ? heads(delivery) : null,
              facts: { reminder, escalated },
            }),
          ),
        ),
        ...due.map(({ delivery, reminder }) => {
          const clock = { startedAt: delivery.started_at, dueAt: delivery.due_at, base }
          return updateDelivery(query, delivery.id, {
            reminders: reminder,
            next_at: noSooner(ports, nextReminder(clock, reminder, calendar)),
          })
        }),
      ],
    })
    return due.length
  } catch (error) {
    if (error instanceof Conflict || (error instanceof Refusal && error.code === 'changed_meanwhile')) return 0 // another tick was quicker: the same reminder has the same Message-ID
    throw error
  }
}

/** After a standstill the reminders that were missed do not come all at once: four hours lie between two. */
function noSooner(ports: Ports, next: string | null): string | null {
  const soonest = new Date(ports.now().getTime() + 4 * 3_600_000).toISOString()
  return next && next < soonest ? soonest : next
}

/** The addresses of an agency's head, comma-separated, without the recipient's own; null when there is none. */
async function headsOf(ports: Ports, team: string): Promise<(delivery: DeliveryTable) => string | null> {
  const contacts = await listContacts(ports.database.query, { team })
  return ({ organisation, address }) => {
    const heads = contacts.filter(contact => contact.organisation === organisation && contact.role === 'pimpinan' && !contact.suspended)
    const addresses = heads.flatMap(({ email }) => (email && email.toLowerCase() !== address ? [email.toLowerCase()] : []))
    return addresses.length > 0 ? addresses.join(',') : null
  }
}
