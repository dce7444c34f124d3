import type { CompiledQuery } from 'kysely'
import { isOutsideTeam, may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Advisory, AdvisoryEvent } from '../../core/advisory/advisory.ts'
import { evolveAdvisory } from '../../core/advisory/evolve.ts'
import type { IncidentEvent } from '../../core/incident/events.ts'
import type { Running } from '../../core/incident/incident.ts'
import { Refusal } from '../../core/refusal.ts'
import { Conflict, type Ports } from '../../ports.ts'
import { findAdvisory, type KnownAdvisory, updateAdvisory } from '../../store/advisories.ts'
import { type ChainedAdvisoryEvent, findAdvisoryHead, insertAdvisoryEvents } from '../../store/advisory-events.ts'
import { record } from '../record.ts'

/** A change to an advisory, with what it says on the incident's timeline and the rows that belong to it. */
export interface AdvisoryAct {
  known: KnownAdvisory
  actor: Actor
  events: AdvisoryEvent[]
  onIncident?: (running: Running) => IncidentEvent[]
  alongside?: (after: Advisory) => CompiledQuery[]
}

/** Both chains and all rows in one commit. A colleague who was quicker makes it fail whole, as `changed_meanwhile`. */
export async function recordAdvisory(ports: Ports, act: AdvisoryAct): Promise<KnownAdvisory> {
  const { advisory: before, number } = act.known
  const { chained, advisory } = await chainAdvisory(ports, before.id, act)
  const query = ports.database.query
  const rows = [...insertAdvisoryEvents(query, before.id, chained), updateAdvisory(query, advisory), ...(act.alongside?.(advisory) ?? [])]
  try {
    await commitWithIncident(ports, { ...act, incident: before.incident, rows })
  } catch (error) {
    throw error instanceof Conflict && error.on.includes('advisory_event.') ? changedMeanwhile() : error
  }
  return { number, advisory }
}

export function changedMeanwhile(): Refusal {
  return new Refusal(
    'changed_meanwhile',
    'Imbauan ini sudah diubah orang lain sejak halaman Anda dibuka. Periksa perubahannya, lalu ulangi.',
  )
}

/** Rows of an advisory together with its incident's timeline, or alone when it has none to write. */
export async function commitWithIncident(
  ports: Ports,
  act: { incident: string | null; actor: Actor; onIncident?: AdvisoryAct['onIncident']; rows: CompiledQuery[] },
): Promise<void> {
  const { incident, actor, onIncident, rows } = act
  if (!incident || !onIncident) return ports.database.commit(rows)
  await record(ports, {
    incident,
    actor,
    action: actor.kind === 'link' ? 'incident.inform' : isOutsideTeam(actor) ? null : 'incident.work',
    decide: running => ({ events: onIncident(running), alongside: () => rows }),
  })
}

export async function chainAdvisory(
  ports: Ports,
  id: string,
  act: { known?: KnownAdvisory; actor: Actor; events: readonly AdvisoryEvent[] },
) {
  const at = ports.now().toISOString()
  const who = { kind: act.actor.kind, id: act.actor.id, name: act.actor.name }
  let advisory: Advisory | null = act.known?.advisory ?? null
  let head = advisory ? ((await findAdvisoryHead(ports.database.query, id)) ?? '') : ''
  const chained: ChainedAdvisoryEvent[] = []
  for (const event of act.events) {
    const recorded = { seq: (advisory?.seq ?? 0) + 1, at, actor: who, event }
    head = ports.sha256(JSON.stringify([head, id, recorded.seq, at, who.kind, who.id, who.name, event]))
    advisory = evolveAdvisory(advisory, recorded)
    chained.push({ ...recorded, hash: head })
  }
  if (!advisory) throw new Error('no events')
  return { chained, advisory }
}

/** By id or number, for an actor who may do this; outside one's team it does not exist. */
export async function advisoryFor(
  ports: Ports,
  actor: Actor,
  id: string,
  action: 'advisory.read' | 'advisory.draft' | 'advisory.release' = 'advisory.read',
) {
  const known = await findAdvisory(ports.database.query, actor.team, id)
  const visible = known && may(actor, 'advisory.read', { team: known.advisory.team, tlp: known.advisory.tlp })
  if (!visible) throw new Refusal('not_found', 'Imbauan itu tidak ada, atau bukan untuk Anda.')
  if (!may(actor, action, { team: known.advisory.team, tlp: known.advisory.tlp }))
    throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
  return known
}
