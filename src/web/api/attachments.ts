import { createRoute, z } from '@hono/zod-openapi'
import { addFiles } from '../../casework/add-information.ts'
import { takeEvidence } from '../../casework/evidence/take.ts'
import { requireMay, visibleIncident } from '../../casework/record.ts'
import { isOutsideTeam } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { stateOfEvidence } from '../../core/incident/custody.ts'
import type { Incident } from '../../core/incident/incident.ts'
import type { Ports } from '../../ports.ts'
import { listAttachments } from '../../store/evidence.ts'
import type { AttachmentTable } from '../../store/schema-evidence.ts'
import { asDownload } from '../download.ts'
import { actorOf, answers, jsonBody, needs, nounApi, problems, tidy } from './api.ts'
import { keepSent } from './files.ts'
import { handFor } from './incidents.ts'
import { incidentNumber } from './schemas/incident.ts'
import { attachmentSent, attachmentsSent } from './schemas/report.ts'
import { at, id, paged } from './words.ts'

const attachment = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    state: z
      .enum(['karantina', 'lepas', 'sampel'])
      .openapi({ description: 'Hanya yang lepas keluar apa adanya; lainnya sebagai ZIP terkunci.' }),
    addedBy: z.string().nullable().openapi({ description: 'Hanya untuk analis dan ketua tim.' }),
    addedAt: at,
  })
  .openapi('Attachment')
const attachmentPage = paged(attachment).openapi('AttachmentPage')

const list = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{number}/attachments',
  operationId: 'listAttachments',
  summary: 'Berkas bukti, tanpa isinya',
  ...needs('incidents:read'),
  request: { params: incidentNumber },
  responses: { 200: answers('Semua berkas; next selalu null', attachmentPage), ...problems(401, 403, 404) },
})

const add = createRoute({
  method: 'post',
  path: '/api/v1/incidents/{number}/attachments',
  operationId: 'addAttachments',
  summary: 'Menambah bukti: satu berkas, atau attachments sampai lima',
  ...needs('incidents:write'),
  request: {
    params: incidentNumber,
    ...jsonBody(z.union([attachmentSent, z.object({ attachments: attachmentsSent.min(1, 'Sertakan paling sedikit satu berkas.') })])),
  },
  responses: { 201: answers('Semua berkas insiden ini', attachmentPage), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
})

const download = createRoute({
  method: 'get',
  path: '/api/v1/incidents/{number}/attachments/{id}',
  operationId: 'downloadAttachment',
  summary: 'Isi satu berkas, selalu sebagai unduhan; dengan locked=true sebagai ZIP berkata sandi "infected"',
  ...needs('evidence:read'),
  request: { params: incidentNumber.extend({ id }), query: z.object({ locked: z.enum(['true', 'false']).optional() }) },
  responses: {
    200: {
      description: 'Isi berkas',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
    ...problems(401, 403, 404),
  },
})

export function attachmentApi(ports: Ports) {
  return nounApi()
    .openapi(list, async c => {
      const { incident } = await visibleIncident(ports, actorOf(c), c.req.valid('param').number)
      requireMay(actorOf(c), 'incident.read', incident)
      return c.json(await page(ports, actorOf(c), incident), 200)
    })
    .openapi(add, async c => {
      const actor = actorOf(c)
      const sent = tidy(c.req.valid('json'))
      const { incident } = await visibleIncident(ports, actor, c.req.valid('param').number)
      requireMay(actor, 'incident.inform', incident)
      const files = await keepSent(ports, 'attachments' in sent ? sent.attachments : [sent])
      await addFiles(ports, await handFor(ports, actor, c.req.valid('param').number), files)
      const after = await visibleIncident(ports, actor, c.req.valid('param').number)
      return c.json(await page(ports, actor, after.incident), 201)
    })
    .openapi(download, async c => {
      const { number, id: wanted } = c.req.valid('param')
      const { incident } = await visibleIncident(ports, actorOf(c), number)
      const { name, bytes } = await takeEvidence(ports, actorOf(c), {
        incident,
        id: wanted,
        locked: c.req.valid('query').locked === 'true',
      })
      return asDownload(c, name, bytes)
    })
}

async function page(ports: Ports, actor: Actor, incident: Incident) {
  const rows = await listAttachments(ports.database.query, incident.id)
  const states = new Map(incident.evidence.map(one => [one.id, stateOfEvidence(one)]))
  const items = rows.map(row => ({ ...told(row), state: states.get(row.id) ?? ('lepas' as const) }))
  return { items: isOutsideTeam(actor) ? items.map(item => ({ ...item, addedBy: null })) : items, next: null }
}

function told({ id: key, name, type, size, sha256, added_by, added_at }: AttachmentTable) {
  return { id: key, name, type, size, sha256, addedBy: added_by, addedAt: added_at }
}
