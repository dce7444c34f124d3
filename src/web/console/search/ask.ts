import { subjectOf } from '../../../casework/record.ts'
import { isOutsideTeam, may, mayAtAll, reachOf } from '../../../core/access.ts'
import type { Actor } from '../../../core/actor.ts'
import { readAsked, type Term } from '../../../core/search/asked.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import type { Ports } from '../../../ports.ts'
import { findAdvisory } from '../../../store/advisories.ts'
import { findIncidentByNumber } from '../../../store/incidents.ts'
import { countHits, type Hit, listHits, type Place, type Question } from '../../../store/search/found.ts'
import { matchFor } from '../../../store/search/match.ts'
import { sharedHits } from './partners-cases.ts'

/** The kinds of things that are found, in the order of the page. */
export const kinds = {
  tiket: 'Tiket',
  bersama: 'Dibagikan ke tim ini',
  surat: 'Surat masuk',
  imbauan: 'Imbauan',
  observabel: 'Observabel',
  instansi: 'Instansi',
} as const
export type Kind = keyof typeof kinds

export interface Group {
  kind: Kind
  hits: Hit[]
  total: number
  /** Where the next page begins; null = this was the last. */
  next: string | null
}

/** A ticket's or advisory's number leads straight there; null = it is none, or none of theirs. */
export async function placeOfNumber(ports: Ports, actor: Actor, typed: string): Promise<string | null> {
  const number = typed.trim().toUpperCase()
  if (!/^[A-Z0-9]{2,12}-\d{4}-\d{4,}$/.test(number) || isOutsideTeam(actor)) return null
  const incident = mayAtAll(actor, 'incident.read') ? await findIncidentByNumber(ports.database.query, actor.team, number) : null
  if (incident && may(actor, 'incident.read', subjectOf(incident.incident))) return `/konsol/tiket/${incident.number}`
  const found = await findAdvisory(ports.database.query, actor.team, number)
  const readable = found && may(actor, 'advisory.read', { team: actor.team, tlp: found.advisory.tlp })
  return readable ? `/konsol/imbauan/${found.number}` : null
}

interface Asked {
  q: string
  /** One kind alone, also a further page of it: `cursor` as the page before gave it. */
  only?: Kind | undefined
  cursor?: string | undefined
  limit: number
  counted: boolean
}

/**
 * What was asked for in every kind of thing that the actor may look into, or in one of them; empty groups are left out. A long word is
 * looked for as it stands; as a beginning only where it is found nowhere whole, for that costs as much as all it begins.
 */
export async function ask(ports: Ports, actor: Actor, asked: Asked): Promise<{ terms: Term[]; groups: Group[] }> {
  const terms = readAsked(asked.q)
  const places = terms.length === 0 ? [] : placesOf(actor).filter(({ kind }) => asked.only === undefined || kind === asked.only)
  const [, id, mode] = /^(\d{1,15})(w?)$/.exec(asked.cursor ?? '') ?? []
  const before = id === undefined ? undefined : Number(id)
  const question = (place: Place, wide: boolean): Question => ({
    place,
    before,
    match: matchFor(terms, { team: actor.team, kind: place.kind, wide }),
  })
  const first = await look(
    ports,
    places.map(place => question(place, mode === 'w')),
    asked,
  )
  const begun = places.filter(place => before === undefined && isOther(question(place, true), question(place, false)))
  const empty = begun.filter(({ kind }) => !first.some(group => group.kind === kind))
  const second = await look(
    ports,
    empty.map(place => question(place, true)),
    asked,
  )
  const wide = (group: Group) => (mode === 'w' || second.includes(group)) && group.next !== null
  const shared = asked.only === undefined || asked.only === 'bersama' ? await sharedHits(ports, actor, { terms, limit: asked.limit }) : []
  const groups = [
    ...[...first, ...second].map(group => (wide(group) ? { ...group, next: `${group.next}w` } : group)),
    ...(shared.length > 0 ? [{ kind: 'bersama' as const, hits: shared, total: shared.length, next: null }] : []),
  ]
  return { terms, groups: (Object.keys(kinds) as Kind[]).flatMap(kind => groups.filter(group => group.kind === kind)) }
}

function isOther(one: Question, other: Question): boolean {
  return one.match !== other.match
}

/** One query for all, and one more for how many there are where not all are shown. */
async function look(ports: Ports, questions: Question[], { limit, counted }: Asked): Promise<Group[]> {
  if (questions.length === 0) return []
  const found = await listHits(ports.database.heavy, questions, limit + 1)
  const more = questions.filter(({ place, before }) => (found.get(place.kind)?.length ?? 0) > limit || before !== undefined)
  const totals = counted && more.length > 0 ? await countHits(ports.database.heavy, more) : new Map<Kind, number>()
  return [...found].map(([kind, all]) => {
    const hits = all.slice(0, limit)
    return { kind, hits, total: totals.get(kind) ?? hits.length, next: all.length > limit ? `${hits.at(-1)?.id}` : null }
  })
}

function placesOf(actor: Actor): Place[] {
  const { team } = actor
  const places: (Place | false)[] = [
    mayAtAll(actor, 'incident.read') && {
      kind: 'tiket',
      reach: reachOf(actor, 'incident.read'),
      held: mayAtAll(actor, 'incident.triage'),
    },
    may(actor, 'incident.triage', { team }) && { kind: 'surat', team },
    may(actor, 'advisory.read', { team }) && {
      kind: 'imbauan',
      team,
      upTo: tlpLabels.findLast(tlp => may(actor, 'advisory.read', { team, tlp })) ?? 'CLEAR',
    },
    mayAtAll(actor, 'incident.read') && { kind: 'observabel', reach: reachOf(actor, 'incident.read') },
    mayAtAll(actor, 'registry.read') && { kind: 'instansi', reach: reachOf(actor, 'registry.read') },
  ]
  return places.filter(place => place !== false)
}
