import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { watchClocks } from '../../src/casework/watch-clocks.ts'
import { listEvents } from '../../src/store/events.ts'
import { aTeam, type Cast, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`A machine whose clock jumps, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      id = await reported(world, cast.team)
    })
    afterEach(() => world.close())

    /** What was said about deadlines, and how many letters went out because of it. */
    async function said() {
      const events = (await listEvents(world.ports.database.query, id)).map(({ event }) => event)
      const clocks = events.flatMap(event =>
        'clock' in event && /warned|breached|escalated/.test(event.type) ? [`${event.clock} ${event.type}`] : [],
      )
      const mails = await world.ports.database.query.selectFrom('mail').select('id').where('template', '=', 'tenggat').execute()
      return { clocks, mails: mails.length }
    }

    test('put back, it says nothing again; ahead by a month, it says all that is owed once, and the letters are counted like that too', async () => {
      await walkTo(world, cast, id, 'penanganan')
      world.clock.advance('2h')
      await watchClocks(world.ports, 50)
      const before = await said()
      expect(before.clocks).toEqual(
        expect.arrayContaining(['K1 clock_warned', 'K1 clock_breached', 'K3 clock_warned', 'K3 clock_breached']),
      )
      for (const jump of ['-90m', '30m', '-3d', '2d', '1d']) {
        world.clock.advance(jump)
        await watchClocks(world.ports, 50)
      }
      expect(await said()).toEqual(before)
      world.clock.advance('30d')
      await watchClocks(world.ports, 50)
      const after = await said()
      expect(new Set(after.clocks).size).toBe(after.clocks.length)
      expect(after.clocks).toEqual(
        expect.arrayContaining([
          'K3 clock_escalated',
          'K4 clock_warned',
          'K4 clock_breached',
          'K4 clock_escalated',
          'K5 clock_warned',
          'K5 clock_breached',
        ]),
      )
      for (const jump of ['-29d', '40d']) {
        world.clock.advance(jump)
        await watchClocks(world.ports, 50)
      }
      expect(await said()).toEqual(after)
      expect((await stateOf(world, id)).clocks.filter(clock => !clock.metAt).every(clock => clock.breachedAt)).toBe(true)
    })
  })
