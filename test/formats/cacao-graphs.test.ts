import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Node } from '../../src/formats/cacao/cacao.ts'
import { fromCacao } from '../../src/formats/cacao.ts'
import { at, checked, clocks, end, filled, foreign, manual, reasonsOf, start } from './cacao-given.ts'

const kinds = ['action', 'action', 'playbook-action', 'if-condition', 'while-condition', 'switch-condition', 'parallel', 'end'] as const
const size = 9
const anyText = (maxLength: number) => fc.string({ unit: 'binary', maxLength })

/** Mostly onwards, now and then back. */
const target = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: -8, max: 0 }) })
const drawn = fc.record({
  kind: fc.constantFrom(...kinds),
  to: fc.tuple(target, target, target),
  has: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  name: fc.option(anyText(150)),
  text: anyText(900),
})
const graphs = fc.array(drawn, { minLength: size, maxLength: size })

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

function workflowOf(nodes: readonly Drawn[]): Record<string, Node> {
  const id = (n: number) => (n >= size ? at('end', size + 1) : at(nodes[Math.max(0, n)]?.kind ?? 'end', Math.max(0, n) + 1))
  const entries = nodes.map((one, n) => [id(n), nodeOf(one, step => id(n + step))])
  return { ...start(id(0)), ...Object.fromEntries(entries), ...end(size + 1) }
}

function nodeOf({ kind, to: [a, b, c], has: [goes, succeeds, more], name, text }: Drawn, id: (step: number) => string): Node {
  const named = name === null ? {} : { name }
  const failing = more && { on_failure: id(b) }
  const after = goes ? { on_completion: id(a) } : succeeds ? { on_success: id(a), ...failing } : {}
  const commands = [{ type: more ? 'bash' : 'manual', command: text }]
  if (kind === 'end') return { type: kind, ...named }
  if (kind === 'action') return { ...manual('x', {}), name: name ?? '', commands, ...after }
  if (kind === 'playbook-action') return { type: kind, playbook_id: at('playbook', 3), ...named, ...after }
  if (kind === 'parallel') return { type: kind, next_steps: [id(b), id(c)], ...named, ...after }
  if (kind === 'switch-condition')
    return { type: kind, switch: text, cases: { x: id(b), ...(more && { [text]: id(c) }) }, ...named, ...after }
  return { type: kind, condition: text, on_true: id(b), ...(kind === 'if-condition' && more && { on_false: id(c) }), ...named, ...after }
}

test('whatever ways a foreign playbook has, it is refused, or a draft that lacks nothing once it is filled in', { timeout: 60_000 }, () => {
  let drafts = 0
  const property = fc.property(graphs, anyText(200), (nodes, title) => {
    const made = fromCacao(foreign(workflowOf(nodes), { name: title || 'x' }), clocks)
    if ('reasons' in made) return made.reasons.length > 0
    drafts++
    const read = checked(made.id, filled(made.source))
    expect('faults' in read ? read.faults.map(({ reason }) => reason) : []).toEqual([])
    return true
  })
  fc.assert(property, { numRuns: 1500 })
  expect(drafts).toBeGreaterThan(200)
})

test('one name in two places is two tasks', () => {
  const json = foreign({
    ...start(at('if-condition', 1)),
    [at('if-condition', 1)]: { type: 'if-condition', name: 'Perlu?', condition: 'x', on_true: at('action', 1), on_false: at('action', 2) },
    [at('action', 1)]: manual('Blokir', { on_completion: at('end', 1) }),
    [at('action', 2)]: manual('Blokir', { on_completion: at('end', 1) }),
    ...end(),
  })
  const made = fromCacao(json, clocks)
  expect('source' in made && made.source).toMatch(/^ {6}blokir:\n.*^ {6}blokir-2:\n/ms)
})

test('branches that come back on themselves, though each has an end, lead nowhere: refused', () => {
  const json = foreign({
    ...start(at('parallel', 1)),
    [at('parallel', 1)]: { type: 'parallel', name: 'Bersama', next_steps: [at('if-condition', 1), at('end', 1)] },
    [at('if-condition', 1)]: {
      type: 'if-condition',
      name: 'Lagi?',
      condition: 'x',
      on_true: at('parallel', 1),
      on_false: at('parallel', 1),
    },
    ...end(),
  })
  expect(reasonsOf(json).join()).toMatch(/tidak ada jalan ke langkah akhir|tidak dapat diikuti/)
})
