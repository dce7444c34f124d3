import type { ChoiceFields, StepFields, TaskFields } from '../../formats/playbook/edit.ts'

type Typed = Record<string, string>

/** So many tasks, and so many choices, one form carries. */
const most = 60

/** A step as its form sends it: `t3.do` is the third task's text. What is ticked for removal, and rows left empty, are gone. */
export function stepOfForm(values: Typed): StepFields {
  const rows = (letter: string) =>
    Array.from({ length: most }, (_, n) => (field: string) => (values[`${letter}${n}.${field}`] ?? '').trim()).filter(
      of => of('id') !== '' && of('gone') === '',
    )
  return {
    id: (values.id ?? '').trim(),
    name: (values.name ?? '').trim(),
    public: values.public ?? '',
    says: (values.says ?? '').trim(),
    waiting: values.waiting === '1',
    final: values.final === '1',
    tasks: rows('t').map(taskOf),
    choices: rows('c').map(choiceOf),
  }
}

function taskOf(of: (field: string) => string): TaskFields {
  const [role, base] = [of('role'), of('base')]
  return {
    was: of('was'),
    id: of('id'),
    do: of('do'),
    role,
    due: of('due'),
    base,
    phase: of('phase'),
    after: listOf(of('after')),
    needs: listOf(of('needs')),
    optional: of('optional') === '1',
  }
}

function choiceOf(of: (field: string) => string): ChoiceFields {
  const { was, id, label, to, by } = { was: of('was'), id: of('id'), label: of('label'), to: of('to'), by: of('by') }
  return { was, id, label, to, needs: listOf(of('needs')), asks: listOf(of('asks')), by }
}

/** `rsit, task nilai` */
function listOf(text: string): string[] {
  return text
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)
}
