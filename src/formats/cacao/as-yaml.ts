import { Document, isMap, isNode, isScalar, type Node, type YAMLMap } from 'yaml'
import type { PlaybookText } from '../playbook/schema.ts'

/** What a playbook file needs and a foreign file does not bring stays empty, for people to fill in. */
export type Draftable = Omit<PlaybookText, 'kinds' | 'guidance'> & {
  kinds: string[]
  guidance: { now: string[]; not_yet: string[] }
}

/** A playbook as an analyst would write it: nothing that is so anyway, lists on one line, a blank line between steps. */
export function playbookYaml(text: Draftable, remarks: readonly string[]): string {
  const { playbook, name, kinds, rsit, severity, tlp, tags, routes, wave, guidance, start, steps } = text
  const written = { playbook, name, kinds, rsit, severity, tlp, tags: tags.length > 0 ? tags : undefined, routes, wave, guidance, start }
  const value = { ...spoken(written), steps: each(steps, stepOf) }
  const document = new Document(value, { aliasDuplicateObjects: false })
  if (isMap(document.contents)) lay(document.contents, [])
  const head = remarks.map(line => `# ${line}\n`).join('')
  return head + document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

type StepText = PlaybookText['steps'][string]

function stepOf({ waiting, final, clocks, tasks, choices, ...step }: StepText) {
  return {
    ...step,
    ...spoken({ waiting, final, clocks }),
    ...(Object.keys(tasks).length > 0 && { tasks: each(tasks, taskOf) }),
    ...(Object.keys(choices).length > 0 && { choices: each(choices, ({ label, to, ...more }) => ({ label, to, ...spoken(more) })) }),
  }
}

function taskOf({ role, base, ...task }: StepText['tasks'][string]) {
  const { do: text, due, ...more } = task
  return spoken({ do: text, role: role === 'analyst' ? '' : role, due, base: base === 'calendar' ? '' : base, ...more })
}

function each<T>(of: Record<string, T>, say: (one: T) => object): Record<string, object> {
  return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, say(one)]))
}

function spoken(parts: Record<string, unknown>): Record<string, unknown> {
  const silent = (key: string, value: unknown) =>
    value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0 && key !== 'kinds')
  return Object.fromEntries(Object.entries(parts).filter(([key, value]) => !silent(key, value)))
}

/** Sentences stand below each other; names, conditions and the wave stand on one line. */
function lay(map: YAMLMap, path: readonly string[]): void {
  for (const [n, { key, value }] of map.items.entries()) {
    const name = isScalar(key) ? String(key.value) : ''
    if (path.length === 1 && path[0] === 'steps' && n > 0 && isNode(key)) (key as Node).spaceBefore = true
    if (isMap(value) && name !== 'wave') lay(value, [...path, name])
    else if (isNode(value) && 'items' in value && path[0] !== 'guidance' && name !== 'routes') Object.assign(value, { flow: true })
    else if (name === 'routes') flowEach(value)
  }
}

function flowEach(list: unknown): void {
  if (typeof list === 'object' && list !== null && 'items' in list && Array.isArray(list.items))
    for (const one of list.items) if (isMap(one)) one.flow = true
}
