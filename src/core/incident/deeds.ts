import type { Actor } from '../actor.ts'
import type { Requirement } from '../playbook.ts'
import { meetClocks } from './clocks.ts'
import { nextOf } from './enter.ts'
import type { Classification, IncidentEvent } from './events.ts'
import type { Running } from './incident.ts'
import { blockedBy } from './work.ts'

/** What a classification must say for a task that needs it to be done by it. A label is always there; the owner is nothing that it says. */
const saidFor: { [N in Requirement]?: readonly (keyof Classification)[] } = {
  severity: ['severity'],
  rsit: ['rsit'],
  organisation: ['organisation'],
  answers: ['iiv', 'personalData', 'ongoing'],
}

/**
 * The tasks that triage's answers do by themselves (`done_with: classification` in the playbook), once nothing they need is lacking.
 * `given` is all that was said, also what stood there already: whoever saves the form has looked at it.
 */
export function doneByClassifying(running: Running, { given, actor }: { given: Classification; actor: Actor }, now: Date): IncidentEvent[] {
  const open = running.incident.tasks.filter(task => task.doneWith === 'classification' && !task.doneAt && !task.asideAt)
  return open
    .filter(task => task.role !== 'lead' || actor.role === 'lead')
    .filter(({ needs }) => needs.every(need => (saidFor[need] ?? []).every(field => given[field] !== undefined)))
    .filter(task => blockedBy(running, task).length === 0)
    .flatMap(task => [
      { type: 'task_completed' as const, task: task.id, do: task.do, result: null, with: 'classification' as const },
      ...meetClocks(running.incident, clock => task.meets.includes(clock.id), task.do),
      ...nextOf(running, task, now),
    ])
}
