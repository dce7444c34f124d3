import { dueAfter } from '../calendar.ts'
import { type Step, stepOf, type TaskRule } from '../playbook.ts'
import { pauseClocks, resumeClocks, startClock } from './clocks.ts'
import type { IncidentEvent } from './events.ts'
import type { Incident, Running, Task } from './incident.ts'

/** Entering a step: its tasks appear, its clocks start, internal clocks pause or go on. */
export function enter(running: Running, id: string, now: Date): IncidentEvent[] {
  const step = stepOf(running.playbook, id)
  const { incident } = running
  const pausing = step.waiting ? pauseClocks(incident) : resumeClocks(incident, now)
  const { name, publicStatus, waiting, final } = step
  return [
    { type: 'entered', step: id, name, publicStatus, waiting, final },
    ...pausing,
    ...stopRepeating(running, step),
    ...tasksOf(running, step, now),
    ...step.clocks.flatMap(clock => startClock(running, clock, now)),
  ]
}

/** A task still open from an earlier visit stays; one already done is asked again, but not after mere waiting; what was set aside always is. */
function tasksOf(running: Running, step: Step, now: Date): IncidentEvent[] {
  return Object.values(step.tasks).flatMap((rule): IncidentEvent[] => {
    const earlier = running.incident.tasks.filter(task => task.rule === rule.id)
    const last = earlier.at(-1)
    const settled = running.incident.waiting && last && !last.asideAt
    if (settled || earlier.some(task => !task.doneAt && !task.asideAt)) return []
    const due = rule.due ? dueAfter(now, rule.due, rule.base, running.calendar).toISOString() : null
    return [{ type: 'task_added', task: newTask(rule, { step: step.id, round: earlier.length + 1, due }) }]
  })
}

/** What comes again and again, or on days counted from the entry, stops with its step; while the incident only waits, it goes on. */
function stopRepeating({ incident }: Running, step: Step): IncidentEvent[] {
  if (step.waiting) return []
  const left = incident.tasks.filter(task => (task.every || task.scheduled) && task.step !== step.id && !task.doneAt && !task.asideAt)
  return left.map(({ id, do: what }) => ({ type: 'task_set_aside', task: id, do: what, why: 'tahapnya ditinggalkan' }))
}

/** A repeated task that was done: the next one, due one length later, which nobody has to wait for. */
export function nextOf(running: Running, task: Task, now: Date): IncidentEvent[] {
  const rule = running.playbook.steps[task.step]?.tasks[task.rule]
  if (!rule?.every || running.incident.step !== task.step) return []
  const due = dueAfter(now, rule.every, rule.base, running.calendar).toISOString()
  const round = running.incident.tasks.filter(one => one.rule === task.rule).length + 1
  return [{ type: 'task_added', task: { ...newTask(rule, { step: task.step, round, due }), optional: true } }]
}

/** A task that no playbook names, e.g. "find out whether personal data is hit". */
export function extraTask(incident: Incident, id: string, text: { do: string; due: Date }): IncidentEvent[] {
  if (incident.tasks.some(task => task.rule === id && !task.doneAt && !task.asideAt)) return []
  const rule: TaskRule = {
    id,
    do: text.do,
    role: 'analyst',
    due: null,
    base: 'calendar',
    phase: null,
    after: [],
    needs: [],
    meets: [],
    notice: null,
    optional: true,
  }
  const round = incident.tasks.filter(task => task.rule === id).length + 1
  return [{ type: 'task_added', task: newTask(rule, { step: incident.step, round, due: text.due.toISOString() }) }]
}

/** A task as the playbook asks for it, in its so many-th round at this step. */
export function newTask(rule: TaskRule, at: { step: string; round: number; due: string | null }): Task {
  const { due: _, base: __, id, ...kept } = rule
  return {
    ...kept,
    id: at.round === 1 ? id : `${id}~${at.round}`,
    rule: id,
    step: at.step,
    dueAt: at.due,
    doneAt: null,
    doneBy: null,
    result: null,
  }
}
