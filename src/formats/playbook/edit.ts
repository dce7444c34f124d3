import { type Document, isMap, isNode, isScalar, parseDocument } from 'yaml'
import { asMap, fieldsOf, type HeadFields, isUntouched, type Known, type StepFields, text, texts } from './fields.ts'

type Path = readonly string[]

/** The step as it is written; null when the text is no YAML, or has no such step. */
export function readStep(source: string, id: string): StepFields | null {
  const document = read(source)
  const step = document && mapAt(document, ['steps', id])
  return step ? fieldsOf(id, step) : null
}

/** Writes a step back into the text: only what differs, so that comments and everything else stay. A new name is followed wherever the old one is named. */
export function writeStep(source: string, was: string, step: StepFields): string {
  const document = read(source)
  if (!document) return source
  const before = print(document)
  if (!isMap(document.getIn(['steps', was]))) document.setIn(['steps', was], document.createNode({}))
  const { name, says, waiting, final, clocks } = step
  writeFields(document, ['steps', was], { name, public: step.public, says, waiting, final, clocks })
  const tasks = step.tasks.map(({ was: old, id, ...fields }) => ({ old, id, fields }))
  const choices = step.choices.map(({ was: old, id, ...fields }) => ({ old, id, fields }))
  writeGroup(document, ['steps', was, 'tasks'], tasks)
  writeGroup(document, ['steps', was, 'choices'], choices)
  followTasks(document, new Map(tasks.flatMap(({ old, id }) => (old && old !== id ? [[old, id]] : []))))
  if (step.id !== was) renameStep(document, was, step.id)
  const after = print(document)
  return after === before ? source : after
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

export function readHead(source: string): HeadFields | null {
  const document = read(source)
  if (!document) return null
  const { name, kinds, severity, tlp, guidance } = asMap(document.toJS({ maxAliasCount: 0 }))
  const { now, not_yet: notYet } = asMap(guidance)
  return { name: text(name), now: texts(now), notYet: texts(notYet), kinds: texts(kinds), severity: text(severity), tlp: text(tlp) }
}

export function writeHead(source: string, { now, notYet, ...head }: HeadFields): string {
  const document = read(source)
  if (!document) return source
  const before = print(document)
  writeFields(document, [], head)
  for (const [key, lines] of Object.entries({ now, not_yet: notYet }))
    if (!isUntouched(valueAt(document, ['guidance', key]), lines)) document.setIn(['guidance', key], document.createNode(lines))
  const after = print(document)
  return after === before ? source : after
}

function read(source: string): Document | null {
  const document = parseDocument(source, { prettyErrors: false, logLevel: 'error', merge: false })
  return document.errors.length === 0 && isMap(document.contents) && isMap(document.getIn(['steps'])) ? document : null
}

/** Long sentences stay on one line, as people write them. */
function print(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

function writeGroup(document: Document, path: Path, entries: readonly { old: string; id: string; fields: Known }[]): void {
  for (const known of Object.keys(asMap(valueAt(document, path))))
    if (!entries.some(({ old }) => old === known)) document.deleteIn([...path, known])
  const renamed = entries.filter(({ old, id }) => old && old !== id)
  // By way of names that nothing can have, so that two may exchange theirs.
  for (const { old } of renamed) renameKey(document, [...path, old], `~${old}`)
  for (const { old, id } of renamed) renameKey(document, [...path, `~${old}`], id)
  for (const { id, fields } of entries) {
    if (!isMap(document.getIn([...path, id]))) document.setIn([...path, id], document.createNode({}))
    writeFields(document, [...path, id], fields)
  }
  if (entries.length === 0 && document.hasIn(path)) document.deleteIn(path)
}

function writeFields(document: Document, path: Path, fields: Known): void {
  for (const [name, value] of Object.entries(fields)) {
    const at = [...path, name]
    if (value === undefined || isUntouched(valueAt(document, at), value)) continue
    const nothing = value === '' || value === false || (Array.isArray(value) && value.length === 0)
    if (nothing && document.hasIn(at)) document.deleteIn(at)
    else if (!nothing) document.setIn(at, document.createNode(value, { flow: Array.isArray(value) }))
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

function followTasks(document: Document, names: ReadonlyMap<string, string>): void {
  const follow = (path: Path, prefix: string) => {
    const written = valueAt(document, path)
    if (!Array.isArray(written)) return
    const now = written.map(one => {
      const name = String(one)
      const to = name.startsWith(prefix) ? names.get(name.slice(prefix.length)) : undefined
      return to === undefined ? one : prefix + to
    })
    if (now.some((one, n) => one !== written[n])) document.setIn(path, document.createNode(now, { flow: true }))
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
