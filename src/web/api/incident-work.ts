import { createRoute, z } from '@hono/zod-openapi'
import type { JSONValue } from 'hono/utils/types'
import { visibleIncident } from '../../casework/record.ts'
import { addNote, finishTask, moveAffected, nameAffected } from '../../casework/work-incident.ts'
import { isOutsideTeam } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { toldOutside } from '../../core/incident/told.ts'
import type { Ports } from '../../ports.ts'
import { listEvents } from '../../store/events.ts'
import { actorOf, answers, jsonBody, linkNext, needs, nounApi, problems, tidy } from './api.ts'
import { incidentAnswer } from './incident-answer.ts'
import { handFor } from './incidents.ts'
import { affectedMoved, affectedNamed, eventPage, incident, incidentNumber, noteWritten, taskDone } from './schemas/incident.ts'
import { id, limit } from './words.ts'

const changed = { 201: answers('Insiden sesudahnya', incident), ...problems(400, 401, 403, 404, 409, 415, 422) }
const common = { ...needs('incidents:write'), responses: changed }

const note = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/notes',
  operationId: 'addNote',
  summary: 'Catatan; visible = dibaca pelapor juga',
  request: { params: incidentNumber, ...jsonBody(noteWritten) },
  ...common,
})

const finish = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/tasks/{id}/completion',
  operationId: 'completeTask',
  summary: 'Menyelesaikan satu tugas',
  request: { params: incidentNumber.extend({ id }), ...jsonBody(taskDone) },
  ...common,
})

const affect = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/affected',
  operationId: 'addAffected',
  summary: 'Menambah instansi atau aset terdampak',
  request: { params: incidentNumber, ...jsonBody(affectedNamed) },
  ...common,
})

const move = createRoute({
  method: 'patch',
  path: '/api/v1/incidents/{number}/affected/{id}',
  operationId: 'moveAffected',
  summary: 'Mengubah keadaan satu yang terdampak',
  request: { params: incidentNumber.extend({ id }), ...jsonBody(affectedMoved) },
  ...needs('incidents:write'),
  responses: { 200: answers('Insiden sesudahnya', incident), ...problems(400, 401, 403, 404, 409, 415, 422) },
})

const events = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{number}/events',
  operationId: 'listEvents',
  summary: 'Riwayat, yang terlama lebih dulu',
  ...needs('incidents:read'),
  request: {
    params: incidentNumber,
    query: z.object({
      cursor: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
      limit,
    }),
  },
  responses: { 200: answers('Satu halaman', eventPage), ...problems(401, 404, 422) },
})

export function incidentWorkApi(ports: Ports) {
  return nounApi()
    .openapi(note, async c => {
      const actor = actorOf(c)
      const known = await addNote(ports, await handFor(ports, actor, c.req.valid('param').number), tidy(c.req.valid('json')))
      return c.json(await incidentAnswer(ports, actor, known), 201)
    })
    .openapi(finish, async c => {
      const actor = actorOf(c)
      const { number, id: task } = c.req.valid('param')
      const { result } = tidy(c.req.valid('json'))
      const known = await finishTask(ports, await handFor(ports, actor, number), { id: task, result: result ?? null })
      return c.json(await incidentAnswer(ports, actor, known), 201)
    })
    .openapi(affect, async c => {
      const actor = actorOf(c)
      const known = await nameAffected(ports, await handFor(ports, actor, c.req.valid('param').number), tidy(c.req.valid('json')))
      return c.json(await incidentAnswer(ports, actor, known), 201)
    })
    .openapi(move, async c => {
      const actor = actorOf(c)
      const { number, id: affected } = c.req.valid('param')
      const known = await moveAffected(ports, await handFor(ports, actor, number), { id: affected, state: c.req.valid('json').state })
      return c.json(await incidentAnswer(ports, actor, known), 200)
    })
    .openapi(events, async c => {
      const actor = actorOf(c)
      const { incident: seen } = await visibleIncident(ports, actor, c.req.valid('param').number)
      const { cursor, limit: most } = c.req.valid('query')
      const after = (await eventsFor(ports, actor, seen.id)).filter(one => one.seq > Number(cursor ?? 0))
      const items = after.slice(0, most)
      const next = after.length > most ? String(items.at(-1)?.seq) : null
      linkNext(c, next)
      return c.json({ items, next }, 200)
    })
}

/** A fact of the chain as the API hands it on: its fields differ by type. */
type Facts = Record<string, JSONValue>

/** The chain for the team; for the others what the reporter's page tells too, and in nobody's name. */
async function eventsFor(ports: Ports, actor: Actor, incident: string) {
  const chain = await listEvents(ports.database.query, incident)
  if (!isOutsideTeam(actor))
    return chain.map(({ seq, at, actor: by, event: { type, ...data } }) => ({ seq, at, actor: by, type, data: data as Facts }))
  return toldOutside(chain).map(({ seq, at, mine, event: { type, ...data } }) => {
    const by = mine ? { kind: 'link', id: 'reporter', name: 'Pelapor' } : { kind: 'team', id: 'team', name: 'Tim' }
    return { seq, at, actor: by, type, data }
  })
}
