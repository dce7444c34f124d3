import { Graph, layout } from '@dagrejs/dagre'
import type { Playbook, Step } from '../../core/playbook.ts'
import type { Mark, Marks } from './marks.ts'
import { wrapped } from './text.ts'

/** A step; x and y are its middle. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
  text: string[]
  shape: ('start' | 'waiting' | 'final' | 'missing')[]
  mark: Mark | undefined
}

/** A choice; x and y are the middle of its label. */
export interface Line {
  path: string
  /** Against the flow of the picture. */
  back: boolean
  x: number
  y: number
  text: string[]
  mark: Mark | undefined
}

export interface Picture {
  width: number
  height: number
  boxes: Box[]
  lines: Line[]
}

interface Point {
  x: number
  y: number
}

const letter = { name: 7.8, label: 6.3 }

/** Where everything stands: from the start on the left to the ends on the right. The same playbook always gives the same picture. */
export function layOut(playbook: Playbook, marks: Marks, say: (text: string) => string): Picture {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 16, edgesep: 10, ranksep: 36, marginx: 8, marginy: 8 })
  const boxes = boxesOf(playbook, marks, say)
  const ways = waysOf(playbook, marks, say)
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height })
  for (const { from, to, name, text } of ways) graph.setEdge(from, to, { ...sizeOf(text, letter.label), labelpos: 'c' }, name)
  layout(graph, { disableOptimalOrderHeuristic: true })
  const height = Math.ceil(graph.graph().height ?? 0)
  const stand = startAbove(graph.node(playbook.start), height)
  return {
    width: Math.ceil(graph.graph().width ?? 0),
    height,
    boxes: boxes.map(box => ({ ...box, ...rounded(stand(graph.node(box.id))) })),
    lines: ways.map(({ from, to, name, text, mark }) => {
      const laid: Point & { points: Point[] } = graph.edge(from, to, name)
      return { text, mark, ...rounded(stand(laid)), path: pathOf(laid.points.map(stand)), back: graph.node(from).x > graph.node(to).x }
    }),
  }
}

/** A start that lies in the lower half turns the picture upside down: whoever opens it on a small screen sees where it begins. */
function startAbove(start: Point | undefined, height: number): (point: Point) => Point {
  const turned = start !== undefined && start.y > height / 2
  return ({ x, y }) => ({ x, y: turned ? height - y : y })
}

function boxesOf({ steps, start }: Playbook, marks: Marks, say: (text: string) => string) {
  const missing = new Set(Object.values(steps).flatMap(({ choices }) => Object.values(choices).map(({ to }) => to)))
  const known = Object.values(steps).map(step => ({ id: step.id, name: step.name, shape: shapeOf(step, start) }))
  const unknown = [...missing]
    .filter(id => !Object.hasOwn(steps, id))
    .map(id => ({ id, name: `${id} (tidak ada)`, shape: ['missing' as const] }))
  return [...known, ...unknown].map(({ id, name, shape }) => {
    const text = wrapped(say(name), 22)
    const size = sizeOf(text, letter.name)
    const mark = marks.steps[id]
    return { id, text, shape, mark, width: Math.max(80, size.width + 24), height: size.height + 20 + (mark ? 14 : 0) }
  })
}

function waysOf({ steps }: Playbook, marks: Marks, say: (text: string) => string) {
  return Object.values(steps).flatMap(({ id, choices }) =>
    Object.values(choices).map(({ name, to, label }) => {
      const mark = marks.choices[id]?.[name]
      return { from: id, to, name, mark, text: wrapped(say(label), mark ? 24 : 18) }
    }),
  )
}

function shapeOf(step: Step, start: string): Box['shape'] {
  const shapes = { start: step.id === start, waiting: step.waiting, final: step.final }
  return (Object.keys(shapes) as (keyof typeof shapes)[]).filter(shape => shapes[shape])
}

function sizeOf(text: readonly string[], each: number) {
  return { width: Math.round(Math.max(...text.map(line => line.length)) * each), height: text.length * 14 }
}

/** Straight pieces with rounded corners: they pass under their labels, and take few bytes. */
function pathOf(points: readonly Point[]): string {
  const [first, ...others] = points.map(rounded)
  if (!first) return ''
  const pieces = others.map((point, place) => {
    const next = others[place + 1]
    if (!next) return `L${point.x} ${point.y}`
    const before = towards(point, others[place - 1] ?? first)
    const after = towards(point, next)
    return `L${before.x} ${before.y}Q${point.x} ${point.y} ${after.x} ${after.y}`
  })
  return `M${first.x} ${first.y}${pieces.join('')}`
}

function towards(from: Point, to: Point): Point {
  const share = Math.min(0.5, 14 / (Math.hypot(to.x - from.x, to.y - from.y) || 1))
  return rounded({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) }
}
