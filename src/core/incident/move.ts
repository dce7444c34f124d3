import { stepOf } from '../playbook.ts'
import { Refusal } from '../refusal.ts'
import { pauseClocks, redueBy, resumeClocks, startAnswered, startClock } from './clocks.ts'
import type { IncidentEvent, Place } from './events.ts'
import type { Incident, Running } from './incident.ts'
import { type Fates, fatesOf } from './move/fates.ts'
import { stepFor, stepsFor, type Target } from './move/step.ts'
import { restoreTasks, tasksFor } from './move/tasks.ts'

export type { Target } from './move/step.ts'

export interface MovePreview extends Fates {
  from: { id: string; name: string }
  to: { id: string; name: string }
  /** The step keeps its name; or a person says which one. */
  same: boolean
  /** The steps it may stand at. */
  steps: { id: string; name: string }[]
}

/** What would become of the step, each task and each clock: what `move` does, told before it is done. */
export function previewMove(running: Running, target: Target, now: Date): MovePreview {
  const to = stepFor(running, target)
  const events = moved(running, { target, to, reason: '' }, now)
  const { step } = running.incident
  return {
    from: { id: step, name: running.playbook.steps[step]?.name ?? step },
    to: { id: to, name: stepOf(target.playbook, to).name },
    same: to === step,
    steps: stepsFor(running.incident, target.playbook).map(({ id, name }) => ({ id, name })),
    ...fatesOf(running.incident, events),
  }
}

/**
 * Moves an incident to another version of its playbook, or to another playbook. What was done stays; open tasks that the
 * target does not know are set aside and come back with it; clocks keep their start, and none disappears.
 */
export function move(running: Running, { target, reason }: { target: Target; reason: string }, now: Date): IncidentEvent[] {
  const message = 'Tulis alasannya: mengapa insiden ini memakai playbook lain.'
  if (reason.trim() === '') throw new Refusal('invalid', message, { errors: [{ field: 'reason', message }] })
  return moved(running, { target, to: stepFor(running, target), reason: reason.trim() }, now)
}

/**
 * Takes the last move back: version, step and tasks are those of `former`, the incident as it was before. What was done
 * meanwhile stays done. Refused once the next step has been taken.
 */
export function undoMove(running: Running, former: Running, now: Date): IncidentEvent[] {
  const { incident } = running
  if (!incident.movedFrom)
    throw new Refusal(
      'not_a_choice',
      'Perpindahan ini sudah tidak dapat diurungkan: tahap berikutnya sudah diambil, atau sudah diurungkan.',
    )
  const { playbook, step } = former.incident
  const back: IncidentEvent = {
    type: 'playbook_moved',
    from: placeOf(incident),
    to: { ...playbook, step },
    reason: 'diurungkan',
    undoes: incident.movedFrom.seq,
  }
  const since = incident.clocks.filter(({ id }) => !former.incident.clocks.some(clock => clock.id === id))
  const surplus = since.filter(({ metAt, basis }) => !metAt && basis !== 'law')
  return [
    back,
    ...entering(running, { playbook: former.playbook, to: step }, now),
    ...restoreTasks(running, former.incident),
    ...redueBy(running, former.playbook, 'perpindahan playbook diurungkan'),
    ...surplus.map(({ id }): IncidentEvent => ({ type: 'clock_waived', clock: id, reason: 'perpindahan playbook diurungkan' })),
  ]
}

function moved(running: Running, { target, to, reason }: { target: Target; to: string; reason: string }, now: Date): IncidentEvent[] {
  const { incident } = running
  const { playbook, version } = target
  const place = { id: playbook.id, version, step: to }
  const after: Running = { ...running, playbook, incident: { ...incident, step: to } }
  return [
    { type: 'playbook_moved', from: placeOf(incident), to: place, reason },
    ...entering(running, { playbook, to }, now),
    ...tasksFor(running, { playbook, to }, now),
    ...redueBy(running, playbook, `playbook ${playbook.id} versi ${version}`),
    ...(incident.closedAt ? [] : starting(after, now)),
  ]
}

/** What the target asks for that has not run yet: clocks of its report count from the report, those of its step from now. */
function starting(after: Running, now: Date): IncidentEvent[] {
  const { incident, playbook } = after
  const unknown = (id: string) => !incident.clocks.some(clock => clock.id === id)
  const ofReport = Object.values(playbook.clocks).filter(({ id, starts }) => starts === 'report' && unknown(id))
  const ofStep = stepOf(playbook, incident.step).clocks.filter(unknown)
  return [
    ...ofReport.flatMap(({ id }) => startClock(after, id, new Date(incident.openedAt))),
    ...ofStep.flatMap(id => startClock(after, id, now)),
    ...startAnswered(after, now),
  ]
}

/** Said only when something of the step differs; a step that waits pauses the team's targets, one that does not lets them go on. */
function entering(running: Running, { playbook, to }: { playbook: Running['playbook']; to: string }, now: Date): IncidentEvent[] {
  const { incident } = running
  const { name, publicStatus, waiting, final } = stepOf(playbook, to)
  const before = running.playbook.steps[incident.step]
  const same = incident.step === to && before?.name === name && incident.publicStatus === publicStatus && incident.waiting === waiting
  if (same || incident.closedAt) return []
  const turned = waiting ? pauseClocks(incident) : resumeClocks(incident, now)
  return [{ type: 'entered', step: to, name, publicStatus, waiting, final }, ...(waiting === incident.waiting ? [] : turned)]
}

function placeOf({ playbook, step }: Incident): Place {
  return { ...playbook, step }
}
