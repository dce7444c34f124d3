import { type Context, Hono } from 'hono'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import type { AppEnv } from './env.ts'

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8',
}

/** Under /aset: the program's own files, and one tiny sheet with the colour of each team, and its logo. */
export function assetRoutes(ports: Ports) {
  const { texts, database } = ports
  const badgeOf = badges(ports)
  const tags = new Map<string, Promise<string>>()
  const tagOf = (name: string, text: string) => tags.get(name) ?? tags.set(name, strongTag(text)).get(name) ?? ''
  return new Hono<AppEnv>()
    .get('/tim/:sheet{.+\\.css}', async c => {
      const slug = c.req.param('sheet').slice(0, -'.css'.length)
      const team = await database.query.selectFrom('team').select('colour').where('slug', '=', slug).executeTakeFirst()
      if (!team) throw unknown()
      const text = /^#[0-9a-f]{6}$/i.test(team.colour) ? `:root{--tim:${team.colour}}` : ''
      return answer(c, {
        text,
        type: types.css ?? '',
        tag: await strongTag(text),
      })
    })
    .get('/tim/:slug/:logo{[0-9a-f]{64}\\.png}', async c => {
      const [slug, logo] = [c.req.param('slug'), c.req.param('logo').slice(0, 64)]
      const bytes = await badgeOf({ slug, logo })
      return c.body(bytes.slice().buffer, 200, {
        'Content-Type': 'image/png',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Cache-Control': 'public, max-age=31536000, immutable',
      })
    })
    .get('/:name', async c => {
      const name = c.req.param('name')
      const text = Object.hasOwn(texts.assets, name) ? texts.assets[name] : undefined
      const type = types[name.split('.').at(-1) ?? '']
      if (text === undefined || !type) throw unknown()
      return answer(c, { text, type, tag: await tagOf(name, text) })
    })
}

/** Asked for by browsers that show no page of ours: a text, a picture, what the API answers. Pages carry the picture in their head. */
export function iconRoutes({ texts }: Ports) {
  const text = texts.assets['favicon.svg'] ?? ''
  return new Hono<AppEnv>().get('/favicon.ico', c =>
    c.body(text, 200, { 'Content-Type': types.svg ?? '', 'Cache-Control': 'public, max-age=86400' }),
  )
}

/** A logo is the team's own and no other file; drawn anew once in a process. */
function badges({ database, files, redraw }: Ports) {
  const drawn = new Map<string, Uint8Array>()
  return async ({ slug, logo }: { slug: string; logo: string }): Promise<Uint8Array> => {
    const team = await database.query.selectFrom('team').select('logo').where('slug', '=', slug).executeTakeFirst()
    if (team?.logo !== logo) throw unknown()
    const known = drawn.get(logo)
    if (known) return known
    const bytes = await files.get(logo)
    const badge = bytes && (await redraw(bytes, 'badge'))
    if (!badge) throw unknown()
    if (drawn.size >= 50) drawn.clear()
    drawn.set(logo, badge)
    return badge
  }
}

/** With ?v= in its address a file never changes; without, a browser asks again after five minutes. */
function answer(c: Context, { text, type, tag }: { text: string; type: string; tag: string }): Response {
  const forEver = c.req.query('v') !== undefined
  const headers = {
    'Content-Type': type,
    ETag: tag,
    // The one service worker serves /lapor and /@team/lapor, not its own folder.
    ...(c.req.path.endsWith('/luring.js') && { 'Service-Worker-Allowed': '/' }),
    'Cache-Control': forEver ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  }
  const known = (c.req.header('If-None-Match') ?? '').split(',').map(one => one.trim().replace(/^W\//, ''))
  return known.includes(tag) ? c.body(null, 304, headers) : c.body(text, 200, headers)
}

async function strongTag(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `"${btoa(String.fromCharCode(...new Uint8Array(digest))).slice(0, 22)}"`
}

function unknown(): Refusal {
  return new Refusal('not_found', 'Berkas ini tidak ada.')
}
