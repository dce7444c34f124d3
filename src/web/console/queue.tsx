import { Hono } from 'hono'
import { reachOf } from '../../core/access.ts'
import { isWord, kinds, type QueueView, queueViews, severities } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { noDeadline, type QueueRow as Row } from '../../store/incidents.ts'
import { countUnthreaded } from '../../store/incoming.ts'
import { countedTo, countQueues, listQueue, type QueueFilter } from '../../store/queue.ts'
import { type QueuePage, type QueueRow, queuePage } from '../pages/console/queue.tsx'
import { memory } from '../pages/parts/drawn.ts'
import type { Desk, SignedInEnv } from '../session.ts'
import { stepNames } from './step-names.ts'

const pageSize = 50
const soon = 4 * 3_600_000

/** The work queue, sorted by time left. */
export function queueRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/antrean', async c => {
    const view = isWord(queueViews, c.req.query('v')) ? (c.req.query('v') as QueueView) : 'baru'
    if (view === 'ditahan') return c.redirect('/konsol/ditahan', 303)
    const { bytes, tag } = await unlessUnchanged(ports, c, () => drawn(ports, c, view))
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

async function drawn(ports: Ports, c: Desk, view: QueueView): Promise<QueuePage> {
  const filter = filterOf(ports, c, view)
  const [{ rows, next }, counts, mails] = await Promise.all([
    listQueue(ports.database.query, filter),
    countQueues(ports.database.query, onlyTeam(filter)),
    countUnthreaded(ports.database.query, c.get('team').id),
  ])
  const nameOf = await stepNames(ports, rows)
  const { q, severity, kind } = filter
  return queuePage(ports.sha256, {
    frame: c.get('frame'),
    now: ports.now(),
    view,
    counts: { upTo: countedTo, views: counts },
    filter: { q, severity, kind },
    rows: rows.map(row => shown(row, nameOf(row))),
    mails,
    next: next ? `?${new URLSearchParams({ ...known(c), v: view, cursor: next })}` : undefined,
  })
}

function filterOf(ports: Ports, c: Desk, view: QueueView): QueueFilter {
  const actor = c.get('actor')
  const { severity, kind, q, cursor } = c.req.query()
  return {
    reach: reachOf(actor, 'incident.read'),
    view,
    person: actor.id,
    soon: new Date(ports.now().getTime() + soon).toISOString(),
    q: q?.slice(0, 200) || undefined,
    severity: isWord(severities, severity) ? severity : undefined,
    kind: isWord(kinds, kind) ? kind : undefined,
    cursor,
    limit: pageSize,
  }
}

/** The counters count whole views, whatever else is filtered. */
function onlyTeam({ reach, view, person, soon: before, limit }: QueueFilter): QueueFilter {
  return { reach, view, person, soon: before, limit }
}

function known(c: Desk): Record<string, string> {
  const { q, severity, kind } = c.req.query()
  return Object.fromEntries(Object.entries({ q, severity, kind }).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

function shown(row: Row, step: string): QueueRow {
  return {
    no: row.number,
    title: row.title,
    organisation: row.organisation_name ?? 'Instansi belum dikenal',
    step,
    severity: isWord(severities, row.severity) ? row.severity : null,
    tlp: row.tlp as QueueRow['tlp'],
    owner: row.owner_name,
    deadline: row.due_at === noDeadline ? undefined : { name: '', due: new Date(row.due_at) },
    accept: row.step === 'diterima' ? { choice: 'terima', label: 'Terima' } : undefined,
    seq: row.seq,
  }
}
