import { type Context, Hono } from 'hono'
import { agendaCalendar } from '../../casework/agenda.ts'
import { createFeed, feedBy, mayHaveFeed, withdrawFeed } from '../../casework/people/feeds.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listFeeds } from '../../store/feeds.ts'
import { addressOf } from '../address.ts'
import { linesOf, readForm, shownOnPage } from '../console/form.ts'
import { FeedShown, Feeds } from '../pages/self/feeds.tsx'
import { type Desk, requireFresh, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'

const home = '/konsol/saya/kalender'

/** A person's deadlines as a calendar: made and withdrawn here, fetched below. */
export function ownFeedRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get(home, c => show(ports, c))
    .post(home, requireFresh, async c => {
      const { values } = await readForm(c.req)
      try {
        const secret = await createFeed(ports, c.get('actor'), { own: values.own === '1' })
        return page(c, <FeedShown frame={c.get('frame')} address={`${ports.settings.baseUrl}/kalender/${secret}.ics`} />)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        if (status === 403) throw error
        return show(ports, c, { errors: linesOf(refusal, 'own'), status })
      }
    })
    .post(`${home}/:id/cabut`, async c => {
      await withdrawFeed(ports, c.get('actor'), c.req.param('id'))
      return c.redirect(`${home}?pesan=cabut`, 303)
    })
}

/** Fetched by calendar programs, which have nothing but the address. They may keep it, and ask whether it changed. */
export function feedRoutes(ports: Ports) {
  return new Hono<{ Bindings: { address: string } }>().get('/kalender/:berkas', async c => {
    noTrace(c)
    c.header('Cache-Control', 'no-store')
    const secret = /^(.*)\.ics$/.exec(c.req.param('berkas'))?.[1] ?? ''
    const body = await agendaCalendar(ports, await feedBy(ports, secret, addressOf(c)))
    const headers = {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="tenggat.ics"',
      'Cache-Control': 'private, no-cache',
      ETag: `"${ports.sha256(body).slice(0, 32)}"`,
    }
    const known = (c.req.header('If-None-Match') ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
    return known.includes(headers.ETag) ? c.body(null, 304, headers) : c.body(body, 200, headers)
  })
}

function noTrace(c: Context): void {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
}

interface Wrong {
  errors: { field: string; message: string }[]
  status: 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  const actor = c.get('actor')
  if (!mayHaveFeed(actor)) throw new Refusal('not_allowed', 'Kalender tenggat hanya untuk tim yang membaca insiden.')
  const now = ports.now().toISOString()
  const feeds = await listFeeds(ports.database.query, { team: actor.team, person: actor.id, now })
  return page(
    c,
    <Feeds
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      feeds={feeds.map(feed => ({
        id: feed.id,
        own: feed.own === 1,
        since: new Date(feed.created_at),
        until: new Date(feed.expires_at),
        seen: feed.seen_at ? new Date(feed.seen_at) : undefined,
      }))}
      errors={wrong?.errors}
      message={c.req.query('pesan') === 'cabut' ? 'Kalender dicabut; alamatnya tidak membuka apa pun lagi.' : undefined}
    />,
    wrong?.status ?? 200,
  )
}
