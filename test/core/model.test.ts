import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncidentEvent } from '../../src/core/incident/events.ts'
import type { Running } from '../../src/core/incident/incident.ts'
import { type Case, playbooks } from '../fixtures.ts'
import { lifeOf, nothing, type Wish } from './model/life.ts'
import { type Decide, decided } from './model/real.ts'
import { rulesOf } from './model/rules.ts'

/** `npm run test:model` lives through more than ten thousand lives of up to forty wishes, `npm test` through a share of them. */
const lives = Number(process.env.MODEL_LIVES ?? 1800)
const share = Math.ceil(lives / playbooks.length)
const seed = Number(process.env.MODEL_SEED ?? 2026)

describe(`Whatever people do in ${share} lives a playbook, the core does what the file says`, () => {
  test.each(playbooks)(
    '%s: no illegal step, no lost task, no clock that closes without cause, and the chain gives the row',
    id => {
      const told = nothing()
      fc.assert(lifeOf(id, { told }), { numRuns: share, seed })
      const steps = rulesOf(id).steps
      expect([...told.steps].sort()).toEqual(Object.keys(steps).sort())
      const choices = Object.entries(steps).flatMap(([step, rule]) => rule.choices.map(({ name }) => `${step} ${name}`))
      expect([...told.choices].sort()).toEqual(choices.sort())
      expect(told.accepted).toBeGreaterThan(share * 10)
      expect(told.refused).toBeGreaterThan(share * 2)
    },
    600_000,
  )
})

describe('A bug that is planted is found, and told by a few wishes', () => {
  const plants: [string, string, RegExp, Decide][] = [
    ['a gate that is not asked', 'web', /accepted, but the model refuses/, (one, act) => decided(without(one, 'pulihkan', 'tasks'), act)],
    ['four eyes that are two', 'hoaks', /accepted, but the model refuses/, (one, act) => decided(without(one, 'setujui', null), act)],
    [
      'a clock of law that a task closes',
      'malware',
      /core: +K7 \d+ false/,
      (one, act) => [...decided(one, act), ...closing(one, act.do === 'finish')],
    ],
    ['a task that gets lost on the way', 'phishing', /model: +\S+ \w+ null false/, (one, act) => losing(decided(one, act))],
    ['a clock that is paused although the SOP does not', 'web', /core: +K4 null false \d+/, (one, act) => pausing(one, decided(one, act))],
    [
      'a warning that is said again',
      'umum',
      /said again/,
      (one, act) => (act.do === 'wait' ? decided(forgetful(one), act) : decided(one, act)),
    ],
  ]

  test.each(plants)('%s', (_, id, says, decide) => {
    const found = fc.check(lifeOf(id, { told: nothing(), decide }), { numRuns: 3000, seed: 2026 })
    expect(found.failed, 'nobody noticed').toBe(true)
    expect(found.errorInstance instanceof Error && found.errorInstance.message).toMatch(says)
    const [, wanted] = found.counterexample as [string, Wish[]]
    expect(wanted.length).toBeLessThanOrEqual(6)
  })
})

/** The case by a playbook whose choice lacks one need, or all of its four eyes. */
function without(one: Case, choice: string, need: string | null): Case {
  const { playbook } = one.running
  const steps = Object.entries(playbook.steps).map(([id, step]) => {
    const rule = step.choices[choice]
    if (!rule) return [id, step]
    const { otherThan: _, ...blind } = rule
    const lax = need ? { ...rule, needs: rule.needs.filter(one => one !== need) } : blind
    return [id, { ...step, choices: { ...step.choices, [choice]: lax } }]
  })
  return { ...one, running: { ...one.running, playbook: { ...playbook, steps: Object.fromEntries(steps) } } }
}

function closing({ running }: Case, isTask: boolean): IncidentEvent[] {
  const open = running.incident.clocks.filter(({ id, metAt }) => id === 'K7' && !metAt)
  return isTask ? open.map(({ id }) => ({ type: 'clock_met', clock: id, by: 'sebuah tugas' })) : []
}

function losing(events: IncidentEvent[]): IncidentEvent[] {
  const last = events.findLastIndex(({ type }) => type === 'task_added')
  return events.filter((_, place) => place !== last || !events.some(({ type }) => type === 'chosen'))
}

function pausing({ running }: Case, events: IncidentEvent[]): IncidentEvent[] {
  const waits = events.some(event => event.type === 'entered' && event.waiting)
  const sop = running.incident.clocks.filter(({ id, metAt, pausedAt }) => id === 'K4' && !metAt && !pausedAt)
  return waits ? [...events, ...sop.map(({ id }): IncidentEvent => ({ type: 'clock_paused', clock: id }))] : events
}

function forgetful(one: Case): Case {
  const running: Running = one.running
  const clocks = running.incident.clocks.map(clock => ({ ...clock, warnedAt: null }))
  return { ...one, running: { ...running, incident: { ...running.incident, clocks } } }
}
