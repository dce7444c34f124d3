import { mayKeepForTeam } from '../../../casework/queue/saved-views.ts'
import { reachOf } from '../../../core/access.ts'
import { comesBackBefore } from '../../../core/incident/snooze.ts'
import { type Chip, filterWithout, longestFilter } from '../../../core/queue/filter.ts'
import { defang } from '../../../core/refang.ts'
import { isWord, type QueueView, queueViews, severities } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { noDeadline, type QueueRow as Row } from '../../../store/incidents.ts'
import { countUnthreaded } from '../../../store/incoming.ts'
import { listColleagues } from '../../../store/people.ts'
import { countedTo, countMatching, countQueues, listQueue, type QueueFilter } from '../../../store/queue.ts'
import { askedFilter, termsOf } from '../../input/queue-filter.ts'
import { queueHref } from '../../pages/console/queue/filter.tsx'
import type { QueueProps, QueueRow } from '../../pages/console/queue/page.tsx'
import type { Desk } from '../../session.ts'
import { askedOf } from '../advisory/asked.ts'
import { stepNames } from '../step-names.ts'
import { savedLines } from './saved.tsx'

const pageSize = 50

/** Which part of the queue an address shows. */
export interface Place {
  view: QueueView
  text: string
  cursor: string | undefined
}

/** `f`, or what addresses of before said in three fields. */
export function placeOf(search: URLSearchParams): Place {
  const { v, f, q, severity, kind, cursor } = Object.fromEntries(search)
  const before = [q, severity && `keparahan:${severity}`, kind && `kategori:${kind}`].filter(Boolean).join(' ')
  const text = (f ?? before).trim().slice(0, longestFilter).toWellFormed()
  return { view: isWord(queueViews, v) ? v : 'baru', text, cursor }
}

/** The address of a place, whatever was sent as one. */
export function hrefOf({ view, text, cursor }: Place): string {
  return queueHref(view, text, cursor ? { cursor } : {})
}

/** All that the queue's page shows, as plain values. */
export async function queueView(ports: Ports, c: Desk, place: Place): Promise<QueueProps> {
  const { view, text, cursor } = place
  const actor = c.get('actor')
  const chips = await askedFilter(ports, actor, { text, zone: c.get('team').zone })
  const whole = wholeView(ports, c, view)
  const [{ rows, next }, counts, mails, people, saved, asked] = await Promise.all([
    listQueue(ports.database.query, { ...whole, terms: termsOf(chips), cursor }),
    countQueues(ports.database.query, whole),
    countUnthreaded(ports.database.query, actor.team),
    listColleagues(ports.database.query, actor.team),
    savedLines(ports, c),
    askedOf(ports, actor),
  ])
  const nameOf = await stepNames(ports, rows)
  const many = next !== null || cursor !== undefined
  const now = ports.now()
  const minute = Math.floor(now.getTime() / 60_000)
  return {
    frame: c.get('frame'),
    now,
    view,
    counts: { upTo: countedTo, views: counts },
    filter: { text, chips: chips.map(chip => shownChip(chips, chip)) },
    rows: rows.map(row => shown(row, nameOf(row))),
    saved: {
      rows: saved.map(({ changedAt: _at, changedBy: _by, ...one }) => one),
      keep: { forTeam: mayKeepForTeam(actor) },
    },
    bulk: {
      formId: `massal.${minute}`,
      back: hrefOf(place),
      people: people.map(({ id, name }) => ({ id, name })),
      matching: many ? await howMany(ports, { ...whole, terms: termsOf(chips) }, counts) : undefined,
      upTo: countedTo,
      asOf: now.toISOString(),
      form: { values: {} },
    },
    mails,
    approvals: asked.length,
    next: next ? queueHref(view, text, { cursor: next }) : undefined,
  }
}

/** All that match, when they are more than a page; a view without a filter was counted already. */
function howMany(ports: Ports, filter: QueueFilter, counts: Partial<Record<QueueView, number>>): number | Promise<number> {
  const counted = filter.terms?.length === 0 ? counts[filter.view] : undefined
  return counted ?? countMatching(ports.database.query, filter)
}

/** Only what a place in the queue can be is taken over from a form. */
export function searchPart(href: string | undefined): string {
  return href?.includes('?') ? href.slice(href.indexOf('?')).slice(0, 4000) : ''
}

/** The counters count whole views, whatever is filtered. */
export function wholeView(ports: Ports, c: Desk, view: QueueView): QueueFilter {
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

function shownChip(chips: readonly Chip[], chip: Chip) {
  return { text: chip.text, wrong: chip.wrong, without: filterWithout(chips, chip) }
}

function shown(row: Row, step: string): QueueRow {
  return {
    no: row.number,
    title: defang(row.title),
    organisation: row.organisation_name ?? 'Instansi belum dikenal',
    step,
    severity: isWord(severities, row.severity) ? row.severity : null,
    tlp: row.tlp as QueueRow['tlp'],
    owner: row.owner_name,
    answered: row.answered_at ? new Date(row.answered_at) : undefined,
    snoozed: row.snoozed_until ? new Date(row.snoozed_until) : undefined,
    deadline:
      row.due_at === noDeadline ? undefined : { clock: row.due_clock ?? undefined, name: row.due_name ?? '', due: new Date(row.due_at) },
    accept: row.step === 'diterima' ? { choice: 'terima', label: 'Terima' } : undefined,
    seq: row.seq,
  }
}
