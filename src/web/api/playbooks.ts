import { createRoute, z } from '@hono/zod-openapi'
import { currentPlaybooks, playbookVersion } from '../../casework/rules.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import { kinds, severities } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import type { PublishedPlaybook } from '../../store/playbooks.ts'
import { actorOf, answers, needs, nounApi, problems } from './api.ts'
import { at, id, oneOf, paged } from './words.ts'

const summary = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  kinds: z.array(oneOf(kinds)),
  severity: oneOf(severities),
  publishedAt: at,
})
const playbookSummary = summary.openapi('PlaybookSummary')
const step = z.object({ id: z.string(), name: z.string(), publicStatus: z.string(), waiting: z.boolean(), final: z.boolean() })
const playbook = summary
  .extend({
    tlp: z.string(),
    rsit: z.string().nullable(),
    tags: z.array(z.string()),
    start: z.string(),
    guidance: z.object({ now: z.array(z.string()), notYet: z.array(z.string()) }),
    steps: z.record(z.string(), z.looseObject(step.shape)).openapi({ description: 'Tahap dengan tugas dan pilihannya.' }),
    clocks: z.record(z.string(), z.looseObject({ id: z.string(), name: z.string() })),
  })
  .openapi('Playbook')

const list = createRoute({
  method: 'get',
  path: '/api/v1/playbooks',
  operationId: 'listPlaybooks',
  summary: 'Versi terbaru setiap playbook',
  ...needs('playbooks:read'),
  responses: { 200: answers('Semua playbook; next selalu null', paged(playbookSummary)), ...problems(401, 403) },
})

const get = createRoute({
  method: 'get',
  path: '/api/v1/playbooks/{id}',
  operationId: 'getPlaybook',
  summary: 'Satu playbook, utuh; version = versi tertentu',
  ...needs('playbooks:read'),
  request: { params: z.object({ id }), query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }) },
  responses: { 200: answers('Playbook', playbook), ...problems(401, 403, 404, 422) },
})

export function playbookApi(ports: Ports) {
  return nounApi()
    .openapi(list, async c => {
      requireReader(actorOf(c))
      return c.json({ items: (await currentPlaybooks(ports)).map(told), next: null }, 200)
    })
    .openapi(get, async c => {
      requireReader(actorOf(c))
      const { id: name } = c.req.valid('param')
      const { version } = c.req.valid('query')
      const found = version ? await playbookVersion(ports, name, version) : (await currentPlaybooks(ports)).find(one => one.id === name)
      if (!found) throw new Refusal('not_found', 'Playbook itu tidak ada.')
      const { tlp, rsit, tags, start, guidance, steps, clocks } = found.playbook
      return c.json({ ...told(found), tlp, rsit, tags, start, guidance, steps: loose(steps), clocks: loose(clocks) }, 200)
    })
}

function requireReader(actor: Actor): void {
  if (!may(actor, 'playbook.read', { team: actor.team, organisation: actor.organisation }))
    throw new Refusal('not_allowed', 'Peran token ini tidak boleh membaca playbook.')
}

function told({ id: name, version, publishedAt, playbook: { name: title, kinds: of, severity } }: PublishedPlaybook) {
  return { id: name, version, name: title, kinds: of, severity, publishedAt }
}

/** The same values, typed as open objects. */
function loose<T extends object>(record: Record<string, T>): Record<string, T & Record<string, unknown>> {
  return record as Record<string, T & Record<string, unknown>>
}
