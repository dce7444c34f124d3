import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { waveWith } from '../../src/core/incident/wave.ts'
import type { Wave } from '../../src/core/playbook.ts'
import { listSince } from '../../src/store/running.ts'
import { aCase, aTeam, type Cast, caseAt, playbook, reported, stateOf, tuesday, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const wave: Wave = { organisations: 3, within: { days: 7 }, notice: 'N4' }
const rules = { ...playbook('web'), wave }

async function verified(id: string, organisation: string, daysAgo = 0) {
  const now = new Date(tuesday.getTime() - daysAgo * 24 * 3_600_000)
  const { incident } = (await caseAt('triase', aCase(rules, { now }))).running
  return { ...incident, id, organisation }
}

describe('Three sites of different agencies within seven days', () => {
  test('are one wave: N4 is proposed by the third, and not again by the fourth', async () => {
    const [a, b, c, d] = await Promise.all([
      verified('a', '35.25/x'),
      verified('b', '35.25/y', 6),
      verified('c', '35.78/z'),
      verified('d', '35.78'),
    ])
    expect(waveWith(b, rules, [a], tuesday)).toEqual([])
    const [found] = waveWith(c, rules, [a, b, c], tuesday)
    expect(found).toEqual({ type: 'wave_found', wave: { incidents: ['c', 'a', 'b'], organisations: 3, days: 7, notice: 'N4' } })
    const inWave = { ...c, wave: { incidents: ['c'], organisations: 3, days: 7, notice: 'N4' as const, at: tuesday.toISOString() } }
    expect(waveWith(d, rules, [a, b, inWave], tuesday)).toEqual([])
  })

  test('are none when two belong to one agency, one is older, or one is not verified', async () => {
    const [a, b, c, old] = await Promise.all([
      verified('a', '35.25/x'),
      verified('b', '35.25/x'),
      verified('c', '35.78'),
      verified('o', '35.73', 8),
    ])
    expect(waveWith(c, rules, [a, b], tuesday)).toEqual([])
    expect(waveWith(c, rules, [a, old], tuesday)).toEqual([])
    expect(waveWith(c, rules, [a, { ...old, openedAt: tuesday.toISOString(), evidence: [] }], tuesday)).toEqual([])
  })
})

for (const engine of engines)
  describe(`What a wave is found among, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    test('open incidents of the playbook since then; a closed one is none of them', async () => {
      const [first, second] = [await reported(world, cast.team), await reported(world, cast.team)]
      await walkTo(world, cast, second, 'bukan-insiden')
      const { playbook: pinned } = await stateOf(world, first)
      const found = (since: string) => listSince(world.ports.database.query, { team: cast.team.id, playbook: pinned.id, since })
      expect((await found('2026-07-01T00:00:00.000Z')).map(({ id }) => id)).toEqual([first])
      expect(await found('2026-07-15T00:00:00.000Z')).toEqual([])
    })
  })
