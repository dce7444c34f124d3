import { Hono } from 'hono'
import {
  type ExportFormat,
  exportObservables,
  mark,
  requireMarking,
  requireReading,
  visibleObservable,
} from '../../../casework/observables.ts'
import { mayAtAll, reachOf } from '../../../core/access.ts'
import { type ObservableKind, observableKinds } from '../../../core/observable.ts'
import { defang } from '../../../core/refang.ts'
import { Refusal } from '../../../core/refusal.ts'
import { readAsked } from '../../../core/search/asked.ts'
import { type Mark, warningOf } from '../../../core/warning-list.ts'
import type { Ports } from '../../../ports.ts'
import { countedTo, findOwn, listObservables, listSightings } from '../../../store/observables/known.ts'
import { matchFor } from '../../../store/search/match.ts'
import { Observables } from '../../pages/console/observables/list.tsx'
import { ObservablePage } from '../../pages/console/observables/one.tsx'
import { number } from '../../pages/words.ts'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page } from '../../team.ts'

const perPage = 50
const mostSightings = 200

/** What was seen where. */
export function observableRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/observabel', c => list(ports, c))
    .get('/konsol/observabel.stix', c => exported(ports, c, 'stix'))
    .get('/konsol/observabel.csv', c => exported(ports, c, 'csv'))
    .get('/konsol/observabel/:id', c => show(ports, c, c.req.param('id')))
    .post('/konsol/observabel/:id/tanda', async c => {
      const id = c.req.param('id')
      requireMarking(c.get('actor'))
      await mark(ports, c.get('actor'), { id, as: markOf((await c.req.parseBody()).tanda) })
      return c.redirect(`/konsol/observabel/${id}?ditandai=1`, 303)
    })
}

async function list(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireReading(actor)
  const q = (c.req.query('q') ?? '').trim().slice(0, 400)
  const kind = kindOf(c.req.query('jenis'))
  const terms = readAsked(q)
  const reach = reachOf(actor, 'incident.read')
  const match = terms.length > 0 ? matchFor(terms, { team: actor.team, kind: 'observabel', wide: true }) : undefined
  const [{ rows, next }, own] = await Promise.all([
    listObservables(ports.database.heavy, { reach, kind, match, cursor: c.req.query('mulai'), limit: perPage }),
    findOwn(ports.database.query, actor.team),
  ])
  const lines = rows.map(row => ({
    id: row.id,
    kind: row.kind,
    live: row.value,
    shown: defang(row.value),
    warning: warningOf(row, own),
    mark: row.mark,
    incidents: counted(row.incidents),
    at: new Date(row.seen_at),
  }))
  const further = next && `/konsol/observabel?${new URLSearchParams({ q, jenis: kind ?? '', mulai: next })}`
  const exports = mayAtAll(actor, 'incident.export')
  return page(c, <Observables frame={c.get('frame')} filter={{ q, kind }} rows={lines} next={further} exports={exports} />)
}

async function show(ports: Ports, c: Desk, id: string) {
  const actor = c.get('actor')
  const known = await visibleObservable(ports, actor, id)
  const [own, sightings] = await Promise.all([
    findOwn(ports.database.query, actor.team),
    listSightings(ports.database.heavy, reachOf(actor, 'incident.read'), { id: known.id, limit: mostSightings }),
  ])
  return page(
    c,
    <ObservablePage
      frame={c.get('frame')}
      id={known.id}
      kind={known.kind}
      live={known.value}
      shown={defang(known.value)}
      warning={warningOf(known, own)}
      mark={known.mark}
      marked={known.marked_at && known.marked_by ? { by: known.marked_by, at: new Date(known.marked_at) } : null}
      works={mayAtAll(actor, 'incident.work')}
      total={counted(known.incidents)}
      sightings={sightings.map(({ number: no, title, tlp, organisation, first_at, last_at, times }) => ({
        no,
        title,
        tlp,
        organisation: organisation ?? 'Instansi belum dikenal',
        first: new Date(first_at),
        last: new Date(last_at),
        times,
      }))}
      message={c.req.query('ditandai') === '1' ? 'Tanda tersimpan.' : undefined}
    />,
  )
}

async function exported(ports: Ports, c: Desk, format: ExportFormat) {
  const text = await exportObservables(ports, { actor: c.get('actor'), team: c.get('team') }, format)
  const type = { stix: 'application/stix+json;version=2.1', csv: 'text/csv; charset=utf-8' }[format]
  return c.body(text, 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="observabel.${format === 'csv' ? 'csv' : 'stix.json'}"`,
  })
}

function counted(incidents: number): string {
  return incidents > countedTo ? `${number(countedTo)}+` : number(incidents)
}

function kindOf(typed: string | undefined): ObservableKind | undefined {
  return Object.keys(observableKinds).find((kind): kind is ObservableKind => kind === typed)
}

function markOf(typed: unknown): Mark | null {
  if (typed === 'aman' || typed === 'bahaya') return typed
  if (typed === '') return null
  throw new Refusal('invalid', 'Tanda itu tidak dikenal.')
}
