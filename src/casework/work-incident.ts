import type { Action } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { type Choice, choose, requireFresh, withResponse } from '../core/incident/choose.ts'
import { type EvidenceState, judgeEvidence } from '../core/incident/custody.ts'
import { doneByClassifying } from '../core/incident/deeds.ts'
import type { Classification, IncidentEvent } from '../core/incident/events.ts'
import type { Affected, Running } from '../core/incident/incident.ts'
import { snooze, unsnooze } from '../core/incident/snooze.ts'
import { waveSince, waveWith } from '../core/incident/wave.ts'
import { addAffected, assign, changeAffected, classify, completeTask, note, ownerAfter } from '../core/incident/work.ts'
import { Refusal } from '../core/refusal.ts'
import type { AffectedState } from '../core/vocabulary.ts'
import { Conflict, type Ports } from '../ports.ts'
import { isFormMarked, markForm } from '../store/guards.ts'
import { findIncident, type KnownIncident } from '../store/incidents.ts'
import { listColleagues } from '../store/people.ts'
import { findAsset, findOrganisation } from '../store/registry.ts'
import { listSince } from '../store/running.ts'
import { calledIn, lettersToCalled } from './colleagues/mention.ts'
import { type Decided, record } from './record.ts'

/** Who works on which incident, by which form: the same form sent twice changes nothing the second time. */
export interface Hand {
  actor: Actor
  incident: string
  form?: string | undefined
}

/** One of the playbook's next steps. Whoever takes the first one owns the incident. */
export function takeChoice(ports: Ports, hand: Hand, choice: Choice): Promise<KnownIncident> {
  return work(ports, hand, async running => {
    const events = choose(running, choice, hand.actor, ports.now())
    return { events: [...events, ...ownerAfter(running.incident, hand.actor), ...(await waveBy(ports, running))] }
  })
}

/** A verified incident may be the one that makes several alike a wave. */
async function waveBy(ports: Ports, { incident, playbook }: Running): Promise<IncidentEvent[]> {
  if (!playbook.wave || incident.wave) return []
  const since = waveSince(playbook.wave, ports.now())
  const others = await listSince(ports.database.query, { team: incident.team, playbook: playbook.id, since })
  return waveWith(incident, playbook, others, ports.now())
}

/** Out of the queue until then. `seq` of the page it was decided on. */
export function snoozeIncident(
  ports: Ports,
  hand: Hand,
  aside: { seq: number; until: Date | null; reason: string },
): Promise<KnownIncident> {
  return work(ports, hand, ({ incident }) => {
    requireFresh(incident, aside.seq)
    return { events: snooze(incident, aside, ports.now()) }
  })
}

/** Back into the queue; with `seq`, only what was put aside by that event. */
export function unsnoozeIncident(ports: Ports, hand: Hand, seq?: number): Promise<KnownIncident> {
  return work(ports, hand, ({ incident }) => ({ events: unsnooze(incident, seq) }))
}

/** Triage's answers, made on the page `seq`; `owner` and the rest in one commit. */
export function classifyIncident(
  ports: Ports,
  hand: Hand,
  wanted: { seq: number; changes: Classification; owner?: string | null | undefined; reason?: string | undefined },
): Promise<KnownIncident> {
  return work(ports, hand, async running => {
    requireFresh(running.incident, wanted.seq)
    const { organisation } = wanted.changes
    if (organisation && !(await findOrganisation(ports.database.query, hand.actor.team, organisation))) throw unknownOrganisation()
    const owned = wanted.owner === undefined ? [] : assign(running.incident, await colleague(ports, hand.actor.team, wanted.owner))
    const now = ports.now()
    const said = [...classify(running, { ...wanted.changes, reason: wanted.reason }, hand.actor, now), ...owned]
    const after = { ...running, incident: { ...running.incident, ...wanted.changes, ...ownerIn(owned) } }
    return { events: [...said, ...doneByClassifying(after, { given: wanted.changes, actor: hand.actor }, now)] }
  })
}

function ownerIn(events: readonly IncidentEvent[]) {
  const assigned = events.find(event => event.type === 'assigned')
  return assigned ? { owner: assigned.owner } : {}
}

export function assignIncident(ports: Ports, hand: Hand, owner: string | null): Promise<KnownIncident> {
  return work(ports, hand, async ({ incident }) => ({ events: assign(incident, await colleague(ports, hand.actor.team, owner)) }))
}

/** Whoever it mentions by `@` gets one mail. */
export function addNote(ports: Ports, hand: Hand, { text, visible }: { text: string; visible: boolean }): Promise<KnownIncident> {
  return work(ports, hand, async ({ incident }) => {
    const called = await calledIn(ports, incident, text)
    const events = note(
      text,
      visible,
      called.map(({ address: _, ...one }) => one),
    )
    return { events, alongside: () => lettersToCalled(ports, called, { incident, actor: hand.actor, text }) }
  })
}

/** What the team decides about a file: released, in quarantine, a sample. */
export function judgeFile(ports: Ports, hand: Hand, wanted: { id: string; state: EvidenceState; reason: string }): Promise<KnownIncident> {
  return work(ports, hand, ({ incident }) => ({ events: judgeEvidence(incident, wanted) }))
}

export function finishTask(ports: Ports, hand: Hand, task: { id: string; result: string | null }): Promise<KnownIncident> {
  return work(ports, hand, running => ({ events: completeTask(running, task, hand.actor, ports.now()) }))
}

/** An agency, or one asset of it: a registered asset by id names its own agency; any other text stands as it is typed. */
export function nameAffected(
  ports: Ports,
  hand: Hand,
  named: { organisation?: string | undefined; asset?: string | undefined },
): Promise<KnownIncident> {
  return work(ports, hand, async ({ incident }) => ({
    events: addAffected(incident, { id: ports.newId(), ...(await affectedBy(ports, hand.actor.team, named)) }),
  }))
}

export function moveAffected(ports: Ports, hand: Hand, moved: { id: string; state: AffectedState }): Promise<KnownIncident> {
  return work(ports, hand, ({ incident }) => ({ events: changeAffected(incident, moved.id, moved.state) }))
}

type Decide = (running: Running, known: KnownIncident) => Decided | Promise<Decided>

/** One act of a person on an incident, by a form that counts once. */
export async function work(
  ports: Ports,
  hand: Hand & { action?: Action | null; onMerged?: boolean },
  decide: Decide,
): Promise<KnownIncident> {
  const { actor, incident, form, action = 'incident.work', onMerged } = hand
  const subject = `incident ${incident}`
  try {
    return await record(ports, {
      incident,
      actor,
      action,
      onMerged,
      decide: async (running, known) => {
        const decided = await decide(running, known)
        const marked = form ? [markForm(ports.database.query, { id: form, subject, at: ports.now().toISOString() })] : []
        const events: IncidentEvent[] = decided.events.length > 0 ? withResponse(running, actor, decided.events) : []
        return { events, alongside: after => [...marked, ...(decided.alongside?.(after) ?? [])] }
      },
    })
  } catch (error) {
    const again = isFormSeen(error) || (form && isStale(error) && (await isFormMarked(ports.database.query, { id: form, subject })))
    const known = again ? await findIncident(ports.database.query, incident) : null
    if (known) return known
    throw error
  }
}

async function colleague(ports: Ports, team: string, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null
  const found = (await listColleagues(ports.database.query, team)).find(person => person.id === id || person.email === id)
  if (!found)
    throw new Refusal('invalid', 'Orang itu bukan analis atau ketua tim ini.', {
      errors: [{ field: 'owner', message: 'Pilih analis atau ketua tim ini.' }],
    })
  return { id: found.id, name: found.name }
}

async function affectedBy(
  ports: Ports,
  team: string,
  named: { organisation?: string | undefined; asset?: string | undefined },
): Promise<Omit<Affected, 'id' | 'state'>> {
  const query = ports.database.query
  const asset = named.asset ? await findAsset(query, team, named.asset) : null
  if (asset) return { organisation: asset.organisation, asset: asset.id, label: asset.value }
  const organisation = named.organisation ? await findOrganisation(query, team, named.organisation) : null
  if (!organisation) throw unknownOrganisation()
  return { organisation: organisation.code, asset: null, label: named.asset?.trim() || organisation.name }
}

function unknownOrganisation(): Refusal {
  return new Refusal('invalid', 'Instansi itu tidak terdaftar.', {
    errors: [{ field: 'organisation', message: 'Pilih instansi yang terdaftar.' }],
  })
}

/** What a form meets that was sent, and counted, a moment ago. */
function isStale(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'changed_meanwhile' || error.code === 'already_done')
}

function isFormSeen(error: unknown): boolean {
  return error instanceof Conflict && error.on.includes('form_seen')
}
