import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockwork } from '../../src/core/actor.ts'
import { elapse } from '../../src/core/incident/clocks.ts'
import type { IncidentEvent } from '../../src/core/incident/events.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import { choicesOf } from '../../src/core/incident/gates.ts'
import type { Incident } from '../../src/core/incident/incident.ts'
import { proveSent, waive } from '../../src/core/incident/legal.ts'
import { addAffected, addEvidence, assign, classify, completeTask, noticeSent } from '../../src/core/incident/work.ts'
import { type Playbook, stepOf } from '../../src/core/playbook.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { answers3, severities } from '../../src/core/vocabulary.ts'
import { aCase, bagus, type Case, caseAt, happen, later, playbook, ready, rina, take } from '../fixtures.ts'

/** As shipped, with one clock of law beside those of the SOP, so that none of either can be lost. */
function rulesOf(id: 'web' | 'umum'): Playbook {
  const rules = playbook(id)
  const model = rules.clocks.K5
  if (!model) throw new Error('no K5')
  rules.clocks.K8 = { ...model, id: 'K8', basis: 'law', metBy: 'proof' }
  stepOf(rules, 'triase').clocks.push('K8')
  return rules
}

const act = fc.record({
  what: fc.constantFrom(
    'choice',
    'choice',
    'choice',
    'supplied',
    'supplied',
    'supplied',
    'task',
    'task',
    'classify',
    'wait',
    'evidence',
    'affected',
    'owner',
    'notice',
    'waive',
    'prove',
  ),
  pick: fc.nat({ max: 1000 }),
  lead: fc.boolean(),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

const starts = fc.constantFrom('diterima', 'diterima', 'triase', 'penanganan', 'pemantauan', 'tindak-lanjut')

const word = <W extends string>(list: Record<W, string>, pick: number) => Object.keys(list)[pick % Object.keys(list).length] as W

/** A gate on a task of a step that was never entered, e.g. triage skipped by way of waiting: nobody can supply that. */
function isUnseenTask({ running }: Case, requirement: string): boolean {
  return requirement.startsWith('task ') && !running.incident.tasks.some(task => task.rule === requirement.slice(5))
}

/** What a team might do next, sensible or not. What the rules refuse changes nothing. */
async function doing(one: Case, { what, pick, lead }: Act): Promise<void> {
  const by = lead ? bagus : rina
  const { running, now } = one
  const { incident } = running
  const choices = choicesOf(running)
  const name = choices[pick % choices.length]?.name ?? ''
  const barred = choices.some(choice => choice.name === name && choice.missing.some(({ requirement }) => isUnseenTask(one, requirement)))
  if (what === 'supplied' && !incident.closedAt && !barred) await ready(one, name)
  if (what === 'choice' || what === 'supplied') take(one, name, by)
  if (what === 'task')
    happen(one, completeTask(running, { id: incident.tasks[pick % incident.tasks.length]?.id ?? '', result: 'Dicatat' }, by, one.now), by)
  if (what === 'classify') {
    const changes = {
      severity: word(severities, pick),
      iiv: word(answers3, pick),
      ongoing: word(answers3, pick + 1),
      tlp: pick % 2 ? ('RED' as const) : ('GREEN' as const),
    }
    happen(one, classify(running, changes, by, now), by)
  }
  if (what === 'evidence') happen(one, addEvidence({ id: `e${pick}`, sha256: 'f'.repeat(64), name: 'x', size: 1, type: 'text/plain' }), by)
  if (what === 'affected')
    happen(one, addAffected(incident, { id: `a${pick}`, organisation: '35.25/dinkes', asset: null, label: `situs ${pick % 5}` }), by)
  if (what === 'owner') happen(one, assign(incident, pick % 3 ? by : null), by)
  if (what === 'notice') happen(one, noticeSent(running, { notice: 'N2', number: 'IMB-2607-0001' }, now), by)
  const lawClock = incident.clocks.filter(({ basis }) => basis === 'law')[pick % 4]
  if (what === 'waive') happen(one, waive(running, lawClock?.id ?? '', pick % 5 ? 'Bukan kewenangan kami' : ' ', by), by)
  if (what === 'prove') {
    const proof = { sentAt: now.toISOString(), to: 'BSSN', how: 'surat', evidence: incident.evidence[0]?.id ?? null, advisory: null }
    happen(one, proveSent(running, lawClock?.id ?? '', { proof, advisoryAccepted: false }, now), by)
  }
  if (what === 'wait') {
    later(one, pick % 200)
    happen(one, elapse(running, one.now), clockwork('jatim'))
  }
}

function closes(event: IncidentEvent, clock: string): boolean {
  return (event.type === 'clock_met' || event.type === 'clock_waived') && event.clock === clock
}

/** Open clocks of law and SOP: same start, same due time, not standing still, until something meets them. */
function lawful(incident: Incident) {
  return incident.clocks.filter(clock => clock.basis !== 'default' && !clock.metAt)
}

function check(one: Case, before: Incident): void {
  const { incident, playbook: rules } = one.running
  const since = one.chain.slice(before.seq)
  for (const old of lawful(before)) {
    const clock = incident.clocks.find(({ id }) => id === old.id)
    expect(clock, `${old.id} is lost`).toBeDefined()
    expect([clock?.startedAt, clock?.dueAt, clock?.pausedAt]).toEqual([old.startedAt, old.dueAt, null])
    if (!clock?.metAt) continue
    expect(since.some(({ event }) => closes(event, old.id))).toBe(true)
    if (clock.basis === 'law') expect(clock.waived?.reason || clock.proof?.evidence, `${old.id} closed without cause`).toBeTruthy()
  }
  const restarted = new Set(since.flatMap(({ event }) => (event.type === 'clock_started' ? [event.clock.id] : [])))
  for (const { event } of since)
    if (event.type === 'clock_met' && !restarted.has(event.clock))
      expect(incident.clocks.find(({ id }) => id === event.clock)?.metAt).toBeTruthy()
  const chosen = since.filter(({ event }) => event.type === 'chosen')
  for (const { event } of chosen) if (event.type === 'chosen') expect(stepOf(rules, event.from).choices[event.choice]?.to).toBe(event.to)
  if (incident.step !== before.step) expect(chosen.length).toBeGreaterThan(0)
  const step = stepOf(rules, incident.step)
  expect([incident.waiting, incident.closedAt !== null, incident.publicStatus]).toEqual([step.waiting, step.final, step.publicStatus])
  expect(new Set(incident.tasks.map(({ id }) => id)).size).toBe(incident.tasks.length)
  expect(new Set(incident.clocks.map(({ id }) => id)).size).toBe(incident.clocks.length)
  for (const task of incident.tasks) if (task.phase === 'penghapusan' && task.doneAt) expect(incident.evidence.length).toBeGreaterThan(0)
  if (incident.step === 'selesai') {
    expect(incident.answers.final_report).toBeTruthy()
    expect(
      one.chain.length === before.seq || before.step === 'selesai'
        ? []
        : incident.clocks.filter(({ basis, metAt }) => basis === 'law' && !metAt),
    ).toEqual([])
  }
}

test.each(['web', 'umum'] as const)(
  'whatever a team does with playbook %s, the chain tells it all and no clock of law is lost',
  async id => {
    const rules = rulesOf(id)
    const reached = new Set<string>()
    let acts = 0
    const life = fc.asyncProperty(starts, fc.array(act, { minLength: 5, maxLength: 40 }), async (start, wanted) => {
      const one = await caseAt(start, aCase(rules))
      for (const next of wanted) {
        const before = one.running.incident
        const length = one.chain.length
        try {
          await doing(one, next)
          acts += 1
        } catch (error) {
          if (!(error instanceof Refusal) && !(error instanceof Error && /way is barred|cannot supply/.test(error.message))) throw error
        }
        if (one.chain.length === length) expect(one.running.incident).toBe(before)
        check(one, before)
        reached.add(one.running.incident.step)
      }
      expect(replay(one.chain)).toEqual(one.running.incident)
      expect(replay(JSON.parse(JSON.stringify(one.chain)))).toEqual(one.running.incident)
    })
    await fc.assert(life, { numRuns: 400, seed: 2026 })
    expect([...reached].sort()).toEqual(Object.keys(rules.steps).sort())
    expect(acts).toBeGreaterThan(3000)
  },
)
