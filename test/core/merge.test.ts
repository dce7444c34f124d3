import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carriedClocks } from '../../src/core/incident/clocks/carried.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import type { Clock, Incident } from '../../src/core/incident/incident.ts'
import { merge, part } from '../../src/core/incident/merge.ts'
import { toldLater, toldOutside, whileAbsorbed } from '../../src/core/incident/told.ts'
import { inform, note } from '../../src/core/incident/work.ts'
import { aCase, bagus, type Case, caseAt, happen, later, playbook, playbooks, refusal, rina } from '../fixtures.ts'

const told = { reason: 'Kejadian yang sama', actor: rina }

/** Another case than `i1`. */
function called(id: string, one: Case): Case {
  const chain = one.chain.map(recorded =>
    recorded.event.type === 'opened' ? { ...recorded, event: { ...recorded.event, opening: { ...recorded.event.opening, id } } } : recorded,
  )
  return { ...one, chain, running: { ...one.running, incident: replay(chain) } }
}

async function pair(more: { gone?: Case; stays?: Case } = {}) {
  const gone = called('a', more.gone ?? aCase())
  const stays = called('b', more.stays ?? aCase())
  const now = new Date(Math.max(gone.now.getTime(), stays.now.getTime()))
  gone.now = now
  stays.now = now
  return { gone, stays, now }
}

const numbered = (gone: Case, stays: Case) => ({
  gone: { number: 'TKT-A', running: gone.running },
  stays: { number: 'TKT-B', running: stays.running },
})

function merged({ gone, stays, now }: { gone: Case; stays: Case; now: Date }) {
  const events = merge(numbered(gone, stays), told, now)
  happen(gone, events.gone)
  happen(stays, events.stays)
}

function parted({ gone, stays }: { gone: Case; stays: Case }) {
  const events = part(numbered(gone, stays), told)
  happen(gone, events.gone)
  happen(stays, events.stays)
}

/** All that a merge must give back: everything but the counters, and the first response that whoever merged them gave. */
function lasting({ seq: _, decidedSeq: __, changedAt: ___, merged: ____, absorbed: _____, clocks, ...rest }: Incident) {
  return { ...rest, clocks: clocks.filter(({ id }) => id !== 'K2') }
}

const runs = (clock: Clock | undefined) => clock && !clock.waived

describe('Two reports of one event become one case', () => {
  test('whatever stands in both: merging and parting gives the first back whole, the second but for the deadlines it took, and no duty is lost', async () => {
    const place = fc.record({
      id: fc.constantFrom(...playbooks),
      step: fc.nat(5),
      hours: fc.integer({ min: 0, max: 90 }),
      affected: fc.array(fc.constantFrom('a.go.id', 'b.go.id', 'c.go.id'), { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(place, place, fc.integer({ min: 0, max: 60 }), async (first, second, apart) => {
        const cases = await pair({ gone: await built(first), stays: later(await built(second), apart) })
        const { gone, stays } = cases
        fc.pre(!gone.running.incident.closedAt && !stays.running.incident.closedAt)
        const [a, b] = [gone.running.incident, stays.running.incident]
        merged(cases)
        const [away, kept] = [gone.running.incident, stays.running.incident]
        expect([away.mergedInto, away.closedAt]).toEqual(['b', gone.now.toISOString()])
        expect(replay(gone.chain)).toEqual(away)
        expect(replay(stays.chain)).toEqual(kept)
        for (const clock of a.clocks.filter(({ metAt, basis }) => !metAt && basis !== 'default')) {
          const there = kept.clocks.find(({ id }) => id === clock.id)
          expect(runs(there), `${clock.id} is gone`).toBeTruthy()
          expect((there?.startedAt ?? '') <= clock.startedAt).toBe(true)
        }
        for (const clock of b.clocks.filter(({ metAt }) => !metAt)) {
          const there = kept.clocks.find(({ id }) => id === clock.id)
          expect([there?.startedAt ?? '', there?.dueAt ?? ''].join() <= [clock.startedAt, clock.dueAt].join()).toBe(true)
        }
        parted(cases)
        expect(lasting(gone.running.incident)).toEqual(lasting({ ...a, mergedInto: null }))
        expect({ ...lasting(stays.running.incident), clocks: [] }).toEqual({ ...lasting(b), clocks: [] })
        expect(stays.running.incident.absorbed).toEqual([])
        expect(replay(gone.chain)).toEqual(gone.running.incident)
        expect(replay(stays.chain)).toEqual(stays.running.incident)
      }),
      { numRuns: 250, seed: 2026 },
    )
  })

  test('a duty that the other had declared not to apply runs there again, with the start it had here', async () => {
    const cases = await pair()
    const law: Clock = {
      ...(aCase().running.incident.clocks[0] as Clock),
      id: 'K8-subjek',
      basis: 'law',
      startedAt: '2026-07-06T01:00:00.000Z',
      metAt: null,
    }
    happen(cases.gone, [{ type: 'clock_started', clock: law }])
    happen(cases.stays, [
      { type: 'clock_started', clock: law },
      { type: 'clock_waived', clock: law.id, reason: 'Tidak ada data pribadi' },
    ])
    merged(cases)
    expect(cases.stays.running.incident.clocks.find(({ id }) => id === law.id)).toMatchObject({
      startedAt: law.startedAt,
      metAt: null,
      from: 'TKT-A',
    })
  })

  test('what waits stands still: a target that comes along pauses where the case waits, and runs on where it does not', async () => {
    const cases = await pair({ stays: await caseAt('menunggu', aCase(), ['verifikasi']) })
    const target: Clock = { ...(aCase().running.incident.clocks[0] as Clock), id: 'K99', basis: 'default', metAt: null }
    happen(cases.gone, [{ type: 'clock_started', clock: target }])
    const events = carriedClocks({ number: 'TKT-A', running: cases.gone.running }, cases.stays.running, cases.now)
    expect(events.filter(({ type }) => type === 'clock_paused')).toEqual([{ type: 'clock_paused', clock: 'K99' }])
  })

  test('refused: more readers than the label allows, itself, a closed one, one that is merged already, and no reason', async () => {
    const secret = await pair()
    happen(secret.gone, [{ type: 'classified', changes: { tlp: 'RED' } }])
    expect(() => merged(secret)).toThrow('TKT-A berlabel RED, TKT-B AMBER')
    const one = await pair()
    expect(await refusal(() => merge({ ...numbered(one.gone, one.gone) }, told, one.now))).toBe('not_a_choice')
    expect(await refusal(() => merge(numbered(one.gone, one.stays), { ...told, reason: ' ' }, one.now))).toBe('missing')
    const other = called('c', aCase())
    merged(one)
    expect(await refusal(() => merge(numbered(one.stays, one.gone), told, one.now))).toBe('not_a_choice')
    expect(() => merge(numbered(other, one.gone), told, one.now)).toThrow('sudah digabung ke TKT-B')
    const { gone, stays } = await pair({ stays: await caseAt('duplikat') })
    expect(() => merge(numbered(gone, stays), told, gone.now)).toThrow('TKT-B sudah ditutup')
  })

  test('parting waits while the case itself is merged on, and is done once', async () => {
    const one = await pair()
    const third = called('c', aCase())
    merged(one)
    const on = merge(
      { gone: { number: 'TKT-B', running: one.stays.running }, stays: { number: 'TKT-C', running: third.running } },
      told,
      one.now,
    )
    happen(one.stays, on.gone)
    happen(third, on.stays)
    expect(() => part(numbered(one.gone, one.stays), told)).toThrow('TKT-B sudah digabung ke TKT-C')
    const back = part({ gone: { number: 'TKT-B', running: one.stays.running }, stays: { number: 'TKT-C', running: third.running } }, told)
    happen(one.stays, back.gone)
    parted(one)
    expect(await refusal(() => part(numbered(one.gone, one.stays), told))).toBe('already_done')
  })

  test('who reported the merged one hears the later status and visible notes, never the earlier ones and never the other reporter', async () => {
    const one = await pair()
    const reporter = { ...rina, kind: 'link' as const, id: 'reporter', name: 'Pelapor' }
    happen(one.stays, note('Sebelum digabung', true))
    merged(one)
    happen(one.stays, [...note('Situs sudah bersih?', true), ...note('Rahasia tim')], bagus)
    happen(one.stays, inform('Kata pelapor B'), reporter)
    happen(one.stays, inform('Kata pelapor A', 'a'), reporter)
    const texts = (lines: ReturnType<typeof toldOutside>) => lines.flatMap(({ event }) => ('text' in event ? [event.text] : []))
    expect(texts(toldLater(whileAbsorbed(one.stays.chain, 'a'), 'a'))).toEqual(['Situs sudah bersih?', 'Kata pelapor A'])
    expect(texts(toldOutside(one.stays.chain))).toEqual(['Sebelum digabung', 'Situs sudah bersih?', 'Kata pelapor B'])
  })
})

async function built({ id, step, hours, affected }: { id: (typeof playbooks)[number]; step: number; hours: number; affected: string[] }) {
  const rules = playbook(id)
  const steps = Object.values(rules.steps).filter(({ final, waiting }) => !final && !waiting)
  const to = steps[Math.min(step, 2)]?.id ?? 'diterima'
  const one = later(await caseAt(to, aCase(rules)), hours)
  const events = [...new Set(affected)].map(label => ({
    type: 'affected_added' as const,
    affected: { id: `${id}-${label}`, organisation: '35.25/dinkes', asset: null, label, state: 'ditemukan' as const },
  }))
  return happen(one, events)
}
