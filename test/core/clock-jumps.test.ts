import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockwork } from '../../src/core/actor.ts'
import { elapse, nextLook } from '../../src/core/incident/clocks.ts'
import type { Clock } from '../../src/core/incident/incident.ts'
import { classify } from '../../src/core/incident/work.ts'
import { aCase, type Case, caseAt, happen, office, playbook, playbooks, rina, take, tuesday } from '../fixtures.ts'

const hour = 3_600_000
const runs = { numRuns: 120, seed: 2026 }

/** Steps of the machine's clock: mostly on by minutes or hours, now and then ahead by weeks or back by days. */
const jump = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 * 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 40 * 24 * 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: -6 * 24 * 60, max: 0 }) },
)
const jumps = fc.array(jump, { minLength: 1, maxLength: 30 })
const zone = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')

type Said = 'clock_warned' | 'clock_breached' | 'clock_escalated'

/** An incident in the middle of its handling: clocks of law, of the SOP and of the team run. */
async function handled(id: string, where: string): Promise<Case> {
  const one = aCase(playbook(id), { calendar: office(where) })
  const middle = Object.values(one.running.playbook.steps).find(
    ({ publicStatus, waiting, final }) => publicStatus === 'ditangani' && !waiting && !final,
  )
  await caseAt(middle?.id ?? 'diterima', one)
  return happen(one, classify(one.running, { severity: 'tinggi', personalData: 'ya', iiv: 'tidak' }, rina, one.now))
}

/** The clockwork looks at the incident at the moment that the machine shows. */
function tick(one: Case, at: number): void {
  one.now = new Date(at)
  happen(one, elapse(one.running, one.now), clockwork('jatim'))
}

function said({ chain }: Case, clock: string): Said[] {
  return chain.flatMap(({ event }) => ('clock' in event && event.clock === clock && isSaid(event.type) ? [event.type] : []))
}

function isSaid(type: string): type is Said {
  return type === 'clock_warned' || type === 'clock_breached' || type === 'clock_escalated'
}

/** What must have been said of a running clock when the latest moment that the machine ever showed was this one. */
function owed({ warnAt, dueAt, escalateAt }: Clock, latest: string): Said[] {
  const all: [Said, string | undefined][] = [
    ['clock_warned', warnAt],
    ['clock_breached', dueAt],
    ['clock_escalated', escalateAt],
  ]
  return all.filter(([, at]) => at !== undefined && at <= latest).map(([what]) => what)
}

describe('A machine whose clock jumps', () => {
  test.each(playbooks)('of %s no warning is lost or said twice, whether time leaps ahead or goes back', async id => {
    for (const where of ['Asia/Jakarta', 'Asia/Jayapura']) {
      const begun = await handled(id, where)
      const steady = fc.property(jumps, wanted => {
        const one = { ...begun, chain: [...begun.chain] }
        let [now, latest] = [begun.now.getTime(), begun.now.getTime()]
        for (const minutes of wanted) {
          now += minutes * 60_000
          latest = Math.max(latest, now)
          tick(one, now)
          expect(elapse(one.running, one.now), 'looked at twice in the same moment').toEqual([])
        }
        for (const clock of one.running.incident.clocks) {
          const running = begun.running.incident.clocks.find(known => known.id === clock.id)
          const wantedOf = running?.metAt || running?.pausedAt ? [] : owed(clock, new Date(latest).toISOString())
          expect([...said(one, clock.id)].sort(), clock.id).toEqual(wantedOf.sort())
          expect([clock.startedAt, clock.dueAt]).toEqual([running?.startedAt, running?.dueAt])
        }
      })
      fc.assert(steady, runs)
    }
  })

  test('a leap says all that ticks by the minute would have said, in the order warning, breach, escalation', async () => {
    const begun = await handled('malware', 'Asia/Makassar')
    const same = fc.property(fc.integer({ min: 1, max: 4 * 24 * 60 }), minutes => {
      const [leaping, ticking] = [begun, begun].map(one => ({ ...one, chain: [...one.chain] })) as [Case, Case]
      tick(leaping, begun.now.getTime() + minutes * 60_000)
      for (let passed = 0; passed < minutes; passed += 7) tick(ticking, begun.now.getTime() + passed * 60_000)
      tick(ticking, begun.now.getTime() + minutes * 60_000)
      for (const { id } of begun.running.incident.clocks) {
        expect(said(leaping, id)).toEqual(said(ticking, id))
        expect(said(leaping, id)).toEqual(['clock_warned', 'clock_breached', 'clock_escalated'].slice(0, said(leaping, id).length))
      }
    })
    fc.assert(same, { ...runs, numRuns: 40 })
  })

  test('whoever waits until the next look misses nothing, and finds something to say', async () => {
    for (const id of playbooks) {
      const one = await handled(id, 'Asia/Jakarta')
      for (let looks = 0; looks < 60; looks++) {
        const next = one.running.incident.clocks.flatMap(clock => nextLook(clock) ?? []).toSorted()[0]
        if (!next) break
        expect(elapse(one.running, new Date(Date.parse(next) - 1)), `${id} before ${next}`).toEqual([])
        const before = one.chain.length
        tick(one, Date.parse(next))
        expect(one.chain.length, `${id} at ${next}`).toBeGreaterThan(before)
      }
      expect(one.running.incident.clocks.every(clock => nextLook(clock) === null)).toBe(true)
    }
  })

  test('waiting while the clock is put back makes no deadline earlier, and a clock of law stands through it all', () => {
    const kept = fc.asyncProperty(zone, fc.array(jump, { minLength: 2, maxLength: 12 }), async (where, wanted) => {
      const one = await handled('kebocoran-data', where)
      const before = one.running.incident.clocks
      for (const [place, minutes] of wanted.entries()) {
        one.now = new Date(one.now.getTime() + minutes * 60_000)
        take(one, place % 2 === 0 ? 'tunggu' : 'kembali-penanganan')
      }
      for (const old of before) {
        const clock = one.running.incident.clocks.find(({ id }) => id === old.id)
        expect(Date.parse(clock?.dueAt ?? '')).toBeGreaterThanOrEqual(Date.parse(old.dueAt))
        if (old.basis !== 'default') expect(clock?.dueAt).toBe(old.dueAt)
      }
    })
    return fc.assert(kept, { ...runs, numRuns: 40 })
  })

  test('the 72 hours of the law are 72 hours in every zone, from the moment the report came in', () => {
    const lawful = fc.asyncProperty(zone, fc.integer({ min: 0, max: 300 * 24 * 60 }), async (where, minutes) => {
      const opened = new Date(tuesday.getTime() + minutes * 60_000)
      const one = aCase(playbook('kebocoran-data'), { calendar: office(where, ['2026-08-17', '2027-03-10', '2027-03-11']), now: opened })
      happen(one, classify(one.running, { personalData: 'ya' }, rina, new Date(opened.getTime() + 20 * hour)))
      const due = one.running.incident.clocks.filter(({ id }) => id === 'K8a' || id === 'K8b').map(({ dueAt }) => Date.parse(dueAt))
      expect(due).toEqual([opened.getTime() + 72 * hour, opened.getTime() + 72 * hour])
    })
    return fc.assert(lawful, runs)
  })
})
