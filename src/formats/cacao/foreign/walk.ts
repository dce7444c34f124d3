import type { Cacao, Node } from '../cacao.ts'

/** A node as it is met on one way: where its branch goes on when it ends depends on how one came in. */
export interface Stop {
  id: string
  node: Node
  /** Several = branches that run at the same time, each a chain of actions. */
  chains: [string, Node][][]
  exits: Exit[]
}

export interface Exit {
  by: string
  /** Key of the next stop; null = the playbook ends. */
  to: string | null
}

/** Where a branch goes on when it ends. `key` names this place and those around it. */
interface Rest {
  key: string
  next: string
  outer: Rest | null
}

/** A node, and what follows when its branch ends. */
interface Place {
  id: string | undefined
  rest: Rest | null
}

interface Walk {
  workflow: Record<string, Node>
  todo: Place[]
  /** Branches that CACAO runs at the same time, and we one after the other. */
  inTurn: string[]
}

/** Branches within branches within branches: beyond this nobody can follow it, and a file made to hurt does not hurt. */
const most = 200

/**
 * CACAO's branches are nested: an `end` inside a branch goes back to whoever opened it. Ours are not: a choice leads to a step. Walks all
 * ways from the start and answers what is met, each end already joined to what follows. null = more than can be followed.
 */
export function walkAll(cacao: Cacao): { first: string | null; stops: Map<string, Stop>; inTurn: string[] } | null {
  const walk: Walk = { workflow: cacao.workflow, todo: [], inTurn: [] }
  const stops = new Map<string, Stop>()
  const first = arrive(walk, { id: cacao.workflow_start, rest: null })
  for (let place = walk.todo.shift(); place; place = walk.todo.shift()) {
    const key = keyOf(place)
    if (stops.has(key)) continue
    if (stops.size >= most || key.length > 20_000) return null
    const node = nodeOf(walk, place.id)
    stops.set(key, { id: place.id ?? '', node, ...waysOut(walk, place, node) })
  }
  return { first, stops, inTurn: walk.inTurn }
}

/** Stops from which no way leads out: in branches that come back on themselves, which each by itself has an end. */
export function stuckIn(stops: ReadonlyMap<string, Stop>): Stop[] {
  const out = new Set<string>()
  for (let grown = -1; grown !== out.size; ) {
    grown = out.size
    for (const [key, { exits }] of stops) if (exits.some(({ to }) => to === null || out.has(to))) out.add(key)
  }
  return [...stops].flatMap(([key, stop]) => (out.has(key) ? [] : [stop]))
}

/** The stop that one arrives at by going there: none when that is the end of everything. */
function arrive(walk: Walk, { id, rest }: Place): string | null {
  let [at, around] = [id, rest]
  for (let hops = 0; hops < most; hops++) {
    const node = nodeOf(walk, at)
    if (node.type === 'start') at = node.on_completion
    else if (node.type !== 'end') break
    else if (around) [at, around] = [around.next, around.outer]
    else return null
  }
  walk.todo.push({ id: at, rest: around })
  return keyOf({ id: at, rest: around })
}

type Ways = Pick<Stop, 'chains' | 'exits'>

function waysOut(walk: Walk, { id = '', rest }: Place, node: Node): Ways {
  if (node.type === 'parallel') return together(walk, { id, rest }, node)
  const after = node.on_completion ?? node.on_success
  const inner = within(after, rest)
  const way = (by: string, to: string | undefined, around: Rest | null) => ({ by, to: arrive(walk, { id: to, rest: around }) })
  const only = (...exits: Exit[]) => ({ chains: [], exits })
  if (node.type === 'while-condition') return only(way('ulangi', node.on_true, within(id, rest)), way('selesai', after, rest))
  if (node.type === 'if-condition') {
    const otherwise = node.on_false ? way('tidak', node.on_false, inner) : way('tidak', after, rest)
    return only(way('ya', node.on_true, inner), otherwise)
  }
  if (node.type === 'switch-condition') {
    const cases = Object.entries(node.cases ?? {})
    const isOpen = after !== undefined && !cases.some(([by]) => by === 'default')
    return only(...cases.map(([by, to]) => way(by, to, inner)), ...(isOpen ? [way('lainnya', after, rest)] : []))
  }
  if (!node.on_failure) return only(way('lanjut', after, rest))
  return only(way('berhasil', after, rest), way('gagal', node.on_failure, rest))
}

/** Chains of actions are tasks beside each other; what forks itself is done one after the other. */
function together(walk: Walk, { rest }: Place, node: Node): Ways {
  const after = node.on_completion ?? node.on_success
  const branches = node.next_steps ?? []
  const chains = branches.flatMap(id => {
    const chain = chainFrom(id, walk.workflow)
    return chain ? [chain] : []
  })
  if (chains.length === branches.length) return { chains, exits: [{ by: 'lanjut', to: arrive(walk, { id: after, rest }) }] }
  walk.inTurn.push(node.name ?? 'parallel')
  const around = branches.slice(1).reduceRight<Rest | null>((outer, id) => within(id, outer), within(after, rest))
  return { chains: [], exits: [{ by: 'lanjut', to: arrive(walk, { id: branches[0], rest: around }) }] }
}

function nodeOf({ workflow }: Walk, id: string | undefined): Node {
  return (id !== undefined && workflow[id]) || { type: 'end' }
}

function within(next: string | undefined, outer: Rest | null): Rest | null {
  return next === undefined ? outer : { key: `${next} ${outer?.key ?? ''}`, next, outer }
}

function keyOf({ id, rest }: Place): string {
  return `${id} ${rest?.key ?? ''}`
}

/** The actions from here to the end of the branch; null when it forks or comes back on itself. */
function chainFrom(from: string, workflow: Record<string, Node>): [string, Node][] | null {
  const chain: [string, Node][] = []
  let id: string | undefined = from
  while (id !== undefined) {
    const node: Node = workflow[id] ?? { type: 'end' }
    if (node.type === 'end') return chain
    const isAction = node.type === 'action' || node.type === 'playbook-action'
    if (!isAction || node.on_failure || chain.length > 50) return null
    chain.push([id, node])
    id = node.on_completion ?? node.on_success
  }
  return chain
}
