import { createRoute } from '@hono/zod-openapi'
import { correctClocks, proveClock } from '../../casework/legal-clocks.ts'
import { visibleIncident } from '../../casework/record.ts'
import { rulesFor } from '../../casework/rules.ts'
import { isOutsideTeam } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Clock } from '../../core/incident/incident.ts'
import type { Ports } from '../../ports.ts'
import { type Chained, listEvents } from '../../store/events.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { actorOf, answers, jsonBody, needs, nounApi, problems, tidy } from './api.ts'
import { handFor } from './incidents.ts'
import { type ClockAnswer, clockPage, clockProved, startCorrected } from './schemas/clock.ts'
import { incidentNumber } from './schemas/incident.ts'
import { id } from './words.ts'

const changed = { 201: answers('Semua tenggat sesudahnya', clockPage), ...problems(400, 401, 403, 404, 409, 415, 422) }

const list = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{number}/clocks',
  operationId: 'listClocks',
  summary: 'Tenggat insiden dengan dasar, yang wajib, keadaan, dan buktinya',
  ...needs('incidents:read'),
  request: { params: incidentNumber },
  responses: { 200: answers('Semua tenggat; next selalu null', clockPage), ...problems(401, 404) },
})

const prove = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/clocks/{id}/proof',
  operationId: 'proveClock',
  summary: 'Menutup tenggat dengan bukti pengiriman',
  description: 'Menyatakan sebuah tenggat tidak berlaku hanya bisa di konsol: itu tanda tangan orang, bukan program.',
  ...needs('incidents:write'),
  request: { params: incidentNumber.extend({ id }), ...jsonBody(clockProved) },
  responses: changed,
})

const correct = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/clocks/correction',
  operationId: 'correctClocks',
  summary: '“Diketahui sejak”: membetulkan mulainya tenggat; yang terdahulu tetap tercatat',
  ...needs('incidents:write'),
  request: { params: incidentNumber, ...jsonBody(startCorrected) },
  responses: changed,
})

/** The clocks of an incident. To declare one void is a person's signature: there is no call for it. */
export function clockApi(ports: Ports) {
  return nounApi()
    .openapi(list, async c => {
      const actor = actorOf(c)
      return c.json(await clocksTold(ports, actor, await visibleIncident(ports, actor, c.req.valid('param').number)), 200)
    })
    .openapi(prove, async c => {
      const actor = actorOf(c)
      const { number, id: clock } = c.req.valid('param')
      const { sentAt, evidence = null, advisory = null, ...said } = tidy(c.req.valid('json'))
      const proof = { ...said, sentAt: new Date(sentAt).toISOString(), evidence, advisory }
      const known = await proveClock(ports, await handFor(ports, actor, number), { clock, proof })
      return c.json(await clocksTold(ports, actor, known), 201)
    })
    .openapi(correct, async c => {
      const actor = actorOf(c)
      const { startedAt, ...wanted } = tidy(c.req.valid('json'))
      const hand = await handFor(ports, actor, c.req.valid('param').number)
      const known = await correctClocks(ports, hand, { ...wanted, startedAt: new Date(startedAt) })
      return c.json(await clocksTold(ports, actor, known), 201)
    })
}

async function clocksTold(ports: Ports, actor: Actor, { incident }: KnownIncident): Promise<{ items: ClockAnswer[]; next: null }> {
  const [{ playbook }, chain] = await Promise.all([rulesFor(ports, incident), listEvents(ports.database.query, incident.id)])
  const items = incident.clocks.map(clock => ({ ...told(clock, chain), letter: playbook.clocks[clock.id]?.letter ?? null }))
  return { items: isOutsideTeam(actor) ? items.map(withoutHands) : items, next: null }
}

function told(clock: Clock, chain: readonly Chained[]): Omit<ClockAnswer, 'letter'> {
  const started = chain.findLast(({ event }) => event.type === 'clock_started' && event.clock.id === clock.id)
  const stopped = chain.findLast(({ event }) => (event.type === 'clock_met' || event.type === 'clock_waived') && event.clock === clock.id)
  const { id: name, name: title, basis, article, startedAt, dueAt, metAt, metBy } = clock
  return {
    ...{ id: name, name: title, basis, article, duty: clock.duty ?? null, state: stateOf(clock), startedAt, dueAt, metAt, metBy },
    late: metAt !== null && !clock.waived && metAt > dueAt,
    startedBy: started?.actor.name ?? null,
    stoppedBy: (clock.metAt && stopped?.actor.name) || null,
    proof: clock.proof ?? null,
    waived: clock.waived ?? null,
    corrections: clock.corrections ?? [],
  }
}

function stateOf(clock: Clock): ClockAnswer['state'] {
  if (clock.waived) return 'waived'
  if (clock.metAt) return 'met'
  if (clock.pausedAt) return 'paused'
  if (clock.breachedAt) return 'breached'
  return clock.warnedAt ? 'warned' : 'running'
}

/** For those outside the team: how it stands, and nothing of who did what with which paper. */
function withoutHands(clock: ClockAnswer): ClockAnswer {
  return { ...clock, startedBy: null, stoppedBy: null, metBy: null, proof: null, waived: null, corrections: [] }
}
