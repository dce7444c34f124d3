import { mergesIn, type Told, toldLater, toldOutside, whileAbsorbed } from '../core/incident/told.ts'
import type { Ports } from '../ports.ts'
import { type Chained, listEvents } from '../store/events.ts'

/** An incident as whoever reported it follows it; `viewer`: a person of the portal. */
export interface Followed {
  incident: string
  chain: readonly Chained[]
  viewer?: string
}

/** What is told outside: its own story, and from a merge on what the other case lets be heard, but nobody else's words. Oldest first. */
export async function toldToReporter(ports: Ports, { incident, chain, viewer }: Followed): Promise<Told[]> {
  const own = toldOutside(chain, viewer ?? null)
  const later = await Promise.all([...new Set(mergesIn(chain))].map(at => toldAt(ports, { at, from: incident, via: incident })))
  return [...own, ...later.flat()].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
}

/** At the case `at`, while `from` was part of it; and further, where that was merged meanwhile. */
async function toldAt(ports: Ports, { at, from, via }: { at: string; from: string; via: string }): Promise<Told[]> {
  const heard = whileAbsorbed(await listEvents(ports.database.query, at), from)
  const deeper = await Promise.all([...new Set(mergesIn(heard))].map(next => toldAt(ports, { at: next, from: at, via })))
  return [...toldLater(heard, via), ...deeper.flat()]
}
