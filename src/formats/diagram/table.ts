import { askables, type ChoiceRule, type Playbook, type Requirement, requirements, type Step } from '../../core/playbook.ts'
import { roles } from '../../core/vocabulary.ts'

/** One choice of one step in words; a step without choices is one row of its own, with `choice` null. */
export interface TableRow {
  step: { id: string; name: string; kind: 'awal' | 'menunggu' | 'akhir' | null; clocks: string[]; tasks: string[] }
  choice: { name: string; label: string; to: { id: string; name: string } } | null
  needs: string[]
  who: string
  asks: string[]
  meets: string[]
}

/** Everything that the diagram shows, and what stands behind it, in the order of the file. */
export function playbookTable(playbook: Playbook): TableRow[] {
  return Object.values(playbook.steps).flatMap(step => {
    const told = stepOf(playbook, step)
    const choices = Object.values(step.choices)
    if (choices.length === 0) return [{ step: told, choice: null, needs: [], who: '', asks: [], meets: [] }]
    return choices.map(choice => ({ step: told, ...choiceOf(playbook, choice) }))
  })
}

function stepOf({ start }: Playbook, step: Step): TableRow['step'] {
  const { id, name, clocks, tasks } = step
  return { id, name, clocks, tasks: Object.values(tasks).map(task => task.do), kind: kindOf(step, start) }
}

function kindOf({ id, waiting, final }: Step, start: string): TableRow['step']['kind'] {
  if (final) return 'akhir'
  if (waiting) return 'menunggu'
  return id === start ? 'awal' : null
}

function choiceOf(playbook: Playbook, choice: ChoiceRule): Omit<TableRow, 'step'> {
  const { name, label, to, by, byWhenHigh, meets } = choice
  const high = (text: string) => `${text} (mulai Tinggi)`
  const usual = by ? roles[by] : `${roles.analyst} atau ${roles.lead}`
  return {
    choice: { name, label, to: { id: to, name: playbook.steps[to]?.name ?? `${to} (tidak ada)` } },
    needs: [...choice.needs.map(need => sayNeed(playbook, need)), ...choice.needsWhenHigh.map(need => high(sayNeed(playbook, need)))],
    who: byWhenHigh && byWhenHigh !== by ? `${usual}; ${high(roles[byWhenHigh])}` : usual,
    asks: [...choice.asks.map(asked => askables[asked]), ...choice.asksWhenHigh.map(asked => high(askables[asked]))],
    meets,
  }
}

function sayNeed(playbook: Playbook, need: Requirement): string {
  if (!need.startsWith('task ')) return requirements[need as keyof typeof requirements]
  const id = need.slice(5)
  const task = Object.values(playbook.steps).find(({ tasks }) => Object.hasOwn(tasks, id))?.tasks[id]
  return `tugas: ${task?.do ?? id}`
}
