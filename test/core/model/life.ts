import fc from 'fast-check'
import { replay } from '../../../src/core/incident/evolve.ts'
import type { Incident } from '../../../src/core/incident/incident.ts'
import { aCase, type Case, playbook } from '../../fixtures.ts'
import type { Act } from './act.ts'
import { expected, people, towards } from './expected.ts'
import { type Model, opened, type Person, stepOf } from './model.ts'
import { type Decide, decided, happened } from './real.ts'
import { rulesOf } from './rules.ts'
import { modelled, real } from './same.ts'

/** One incident twice: as the model has it and as the core has it. */
export interface Twins {
  model: Model
  one: Case
}

/** A wish is a few numbers, so that it can be shrunk; what it means depends on where the incident stands. */
export interface Wish {
  what: (typeof wishes)[number]
  pick: number
  by: number
  odd: number
}

const wishes = [
  'go',
  'go',
  'go',
  'towards',
  'early',
  'early',
  'choose',
  'finish',
  'finish',
  'open',
  'classify',
  'assign',
  'evidence',
  'affected',
  'send',
  'receipt',
  'waive',
  'prove',
  'correct',
  'wait',
  'wait',
] as const

export const wish: fc.Arbitrary<Wish> = fc.record({
  what: fc.constantFrom(...wishes),
  pick: fc.nat({ max: 997 }),
  by: fc.nat({ max: 2 }),
  odd: fc.nat({ max: 9 }),
})

export interface Told {
  accepted: number
  refused: number
  steps: Set<string>
  choices: Set<string>
}

export const nothing = (): Told => ({ accepted: 0, refused: 0, steps: new Set(), choices: new Set() })

/** Does one act to both; what they make of it, and what they are afterwards, must be the same. */
export function both(twins: Twins, act: Act, { told, decide }: { told: Told; decide: Decide }): boolean {
  const before = twins.one.running.incident
  const must = expected(twins.model, act)
  const from = twins.one.running.incident.step
  const did = happened(twins.one, act, decide)
  if (did !== must)
    throw new Error(`${JSON.stringify(act)} at ${from}: ${did ? 'accepted' : 'refused'}, but the model ${must ? 'accepts' : 'refuses'} it`)
  if (!did && twins.one.running.incident !== before) throw new Error(`${JSON.stringify(act)}: refused, and yet it changed something`)
  onlyOnce(before, twins.one)
  const [wanted, found] = [modelled(twins.model), real(twins.one.running.incident, twins.model)]
  if (wanted.length !== found.length || wanted.some((line, at) => line !== found[at]))
    throw new Error(`after ${JSON.stringify(act)} at ${from}:\n${differences(wanted, found).join('\n')}`)
  if (did) told.accepted += 1
  else told.refused += 1
  told.steps.add(twins.model.step)
  if (did && act.do === 'choose') told.choices.add(`${from} ${act.choice}`)
  return did
}

/** Warnings, breaches and escalations are said once in the life of a clock, unless its start was put right. */
function onlyOnce(before: Incident, { chain }: Case): void {
  for (const { event } of chain.slice(before.seq)) {
    if (event.type !== 'clock_warned' && event.type !== 'clock_breached' && event.type !== 'clock_escalated') continue
    const clock = before.clocks.find(({ id }) => id === event.clock)
    const said = { clock_warned: clock?.warnedAt, clock_breached: clock?.breachedAt, clock_escalated: clock?.escalatedAt }[event.type]
    if (said || clock?.metAt || clock?.pausedAt)
      throw new Error(`${event.type} of ${event.clock} is said again, or of a clock that does not run`)
  }
}

function differences(wanted: string[], found: string[]): string[] {
  const lacking = wanted.filter(line => !found.includes(line)).map(line => `  model: ${line}`)
  return [...lacking, ...found.filter(line => !wanted.includes(line)).map(line => `  core:  ${line}`)]
}

/** At most so many acts on the way to the choice, the choice itself the last; stops where the way is barred. */
function go(twins: Twins, way: { choice: string; hand?: Person; acts?: number }, seam: { told: Told; decide: Decide }): void {
  const from = twins.model.step
  for (let acts = 0; acts < (way.acts ?? 80) && twins.model.step === from; acts++) {
    const act = towards(twins.model, way.choice, way.hand)
    if (!act || !both(twins, act, seam) || act.do === 'choose') return
  }
}

export function live(twins: Twins, wanted: Wish, seam: { told: Told; decide: Decide }): void {
  const { what, pick } = wanted
  const { choices } = stepOf(twins.model)
  const choice = choices[pick % choices.length]?.name ?? ''
  const hand = people[wanted.by] ?? people[0]
  if (what === 'go') go(twins, { choice, hand }, seam)
  else if (what === 'early') {
    const from = twins.model.step
    go(twins, { choice, hand, acts: pick % 23 }, seam)
    if (twins.model.step === from) both(twins, { do: 'choose', choice, by: hand, answered: true, stale: false }, seam)
  } else {
    const act = what === 'towards' ? towards(twins.model, choice, hand) : actFor(twins.model, wanted)
    if (act) both(twins, act, seam)
  }
}

function actFor(model: Model, { what, pick, by: who, odd }: Wish): Act | null {
  const by = people[who] ?? people[0]
  const one = <T>(list: readonly T[]): T | undefined => list[pick % list.length]
  const answer = (shift: number) => ['ya', 'tidak', 'belum-diketahui'][(pick + shift) % 3] as string
  const { choices } = stepOf(model)
  const clock = one([...model.clocks.keys()].sort()) ?? 'K8a'
  const minutes = (pick - (odd === 0 ? 900 : 0)) * (odd > 6 ? 60 : 3)
  switch (what) {
    case 'choose':
      return { do: 'choose', choice: odd === 9 ? 'tidak-ada' : (one(choices)?.name ?? ''), by, answered: odd !== 8, stale: odd === 7 }
    case 'finish':
      return { do: 'finish', task: odd === 9 ? 'tidak-ada' : (one(model.tasks)?.id ?? ''), by, result: odd === 8 ? '' : 'Dicatat' }
    case 'open':
      return { do: 'open', task: one(model.tasks)?.id ?? '', by, why: odd === 8 ? '' : 'Ditemukan' }
    case 'classify':
      return { do: 'classify', by, changes: classification(pick, odd, answer) }
    case 'assign':
      return { do: 'assign', to: odd === 0 ? null : by, by }
    case 'evidence':
      return { do: 'evidence', id: `bukti-${model.evidence}`, by }
    case 'affected':
      return { do: 'affected', label: `situs ${pick % 3}`, by }
    case 'send':
      return { do: 'send', notice: ['N2', 'N2', 'N3', 'N4', 'N5'][pick % 5] as string, by }
    case 'receipt':
      return { do: 'receipt' }
    case 'waive':
      return { do: 'waive', clock, reason: odd === 8 ? '' : 'Bukan kewenangan kami', by }
    case 'prove':
      return { do: 'prove', clock, evidence: odd !== 8, sentAgo: odd === 7 ? -60 : pick * 2, by }
    case 'correct':
      return { do: 'correct', clock, ago: odd === 7 ? -60 : pick * 3, by }
    default:
      return { do: 'wait', minutes }
  }
}

function classification(pick: number, odd: number, answer: (shift: number) => string) {
  const severity = ['rendah', 'sedang', 'tinggi', 'kritis'][pick % 4] as string
  const all = { severity, rsit: 'other', organisation: '35.25/dinkes', iiv: answer(0), personal_data: answer(1), ongoing: answer(2) }
  const names = Object.keys(all) as (keyof typeof all)[]
  return Object.fromEntries(names.filter((_, at) => odd > 6 || at === odd % names.length).map(name => [name, all[name]]))
}

// ── Where a life begins ──────────────────────────────────────────────────────────────────────────────────────────────

/** The incident just reported, and one standing at every step that can be reached on the shortest way. */
export function beginnings(id: string): () => Map<string, Twins> {
  const rules = rulesOf(id)
  const seam = { told: nothing(), decide: decided }
  const found = new Map<string, Twins>()
  const begin = { model: opened(rules, Date.parse('2026-07-14T02:00:00.000Z')), one: aCase(playbook(id)) }
  found.set(rules.start, begin)
  for (const [step, twins] of found)
    for (const { name, to } of rules.steps[step]?.choices ?? []) {
      if (found.has(to)) continue
      const next = copied(twins)
      go(next, { choice: name }, seam)
      if (next.model.step === to) found.set(to, next)
    }
  return () => found
}

export function copied({ model, one }: Twins): Twins {
  const clocks = new Map([...model.clocks].map(([id, clock]) => [id, { ...clock }]))
  const tasks = model.tasks.map(task => ({ ...task }))
  const more = { written: new Set(model.written), affected: new Set(model.affected), answers: { ...model.answers } }
  return { model: { ...model, ...more, clocks, tasks }, one: { ...one, chain: [...one.chain] } }
}

/** A property: whatever people wish from whatever step on, both remain the same, and the chain tells it all. */
export function lifeOf(id: string, { told, decide = decided }: { told: Told; decide?: Decide }) {
  const starts = beginnings(id)()
  return fc.property(fc.constantFrom(...starts.keys()), fc.array(wish, { minLength: 1, maxLength: 40, size: 'max' }), (start, wanted) => {
    const twins = copied(starts.get(start) as Twins)
    for (const next of wanted) live(twins, next, { told, decide })
    const { chain, running } = twins.one
    if (JSON.stringify(replay(chain)) !== JSON.stringify(running.incident)) throw new Error('the chain does not give the row')
  })
}
