import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { securityHeaders } from '../../src/app/headers.ts'
import { packageRoot } from '../../src/runtime/node/texts.ts'
import { inLanguage } from '../../src/web/language/spoken.ts'
import { composerSamples } from './samples/composer.tsx'
import { consoleSamples } from './samples/console.tsx'
import { exerciseSamples } from './samples/exercise.tsx'
import { identitySamples, peopleSamples } from './samples/identity.tsx'
import { machineSamples } from './samples/machines.tsx'
import { mergeSamples } from './samples/merge.tsx'
import { noticeSamples, secretSamples } from './samples/notices.tsx'
import { oversightSamples } from './samples/oversight.tsx'
import { partnerSamples } from './samples/partners.tsx'
import { playbookSamples } from './samples/playbooks.tsx'
import { portalSamples } from './samples/portal.tsx'
import { publicSamples } from './samples/public.tsx'
import { queueSamples } from './samples/queue.tsx'

export interface Preview {
  /** `http://127.0.0.1:PORT` */
  address: string
  close(): void
}

const publik = { ...publicSamples, ...portalSamples, ...identitySamples, ...secretSamples }
const konsol = {
  ...consoleSamples,
  ...queueSamples,
  ...composerSamples,
  ...partnerSamples,
  ...mergeSamples,
  ...peopleSamples,
  ...noticeSamples,
  ...machineSamples,
  ...oversightSamples,
  ...playbookSamples,
  ...exerciseSamples,
}
export const samples = { ...publik, ...konsol }
export const pages = { publik: Object.keys(publik), konsol: Object.keys(konsol) }
const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

/** Every page with sample values under its sample's name, with the headers and the assets of the real thing. */
export function openPreview(): Promise<Preview> {
  const app = new Hono()
    .use(securityHeaders('http://127.0.0.1'))
    .get('/aset/tim/:slug', c => c.body(':root{--tim:#7a1f3d}', 200, { 'Content-Type': 'text/css' }))
    .get('/aset/:file', c =>
      c.body(asset(c.req.param('file')), 200, { 'Content-Type': types[c.req.param('file').split('.')[1] ?? ''] ?? '' }),
    )
    .get('/:name', c => {
      const sample = samples[c.req.param('name')]
      if (!sample) return c.notFound()
      return c.html(c.req.query('bahasa') === 'en' ? inLanguage('en', () => String(sample())) : html`${sample()}`)
    })
    .post('*', c => c.body(null, 204))
  return new Promise(resolve => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ address: `http://127.0.0.1:${port}`, close: () => server.close() }),
    )
  })
}

export function asset(name: string): string {
  return readFileSync(`${packageRoot}/src/web/assets/${name}`, 'utf8')
}
