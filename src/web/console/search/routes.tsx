import { Hono } from 'hono'
import type { Term } from '../../../core/search/asked.ts'
import type { Ports } from '../../../ports.ts'
import { countedTo } from '../../../store/search/found.ts'
import { type FoundGroup, Search } from '../../pages/console/search/search.tsx'
import { number } from '../../pages/words.ts'
import { type Desk, requireRight, type SignedInEnv } from '../../session.ts'
import { page } from '../../team.ts'
import { ask, type Group, type Kind, kinds, placeOfNumber } from './ask.ts'
import { describeHit } from './hits.ts'
import { palette } from './palette.tsx'

const perGroup = 8
const perPage = 30
const longestQuestion = 400

/** One box for everything. */
export function searchRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/cari', c => search(ports, c)).get('/konsol/palet', c => palette(ports, c))
}

async function search(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  requireRight(actor, 'registry.read')
  const q = (c.req.query('q') ?? '').trim().slice(0, longestQuestion)
  const only = kindOf(c.req.query('di'))
  const straight = q && !only ? await placeOfNumber(ports, actor, q) : null
  if (straight) return c.redirect(straight, 303)
  const found = await ask(ports, actor, { q, only, cursor: only && c.req.query('mulai'), limit: only ? perPage : perGroup, counted: true })
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

function address(asked: { q: string; di?: string; mulai?: string }): string {
  return `/konsol/cari?${new URLSearchParams(asked)}`
}
