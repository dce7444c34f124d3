/** A step as a form shows it: the words of the file. Empty = not written there; undefined = the form does not speak of it. */
export interface StepFields {
  id: string
  name: string
  public: string
  says: string
  waiting: boolean
  final: boolean
  clocks?: string[] | undefined
  tasks: TaskFields[]
  choices: ChoiceFields[]
}

export interface TaskFields {
  /** Its name in the file; '' = it is new. */
  was: string
  id: string
  do: string
  role: string
  due: string
  base: string
  phase: string
  after: string[]
  needs: string[]
  optional: boolean
  meets?: string[] | undefined
  notice?: string | undefined
  asks?: string | undefined
  opens?: string | undefined
  done_with?: string | undefined
  every?: string | undefined
  again?: string[] | undefined
}

export interface ChoiceFields {
  was: string
  id: string
  label: string
  to: string
  needs: string[]
  asks: string[]
  by: string
  needs_when_high?: string[] | undefined
  asks_when_high?: string[] | undefined
  by_when_high?: string | undefined
  meets?: string[] | undefined
  other_than?: string[] | undefined
}

/** The playbook's head: its name, what it is for, and what the reporter is told to do and not to do. */
export interface HeadFields {
  name: string
  now: string[]
  notYet: string[]
  kinds?: string[] | undefined
  severity?: string | undefined
  tlp?: string | undefined
}

export type Known = Record<string, unknown>

export function fieldsOf(id: string, step: Known): StepFields {
  const named = (group: string) => Object.entries(asMap(step[group])).map(([name, value]) => ({ was: name, id: name, value: asMap(value) }))
  return {
    id,
    name: text(step.name),
    public: text(step.public),
    says: text(step.says),
    waiting: step.waiting === true,
    final: step.final === true,
    clocks: texts(step.clocks),
    tasks: named('tasks').map(({ value, ...one }) => ({ ...one, ...taskOf(value) })),
    choices: named('choices').map(({ value, ...one }) => ({ ...one, ...choiceOf(value) })),
  }
}

function taskOf(task: Known): Omit<TaskFields, 'was' | 'id'> {
  const { role, due, base, phase, notice, asks, opens, done_with, every } = task
  return {
    do: text(task.do),
    ...{ role: text(role), due: text(due), base: text(base), phase: text(phase) },
    after: texts(task.after),
    needs: texts(task.needs),
    optional: task.optional === true,
    meets: texts(task.meets),
    ...{ notice: text(notice), asks: text(asks), opens: text(opens), done_with: text(done_with), every: text(every) },
    again: texts(task.again),
  }
}

function choiceOf(choice: Known): Omit<ChoiceFields, 'was' | 'id'> {
  return {
    label: text(choice.label),
    to: text(choice.to),
    needs: texts(choice.needs),
    asks: texts(choice.asks),
    by: text(choice.by),
    needs_when_high: texts(choice.needs_when_high),
    asks_when_high: texts(choice.asks_when_high),
    by_when_high: text(choice.by_when_high),
    meets: texts(choice.meets),
    other_than: texts(choice.other_than),
  }
}

/** Whether the form would show for what is written the very thing that came back: then nobody changed it, and it stays as it is written. */
export function isUntouched(written: unknown, shown: unknown): boolean {
  if (Array.isArray(shown)) return JSON.stringify(texts(written)) === JSON.stringify(shown)
  if (typeof shown === 'boolean') return (written === true) === shown
  return typeof shown === 'string' && text(written) === shown
}

export function asMap(value: unknown): Known {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Known) : {}
}

/** As a text field holds it: browsers send one kind of line end, and nobody means the blanks around. */
export function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value).replace(/\r\n?/g, '\n').trim()
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : []
}
