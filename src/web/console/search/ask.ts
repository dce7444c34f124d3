import { subjectOf } from '../../../casework/record.ts'
import { isOutsideTeam, may, mayAtAll, reachOf } from '../../../core/access.ts'
import type { Actor } from '../../../core/actor.ts'
import { readAsked, type Term } from '../../../core/search/asked.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import type { Ports } from '../../../ports.ts'
import { findAdvisory } from '../../../store/advisories.ts'
import { findIncidentByNumber } from '../../../store/incidents.ts'
import { countHits, type Hit, listHits, type Place } from '../../../store/search/found.ts'
import { matchFor } from '../../../store/search/match.ts'

/** The kinds of things that are found, in the order of the page. */
export const kinds = { tiket: 'Tiket', surat: 'Surat masuk', imbauan: 'Imbauan', observabel: 'Observabel', instansi: 'Instansi' } as const
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

/** What was asked for in every kind of thing that the actor may look into, or in one of them; empty groups are left out. */
export async function askAll(ports: Ports, actor: Actor, asked: { q: string; only?: Kind | undefined; limit: number; counted: boolean }) {
  const terms = readAsked(asked.q)
  const open = placesOf(actor).filter(place => asked.only === undefined || place.kind === asked.only)
  const groups = terms.length === 0 ? [] : await Promise.all(open.map(place => askOne(ports, { place, actor, terms, ...asked })))
  return { terms, groups: groups.filter(group => group.total > 0) }
}

/** A further page of one kind. `cursor` as the page before gave it. */
export async function askOn(ports: Ports, actor: Actor, asked: { q: string; only: Kind; limit: number; cursor: string }) {
  const terms = readAsked(asked.q)
  const place = placesOf(actor).find(one => one.kind === asked.only)
  const group = place && terms.length > 0 ? await askOne(ports, { place, actor, terms, ...asked, counted: true }) : null
  return { terms, groups: group && group.total > 0 ? [group] : [] }
}

interface Question {
  place: Place
  actor: Actor
  terms: Term[]
  limit: number
  counted: boolean
  cursor?: string
}

/** A long word is looked for as it stands; as a beginning only where it is found nowhere whole, for that costs as much as all it finds. */
async function askOne(ports: Ports, { place, actor, terms, limit, counted, cursor }: Question): Promise<Group> {
  const query = ports.database.heavy
  const [, before, mode] = /^(\d{1,15})(w?)$/.exec(cursor ?? '') ?? []
  const matchOf = (wide: boolean) => matchFor(terms, { team: actor.team, kind: place.kind, wide })
  const look = async (wide: boolean) => {
    const match = matchOf(wide)
    const hits = await listHits(query, place, { match, before: before ? Number(before) : undefined, limit: limit + 1 })
    return { match, hits, mode: wide ? 'w' : '' }
  }
  const whole = await look(mode === 'w')
  const isAll = whole.hits.length > 0 || before !== undefined || matchOf(true) === whole.match
  const found = isAll ? whole : await look(true)
  const hits = found.hits.slice(0, limit)
  const more = found.hits.length > limit
  const total = hits.length === 0 || !counted || (!more && !before) ? hits.length : await countHits(query, place, found.match)
  return { kind: place.kind, hits, total, next: more ? `${hits.at(-1)?.id}${found.mode}` : null }
}

function placesOf(actor: Actor): Place[] {
  const { team } = actor
  const places: (Place | false)[] = [
    mayAtAll(actor, 'incident.read') && { kind: 'tiket', reach: reachOf(actor, 'incident.read') },
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
