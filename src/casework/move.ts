import type { Actor } from '../core/actor.ts'
import { requireFresh } from '../core/incident/choose.ts'
import { replay } from '../core/incident/evolve.ts'
import type { Incident } from '../core/incident/incident.ts'
import { type MovePreview, move, previewMove, type Target, undoMove } from '../core/incident/move.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { listEvents } from '../store/events.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { visibleIncident } from './record.ts'
import { playbookVersion, rulesFor } from './rules.ts'
import { type Hand, work } from './work-incident.ts'

/** A version as an address names it; `step` is what a person picked. */
export interface WantedVersion {
  id: string
  version: number
  step: string | null
}

/** What would become of an incident, told before it is moved. */
export async function previewMoving(ports: Ports, incident: Incident, wanted: WantedVersion): Promise<MovePreview> {
  const running = { ...(await rulesFor(ports, incident)), incident }
  return previewMove(running, await targetOf(ports, wanted), ports.now())
}

/** Moves a running incident to another version or playbook; the page it was decided on must not be older than the last decision. */
export function moveIncident(
  ports: Ports,
  hand: Hand,
  { seq, wanted, reason }: { seq: number; wanted: WantedVersion; reason: string },
): Promise<KnownIncident> {
  return work(ports, hand, async running => {
    requireFresh(running.incident, seq)
    return { events: move(running, { target: await targetOf(ports, wanted), reason }, ports.now()) }
  })
}

/** Takes the last move back: to exactly the version, step and tasks of before. */
export function undoMoving(ports: Ports, hand: Hand, seq: number): Promise<KnownIncident> {
  return work(ports, hand, async running => {
    requireFresh(running.incident, seq)
    const { incident } = running
    if (!incident.movedFrom) return { events: undoMove(running, running, ports.now()) }
    const chain = await listEvents(ports.database.query, incident.id)
    const before = replay(chain.slice(0, incident.movedFrom.seq - 1))
    return { events: undoMove(running, { ...(await rulesFor(ports, before)), incident: before }, ports.now()) }
  })
}

export interface Outcome {
  number: string
  /** Why not; null = done. */
  refused: string | null
}

/** Moves several, each by a commit of its own, so that one that cannot be moved keeps nobody else back. */
export function moveMany(ports: Ports, actor: Actor, numbers: readonly string[], moved: { wanted: WantedVersion; reason: string }) {
  return each(ports, actor, numbers, known =>
    moveIncident(ports, { actor, incident: known.incident.id }, { seq: known.incident.seq, ...moved }),
  )
}

export function undoMany(ports: Ports, actor: Actor, numbers: readonly string[]): Promise<Outcome[]> {
  return each(ports, actor, numbers, ({ incident }) => undoMoving(ports, { actor, incident: incident.id }, incident.seq))
}

async function each(ports: Ports, actor: Actor, numbers: readonly string[], act: (known: KnownIncident) => Promise<unknown>) {
  const outcomes: Outcome[] = []
  for (const number of numbers) outcomes.push({ number, refused: await refusedOne(ports, actor, { number, act }) })
  return outcomes
}

async function refusedOne(ports: Ports, actor: Actor, one: { number: string; act: (known: KnownIncident) => Promise<unknown> }) {
  try {
    await one.act(await visibleIncident(ports, actor, one.number))
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

async function targetOf(ports: Ports, { id, version, step }: WantedVersion): Promise<Target> {
  return { playbook: (await playbookVersion(ports, id, version)).playbook, version, step }
}
