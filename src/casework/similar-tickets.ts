import { reachOf } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import type { Incident } from '../core/incident/incident.ts'
import { type Likeness, mostTelling, ranked, similarDays, wordsAlike } from '../core/similar.ts'
import { warningOf } from '../core/warning-list.ts'
import type { Ports } from '../ports.ts'
import { findOwn, listObservablesOf } from '../store/observables/known.ts'
import { listOfAgency, listOfWords, listSeenTogether, type SimilarRow } from '../store/similar.ts'

export interface SimilarTicket {
  row: SimilarRow
  why: Likeness[]
}

/** What a reader who may see them should look at before a new ticket is worked: perhaps the same event. Those already linked are left out. */
export async function similarTickets(
  ports: Ports,
  actor: Actor,
  { incident, story }: { incident: Incident; story: string },
): Promise<SimilarTicket[]> {
  const reach = reachOf(actor, 'incident.read')
  const { id, organisation, kind } = incident
  const since = (days: number) => new Date(ports.now().getTime() - days * 86_400_000).toISOString()
  const words = wordsAlike(story)
  const { heavy } = ports.database
  const [seen, agency, said] = await Promise.all([
    seenToo(ports, reach, incident),
    organisation ? listOfAgency(heavy, reach, { incident: id, organisation, kind, since: since(similarDays.agency) }) : [],
    words ? listOfWords(heavy, reach, { incident: id, words, since: since(similarDays.words) }) : [],
  ])
  const linked = new Set((incident.links ?? []).map(link => link.incident))
  const found = [
    ...seen,
    ...agency.map(row => ({ row, why: { by: 'agency' as const } })),
    ...said.map(row => ({ row, why: { by: 'words' as const } })),
  ]
  return ranked(found.filter(({ row }) => !linked.has(row.id)))
}

/** By what both name; what everybody names, like a search engine, says nothing. */
async function seenToo({ database: { heavy } }: Ports, reach: ReturnType<typeof reachOf>, { id, team }: Incident) {
  const [all, own] = await Promise.all([listObservablesOf(heavy, id, 50), findOwn(heavy, team)])
  const useful = all.filter(one => one.mark !== 'aman' && warningOf(one, own) !== 'umum')
  const known = new Map(mostTelling(useful, 5).map(one => [one.id, one.value]))
  const rows = await listSeenTogether(heavy, reach, { incident: id, observables: [...known.keys()] })
  return rows.map(({ observable, ...row }) => ({ row, why: { by: 'observable' as const, value: known.get(observable) ?? '' } }))
}
