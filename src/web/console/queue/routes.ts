import { Hono } from 'hono'
import { reachOf } from '../../../core/access.ts'
import { comesBackBefore } from '../../../core/incident/snooze.ts'
import { type Chip, filterWithout, longestFilter } from '../../../core/queue/filter.ts'
import { isWord, type QueueView, queueViews, severities } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { noDeadline, type QueueRow as Row } from '../../../store/incidents.ts'
import { countUnthreaded } from '../../../store/incoming.ts'
import { countedTo, countQueues, listQueue, type QueueFilter } from '../../../store/queue.ts'
import { askedFilter, termsOf } from '../../input/queue-filter.ts'
import { queueHref } from '../../pages/console/queue/filter.tsx'
import { type QueuePage, type QueueRow, queuePage } from '../../pages/console/queue/page.tsx'
import { memory } from '../../pages/parts/drawn.ts'
import type { Desk, SignedInEnv } from '../../session.ts'
import { stepNames } from '../step-names.ts'

const pageSize = 50

/** The work queue, sorted by time left. */
export function queueRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/antrean', async c => {
    const view = isWord(queueViews, c.req.query('v')) ? (c.req.query('v') as QueueView) : 'baru'
    if (view === 'ditahan') return c.redirect('/konsol/ditahan', 303)
    const more = (c.req.queries('t') ?? []).filter(Boolean)
    if (more.length > 0) return c.redirect(queueHref(view, [typed(c), ...more].join(' ').trim().slice(0, longestFilter)), 303)
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
  const text = typed(c)
  const chips = await askedFilter(ports, c.get('actor'), { text, zone: c.get('team').zone })
  const whole = wholeView(ports, c, view)
  const [{ rows, next }, counts, mails] = await Promise.all([
    listQueue(ports.database.query, { ...whole, terms: termsOf(chips), cursor: c.req.query('cursor') }),
    countQueues(ports.database.query, whole),
    countUnthreaded(ports.database.query, c.get('team').id),
  ])
  const nameOf = await stepNames(ports, rows)
  return queuePage(ports.sha256, {
    frame: c.get('frame'),
    now: ports.now(),
    view,
    counts: { upTo: countedTo, views: counts },
    filter: { text, chips: chips.map(chip => shownChip(chips, chip)) },
    rows: rows.map(row => shown(row, nameOf(row))),
    mails,
    next: next ? queueHref(view, text, { cursor: next }) : undefined,
  })
}

/** The counters count whole views, whatever is filtered. */
function wholeView(ports: Ports, c: Desk, view: QueueView): QueueFilter {
  const actor = c.get('actor')
  const now = ports.now()
  return {
    reach: reachOf(actor, 'incident.read'),
    view,
    person: actor.id,
    soon: new Date(now.getTime() + comesBackBefore).toISOString(),
    now: now.toISOString(),
    limit: pageSize,
  }
}

/** `f`, or what addresses of before said in three fields. */
function typed(c: Desk): string {
  const { f, q, severity, kind } = c.req.query()
  const before = [q, severity && `keparahan:${severity}`, kind && `kategori:${kind}`].filter(Boolean).join(' ')
  return (f ?? before).trim().slice(0, longestFilter).toWellFormed()
}

function shownChip(chips: readonly Chip[], chip: Chip) {
  return { text: chip.text, wrong: chip.wrong, without: filterWithout(chips, chip) }
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
    snoozed: row.snoozed_until ? new Date(row.snoozed_until) : undefined,
    deadline: row.due_at === noDeadline ? undefined : { name: '', due: new Date(row.due_at) },
    accept: row.step === 'diterima' ? { choice: 'terima', label: 'Terima' } : undefined,
    seq: row.seq,
  }
}
