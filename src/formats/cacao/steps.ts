import type { ClockRule } from '../../core/playbook.ts'
import { type Role, roles } from '../../core/vocabulary.ts'
import type { PlaybookText } from '../playbook/schema.ts'
import type { Node } from './cacao.ts'
import { agentOf, caseOf, chosen, extension, nodeId } from './names.ts'
import { rulesOf } from './rules.ts'

type StepText = PlaybookText['steps'][string]
type TaskText = StepText['tasks'][string]

export const groups = Object.entries(roles).map(([role, name]) => ({ role: role as Role, name }))

/** One step of ours as nodes: its tasks in a chain, then the choosing and the switch; a step that nothing leaves is an end. */
export function nodesOf(text: PlaybookText, id: string, clocks: Record<string, ClockRule>): Record<string, Node> {
  const step = text.steps[id]
  if (!step) return {}
  const { playbook } = text
  const chain = inOrder(step.tasks)
  const after = [...chain.slice(1).map(([task]) => taskNode(playbook, id, task)), lastOf(text, id)]
  const tasks = chain.map(([task, rule], n) => [taskNode(playbook, id, task), taskOf({ step: id, task, next: after[n] ?? '' }, rule)])
  const part = partOf(id, step, clocks)
  const names = { name: step.name, description: step.says, step_extensions: { [extension]: part } }
  if (Object.keys(step.choices).length === 0) return { ...Object.fromEntries(tasks), [lastOf(text, id)]: { type: 'end', ...names } }
  const fork = nodeId('switch-condition', { playbook, step: id, of: 'switch' })
  const end = nodeId('end', { playbook, step: id, of: 'end' })
  const cases = Object.entries(step.choices).map(([name, { to }]) => [caseOf(name), entryOf(text, to)])
  return {
    ...Object.fromEntries(tasks),
    [lastOf(text, id)]: choosing(id, step, fork),
    [fork]: {
      type: 'switch-condition',
      ...names,
      switch: `${chosen}:value`,
      cases: { ...Object.fromEntries(cases), ...(step.final && { default: end }) },
    },
    ...(step.final && { [end]: { type: 'end', step_extensions: { [extension]: { of: 'end', step: id } } } }),
  }
}

/** Where somebody who comes into the step arrives. */
export function entryOf(text: PlaybookText, id: string): string {
  const [first] = inOrder(text.steps[id]?.tasks ?? {})
  return first ? taskNode(text.playbook, id, first[0]) : lastOf(text, id)
}

/** After the tasks: the choosing, or the end. */
function lastOf({ playbook, steps }: PlaybookText, step: string): string {
  const ends = Object.keys(steps[step]?.choices ?? {}).length === 0
  return ends ? nodeId('end', { playbook, step, of: 'end' }) : nodeId('action', { playbook, step, of: 'choose' })
}

function taskNode(playbook: string, step: string, task: string): string {
  return nodeId('action', { playbook, step, of: `task ${task}` })
}

/** No task before one that it waits for; else as they are written. */
function inOrder(tasks: Record<string, TaskText>): [string, TaskText][] {
  const waiting = Object.entries(tasks)
  const done: [string, TaskText][] = []
  while (waiting.length > 0) {
    const isFree = ({ after }: TaskText) => !after.some(before => waiting.some(([name]) => name === before))
    const ready = waiting.findIndex(([, task]) => isFree(task))
    done.push(...waiting.splice(Math.max(0, ready), 1))
  }
  return done
}

function taskOf({ step, task, next }: { step: string; task: string; next: string }, rule: TaskText): Node {
  const { do: command, role, ...own } = rule
  const activity = (own.notice && 'deliver-content') || (own.phase && activities[own.phase])
  const told = [own.due && `Batas waktu ${own.due} sejak tahap dimulai.`, own.optional && 'Boleh dilewati.', own.asks]
  const description = told.filter(Boolean).join(' ')
  return {
    type: 'action',
    name: task,
    ...(description && { description }),
    on_completion: next,
    commands: [{ type: 'manual', command, ...(activity && { playbook_activity: activity }) }],
    agent: agentOf(role),
    step_extensions: { [extension]: { of: 'task', step, task, ...written(own) } },
  }
}

const activities = {
  analisis: 'analyze-collected-data',
  penahanan: 'restrict-access',
  penghapusan: 'eliminate-risk',
  pemulihan: 'restore-capabilities',
} as const

function choosing(step: string, { choices }: StepText, fork: string): Node {
  const offered = Object.entries(choices).map(([name, { label }]) => `${caseOf(name)} = ${label}`)
  return {
    type: 'action',
    name: 'Pilih langkah berikutnya',
    on_completion: fork,
    commands: [{ type: 'manual', command: `Isi ${chosen} dengan salah satu: ${offered.join('; ')}.` }],
    agent: agentOf('analyst'),
    out_args: [chosen],
    step_extensions: { [extension]: { of: 'choose', step } },
  }
}

function partOf(step: string, rule: StepText, clocks: Record<string, ClockRule>) {
  const choices = Object.entries(rule.choices).map(([name, { to: _, ...choice }]) => [name, written(choice)])
  const { waiting, final } = rule
  return {
    of: 'step',
    step,
    public: rule.public,
    waiting,
    final,
    clocks: rulesOf(rule.clocks, clocks),
    tasks: Object.keys(rule.tasks),
    choices: Object.fromEntries(choices),
  }
}

/** Without what is not said. */
function written(parts: Record<string, unknown>): Record<string, unknown> {
  const silent = (value: unknown) => value === undefined || value === false || (Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => !silent(value)))
}
