import { Hono } from 'hono'
import { type ObservableKind, observableKinds } from '../../../core/observable.ts'
import { defang } from '../../../core/refang.ts'
import type { Term } from '../../../core/search/asked.ts'
import { excerpt } from '../../../core/search/excerpt.ts'
import type { Ports } from '../../../ports.ts'
import { countedTo, type Hit } from '../../../store/search/found.ts'
import { type FoundGroup, type FoundHit, Search } from '../../pages/console/search/search.tsx'
import { number, shortTime } from '../../pages/words.ts'
import { type Desk, requireRight, type SignedInEnv } from '../../session.ts'
import { page } from '../../team.ts'
import { askAll, askOn, type Group, type Kind, kinds, placeOfNumber } from './ask.ts'

const perGroup = 8
const perPage = 30
const longestQuestion = 400

/** One box for everything. */
export function searchRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/cari', c => search(ports, c))
}

async function search(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireRight(actor, 'registry.read')
  const q = (c.req.query('q') ?? '').trim().slice(0, longestQuestion)
  const only = kindOf(c.req.query('di'))
  const straight = q && !only ? await placeOfNumber(ports, actor, q) : null
  if (straight) return c.redirect(straight, 303)
  const cursor = c.req.query('mulai')
  const found =
    only && cursor
      ? await askOn(ports, actor, { q, only, limit: perPage, cursor })
      : await askAll(ports, actor, { q, only, limit: only ? perPage : perGroup, counted: true })
  const groups = found.groups.map(group => describe(group, { zone: c.get('team').zone, q, terms: found.terms, only }))
  const next = found.groups[0]?.next
  const alone = only && {
    title: kinds[only],
    all: address({ q }),
    next: next ? address({ q, di: only, mulai: next }) : null,
  }
  return page(c, <Search frame={c.get('frame')} q={q} groups={groups} only={alone} />)
}

function kindOf(typed: string | undefined): Kind | undefined {
  return Object.keys(kinds).find((kind): kind is Kind => kind === typed)
}

interface Asked {
  zone: string
  q: string
  terms: Term[]
  only: Kind | undefined
}

function describe({ kind, hits, total, next }: Group, asked: Asked): FoundGroup {
  const once = hits.filter((hit, at) => hits.findIndex(({ name }) => name === hit.name) === at)
  return {
    title: kinds[kind],
    total: total > countedTo ? `${number(countedTo)}+` : number(total),
    hits: once.map(hit => describeHit(kind, hit, asked)),
    all: next && !asked.only ? address({ q: asked.q, di: kind }) : null,
  }
}

/** As a page or a palette shows it. */
export function describeHit(kind: Kind, hit: Hit, { zone, terms }: Pick<Asked, 'zone' | 'terms'>): FoundHit {
  const when = shortTime(new Date(hit.at), zone)
  const pieces = hit.text ? excerpt(hit.text, terms) : []
  const name = encodeURIComponent(hit.name)
  if (kind === 'tiket')
    return {
      href: `/konsol/tiket/${name}`,
      title: `${hit.name} ${hit.title}`,
      detail: `${hit.about ?? 'Instansi belum dikenal'} · ${when}`,
      pieces,
    }
  if (kind === 'imbauan') return { href: `/konsol/imbauan/${name}`, title: `${hit.name} ${hit.title}`, detail: when, pieces }
  if (kind === 'surat')
    return { href: `/konsol/surat#${name}`, title: hit.title || 'Tanpa perihal', detail: `${hit.about} · ${when}`, pieces }
  if (kind === 'instansi') return { href: `/konsol/instansi/${name}`, title: hit.title, detail: hit.name, pieces: [] }
  return {
    href: `/konsol/observabel/${name}`,
    title: defang(hit.title),
    detail: observableKinds[hit.about as ObservableKind] ?? 'Observabel',
    pieces: [],
  }
}

function address(asked: { q: string; di?: string; mulai?: string }): string {
  return `/konsol/cari?${new URLSearchParams(asked)}`
}
