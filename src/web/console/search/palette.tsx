import { may, mayAtAll } from '../../../core/access.ts'
import type { Actor } from '../../../core/actor.ts'
import { wordsOf } from '../../../core/search/words.ts'
import { queueViews } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { asWritten } from '../../language/written.ts'
import { Palette, type PaletteOption } from '../../pages/console/search/palette.tsx'
import { roomsOf, settingsOf } from '../../pages/parts/rooms.ts'
import { type Desk, requireRight } from '../../session.ts'
import { page } from '../../team.ts'
import { ask, kinds, placeOfNumber } from './ask.ts'
import { describeHit } from './hits.ts'

const perGroup = 5
const mostActions = 8

/** The same answers as the search page, and the ways through the console, for Ctrl+K. */
export async function palette(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireRight(actor, 'registry.read')
  const q = (c.req.query('q') ?? '').trim().slice(0, 400)
  const [straight, { groups, terms }] = await Promise.all([
    placeOfNumber(ports, actor, q),
    ask(ports, actor, { q, limit: perGroup, counted: false }),
  ])
  const zone = c.get('team').zone
  const found = groups.flatMap(({ kind, hits }) =>
    hits
      .filter((hit, at) => hits.findIndex(({ name }) => name === hit.name) === at)
      .map(hit => ({ kind: kinds[kind], ...describeHit(kind, hit, { zone, terms }) })),
  )
  const named = straight ? [{ href: straight, kind: 'Buka', title: asWritten(q.toUpperCase()), detail: '' }] : []
  return page(c, <Palette options={[...named, ...actionsFor(actor, q), ...found]} />)
}

/** Every word typed begins a word of its name; all of them while nothing is typed. */
function actionsFor(actor: Actor, q: string): PaletteOption[] {
  const typed = wordsOf(q)
  const fits = ({ title, detail }: Way) => typed.every(word => wordsOf(`${title} ${detail}`).some(name => name.startsWith(word)))
  return actionsOf(actor)
    .filter(fits)
    .slice(0, typed.length === 0 ? undefined : mostActions)
}

type Way = PaletteOption & { title: string; detail: string }

function actionsOf(actor: Actor): Way[] {
  const triages = may(actor, 'incident.triage', { team: actor.team })
  const views = Object.entries(queueViews).map(([view, label]) => ({
    href: view === 'ditahan' ? '/konsol/ditahan' : `/konsol/antrean?v=${view}`,
    title: `Antrean: ${label}`,
    detail: '',
  }))
  const ways = [
    ...(mayAtAll(actor, 'incident.report') ? [{ href: '/konsol/tiket/baru', title: 'Tiket baru', detail: 'g t' }] : []),
    ...(mayAtAll(actor, 'advisory.draft') ? [{ href: '/konsol/imbauan/baru', title: 'Imbauan baru', detail: '' }] : []),
    ...(mayAtAll(actor, 'incident.read') ? [{ href: '/konsol/observabel', title: 'Observabel', detail: 'g v' }] : []),
    ...(mayAtAll(actor, 'incident.read') ? views.filter(({ href }) => triages || href !== '/konsol/ditahan') : []),
    ...roomsOf(actor.role).map(({ href, label, key }) => ({ href, title: label, detail: key })),
    ...settingsOf(actor.role).map(({ href, label }) => ({ href, title: `Pengaturan: ${label}`, detail: '' })),
    { href: '/konsol/saya', title: 'Profil saya', detail: '' },
  ]
  return ways.map(way => ({ kind: 'Perintah', ...way }))
}
