import { dictionary } from '@zxcvbn-ts/language-common'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aTeam, password } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { linkMailedTo } from './mailed.ts'
import { browser } from './visitor.ts'

for (const engine of engines)
  describe(`passwords on ${engine.name}`, () => {
    let world: World
    beforeEach(async () => {
      world = await createWorld(engine)
      await aTeam(world)
    })
    afterEach(() => world.close())

    const choose = async (chosen: string) => {
      const who = browser(world)
      await who.post('/pulihkan', { email: 'rina@jatim.test' })
      const link = (await linkMailedTo(world, 'rina@jatim.test')) ?? ''
      return { status: (await who.post(link, { password: chosen })).status, link }
    }
    const signIn = async (typed: string) => (await browser(world).post('/masuk', { email: 'rina@jatim.test', password: typed })).status

    test('any composition will do; a hundred letters are kept whole, and verified as they were typed', async () => {
      const long = `${'gerobak ungu menari pelan di 雨の中 '.repeat(3)}.`
      expect(long.length).toBeGreaterThan(95)
      expect((await choose(long)).status).toBe(303)
      for (const almost of [long.slice(0, 64), long.slice(0, -1), long.toUpperCase(), ` ${long}`, `${long} `])
        expect(await signIn(almost), almost).toBe(422)
      expect(await signIn(long)).toBe(303)
    })

    test('too short, our own words, and one’s name with a year are refused, by the form that sets it', async () => {
      const { link } = await choose('elevenchars')
      for (const weak of ['csirtjatim2026', 'tanggapinsidensiber', 'rinajatim12345', 'diskominfo2026!', 'qwertyuiop123'])
        expect((await browser(world).post(link, { password: weak })).status, weak).toBe(422)
      expect(await signIn(password)).toBe(303)
    })

    test('every page that asks for one hides it, and lets a password manager fill it in', async () => {
      const who = browser(world)
      await who.post('/pulihkan', { email: 'rina@jatim.test' })
      const pages = ['/masuk', (await linkMailedTo(world, 'rina@jatim.test')) ?? '']
      for (const path of pages) {
        const fields = [...(await who.get(path)).html.matchAll(/<input[^>]*name="password"[^>]*>/g)].map(([field]) => field)
        expect(fields, path).toHaveLength(1)
        expect(fields[0]).toContain('type="password"')
        expect(fields[0]).toMatch(/autocomplete="(current|new)-password"/)
      }
    })
  })

describe('passwords that leaked elsewhere', () => {
  test('of the most common ones none that is long enough gets past', async () => {
    const { requireStrong } = await import('../../src/casework/people/strength.ts')
    const common = (dictionary['passwords-common'] as string[]).filter((word, at) => word.length >= 12 && at % 5 === 0)
    const passed: string[] = []
    for (const word of common) {
      await requireStrong(word, []).then(
        () => passed.push(word),
        () => null,
      )
    }
    expect(common.length).toBeGreaterThan(40)
    expect(passed).toEqual([])
  })
})
