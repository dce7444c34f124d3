import type { CompiledQuery } from 'kysely'
import { type Action, isOutsideTeam, may, type Subject } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import type { IncidentEvent, Recorded } from '../core/incident/events.ts'
import { evolve } from '../core/incident/evolve.ts'
import type { Incident, Running } from '../core/incident/incident.ts'
import { mergedAway } from '../core/incident/merge.ts'
import { sharedWith } from '../core/incident/share.ts'
import { wokenBy } from '../core/incident/snooze.ts'
import { Refusal } from '../core/refusal.ts'
import { Conflict, type Ports } from '../ports.ts'
import { type Chained, findHead, hashedText, insertEvents } from '../store/events.ts'
import { findIncident, findIncidentByNumber, type KnownIncident, saveClocks, updateIncident } from '../store/incidents.ts'
import { rulesFor } from './rules.ts'
import { findable } from './search/passages.ts'

/** What a decision wants written: its events, and rows that must stand or fall with them. */
export interface Decided {
  events: IncidentEvent[]
  alongside?: (after: Incident) => CompiledQuery[]
}

export interface Act {
  incident: string
  actor: Actor
  /** null: the right was asked about whatever causes this, e.g. the delivery that is answered. */
  action: Action | null
  /** It is about the merge itself; everything else on a merged incident is refused. */
  onMerged?: boolean | undefined
  decide: (running: Running, known: KnownIncident) => Decided | Promise<Decided>
}

/** What may be done to a report that waits for review: look at it, decide about it, add to it. */
const onHeld: readonly Action[] = ['incident.triage', 'incident.inform']

/**
 * The write path of every change to an incident: read, ask the core, commit once. When another writer took the next
 * seq meanwhile, the decision is asked again on the new state: it refuses by itself if the page was stale.
 */
export async function record(ports: Ports, act: Act): Promise<KnownIncident> {
  for (let attempt = 1; ; attempt++) {
    const known = await findIncident(ports.database.query, act.incident)
    if (!known) throw unknownIncident()
    if (act.action) requireMay(act.actor, act.action, known.incident, ports.now())
    if (known.held && act.action && !onHeld.includes(act.action)) throw stillHeld()
    if (known.incident.mergedInto && act.action && act.actor.kind !== 'system' && !act.onMerged) throw mergedAway(known.incident)
    const running = { ...(await rulesFor(ports, known.incident)), incident: known.incident }
    try {
      const decided = await act.decide(running, known)
      if (decided.events.length > 0)
        return { ...known, incident: await commit(ports, { before: known.incident, actor: act.actor, decided }) }
      // The incident has nothing to tell, e.g. of a first reminder; the rows that belong to the act are written all the same.
      await ports.database.commit(decided.alongside?.(known.incident) ?? [])
      return known
    } catch (error) {
      if (!isRace(error) || attempt === 5) throw error
    }
  }
}

/** Events with place and hash, and the state they lead to. `head` is the hash before the first. */
export function chain(
  ports: Ports,
  start: { incident: Incident | null; id: string; head: string },
  actor: Actor,
  events: readonly IncidentEvent[],
) {
  const at = ports.now().toISOString()
  const chained: Chained[] = []
  let { incident, head } = start
  for (const event of [...events, ...wokenBy(start.incident, events, actor)]) {
    const recorded: Recorded = { seq: (incident?.seq ?? 0) + 1, at, actor: inChain(actor), event }
    head = ports.sha256(hashedText(start.id, head, recorded))
    incident = evolve(incident, recorded)
    chained.push({ ...recorded, hash: head })
  }
  if (!incident) throw new Error('no events')
  return { chained, incident }
}

/** Who did it, as the chain keeps it for ever: a reporter's name stays in the report, where it can be erased. */
function inChain({ kind, id, name }: Actor): Recorded['actor'] {
  return { kind, id, name: kind === 'link' && id === 'reporter' ? 'Pelapor' : name }
}

/** An incident by its number, for an actor who may see it. Outside one's scope it does not exist. */
export async function visibleIncident(
  ports: Ports,
  actor: Actor,
  number: string,
  action: Action = 'incident.read',
): Promise<KnownIncident> {
  const known = await findIncidentByNumber(ports.database.query, actor.team, number)
  if (!known || isHiddenFrom(actor, known)) throw unknownIncident()
  requireMay(actor, action, known.incident, ports.now())
  return known
}

/** The same for its status: by the table, or because it was shown to them by name. */
export async function followedIncident(ports: Ports, actor: Actor, number: string): Promise<KnownIncident> {
  const known = await findIncidentByNumber(ports.database.query, actor.team, number)
  if (!known || isHiddenFrom(actor, known) || !mayFollow(actor, known.incident, ports.now())) throw unknownIncident()
  return known
}

/** A report that waits for review names agencies that need not have anything to do with it. */
function isHiddenFrom(actor: Actor, { held }: KnownIncident): boolean {
  return held !== null && isOutsideTeam(actor)
}

export function mayFollow(actor: Actor, incident: Incident, now: Date): boolean {
  const subject = subjectOf(incident, now)
  return may(actor, 'incident.follow', subject) || may(actor, 'incident.read', subject)
}

/** 404 for what the actor may not even see; 403 for a seen thing they may not do. */
export function requireMay(actor: Actor, action: Action, incident: Incident, now?: Date): void {
  const subject = subjectOf(incident, now)
  if (may(actor, action, subject)) return
  if (!may(actor, 'incident.read', subject)) throw unknownIncident()
  throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
}

/** As the table of rights sees it. With a moment, also whom it was shown to by name until then. */
export function subjectOf(incident: Incident, now?: Date): Subject {
  const { team, organisation, tlp, reporter, owner } = incident
  return { team, organisation, tlp, reporter, owner: owner?.id ?? null, sharedWith: now ? sharedWith(incident, now) : [] }
}

export function isRace(error: unknown): boolean {
  return error instanceof Conflict && /\bevent\./.test(error.on)
}

async function commit(ports: Ports, { before, actor, decided }: { before: Incident; actor: Actor; decided: Decided }): Promise<Incident> {
  const { incident, statements } = await written(ports, { before, actor, events: decided.events })
  await ports.database.commit([...statements, ...(decided.alongside?.(incident) ?? [])])
  return incident
}

/** What these events write on an incident as it stood before; in the same commit as others it conflicts when somebody was quicker on any. */
export async function written(
  ports: Ports,
  { before, actor, events }: { before: Incident; actor: Actor; events: readonly IncidentEvent[] },
): Promise<{ incident: Incident; statements: CompiledQuery[] }> {
  const query = ports.database.query
  const head = await findHead(query, before.id)
  if (head?.seq !== before.seq) throw new Conflict('event.incident_id, event.seq')
  const { chained, incident } = chain(ports, { incident: before, id: before.id, head: head.hash }, actor, events)
  const statements = [
    ...findable(query, incident, chained),
    ...insertEvents(query, before.id, chained),
    updateIncident(query, incident),
    ...saveClocks(query, incident, before),
  ]
  return { incident, statements }
}

function stillHeld(): Refusal {
  return new Refusal('not_a_choice', 'Laporan ini masih ditahan. Lepaskan dahulu, atau tolak.')
}

function unknownIncident(): Refusal {
  return new Refusal('not_found', 'Insiden itu tidak ada, atau bukan untuk Anda.')
}
