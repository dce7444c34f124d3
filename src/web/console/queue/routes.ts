import { Hono } from 'hono'
import { longestFilter } from '../../../core/queue/filter.ts'
import type { Ports } from '../../../ports.ts'
import { queueHref } from '../../pages/console/queue/filter.tsx'
import { type QueuePage, queuePage } from '../../pages/console/queue/page.tsx'
import { memory } from '../../pages/parts/drawn.ts'
import type { Desk, SignedInEnv } from '../../session.ts'
import { placeOf, queueView } from './list.ts'

/** The work queue, sorted by time left. */
export function queueRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/antrean', async c => {
    const place = placeOf(new URL(c.req.url).searchParams)
    if (place.view === 'ditahan') return c.redirect('/konsol/ditahan', 303)
    const more = (c.req.queries('t') ?? []).filter(Boolean)
    if (more.length > 0) return c.redirect(queueHref(place.view, [place.text, ...more].join(' ').trim().slice(0, longestFilter)), 303)
    const { bytes, tag } = await unlessUnchanged(ports, c, async () => queuePage(ports.sha256, await queueView(ports, c, place)))
    c.header('ETag', tag)
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
    return c.body(bytes, 200, { 'Content-Type': 'text/html; charset=UTF-8' })
  })
}

const pages = memory<QueuePage>(200)

/** While nothing is written anywhere, the same person's same page within the same minute is the page of before. */
async function unlessUnchanged(ports: Ports, c: Desk, draw: () => Promise<QueuePage>): Promise<QueuePage> {
  const state = ports.database.state?.()
  if (!state) return draw()
  const minute = Math.floor(ports.now().getTime() / 60_000)
  const key = JSON.stringify([state, minute, c.get('actor'), c.get('frame'), new URL(c.req.url).search])
  return pages.find(key) ?? pages.keep(key, await draw())
}
