import type { IncidentEvent } from '../events.ts'
import type { Incident } from '../incident.ts'

export type TaskFate = 'done' | 'stays' | 'aside' | 'back' | 'new'
export type ClockFate = 'met' | 'stays' | 'redue' | 'new'

export interface Fates {
  tasks: { do: string; fate: TaskFate; dueAt: string | null }[]
  /** `dueAt` is the one afterwards; `before` the one until now, where it differs. */
  clocks: { id: string; name: string; fate: ClockFate; dueAt: string; before: string | null }[]
}

/** The events of a move, told as what becomes of each task and each clock. What is aside and stays aside is not told. */
export function fatesOf(incident: Incident, events: readonly IncidentEvent[]): Fates {
  const named = (type: 'task_set_aside' | 'task_resumed') => events.flatMap(event => (event.type === type ? [event.task] : []))
  const [aside, back] = [named('task_set_aside'), named('task_resumed')]
  const tasks = incident.tasks
    .filter(task => !task.asideAt || task.doneAt || back.includes(task.id))
    .map(task => ({ do: task.do, dueAt: task.dueAt, fate: taskFate(task, aside, back) }))
  const added = events.flatMap(event =>
    event.type === 'task_added' ? [{ do: event.task.do, dueAt: event.task.dueAt, fate: 'new' as const }] : [],
  )
  const clocks = incident.clocks.map(({ id, name, metAt, dueAt }) => {
    const redue = events.find(event => event.type === 'clock_redue' && event.clock === id)
    if (metAt || redue?.type !== 'clock_redue')
      return { id, name, fate: metAt ? ('met' as const) : ('stays' as const), dueAt, before: null }
    return { id, name, fate: 'redue' as const, dueAt: redue.dueAt, before: dueAt }
  })
  const started = events.flatMap(event => (event.type === 'clock_started' ? [{ ...event.clock, fate: 'new' as const, before: null }] : []))
  return {
    tasks: [...tasks, ...added],
    clocks: [...clocks, ...started].map(({ id, name, fate, dueAt, before }) => ({ id, name, fate, dueAt, before })),
  }
}

function taskFate(task: { id: string; doneAt: string | null }, aside: readonly string[], back: readonly string[]): TaskFate {
  if (task.doneAt) return 'done'
  if (aside.includes(task.id)) return 'aside'
  return back.includes(task.id) ? 'back' : 'stays'
}
