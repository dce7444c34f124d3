import { subjectOf } from '../../../casework/record.ts'
import { may } from '../../../core/access.ts'
import type { Actor } from '../../../core/actor.ts'
import type { Incident } from '../../../core/incident/incident.ts'
import { mergesIn, viaOf, whileAbsorbed } from '../../../core/incident/told.ts'
import type { Ports } from '../../../ports.ts'
import { type Chained, listEvents } from '../../../store/events.ts'
import { findIncident } from '../../../store/incidents.ts'
import type { Strand } from '../timeline.ts'

/** What one timeline is twisted from: the own chain, those of merged tickets, and what came in elsewhere while this was merged itself. */
export async function strandsOf(
  ports: Ports,
  actor: Actor,
  { incident, chain }: { incident: Incident; chain: Chained[] },
): Promise<Strand[]> {
  const [taken, given] = await Promise.all([absorbedStrands(ports, actor, incident), givenStrands(ports, actor, { incident, chain })])
  return [{ chain }, ...taken, ...given]
}

/** Only those that this reader may read by themselves. */
async function absorbedStrands(ports: Ports, actor: Actor, { absorbed = [] }: Incident): Promise<Strand[]> {
  const found = await Promise.all(absorbed.map(one => findIncident(ports.database.query, one.incident)))
  const mine = found.flatMap(known => (known && may(actor, 'incident.read', subjectOf(known.incident)) ? [known] : []))
  const strands = await Promise.all(
    mine.map(async ({ incident, number }) => [
      { number, chain: await listEvents(ports.database.query, incident.id) },
      ...(await absorbedStrands(ports, actor, incident)),
    ]),
  )
  return strands.flat()
}

/** What this one's reporter sent while it was part of another case. */
async function givenStrands(ports: Ports, actor: Actor, { incident, chain }: { incident: Incident; chain: Chained[] }): Promise<Strand[]> {
  const strands = await Promise.all(
    [...new Set(mergesIn(chain))].map(at => strandAt(ports, actor, { at, from: incident.id, via: incident.id })),
  )
  return strands.flat()
}

async function strandAt(ports: Ports, actor: Actor, { at, from, via }: { at: string; from: string; via: string }): Promise<Strand[]> {
  const known = await findIncident(ports.database.query, at)
  if (!known || !may(actor, 'incident.read', subjectOf(known.incident))) return []
  const heard = whileAbsorbed(await listEvents(ports.database.query, at), from)
  const deeper = await Promise.all([...new Set(mergesIn(heard))].map(next => strandAt(ports, actor, { at: next, from: at, via })))
  return [{ number: known.number, chain: heard.filter(({ event }) => viaOf(event) === via) }, ...deeper.flat()]
}
