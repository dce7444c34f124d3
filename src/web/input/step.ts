import { isWord, kinds } from '../../core/vocabulary.ts'
import type { ChoiceFields, HeadFields, StepFields, TaskFields } from '../../formats/playbook/fields.ts'

type Typed = Record<string, string>
/** A field of one row; undefined = the form that came has no such field. */
type Row = (field: string) => string | undefined

/** So many tasks, and so many choices, one form carries: more than a file of 256 KB can hold in earnest. */
const most = 500

/** A step as its form sends it: `t3.do` is the third task's text. What is ticked for removal, and rows left empty, are gone. */
export function stepOfForm(values: Typed): StepFields {
  const rows = (letter: string) =>
    Array.from(
      { length: most },
      (_, n): Row =>
        field =>
          plain(values[`${letter}${n}.${field}`]),
    ).filter(row => (row('id') ?? '') !== '' && !row('gone'))
  return {
    id: plain(values.id) ?? '',
    name: plain(values.name) ?? '',
    public: values.public ?? '',
    says: plain(values.says) ?? '',
    waiting: values.waiting === '1',
    final: values.final === '1',
    clocks: listOf(plain(values.clocks)),
    tasks: rows('t').map(taskOf),
    choices: rows('c').map(choiceOf),
  }
}

/** The field in which a fault at this path of the file was typed, e.g. `t3.due`; null = in none of this step's. */
export function fieldAt(step: StepFields, [top, id, part, name, key]: readonly string[]): string | null {
  if (top !== 'steps' || id !== step.id || !part) return null
  if (part !== 'tasks' && part !== 'choices') return ['name', 'public', 'says', 'clocks'].includes(part) ? part : null
  const rows: readonly { id: string }[] = step[part]
  const place = rows.findIndex(row => row.id === name)
  if (place < 0) return null
  return `${part === 'tasks' ? 't' : 'c'}${place}.${key ?? 'id'}`
}

/** The field of the head form in which a fault at this path was typed; null = in none of them. */
export function headFieldAt([top, part]: readonly string[]): string | null {
  if (top === 'guidance') return part === 'not_yet' ? 'not_yet' : part === 'now' ? 'now' : null
  return top !== undefined && ['name', 'kinds', 'severity', 'tlp'].includes(top) ? top : null
}

/** `kind_web` is a box; `kinds` is what stood in the draft: its order stays, and so does what is no kind at all. */
export function headOfForm(values: Typed): HeadFields {
  const before = listOf(values.kinds)
  const ticked = Object.keys(kinds).filter(kind => values[`kind_${kind}`] === '1')
  const kept = before?.filter(kind => !isWord(kinds, kind) || ticked.includes(kind))
  return {
    name: plain(values.name) ?? '',
    now: linesOf(values.now),
    notYet: linesOf(values.not_yet),
    kinds: kept && [...kept, ...ticked.filter(kind => !kept.includes(kind))],
    severity: values.severity,
    tlp: values.tlp,
  }
}

function linesOf(text: string | undefined): string[] {
  return (plain(text) ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

function taskOf(row: Row): TaskFields {
  const of = (field: string) => row(field) ?? ''
  return {
    ...{ was: of('was'), id: of('id'), do: of('do'), role: of('role'), due: of('due'), base: of('base'), phase: of('phase') },
    after: listOf(of('after')) ?? [],
    needs: listOf(of('needs')) ?? [],
    optional: of('optional') === '1',
    meets: listOf(row('meets')),
    ...{ notice: row('notice'), asks: row('asks'), opens: row('opens'), done_with: row('done_with'), every: row('every') },
    again: listOf(row('again')),
  }
}

function choiceOf(row: Row): ChoiceFields {
  const of = (field: string) => row(field) ?? ''
  return {
    ...{ was: of('was'), id: of('id'), label: of('label'), to: of('to'), by: of('by') },
    needs: listOf(of('needs')) ?? [],
    asks: listOf(of('asks')) ?? [],
    needs_when_high: listOf(row('needs_when_high')),
    asks_when_high: listOf(row('asks_when_high')),
    by_when_high: row('by_when_high'),
    meets: listOf(row('meets')),
    other_than: listOf(row('other_than')),
  }
}

function plain(text: string | undefined): string | undefined {
  return text?.replace(/\r\n?/g, '\n').trim()
}

/** `rsit, task nilai` */
function listOf(text: string | undefined): string[] | undefined {
  return text
    ?.split(',')
    .map(one => one.trim())
    .filter(Boolean)
}
