import type { Playbook, Step } from '../playbook.ts'

/** Where the step's choices lead. */
export function targetsOf(step: Step): string[] {
  return Object.values(step.choices).map(({ to }) => to)
}

/** The step itself and every step that can follow it. Closed incidents stay closed unless `reopening` counts too. */
export function reachableFrom(playbook: Playbook, start: string, reopening?: 'reopening'): Set<string> {
  const reached = new Set<string>()
  const waiting = [start]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = Object.hasOwn(playbook.steps, id) ? playbook.steps[id] : undefined
    if (!step || reached.has(id)) continue
    reached.add(id)
    if (!step.final || reopening) waiting.push(...targetsOf(step))
  }
  return reached
}
