import { remindSilent } from '../../casework/advisory/chase.ts'
import { approveAdvisory, draftAdvisory } from '../../casework/advisory/draft.ts'
import { reachOf } from '../../casework/advisory/reach.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import { returnAdvisory } from '../../casework/advisory/return.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../casework/advisory/send.ts'
import { visibleIncident } from '../../casework/record.ts'
import { may } from '../../core/access.ts'
import { tokenUpTo } from '../../core/access-table.ts'
import { deliveryState } from '../../core/advisory/advisory.ts'
import { wholeAudience } from '../../core/advisory/meant.ts'
import { Refusal } from '../../core/refusal.ts'
import { confirmations, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { type KnownAdvisory, type KnownDelivery, listDeliveries } from '../../store/advisories.ts'
import { listWritten } from '../../store/advisory-mails.ts'
import { listNumbers, pageAdvisories } from '../../store/advisory-pages.ts'
import { attach, detach, revise, writtenFrom } from './advisory-drafts.ts'
import { advisoryRoutes as routes } from './advisory-routes.ts'
import { actorOf, linkNext, nounApi, tidy } from './api.ts'
import { cut } from './registry.ts'
import type { AdvisoryAnswer } from './schemas/advisory.ts'

export function advisoryApi(ports: Ports) {
  return nounApi()
    .openapi(routes.list, async c => {
      const actor = actorOf(c)
      if (!may(actor, 'advisory.read', { team: actor.team }))
        throw new Refusal('not_allowed', 'Peran token ini tidak boleh membaca imbauan.')
      const { incident: number, cursor, limit } = c.req.valid('query')
      const incident = number ? (await visibleIncident(ports, actor, number)).incident.id : undefined
      const rows = await pageAdvisories(ports.database.query, {
        team: actor.team,
        upTo: tokenUpTo('advisory.read'),
        incident,
        after: cursor,
        limit,
      })
      const { items, next } = cut(c, rows, { limit, keyOf: row => row.advisory.id })
      return c.json({ items: await told(ports, items), next }, 200)
    })
    .openapi(routes.draft, async c => {
      const known = await draftAdvisory(ports, actorOf(c), writtenFrom(tidy(c.req.valid('json'))))
      return c.json(await toldOne(ports, known), 201)
    })
    .openapi(routes.get, async c => c.json(await toldOne(ports, await advisoryFor(ports, actorOf(c), c.req.valid('param').id)), 200))
    .openapi(routes.revise, async c => {
      const known = await revise(ports, actorOf(c), c.req.valid('param').id, tidy(c.req.valid('json')))
      return c.json(await toldOne(ports, known), 200)
    })
    .openapi(routes.attach, async c => {
      const known = await attach(ports, actorOf(c), c.req.valid('param').id, c.req.valid('json'))
      return c.json(await toldOne(ports, known), 201)
    })
    .openapi(routes.detach, async c => c.json(await toldOne(ports, await detach(ports, actorOf(c), c.req.valid('param'))), 200))
    .openapi(routes.audience, async c => {
      const { advisory } = await advisoryFor(ports, actorOf(c), c.req.valid('param').id)
      return c.json(await reachOf(ports, advisory), 200)
    })
    .openapi(routes.approve, async c => {
      const { seq } = c.req.valid('json')
      return c.json(await toldOne(ports, await approveAdvisory(ports, actorOf(c), c.req.valid('param').id, { seq })), 200)
    })
    .openapi(routes.return, async c =>
      c.json(await toldOne(ports, await returnAdvisory(ports, actorOf(c), c.req.valid('param').id, tidy(c.req.valid('json')))), 200),
    )
    .openapi(routes.dispatch, async c =>
      c.json(await toldOne(ports, await dispatchAdvisory(ports, actorOf(c), c.req.valid('param').id)), 202),
    )
    .openapi(routes.remind, async c => {
      const { reason } = c.req.valid('json')
      const { reminded } = await remindSilent(ports, actorOf(c), c.req.valid('param').id, { reason })
      return c.json({ reminded }, 202)
    })
    .openapi(routes.withdraw, async c =>
      c.json(await toldOne(ports, await withdrawAdvisory(ports, actorOf(c), c.req.valid('param').id)), 200),
    )
    .openapi(routes.deliveries, async c => {
      const { advisory } = await advisoryFor(ports, actorOf(c), c.req.valid('param').id)
      const { cursor, limit } = c.req.valid('query')
      const query = ports.database.query
      const [all, written] = await Promise.all([listDeliveries(query, advisory.id), listWritten(query, advisory.id)])
      const from = cursor ? all.findIndex(one => one.id === cursor) + 1 : 0
      const page = all.slice(from, from + limit)
      const next = all.length > from + limit ? (page.at(-1)?.id ?? null) : null
      linkNext(c, next)
      return c.json({ items: page.map(row => delivered(row, written.get(row.id)?.reminders ?? 0)), next }, 200)
    })
}

async function toldOne(ports: Ports, known: KnownAdvisory): Promise<AdvisoryAnswer> {
  const [answer] = await told(ports, [known])
  if (!answer) throw new Error('no advisory')
  return answer
}

/** Incidents by their numbers, as everywhere outside. */
async function told(ports: Ports, all: KnownAdvisory[]): Promise<AdvisoryAnswer[]> {
  const ids = all.flatMap(({ advisory }) => [advisory.incident, advisory.audience.affectedOf].filter(one => one !== null))
  const numbers = await listNumbers(ports.database.query, [...new Set(ids)])
  const numberOf = (incident: string | null) => (incident ? (numbers.get(incident) ?? null) : null)
  return all.map(({ number, advisory }) => {
    const {
      id,
      seq,
      status,
      notice,
      title,
      tlp,
      body,
      dueAt,
      author,
      approvedBy,
      createdAt,
      sentAt,
      recipients,
      returned = null,
    } = advisory
    const { below } = advisory.audience
    const audience = { ...wholeAudience(advisory.audience), below, affectedOf: numberOf(advisory.audience.affectedOf) }
    const incident = numberOf(advisory.incident)
    return {
      id,
      number,
      seq,
      status,
      notice,
      incident,
      title,
      tlp,
      body,
      dueAt,
      audience,
      author,
      approvedBy,
      returned,
      createdAt,
      sentAt,
      recipients,
    }
  })
}

function delivered(row: KnownDelivery, reminders: number) {
  const mail = row.mail_status === null ? null : { status: row.mail_status, attempts: row.mail_attempts ?? 0 }
  return {
    id: row.id,
    organisation: row.organisation,
    organisationName: row.organisation_name,
    contact: row.contact_id,
    contactName: row.contact_name,
    address: row.address,
    status: deliveryState(row, mail),
    sentAt: row.sent_at,
    messageId: row.message_id,
    bouncedAt: row.bounced_at,
    dueAt: row.due_at,
    reminders,
    answeredAt: row.answered_at,
    answer: isWord(confirmations, row.answer) ? row.answer : null,
    note: row.note,
  }
}
