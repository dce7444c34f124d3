import type { Actor } from '../../core/actor.ts'
import { agenciesAsked, type Chip, readFilter, type Term, withoutAgencies } from '../../core/queue/filter.ts'
import type { Ports } from '../../ports.ts'
import { listColleagues } from '../../store/people.ts'
import { listUnknownAgencies } from '../../store/queue-terms.ts'

/** A filter as its reader means it: names are people of their team, agencies those that it knows. */
export async function askedFilter(ports: Ports, actor: Actor, { text, zone }: { text: string; zone: string }): Promise<Chip[]> {
  const query = ports.database.query
  const people = /pemilik:/i.test(text) ? await listColleagues(query, actor.team) : []
  const chips = readFilter(text, { me: actor.id, people, now: ports.now(), zone })
  const agencies = agenciesAsked(chips)
  return agencies.length === 0 ? chips : withoutAgencies(chips, await listUnknownAgencies(query, actor.team, agencies))
}

export function termsOf(chips: readonly Chip[]): Term[] {
  return chips.flatMap(({ term }) => (term ? [term] : []))
}
