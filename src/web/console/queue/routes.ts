import { Hono } from 'hono'
import { longestFilter } from '../../../core/queue/filter.ts'
import type { Ports } from '../../../ports.ts'
import { chosenLanguage, inLanguage, type Language } from '../../language/spoken.ts'
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
    const { bytes, tag } = await unlessUnchanged(ports, c, async language => {
      const view = await queueView(ports, c, place)
      return inLanguage(language, () => queuePage(ports.sha256, view))
    })
    c.header('ETag', tag)
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
    return c.body(bytes, 200, { 'Content-Type': 'text/html; charset=UTF-8' })
  })
}

const pages = memory<QueuePage>(200)

/** While nothing is written anywhere, the same person's same page within the same minute is the page of before. */
async function unlessUnchanged(ports: Ports, c: Desk, draw: (language: Language) => Promise<QueuePage>): Promise<QueuePage> {
  const language = chosenLanguage(c.req.header('Cookie'))
  const state = ports.database.state?.()
  if (!state) return draw(language)
  const minute = Math.floor(ports.now().getTime() / 60_000)
  const key = JSON.stringify([state, minute, language, c.get('actor'), c.get('frame'), new URL(c.req.url).search])
  return pages.find(key) ?? pages.keep(key, await draw(language))
}
