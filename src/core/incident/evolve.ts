import type { IncidentEvent, Recorded } from './events.ts'
import type { Affected, Clock, Incident, Task } from './incident.ts'
import { conversation } from './reporter.ts'

type Fold = {
  [T in IncidentEvent['type']]: (incident: Incident, event: Extract<IncidentEvent, { type: T }>, recorded: Recorded) => Incident
}

/** Events that decide: a page made before one of these is stale (409). */
const decisive: ReadonlySet<IncidentEvent['type']> = new Set([
  'chosen',
  'classified',
  'assigned',
  'transferred',
  'released',
  'rejected',
  'playbook_moved',
  'merged',
  'absorbed',
  'unmerged',
  'parted',
])

/** Whether it makes a page made before it stale. */
export function isDecisive(type: IncidentEvent['type']): boolean {
  return decisive.has(type)
}

/** Folds one event into the incident. `incident` is null only for the first event, which must be `opened`. */
export function evolve(incident: Incident | null, recorded: Recorded): Incident {
  const event = recorded.event
  if (event.type === 'opened') return opened(event, recorded)
  if (!incident) throw new Error('an incident begins with `opened`')
  const fold = folds[event.type] as (incident: Incident, event: IncidentEvent, recorded: Recorded) => Incident
  const decidedSeq = decisive.has(event.type) ? recorded.seq : incident.decidedSeq
  return { ...fold(incident, event, recorded), ...conversation(incident, recorded), seq: recorded.seq, decidedSeq, changedAt: recorded.at }
}

/** Replays a whole chain. */
export function replay(chain: readonly Recorded[]): Incident {
  const incident = chain.reduce<Incident | null>(evolve, null)
  if (!incident) throw new Error('an empty chain')
  return incident
}

function opened({ opening }: Extract<IncidentEvent, { type: 'opened' }>, { seq, at, actor }: Recorded): Incident {
  const { reportHash: _, ...known } = opening
  return {
    ...known,
    seq,
    decidedSeq: seq,
    step: '',
    publicStatus: 'diterima',
    waiting: false,
    reporter: actor.kind === 'person' ? actor.id : null,
    owner: null,
    iiv: null,
    personalData: null,
    openedAt: at,
    changedAt: at,
    closedAt: null,
    mergedInto: null,
    answers: {},
    tasks: [],
    clocks: [],
    affected: [],
    evidence: [],
  }
}

const unchanged = (incident: Incident) => incident

const folds: Fold = {
  opened: unchanged,
  chosen: (incident, { answers }) => ({
    ...incident,
    answers: { ...incident.answers, ...answers },
    ...(incident.movedFrom && { movedFrom: null }),
  }),
  playbook_moved: (incident, { from, to, undoes }, { seq }) => ({
    ...incident,
    playbook: { id: to.id, version: to.version },
    step: to.step,
    movedFrom: undoes ? null : { ...from, seq },
  }),
  entered: (incident, { step, publicStatus, waiting, final }, { at }) => ({
    ...incident,
    step,
    publicStatus,
    waiting,
    closedAt: final ? at : null,
  }),
  classified: (incident, { changes }) => ({ ...incident, ...changes }),
  lowered: unchanged,
  assigned: (incident, { owner }) => ({ ...incident, owner }),
  snoozed: (incident, { until, reason }, { seq, actor }) => ({ ...incident, snooze: { until, reason, by: actor.name, seq } }),
  unsnoozed: incident => ({ ...incident, snooze: null }),
  noted: unchanged,
  informed: unchanged,
  task_added: (incident, { task }) => ({ ...incident, tasks: [...incident.tasks, task] }),
  task_completed: (incident, { task, result }, { at, actor }) =>
    withTask(incident, task, known => ({ ...known, doneAt: at, doneBy: actor.name, doneById: actor.id, result })),
  task_set_aside: (incident, { task }, { at }) => withTask(incident, task, known => ({ ...known, asideAt: at })),
  task_resumed: (incident, { task }) => withTask(incident, task, known => ({ ...known, asideAt: null })),
  clock_started: (incident, { clock }) => ({ ...incident, clocks: [...incident.clocks.filter(({ id }) => id !== clock.id), clock] }),
  clock_redue: (incident, { clock, ...moved }) => withClock(incident, clock, known => ({ ...known, ...momentsOf(moved) })),
  clock_met: (incident, { clock, by, proof }, { at }) =>
    withClock(incident, clock, known => ({ ...known, metAt: proof?.sentAt ?? at, metBy: by, ...(proof && { proof }) })),
  clock_waived: (incident, { clock, reason }, { at, actor }) =>
    withClock(incident, clock, known => ({ ...known, metAt: at, metBy: 'tidak berlaku', waived: { by: actor.name, reason } })),
  clock_corrected: (incident, event, recorded) => withClock(incident, event.clock, known => corrected(known, event, recorded)),
  clock_escalated: (incident, { clock }, { at }) => withClock(incident, clock, known => ({ ...known, escalatedAt: at })),
  clock_warned: (incident, { clock }, { at }) => withClock(incident, clock, known => ({ ...known, warnedAt: at })),
  clock_breached: (incident, { clock }, { at }) => withClock(incident, clock, known => ({ ...known, breachedAt: at })),
  clock_paused: (incident, { clock }, { at }) => withClock(incident, clock, known => ({ ...known, pausedAt: at })),
  clock_resumed: (incident, { clock, ...moved }) =>
    withClock(incident, clock, known => ({ ...known, ...momentsOf(moved), pausedAt: null })),
  affected_added: (incident, { affected }) => ({ ...incident, affected: [...incident.affected, affected] }),
  affected_changed: (incident, { affected, state }) => ({
    ...incident,
    affected: incident.affected.map(known => (known.id === affected ? { ...known, state } : known)),
  }),
  evidence_judged: (incident, { evidence, to }) => ({
    ...incident,
    evidence: incident.evidence.map(one => (one.id === evidence ? { ...one, state: to } : one)),
  }),
  evidence_added: (incident, { evidence }) => ({ ...incident, evidence: [...incident.evidence, evidence] }),
  receipt_sent: unchanged,
  advisory_drafted: unchanged,
  advisory_sent: (incident, { organisations }) => notified(incident, organisations),
  advisory_answered: unchanged,
  advisory_called: unchanged,
  called: unchanged,
  mail_bounced: unchanged,
  reply_received: unchanged,
  advisory_unanswered: unchanged,
  transferred: (incident, { to }) => ({ ...incident, transferredTo: to }),
  released: unchanged,
  rejected: unchanged,
  shared: (incident, { share }) => ({ ...incident, shares: [...sharesBut(incident, share.partner), share] }),
  linked: (incident, { link }) => ({ ...incident, links: [...(incident.links ?? []), link] }),
  unlinked: (incident, event) => ({ ...incident, links: (incident.links ?? []).filter(link => link.incident !== event.incident) }),
  wave_found: (incident, { wave }, { at }) => ({ ...incident, wave: { ...wave, at } }),
  merged: (incident, { into, reason }, { at, actor }) => ({
    ...incident,
    closedAt: at,
    mergedInto: into.incident,
    merged: { ...into, at, by: actor.name, reason },
  }),
  unmerged: (incident, { affected }) => ({
    ...incident,
    closedAt: null,
    mergedInto: null,
    merged: null,
    affected: incident.affected.map(one => ({ ...one, state: affected.find(({ id }) => id === one.id)?.state ?? one.state })),
  }),
  absorbed: (incident, { absorbed, affected, reason }, { at, actor }) => ({
    ...incident,
    absorbed: [...(incident.absorbed ?? []), { ...absorbed, at, by: actor.name, reason }],
    affected: [...incident.affected, ...affected],
  }),
  parted: (incident, event) => ({
    ...incident,
    absorbed: (incident.absorbed ?? []).filter(one => one.incident !== event.incident),
    affected: incident.affected.filter(({ from }) => from !== event.incident),
  }),
  unshared: (incident, { partner }) => ({ ...incident, shares: sharesBut(incident, partner) }),
}

function sharesBut(incident: Incident, partner: string) {
  return (incident.shares ?? []).filter(share => share.partner !== partner)
}

function withTask(incident: Incident, id: string, change: (task: Task) => Task): Incident {
  return { ...incident, tasks: incident.tasks.map(task => (task.id === id ? change(task) : task)) }
}

function withClock(incident: Incident, id: string, change: (clock: Clock) => Clock): Incident {
  return { ...incident, clocks: incident.clocks.map(clock => (clock.id === id ? change(clock) : clock)) }
}

function momentsOf({ dueAt, warnAt, escalateAt }: { dueAt: string; warnAt: string; escalateAt?: string }) {
  return { dueAt, warnAt, ...(escalateAt && { escalateAt }) }
}

/** A corrected start keeps the old one; what the new times say has not happened yet is taken back. */
function corrected(known: Clock, event: Extract<IncidentEvent, { type: 'clock_corrected' }>, { at, actor }: Recorded): Clock {
  const { startedAt, reason } = event
  const correction = { startedAt: known.startedAt, at, by: actor.name, reason }
  const still = (happened: string | null | undefined, due: string | undefined) => (happened && due && due <= at ? happened : null)
  return {
    ...known,
    startedAt,
    ...momentsOf(event),
    warnedAt: still(known.warnedAt, event.warnAt),
    breachedAt: still(known.breachedAt, event.dueAt),
    ...(known.escalatedAt && { escalatedAt: still(known.escalatedAt, event.escalateAt) }),
    corrections: [...(known.corrections ?? []), correction],
  }
}

/** Whoever has been written to moves from "found" to "told"; later states stay. */
function notified(incident: Incident, organisations: string[]): Incident {
  const told = (one: Affected) => one.state === 'ditemukan' && organisations.includes(one.organisation)
  return { ...incident, affected: incident.affected.map(one => (told(one) ? { ...one, state: 'diberi-tahu' as const } : one)) }
}
