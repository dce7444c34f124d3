import { createRoute } from '@hono/zod-openapi'
import { visibleIncident } from '../../casework/record.ts'
import { classifyIncident, takeChoice } from '../../casework/work-incident.ts'
import { isOutsideTeam, mayAtAll, reachOf } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Classification } from '../../core/incident/events.ts'
import { comesBackBefore } from '../../core/incident/snooze.ts'
import type { Term } from '../../core/queue/filter.ts'
import { Refusal } from '../../core/refusal.ts'
import { isRsit } from '../../core/rsit.ts'
import type { Ports } from '../../ports.ts'
import { listQueue } from '../../store/queue.ts'
import { findTeam } from '../../store/teams.ts'
import { askedFilter, termsOf } from '../input/queue-filter.ts'
import { actorOf, answers, jsonBody, linkNext, needs, nounApi, problems, tidy } from './api.ts'
import { incidentAnswer, incidentAnswers } from './incident-answer.ts'
import { choiceTaken, incident, incidentChange, incidentNumber, incidentPage, incidentQuery } from './schemas/incident.ts'

const list = createRoute({
  method: 'get',
  path: '/api/v1/incidents',
  operationId: 'listIncidents',
  summary: 'Insiden, satu halaman',
  ...needs('incidents:read'),
  request: { query: incidentQuery },
  responses: { 200: answers('Satu halaman; next menunjuk yang berikut', incidentPage), ...problems(401, 403, 422) },
})

const get = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{number}',
  operationId: 'getIncident',
  summary: 'Satu insiden',
  ...needs('incidents:read'),
  request: { params: incidentNumber },
  responses: { 200: answers('Insiden', incident), ...problems(401, 404) },
})

const patch = createRoute({
  method: 'patch',
  path: '/api/v1/incidents/{number}',
  operationId: 'changeIncident',
  summary: 'Klasifikasi dan pemilik',
  ...needs('incidents:write'),
  request: { params: incidentNumber, ...jsonBody(incidentChange) },
  responses: { 200: answers('Insiden sesudahnya', incident), ...problems(400, 401, 403, 404, 409, 415, 422) },
})

const choose = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/choices',
  operationId: 'takeChoice',
  summary: 'Mengambil salah satu pilihan tahap ini',
  ...needs('incidents:write'),
  request: { params: incidentNumber, ...jsonBody(choiceTaken) },
  responses: { 200: answers('Insiden di tahap berikutnya', incident), ...problems(400, 401, 403, 404, 409, 415, 422) },
})

export function incidentApi(ports: Ports) {
  return nounApi()
    .openapi(list, async c => {
      const actor = actorOf(c)
      if (!mayAtAll(actor, 'incident.read')) throw new Refusal('not_allowed', 'Peran token ini tidak boleh membaca insiden.')
      const page = await listQueue(ports.database.query, await filterFor(ports, actor, c.req.valid('query')))
      linkNext(c, page.next)
      const items = await incidentAnswers(
        ports,
        actor,
        page.rows.map(row => row.id),
      )
      return c.json({ items, next: page.next }, 200)
    })
    .openapi(get, async c => {
      const actor = actorOf(c)
      return c.json(await incidentAnswer(ports, actor, await visibleIncident(ports, actor, c.req.valid('param').number)), 200)
    })
    .openapi(patch, async c => {
      const actor = actorOf(c)
      const { seq, owner, ...changes } = tidy(c.req.valid('json'))
      const hand = await handFor(ports, actor, c.req.valid('param').number)
      const known = await classifyIncident(ports, hand, { seq, owner, changes: soundChanges(changes) })
      return c.json(await incidentAnswer(ports, actor, known), 200)
    })
    .openapi(choose, async c => {
      const actor = actorOf(c)
      const { seq, choice, fields } = tidy(c.req.valid('json'))
      const hand = await handFor(ports, actor, c.req.valid('param').number)
      const given = Object.entries(fields ?? {}).filter(([, value]) => typeof value === 'string')
      const known = await takeChoice(ports, hand, { name: choice, seq, answers: Object.fromEntries(given) })
      return c.json(await incidentAnswer(ports, actor, known), 200)
    })
}

/** The incident as a thing this actor works on: 404 when unseen, 403 by the casework when seen but not theirs to change. */
export async function handFor(ports: Ports, actor: Actor, number: string) {
  return { actor, incident: (await visibleIncident(ports, actor, number)).incident.id }
}

async function filterFor(ports: Ports, actor: Actor, asked: ReturnType<typeof incidentQuery.parse>) {
  const { since, filter, ...others } = asked
  const terms = filter ? await filterTerms(ports, actor, filter) : []
  if (isOutsideTeam(actor)) refuseTeamFilters(asked, terms)
  const from = since === undefined ? undefined : new Date(since)
  if (from && Number.isNaN(from.getTime()))
    throw new Refusal('invalid', 'since bukan tanggal.', {
      errors: [{ field: 'since', message: 'Tanggal YYYY-MM-DD atau waktu RFC 3339.' }],
    })
  const now = ports.now()
  return {
    ...others,
    terms,
    since: from?.toISOString(),
    reach: reachOf(actor, 'incident.read'),
    person: actor.id,
    soon: new Date(now.getTime() + comesBackBefore).toISOString(),
    now: now.toISOString(),
  }
}

/** A program is told of every part that is not understood, and gets nothing: half a filter would pass for the whole. */
async function filterTerms(ports: Ports, actor: Actor, text: string): Promise<Term[]> {
  const zone = (await findTeam(ports.database.query, actor.team))?.zone ?? 'Asia/Jakarta'
  const chips = await askedFilter(ports, actor, { text, zone })
  const errors = chips.flatMap(chip => chip.wrong).map(message => ({ field: 'filter', message }))
  if (errors.length > 0) throw new Refusal('invalid', errors.map(({ message }) => message).join(' '), { errors })
  return termsOf(chips)
}

/** Words are sought in internal notes too, and owners are not told: neither may be guessed at from outside. */
function refuseTeamFilters(asked: ReturnType<typeof incidentQuery.parse>, terms: readonly Term[]): void {
  const message = 'Hanya untuk analis dan ketua tim.'
  const fields = (['q', 'owner'] as const).filter(field => asked[field] !== undefined)
  const secret = terms.some(({ by }) => by === 'kata' || by === 'pemilik')
  const errors = [...fields, ...(secret ? ['filter'] : [])].map(field => ({ field, message }))
  if (errors.length > 0) throw new Refusal('invalid', message, { errors })
}

function soundChanges({ rsit, ...changes }: Omit<ReturnType<typeof incidentChange.parse>, 'seq' | 'owner'>): Classification {
  if (rsit && !isRsit(rsit))
    throw new Refusal('invalid', 'Kelas RSIT tidak dikenal.', {
      errors: [{ field: 'rsit', message: 'Pakai nilai RSIT v1003, mis. phishing.' }],
    })
  const known = Object.entries({ ...changes, rsit }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known)
}
