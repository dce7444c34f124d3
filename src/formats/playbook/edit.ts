import { type Document, isMap, isNode, isScalar, parseDocument } from 'yaml'

/** A step as a form shows it: the words of the file. Empty text = not written there. */
export interface StepFields {
  id: string
  name: string
  public: string
  says: string
  waiting: boolean
  final: boolean
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
}

export interface ChoiceFields {
  was: string
  id: string
  label: string
  to: string
  needs: string[]
  asks: string[]
  by: string
}

type Path = readonly string[]
type Known = Record<string, unknown>

/** The step as it is written; null when the text is no YAML, or has no such step. */
export function readStep(source: string, id: string): StepFields | null {
  const document = read(source)
  const step = document && mapAt(document, ['steps', id])
  if (!step) return null
  const named = (group: string) => Object.entries(asMap(step[group])).map(([name, value]) => ({ was: name, id: name, value: asMap(value) }))
  return {
    id,
    name: text(step.name),
    public: text(step.public),
    says: text(step.says),
    waiting: step.waiting === true,
    final: step.final === true,
    tasks: named('tasks').map(({ value, ...one }) => ({
      ...one,
      do: text(value.do),
      role: text(value.role),
      due: text(value.due),
      base: text(value.base),
      phase: text(value.phase),
      after: texts(value.after),
      needs: texts(value.needs),
      optional: value.optional === true,
    })),
    choices: named('choices').map(({ value, ...one }) => ({
      ...one,
      label: text(value.label),
      to: text(value.to),
      needs: texts(value.needs),
      asks: texts(value.asks),
      by: text(value.by),
    })),
  }
}

/** Writes a step back into the text: only what differs, so that comments and everything else stay. A new name is followed wherever the old one is named. */
export function writeStep(source: string, was: string, step: StepFields): string {
  const document = read(source)
  if (!document) return source
  if (!isMap(document.getIn(['steps', was]))) document.setIn(['steps', was], document.createNode({}))
  writeFields(document, ['steps', was], { name: step.name, public: step.public, says: step.says, waiting: step.waiting, final: step.final })
  const tasks = step.tasks.map(({ was: old, id, ...fields }) => ({ old, id, fields }))
  const choices = step.choices.map(({ was: old, id, ...fields }) => ({ old, id, fields }))
  writeGroup(document, ['steps', was, 'tasks'], tasks)
  writeGroup(document, ['steps', was, 'choices'], choices)
  for (const { old, id } of tasks) if (old && old !== id) followTask(document, old, id)
  if (step.id !== was) renameStep(document, was, step.id)
  return print(document)
}

/** The names of all steps, in the file's order; none when the text cannot be read. */
export function stepNames(source: string): string[] {
  const document = read(source)
  return document ? Object.keys(asMap(valueAt(document, ['steps']))) : []
}

/** The text without the step; what leads to it is left for the check to name. */
export function removeStep(source: string, id: string): string {
  const document = read(source)
  if (!document) return source
  document.deleteIn(['steps', id])
  return print(document)
}

/** What the reporter is told to do and not to do, and the playbook's name. */
export function readHead(source: string): { name: string; now: string[]; notYet: string[] } | null {
  const document = read(source)
  if (!document) return null
  const known = asMap(document.toJS({ maxAliasCount: 0 }))
  const guidance = asMap(known.guidance)
  return { name: text(known.name), now: texts(guidance.now), notYet: texts(guidance.not_yet) }
}

export function writeHead(source: string, head: { name: string; now: string[]; notYet: string[] }): string {
  const document = read(source)
  if (!document) return source
  writeFields(document, [], { name: head.name })
  for (const [key, lines] of [
    ['now', head.now],
    ['not_yet', head.notYet],
  ] as const)
    if (JSON.stringify(texts(valueAt(document, ['guidance', key]))) !== JSON.stringify(lines))
      document.setIn(['guidance', key], document.createNode(lines))
  return print(document)
}

function read(source: string): Document | null {
  const document = parseDocument(source, { prettyErrors: false, logLevel: 'silent', merge: false })
  return document.errors.length === 0 && isMap(document.contents) && isMap(document.getIn(['steps'])) ? document : null
}

/** Long sentences stay on one line, as people write them. */
function print(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function writeGroup(document: Document, path: Path, entries: readonly { old: string; id: string; fields: Known }[]): void {
  for (const known of Object.keys(asMap(valueAt(document, path))))
    if (!entries.some(({ old }) => old === known)) document.deleteIn([...path, known])
  for (const { old, id, fields } of entries) {
    if (old && old !== id) renameKey(document, [...path, old], id)
    if (!isMap(document.getIn([...path, id]))) document.setIn([...path, id], document.createNode({}))
    writeFields(document, [...path, id], fields)
  }
  if (entries.length === 0 && document.hasIn(path)) document.deleteIn(path)
}

function writeFields(document: Document, path: Path, fields: Known): void {
  for (const [name, value] of Object.entries(fields)) {
    const at = [...path, name]
    const nothing = value === '' || value === false || (Array.isArray(value) && value.length === 0)
    if (nothing && document.hasIn(at)) document.deleteIn(at)
    else if (!nothing && JSON.stringify(valueAt(document, at)) !== JSON.stringify(value))
      document.setIn(at, document.createNode(value, { flow: Array.isArray(value) }))
  }
}

function renameKey(document: Document, path: Path, to: string): void {
  const map = document.getIn(path.slice(0, -1))
  if (!isMap(map)) return
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
  if (pair && isScalar(pair.key)) pair.key.value = to
}

function renameStep(document: Document, was: string, to: string): void {
  renameKey(document, ['steps', was], to)
  if (document.getIn(['start']) === was) document.setIn(['start'], to)
  eachIn(document, 'choices', path => {
    if (document.getIn([...path, 'to']) === was) document.setIn([...path, 'to'], to)
  })
}

function followTask(document: Document, was: string, to: string): void {
  const follow = (path: Path, prefix: string) => {
    const names = valueAt(document, path)
    if (!Array.isArray(names) || !names.includes(prefix + was)) return
    document.setIn(
      path,
      document.createNode(
        names.map(name => (name === prefix + was ? prefix + to : name)),
        { flow: true },
      ),
    )
  }
  eachIn(document, 'tasks', path => {
    follow([...path, 'after'], '')
    follow([...path, 'needs'], 'task ')
  })
  eachIn(document, 'choices', path => {
    for (const key of ['needs', 'needs_when_high']) follow([...path, key], 'task ')
    follow([...path, 'other_than'], '')
  })
}

function eachIn(document: Document, group: 'tasks' | 'choices', act: (path: Path) => void): void {
  for (const [step, value] of Object.entries(asMap(valueAt(document, ['steps']))))
    for (const name of Object.keys(asMap(asMap(value)[group]))) act(['steps', step, group, name])
}

function mapAt(document: Document, path: Path): Known | null {
  return isMap(document.getIn(path)) ? asMap(valueAt(document, path)) : null
}

function valueAt(document: Document, path: Path): unknown {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node.toJS(document, { maxAliasCount: 0 }) : node
}

function asMap(value: unknown): Known {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Known) : {}
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
