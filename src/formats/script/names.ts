import type { Playbook } from '../../core/playbook.ts'
import type { Mistake } from './compile.ts'
import type { ActText, ScriptText } from './schema.ts'

/** Every name in a script that the playbook does not know: a misspelt one would otherwise look like a refusal. */
export function unknownNames(text: ScriptText, playbook: Playbook): Mistake[] {
  const known = knownTo(playbook)
  return text.acts.flatMap((act, place) =>
    namesIn(act).flatMap(({ path, kind, name }) => {
      if (known[kind].has(name) || (kind === 'task' && isOwn(name, known.task))) return []
      return [{ path: ['acts', place, ...path], reason: `${words[kind]} “${name}” tidak ada di playbook ${playbook.id}.` }]
    }),
  )
}

const words = { step: 'Tahap', choice: 'Pilihan', task: 'Tugas', clock: 'Tenggat' }
type Named = { path: string[]; kind: keyof typeof words; name: string }

function knownTo({ steps, clocks }: Playbook): Record<keyof typeof words, ReadonlySet<string>> {
  const all = Object.values(steps)
  return {
    step: new Set(Object.keys(steps)),
    choice: new Set(all.flatMap(step => Object.keys(step.choices))),
    task: new Set(all.flatMap(step => Object.keys(step.tasks))),
    clock: new Set(Object.keys(clocks)),
  }
}

/** A further round (`tahan~2`), or a question that triage left open. */
function isOwn(name: string, tasks: ReadonlySet<string>): boolean {
  const rule = name.replace(/~\d+$/, '')
  return tasks.has(rule) || ['cari-tahu-iiv', 'cari-tahu-personaldata', 'cari-tahu-ongoing'].includes(rule)
}

function namesIn({ choose, do: tasks, prove, waive, known_since, open, expect = {} }: ActText): Named[] {
  const each = (kind: Named['kind'], path: string[], names: readonly (string | undefined)[]): Named[] =>
    names.flatMap(name => (name === undefined ? [] : [{ kind, path, name }]))
  const keys = (kind: Named['kind'], field: 'clocks' | 'due' | 'tasks') =>
    Object.keys(expect[field] ?? {}).map(name => ({ kind, path: ['expect', field, name], name }))
  return [
    ...each('choice', ['choose'], [choose]),
    ...each('task', ['do'], tasks === 'all' ? [] : (tasks ?? [])),
    ...each('clock', ['prove', 'clock'], [prove?.clock]),
    ...each('clock', ['waive', 'clock'], [waive?.clock]),
    ...each('clock', ['known_since', 'clocks'], known_since?.clocks ?? []),
    ...each('task', ['open', 'task'], [open?.task]),
    ...each('step', ['expect', 'step'], [expect.step]),
    ...each('choice', ['expect', 'offered'], expect.offered ?? []),
    ...each('clock', ['expect', 'overdue'], expect.overdue ?? []),
    ...keys('clock', 'clocks'),
    ...keys('clock', 'due'),
    ...keys('task', 'tasks'),
  ]
}
