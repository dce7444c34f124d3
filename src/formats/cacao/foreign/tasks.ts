import type { PlaybookText } from '../../playbook/schema.ts'
import type { Cacao, Command, Node } from '../cacao.ts'
import type { Stop } from './walk.ts'
import { line, nameFor } from './words.ts'

type Tasks = PlaybookText['steps'][string]['tasks']

/** Names of tasks are one's own in the whole playbook; `taken` grows by those that are given. */
export interface Naming {
  cacao: Cacao
  taken: string[]
}

/** Adds what a stop asks to be done: each command is one task, in its order, after what stands there already. */
export function addTasks(tasks: Tasks, stop: Stop, naming: Naming): void {
  const before = lastOf(tasks)
  const chains = stop.chains.length > 0 ? stop.chains : [isWork(stop.node) ? [[stop.id, stop.node] as [string, Node]] : []]
  for (const chain of chains) addChain(tasks, { chain, before }, naming)
}

function isWork({ type }: Node): boolean {
  return type === 'action' || type === 'playbook-action'
}

/** What nothing waits for yet. */
function lastOf(tasks: Tasks): string[] {
  const waited = Object.values(tasks).flatMap(({ after }) => after)
  return Object.keys(tasks).filter(name => !waited.includes(name))
}

function addChain(tasks: Tasks, { chain, before }: { chain: [string, Node][]; before: string[] }, { cacao, taken }: Naming): void {
  let after = before
  for (const [, node] of chain)
    for (const text of textsOf(node, cacao)) {
      const name = nameFor(node.name ?? node.type, taken)
      taken.push(name)
      tasks[name] = { do: text, role: 'analyst', base: 'calendar', after, needs: [], meets: [], optional: false, ...dueOf(node) }
      after = [name]
    }
}

function textsOf(node: Node, cacao: Cacao): string[] {
  const name = line(node.name ?? '', 200)
  if (node.type === 'playbook-action') return [line(`${name || 'Jalankan playbook lain'}: ${node.playbook_id}`, 600)]
  const targets = (node.targets ?? []).flatMap(id => cacao.target_definitions?.[id]?.name ?? [])
  return (node.commands ?? []).map(command => {
    const text = filled(commandText(command), { ...cacao.playbook_variables, ...node.step_variables })
    const how =
      command.type === 'manual' ? '' : `jalankan dengan tangan (${command.type}${targets.length > 0 ? ` pada ${targets.join(', ')}` : ''})`
    const parts = [name || line(node.description ?? '', 200), how, text].filter(Boolean)
    return line(parts.join(': '), 600) || 'Kerjakan langkah ini'
  })
}

function commandText({ command, command_b64: coded }: Command): string {
  if (command !== undefined) return command
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(coded ?? ''), letter => letter.charCodeAt(0)))
  } catch {
    return ''
  }
}

/** `__path__:value` is written out where the file says what it is; what sounds like a secret is not. */
function filled(text: string, variables: NonNullable<Node['step_variables']>): string {
  return text.replace(/(__[a-zA-Z_][a-zA-Z0-9_-]*__):value/g, (whole, name: string) => {
    const isSecret = /pass|secret|token|key|sandi/i.test(name)
    const value = Object.hasOwn(variables, name) && !isSecret ? variables[name]?.value : undefined
    return value ?? whole
  })
}

/** A time-out is in milliseconds; ours are whole minutes, hours or days. */
function dueOf({ timeout }: Node): { due?: string } {
  const minutes = Math.ceil((timeout ?? 0) / 60_000)
  if (minutes < 1) return {}
  if (minutes <= 9999) return { due: `${minutes}m` }
  return { due: `${Math.min(9999, Math.ceil(minutes / 60))}h` }
}
