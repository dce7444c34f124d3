import { type Tlp, tlpLabels } from '../../core/tlp.ts'
import type { PlaybookText } from '../playbook/schema.ts'
import { sayIssue } from '../playbook/sentences.ts'
import type { Cacao, Node } from './cacao.ts'
import { type NodePart, nodePart, playbookPart } from './extension.ts'
import { label } from './graph.ts'
import { caseOf, extension, roleOf } from './names.ts'

type StepText = PlaybookText['steps'][string]
type StepPart = Extract<NodePart, { of: 'step' }>

/** True when the playbook was written by this program, here or elsewhere. */
export function isOwn(cacao: Cacao): boolean {
  return Object.hasOwn(cacao.playbook_extensions ?? {}, extension)
}

/** Our own playbook, come back: nothing is lost; what others added to it meanwhile is named. */
export function readOwn(cacao: Cacao): { text: PlaybookText; rules: StepPart['clocks']; lost: string[] } | { reasons: string[] } {
  const head = playbookPart.safeParse(cacao.playbook_extensions?.[extension], { reportInput: true })
  if (!head.success) return { reasons: head.error.issues.flatMap(sayIssue).map(({ path, reason }) => broken(path, reason)) }
  const nodes = partsOf(cacao)
  const reasons = nodes.flatMap(({ reason }) => reason ?? [])
  const { steps: order, clocks, ...own } = head.data
  const steps = order.map(id => ({ id, found: nodes.find(({ part }) => part?.of === 'step' && part.step === id) }))
  const missing = steps.filter(({ found }) => !found).map(({ id }) => `Tahap “${id}” tidak ada lagi di workflow.`)
  if (reasons.length > 0 || missing.length > 0) return { reasons: [...reasons, ...missing] }
  const read = steps.flatMap(({ id, found }) => (found?.part?.of === 'step' ? [{ id, ...readStep(found.node, found.part, nodes) }] : []))
  const added = nodes.filter(({ part }) => !part).map(({ id, node }) => `${label(id, node)}: ditambahkan di luar Tanggap, tidak dibawa.`)
  const text: PlaybookText = {
    ...own,
    name: cacao.name,
    tlp: labelOf(cacao),
    steps: Object.fromEntries(read.map(({ id, step }) => [id, step])),
  }
  const rules = Object.assign({}, clocks, ...read.map(one => one.rules)) as StepPart['clocks']
  return { text, rules, lost: [...added, ...read.flatMap(({ lost }) => lost)] }
}

/** The most secret of its TLP markings; AMBER, as for a report, when it has none. */
export function labelOf({ markings = [], data_marking_definitions: known = {} }: Cacao): Tlp {
  const levels = markings.map(id => known[id]?.tlpv2_level?.replace('TLP:', ''))
  return tlpLabels.findLast(tlp => levels.includes(tlp)) ?? 'AMBER'
}

interface Part {
  id: string
  node: Node
  part: NodePart | null
  reason: string | null
}

function partsOf({ workflow }: Cacao): Part[] {
  return Object.entries(workflow).map(([id, node]) => {
    const found = node.step_extensions?.[extension]
    if (found === undefined) return { id, node, part: null, reason: null }
    const read = nodePart.safeParse(found, { reportInput: true })
    if (read.success) return { id, node, part: read.data, reason: null }
    const [said] = read.error.issues.flatMap(sayIssue)
    return { id, node, part: null, reason: `${label(id, node)}: ${broken(said?.path ?? [], said?.reason ?? '')}` }
  })
}

function broken(path: readonly (string | number)[], reason: string): string {
  return `Perluasan Tanggap di berkas ini rusak (${path.join(' › ')}): ${reason}`.slice(0, 400)
}

function readStep(node: Node, part: StepPart, nodes: readonly Part[]) {
  const { step: id, public: status, waiting, final } = part
  const choices = Object.entries(part.choices).flatMap(([name, { label: says, ...choice }]) => {
    const to = nodes.find(one => one.id === node.cases?.[caseOf(name)])?.part?.step
    return to === undefined ? [] : [[name, { label: says, to, ...choice }] as const]
  })
  const step: StepText = {
    name: node.name ?? id,
    public: status,
    says: node.description ?? '',
    waiting,
    final,
    clocks: Object.keys(part.clocks),
    tasks: Object.fromEntries(tasksOf(part, nodes)),
    choices: Object.fromEntries(choices),
  }
  const kept = [...(final ? ['default'] : []), ...choices.map(([name]) => caseOf(name))]
  const lost = [
    ...Object.keys(node.cases ?? {})
      .filter(name => !kept.includes(name))
      .map(name => `Tahap “${id}”: jalan “${name.slice(0, 80)}” ditambahkan di luar Tanggap, tidak dibawa.`),
    ...Object.keys(part.choices)
      .filter(name => !Object.hasOwn(step.choices, name))
      .map(name => `Tahap “${id}”: pilihan “${name}” tidak lagi menuju sebuah tahap, tidak dibawa.`),
    ...part.tasks.filter(name => !Object.hasOwn(step.tasks, name)).map(name => `Tahap “${id}”: tugas “${name}” tidak ada lagi.`),
  ]
  return { step, rules: part.clocks, lost }
}

function tasksOf({ step, tasks: order }: StepPart, nodes: readonly Part[]): [string, StepText['tasks'][string]][] {
  const found = nodes.flatMap(({ node, part }): [string, StepText['tasks'][string]][] => {
    if (part?.of !== 'task' || part.step !== step) return []
    const { of: _of, step: _step, task: name, ...rule } = part
    const command = (node.commands ?? []).map(one => one.command ?? '').join('; ')
    return [[name, { do: command, role: roleOf(node.agent ?? '') ?? 'analyst', ...rule }]]
  })
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return found.toSorted(([a], [b]) => place(a) - place(b))
}
