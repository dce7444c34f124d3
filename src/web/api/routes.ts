import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../../core/refusal.ts'
import { tokenScopes } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { advisoryApi } from './advisories.ts'
import { type ApiEnv, nounApi } from './api.ts'
import { assetApi } from './assets.ts'
import { attachmentApi } from './attachments.ts'
import { clockApi } from './clocks.ts'
import { contactApi } from './contacts.ts'
import { incidentWorkApi } from './incident-work.ts'
import { incidentApi } from './incidents.ts'
import { moveApi } from './moves.ts'
import { organisationApi } from './organisations.ts'
import { playbookApi } from './playbooks.ts'
import { reportApi } from './reports.ts'
import { statisticsApi } from './statistics.ts'
import { readToken, requireScope, type Scopes, scopesOf } from './token.ts'

const nouns = [
  reportApi,
  incidentApi,
  incidentWorkApi,
  clockApi,
  moveApi,
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
  const scopes: Scopes = new Map()
  app.use('/api/v1/*', readToken(ports), requireScope(scopes), requireJson)
  for (const noun of nouns) app.route('/', noun(ports))
  for (const [route, scope] of scopesOf(app)) scopes.set(route, scope)
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer', description: words })
  app.get('/api/openapi.json', c => c.json(description(app, ports)))
  app.all('/api/*', () => {
    throw new Refusal('not_found', 'Panggilan ini tidak ada; lihat /api/openapi.json.')
  })
  return app
}

/** OpenAPI has no place of its own for the scopes of a bearer token. */
const words = `Cakupan token: ${Object.entries(tokenScopes)
  .map(([scope, label]) => `${scope} (${label})`)
  .join(', ')}.`

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
