import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { actorOfToken } from '../../casework/people.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { advisoryApi } from './advisories.ts'
import { type ApiEnv, nounApi } from './api.ts'
import { assetApi } from './assets.ts'
import { attachmentApi } from './attachments.ts'
import { contactApi } from './contacts.ts'
import { incidentWorkApi } from './incident-work.ts'
import { incidentApi } from './incidents.ts'
import { organisationApi } from './organisations.ts'
import { playbookApi } from './playbooks.ts'
import { reportApi } from './reports.ts'
import { statisticsApi } from './statistics.ts'

const nouns = [
  reportApi,
  incidentApi,
  incidentWorkApi,
  attachmentApi,
  organisationApi,
  contactApi,
  assetApi,
  advisoryApi,
  playbookApi,
  statisticsApi,
]

/** Everything under /api: JSON for programs, described by /api/openapi.json from the same schemas that parse. */
export function apiRoutes(ports: Ports): OpenAPIHono<ApiEnv> {
  const app = nounApi()
  app.use('/api/v1/*', readToken(ports), requireJson)
  for (const noun of nouns) app.route('/', noun(ports))
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  app.get('/api/openapi.json', c => c.json(description(app, ports)))
  app.all('/api/*', () => {
    throw new Refusal('not_found', 'Panggilan ini tidak ada; lihat /api/openapi.json.')
  })
  return app
}

function description(app: OpenAPIHono<ApiEnv>, ports: Ports) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Tanggap',
      version: ports.settings.version,
      description:
        'Laporan, insiden, imbauan, dan daftar instansi. Kesalahan adalah application/problem+json (RFC 9457); waktu RFC 3339 UTC.',
    },
    servers: [{ url: ports.settings.baseUrl }],
  })
}

/** A token that is sent must be good, also where none is needed. */
function readToken(ports: Ports): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const header = c.req.header('Authorization')
    const token = /^bearer +([\w.~+/-]+=*)$/i.exec(header ?? '')?.[1]
    const actor = token ? await actorOfToken(ports, token) : null
    if (header !== undefined && !actor) throw new Refusal('not_signed_in', 'Token ini tidak dikenal, kedaluwarsa, atau dicabut.')
    if (!actor && !isPublic(c)) throw new Refusal('not_signed_in', 'Sertakan token: Authorization: Bearer TOKEN.')
    c.set('actor', actor)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}

function isPublic(c: Context): boolean {
  return c.req.method === 'POST' && c.req.path === '/api/v1/reports'
}

/** A body that is not JSON is refused before anybody tries to read it. */
const requireJson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const type = c.req.header('Content-Type')
  const length = c.req.header('Content-Length')
  const hasBody = (length !== undefined && length !== '0') || c.req.header('Transfer-Encoding') !== undefined
  const isJson = /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type ?? '')
  if (c.req.method !== 'GET' && (type !== undefined || hasBody) && !isJson)
    throw new Refusal('unsupported_type', 'Kirim isi sebagai application/json.')
  await next()
}
