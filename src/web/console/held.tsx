import { Hono } from 'hono'
import { mostAtOnce, rejectHeld, releaseHeld } from '../../casework/held.ts'
import { mayAtAll, reachOf } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { comesBackBefore } from '../../core/incident/snooze.ts'
import { Refusal } from '../../core/refusal.ts'
import { heldReasons, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { countedTo, countQueues, listQueue } from '../../store/queue.ts'
import { Held } from '../pages/console/held.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { linesOf, shownOnPage } from './form.ts'

type Decide = (actor: Actor, numbers: string[], reason: string) => Promise<number>

/** Reports that wait for review: the queue's view "Ditahan", and what is decided there about several at once. */
export function heldRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/ditahan', c => showHeld(ports, c))
    .post('/konsol/ditahan/lepas', c => decide(ports, c, { done: 'lepas', by: (actor, numbers) => releaseHeld(ports, actor, numbers) }))
    .post('/konsol/ditahan/tolak', c =>
      decide(ports, c, { done: 'tolak', by: (actor, numbers, reason) => rejectHeld(ports, actor, numbers, reason) }),
    )
}

async function decide(ports: Ports, c: Desk, { done, by }: { done: string; by: Decide }) {
  requireTriage(c)
  const body = await c.req.parseBody({ all: true })
  const ticked = [body.no ?? []].flat().filter(one => typeof one === 'string')
  const reason = typeof body.reason === 'string' ? body.reason.slice(0, 2000) : ''
  try {
    const count = await by(c.get('actor'), ticked, reason)
    return c.redirect(`/konsol/ditahan?${done}=${count}`, 303)
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return showHeld(ports, c, { ticked, values: { reason }, errors: linesOf(refusal, 'no'), status })
  }
}

interface Wrong {
  ticked: string[]
  values: { reason: string }
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
}

async function showHeld(ports: Ports, c: Desk, wrong?: Wrong) {
  requireTriage(c)
  const { status = 200, ...again } = wrong ?? {}
  const actor = c.get('actor')
  const now = ports.now()
  const moments = { soon: new Date(now.getTime() + comesBackBefore).toISOString(), now: now.toISOString() }
  const filter = { reach: reachOf(actor, 'incident.triage'), view: 'ditahan' as const, person: actor.id, ...moments, limit: mostAtOnce }
  const [{ rows, next }, views] = await Promise.all([
    listQueue(ports.database.query, { ...filter, cursor: c.req.query('cursor') }),
    countQueues(ports.database.query, filter),
  ])
  return page(
    c,
    <Held
      {...again}
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      counts={{ upTo: countedTo, views }}
      rows={rows.map(({ number, title, opened_at, held, ...row }) => ({
        no: number,
        title,
        organisation: row.organisation_name ?? 'Instansi belum dikenal',
        at: new Date(opened_at),
        why: reasonInWords(held),
      }))}
      next={next ? `?${new URLSearchParams({ cursor: next })}` : undefined}
      message={messageOf(c)}
    />,
    status,
  )
}

export function reasonInWords(held: string | null | undefined): string {
  return isWord(heldReasons, held) ? heldReasons[held] : 'Perlu diperiksa dahulu'
}

function messageOf(c: Desk): string | undefined {
  const { lepas, tolak } = c.req.query()
  if (/^\d{1,3}$/.test(lepas ?? '')) return `${lepas} laporan dilepas ke antrean.`
  return /^\d{1,3}$/.test(tolak ?? '') ? `${tolak} laporan ditolak.` : undefined
}

function requireTriage(c: Desk): void {
  if (!mayAtAll(c.get('actor'), 'incident.triage')) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
}
