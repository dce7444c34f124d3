import type { Cacao, Node } from './cacao.ts'

export interface Edge {
  /** What the standard calls it: on_completion, on_true, `cases.NAME`, … */
  by: string
  to: string
}

/** Every way out of a node. */
export function edgesOf(node: Node): Edge[] {
  const named = (['on_completion', 'on_success', 'on_failure', 'on_true', 'on_false'] as const).flatMap(by => {
    const to = node[by]
    return to === undefined ? [] : [{ by, to }]
  })
  const cases = Object.entries(node.cases ?? {}).map(([name, to]) => ({ by: `cases.${name}`, to }))
  return [...named, ...cases, ...(node.next_steps ?? []).map(to => ({ by: 'next_steps', to }))]
}

/** What stands in the way of walking through it from its start to an end: one sentence each. */
export function graphFlaws({ workflow, workflow_start: start }: Cacao): string[] {
  const entries = Object.entries(workflow)
  const known = (id: string) => Object.hasOwn(workflow, id)
  const missing = entries.flatMap(([id, node]) =>
    edgesOf(node)
      .filter(({ to }) => !known(to))
      .map(({ by, to }) => `${label(id, node)}: ${by} menuju langkah ${to}, yang tidak ada.`),
  )
  if (!known(start)) return [`workflow_start menunjuk langkah ${start}, yang tidak ada.`, ...missing]
  const flaws = [...missing, ...entries.flatMap(([id, node]) => nodeFlaws(id, node))]
  if (workflow[start]?.type !== 'start') flaws.push('workflow_start tidak menunjuk langkah berjenis start.')
  return [...flaws, ...(flaws.length === 0 ? endless(workflow, start) : [])]
}

/** Nodes that no way from the start leads to. */
export function unreached({ workflow, workflow_start: start }: Cacao): string[] {
  const reached = walk([start], id => edgesOf(workflow[id] ?? { type: 'end' }).map(({ to }) => to))
  return Object.keys(workflow).filter(id => !reached.has(id))
}

export function label(id: string, { name }: Node): string {
  return name ? `Langkah “${name.slice(0, 80)}” (${id})` : `Langkah ${id}`
}

function endless(workflow: Record<string, Node>, start: string): string[] {
  const back = new Map<string, string[]>()
  for (const id of Object.keys(workflow)) back.set(id, [])
  for (const [id, node] of Object.entries(workflow)) for (const { to } of edgesOf(node)) back.get(to)?.push(id)
  const ends = Object.keys(workflow).filter(id => workflow[id]?.type === 'end')
  const ending = walk(ends, id => back.get(id) ?? [])
  const reached = walk([start], id => edgesOf(workflow[id] ?? { type: 'end' }).map(({ to }) => to))
  const stuck = [...reached].filter(id => !ending.has(id))
  return stuck.map(id => `${label(id, workflow[id] ?? { type: '' })}: dari sini tidak ada jalan ke langkah akhir.`)
}

const needed: Record<string, readonly (keyof Node)[]> = {
  action: ['commands', 'agent'],
  'playbook-action': ['playbook_id'],
  parallel: ['next_steps'],
  'if-condition': ['condition', 'on_true'],
  'while-condition': ['condition', 'on_true'],
  'switch-condition': ['switch', 'cases'],
}

function nodeFlaws(id: string, node: Node): string[] {
  const name = label(id, node)
  const absent = (needed[node.type] ?? []).filter(key => node[key] === undefined)
  const flaws = absent.map(key => `${name}: “${key}” wajib ada pada ${node.type}.`)
  if (!id.startsWith(`${node.type}--`) || !isId(id)) flaws.push(`${name}: identifiernya tidak sesuai jenisnya, ${node.type}.`)
  if (node.type === 'end' && edgesOf(node).length > 0) flaws.push(`${name}: langkah akhir tidak boleh menuju langkah lain.`)
  if (node.on_completion && (node.on_success || node.on_failure))
    flaws.push(`${name}: on_completion tidak boleh bersama on_success atau on_failure.`)
  return flaws
}

function isId(id: string): boolean {
  return /--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(id)
}

function walk(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from)
  const todo = [...from]
  for (let id = todo.pop(); id !== undefined; id = todo.pop())
    for (const to of next(id).filter(one => !seen.has(one))) {
      seen.add(to)
      todo.push(to)
    }
  return seen
}
