import { dueAfter } from '../../calendar.ts'
import { type Playbook, stepOf, type TaskRule } from '../../playbook.ts'
import { newTask } from '../enter.ts'
import type { IncidentEvent } from '../events.ts'
import type { Incident, Running, Task } from '../incident.ts'

/**
 * Done tasks stay for ever. An open one stays when the target asks the same of it; otherwise it is set aside, and what the
 * target asks instead is added. One set aside comes back to a playbook that knows it as it is.
 */
export function tasksFor(running: Running, { playbook, to }: { playbook: Playbook; to: string }, now: Date): IncidentEvent[] {
  const open = running.incident.tasks.filter(task => !task.doneAt)
  const aside = open.filter(task => !task.asideAt && !staysIn(running, playbook, task))
  const back = open.filter(task => task.asideAt && comesBack(task, { playbook, to }))
  const kept = running.incident.tasks.filter(task => task.doneAt || (!task.asideAt && !aside.includes(task)) || back.includes(task))
  return [
    ...aside.map((task): IncidentEvent => ({ type: 'task_set_aside', task: task.id, do: task.do, why: `tidak ada di ${playbook.name}` })),
    ...back.map((task): IncidentEvent => ({ type: 'task_resumed', task: task.id, do: task.do })),
    ...missing(running, { playbook, to, kept, aside }, now),
  ]
}

/** Back to the tasks of `former`: what has been added since is set aside, what was open is open again, what was done stays done. */
export function restoreTasks({ incident, playbook }: Running, former: Incident): IncidentEvent[] {
  return incident.tasks.flatMap((task): IncidentEvent[] => {
    const before = former.tasks.find(({ id }) => id === task.id)
    const isOurs = !before && !ruleOf(playbook, task.rule)
    if (task.doneAt || isOurs) return []
    const wasAside = !before || Boolean(before.asideAt)
    if (wasAside === Boolean(task.asideAt)) return []
    if (wasAside) return [{ type: 'task_set_aside', task: task.id, do: task.do, why: 'perpindahan playbook diurungkan' }]
    return [{ type: 'task_resumed', task: task.id, do: task.do }]
  })
}

/** A task of no playbook (e.g. a question left open in triage) belongs to the incident itself. */
function staysIn({ playbook: before }: Running, playbook: Playbook, task: Task): boolean {
  const [known, rule] = [ruleOf(before, task.rule), ruleOf(playbook, task.rule)]
  return known ? rule !== undefined && JSON.stringify(known) === JSON.stringify(rule) : true
}

function comesBack(task: Task, { playbook, to }: { playbook: Playbook; to: string }): boolean {
  const rule = ruleOf(playbook, task.rule)
  if (!rule || ((task.every || task.scheduled) && task.step !== to)) return false
  const { due: _, base: __, id: ___, ...asked } = rule
  const copied = task as unknown as Record<string, unknown>
  return Object.entries(asked).every(([name, value]) => JSON.stringify(copied[name]) === JSON.stringify(value))
}

function missing(
  running: Running,
  { playbook, to, kept, aside }: { playbook: Playbook; to: string; kept: Task[]; aside: Task[] },
  now: Date,
): IncidentEvent[] {
  if (running.incident.closedAt) return []
  const { tasks } = running.incident
  const wanted = Object.values(playbook.steps).flatMap(step => Object.values(step.tasks).map(rule => ({ rule, step: step.id })))
  const asked = wanted.filter(({ rule, step }) => step === to || aside.some(task => task.rule === rule.id))
  const unknown = asked.filter(({ rule }) => !kept.some(task => task.rule === rule.id))
  return unknown.map(({ rule, step }): IncidentEvent => {
    const replaced = aside.find(task => task.rule === rule.id)
    const due = rule.due ? dueAfter(sinceWhen(running, replaced) ?? now, rule.due, rule.base, running.calendar).toISOString() : null
    const round = tasks.filter(task => task.rule === rule.id).length + 1
    return { type: 'task_added', task: newTask(rule, { step: stepOf(playbook, step).id, round, due }) }
  })
}

/** Since when a replaced task has been open, where its due time tells: one by working hours counts from the move. */
function sinceWhen({ playbook }: Running, task: Task | undefined): Date | null {
  const rule = task && ruleOf(playbook, task.rule)
  if (!task?.dueAt || !rule?.due || rule.base === 'working') return null
  const minutes = 'days' in rule.due ? rule.due.days * 1440 : rule.due.minutes
  return new Date(Date.parse(task.dueAt) - minutes * 60_000)
}

function ruleOf(playbook: Playbook, id: string): TaskRule | undefined {
  return Object.values(playbook.steps).find(({ tasks }) => Object.hasOwn(tasks, id))?.tasks[id]
}
