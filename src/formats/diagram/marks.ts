import type { Playbook, Step } from '../../core/playbook.ts'

export type Mark = 'added' | 'removed' | 'changed'

/** What a change did to steps, and to choices by step and name. */
export interface Marks {
  steps: Record<string, Mark>
  choices: Record<string, Record<string, Mark>>
}

/** One picture of two versions: everything that stands in either, and what became of it. */
export function changeOf(before: Playbook, after: Playbook): { both: Playbook; marks: Marks } {
  const pairs = union(before.steps, after.steps)
  const steps = pairs.flatMap(({ name, was, is }) => {
    const step = is ?? was
    return step ? [[name, { ...step, choices: { ...was?.choices, ...is?.choices } }] as const] : []
  })
  return {
    both: { ...after, steps: Object.fromEntries(steps) },
    marks: {
      steps: marksOf(pairs.map(({ name, was, is }) => ({ name, was: was && own(was), is: is && own(is) }))),
      choices: Object.fromEntries(pairs.map(({ name, was, is }) => [name, marksOf(union(was?.choices ?? {}, is?.choices ?? {}))])),
    },
  }
}

interface Pair<T> {
  name: string
  was: T | undefined
  is: T | undefined
}

/** In the order of the newer one; what is gone stands at the end. */
function union<T>(before: Record<string, T>, after: Record<string, T>): Pair<T>[] {
  const gone = Object.keys(before).filter(name => !Object.hasOwn(after, name))
  return [...Object.keys(after), ...gone].map(name => ({ name, was: before[name], is: after[name] }))
}

function marksOf(pairs: Pair<unknown>[]): Record<string, Mark> {
  return Object.fromEntries(pairs.flatMap(({ name, was, is }) => (same(was, is) ? [] : [[name, became(was, is)] as const])))
}

function became(was: unknown, is: unknown): Mark {
  if (was === undefined) return 'added'
  return is === undefined ? 'removed' : 'changed'
}

/** Both come out of the same compiler, so equal ones are written alike. */
function same(was: unknown, is: unknown): boolean {
  return JSON.stringify(was) === JSON.stringify(is)
}

/** The step without its choices, which have marks of their own. */
function own({ choices: _, ...step }: Step): object {
  return step
}
