import { createRoute } from '@hono/zod-openapi'
import { moveIncident, previewMoving, undoMoving } from '../../casework/move.ts'
import { requireMay, visibleIncident } from '../../casework/record.ts'
import type { Ports } from '../../ports.ts'
import { listVersions } from '../../store/playbooks.ts'
import { actorOf, answers, jsonBody, needs, nounApi, problems, tidy } from './api.ts'
import { incidentAnswer } from './incident-answer.ts'
import { handFor } from './incidents.ts'
import { moveAsked, movePreview, moveUndone, moveWanted } from './schemas/clock.ts'
import { incident, incidentNumber } from './schemas/incident.ts'

const changed = { 201: answers('Insiden sesudahnya', incident), ...problems(400, 401, 403, 404, 409, 415, 422) }

const preview = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{number}/moves/preview',
  operationId: 'previewMove',
  summary: 'Apa yang terjadi dengan tahap, tugas, dan tenggat bila insiden pindah playbook atau versi',
  ...needs('incidents:read'),
  request: { params: incidentNumber, query: moveAsked },
  responses: { 200: answers('Belum ada yang berubah', movePreview), ...problems(401, 403, 404, 409, 422) },
})

const carryOut = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/moves',
  operationId: 'moveIncident',
  summary: 'Memindahkan insiden ke playbook atau versi lain',
  ...needs('incidents:write'),
  request: { params: incidentNumber, ...jsonBody(moveWanted) },
  responses: changed,
})

const reverse = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/moves/reversal',
  operationId: 'undoMove',
  summary: 'Mengurungkan perpindahan terakhir, selama tahap berikutnya belum diambil',
  ...needs('incidents:write'),
  request: { params: incidentNumber, ...jsonBody(moveUndone) },
  responses: changed,
})

/** To another playbook or version, told before it is done, and taken back. */
export function moveApi(ports: Ports) {
  return nounApi()
    .openapi(preview, async c => {
      const actor = actorOf(c)
      const { incident: seen } = await visibleIncident(ports, actor, c.req.valid('param').number)
      requireMay(actor, 'incident.work', seen)
      const { playbook: id = seen.playbook.id, version, step } = c.req.valid('query')
      const newest = version ?? (await listVersions(ports.database.query, id))[0]?.version ?? 0
      return c.json(await previewMoving(ports, seen, { id, version: newest, step: step || null }), 200)
    })
    .openapi(carryOut, async c => {
      const actor = actorOf(c)
      const { seq, playbook, version, step, reason } = tidy(c.req.valid('json'))
      const hand = await handFor(ports, actor, c.req.valid('param').number)
      const wanted = { id: playbook, version, step: step || null }
      return c.json(await incidentAnswer(ports, actor, await moveIncident(ports, hand, { seq, wanted, reason })), 201)
    })
    .openapi(reverse, async c => {
      const actor = actorOf(c)
      const hand = await handFor(ports, actor, c.req.valid('param').number)
      return c.json(await incidentAnswer(ports, actor, await undoMoving(ports, hand, c.req.valid('json').seq)), 201)
    })
}
