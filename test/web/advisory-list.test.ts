import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, drafted } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`the list of advisories on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    test('leads from page to page through all of them once, newest first, in one state alone too, and through no other team’s', async () => {
      const ids: string[] = []
      for (let n = 0; n < 120; n++) {
        if (n % 3 === 0) world.clock.advance('1m') // some of the same moment
        ids.push(await drafted(world, cast.rina, null, { notice: 'N4', title: `Imbauan ke-${n}`, tlp: 'GREEN' }))
      }
      await approveAdvisory(world.ports, cast.bagus, ids[7] ?? '')
      const { rahma } = await bTeam(world)
      await drafted(world, rahma, null, { notice: 'N4', title: 'Dari Kendari', tlp: 'GREEN' })
      const headers = { Cookie: await cookieOf(world, 'rina@jatim.test') }
      const read = async (path: string) => (await world.request(path, { headers })).text()
      const walk = async (first: string) => {
        const seen: string[] = []
        for (let path: string | undefined = first; path; ) {
          const text = await read(path)
          seen.push(...[...text.matchAll(/data-row="([^"]+)"/g)].flatMap(found => found[1] ?? []))
          path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
        }
        return seen
      }
      const all = await walk('/konsol/imbauan')
      expect([all.length, new Set(all).size]).toEqual([120, 120])
      expect(await walk('/konsol/imbauan?status=approved')).toHaveLength(1)
      expect(await walk('/konsol/imbauan?status=draft')).toHaveLength(119)
      expect((await read('/konsol/imbauan?sesudah=0%00+%F0%9F%98%80')) === '').toBe(false)
    })
  })
