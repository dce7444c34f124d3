import { helpKeys } from '../../casework/advisory/help.ts'
import { deliveryState } from '../../core/advisory/advisory.ts'
import { lastAnswer, standingOf } from '../../core/advisory/standing.ts'
import type { Confirmation } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { type KnownAdvisory, type KnownDelivery, listDeliveries } from '../../store/advisories.ts'
import { countReminders } from '../../store/advisory-mails.ts'
import { listAnswerFiles, listHelpTickets } from '../../store/answer-files.ts'
import type { AgencyLine, DeliveryLine } from '../pages/console/advisory/deliveries.tsx'

/** Every agency written to, in the order of its code, with its contacts, its answer and what came of it. */
export async function agenciesOf(ports: Ports, { advisory }: KnownAdvisory): Promise<AgencyLine[]> {
  if (!advisory.sentAt) return []
  const query = ports.database.query
  const [deliveries, files, reminders] = await Promise.all([
    listDeliveries(query, advisory.id),
    listAnswerFiles(query, advisory.id),
    countReminders(query, [advisory.id]),
  ])
  const asked = deliveries.filter(({ answer }) => answer === 'butuh-bantuan')
  const tickets = asked.length > 0 ? await listHelpTickets(query, advisory.team, asked.flatMap(helpKeys)) : new Map<string, string>()
  return [...Map.groupBy(deliveries, ({ organisation }) => organisation)].map(([code, told]) => {
    const contacts = told.map(delivery => contactLine(delivery))
    const ids = new Set(told.map(({ id }) => id))
    return {
      code,
      name: told[0]?.organisation_name ?? code,
      href: `/konsol/instansi/${encodeURIComponent(code)}`,
      standing: standingOf(contacts),
      contacts,
      answered: lastAnswer(contacts),
      files: files.filter(file => ids.has(file.delivery_id)).map(({ id, name, size, sha256 }) => ({ id, name, size, sha256 })),
      help: told.flatMap(helpKeys).flatMap(key => tickets.get(key) ?? [])[0],
      due: new Date(Math.min(...told.map(({ due_at }) => Date.parse(due_at)))),
      reminders: reminders.get(`${advisory.id} ${code}`) ?? 0,
    }
  })
}

function contactLine(delivery: KnownDelivery): DeliveryLine {
  const mail = delivery.mail_status ? { status: delivery.mail_status, attempts: delivery.mail_attempts ?? 0 } : null
  return {
    contact: delivery.contact_name,
    address: delivery.address,
    state: deliveryState(delivery, mail),
    sentAt: delivery.sent_at ? new Date(delivery.sent_at) : undefined,
    response: delivery.mail_response ?? undefined,
    answer: (delivery.answer as Confirmation | null) ?? undefined,
    note: delivery.note ?? undefined,
    answeredAt: delivery.answered_at ? new Date(delivery.answered_at) : undefined,
    by: delivery.answered_by ?? undefined,
  }
}
