import type { Playbook, Step } from './playbook.ts'

/**
 * Steps that only got another short name: known to one side alone, and of the same title as exactly one that is known to
 * the other side alone. Old id → new id.
 */
export function renamedSteps(a: Playbook, b: Playbook): ReadonlyMap<string, string> {
  const gone = Object.values(a.steps).filter(({ id }) => !Object.hasOwn(b.steps, id))
  const come = Object.values(b.steps).filter(({ id }) => !Object.hasOwn(a.steps, id))
  const only = (steps: readonly Step[], title: string) => (steps.filter(({ name }) => name === title).length === 1 ? title : null)
  return new Map(
    gone.flatMap(({ id, name }) => {
      const twin = only(gone, name) && only(come, name) && come.find(step => step.name === name)
      return twin ? [[id, twin.id] as const] : []
    }),
  )
}

/** The same playbook with its steps under these ids. */
export function underIds(playbook: Playbook, renamed: ReadonlyMap<string, string>): Playbook {
  if (renamed.size === 0) return playbook
  const now = (id: string) => renamed.get(id) ?? id
  const steps = Object.values(playbook.steps).map(step => {
    const choices = Object.entries(step.choices).map(([name, choice]) => [name, { ...choice, to: now(choice.to) }])
    return [now(step.id), { ...step, id: now(step.id), choices: Object.fromEntries(choices) }]
  })
  return { ...playbook, start: now(playbook.start), steps: Object.fromEntries(steps) }
}

/** Which step of a playbook an incident's step is: the one of its id, else the only one of its title. */
export function stepMeant({ steps }: Playbook, { id, title }: { id: string; title: string | undefined }): string | undefined {
  if (Object.hasOwn(steps, id)) return id
  const alike = Object.values(steps).filter(({ name }) => name === title)
  return alike.length === 1 ? alike[0]?.id : undefined
}
