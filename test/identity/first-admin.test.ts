import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstAdminLink } from '../../src/casework/people.ts'
import { createWorld, engines, type World } from '../world.ts'
import { browser } from './visitor.ts'

const given = {
  team: 'JatimProv-CSIRT',
  slug: 'jatim',
  timezone: 'Asia/Jakarta',
  constituency: '35',
  name: 'Ani',
  email: 'ani@jatim.test',
  password: 'gerobak ungu menari pelan',
}

for (const engine of engines)
  describe(`the first admin on ${engine.name}`, () => {
    let world: World
    let link: string
    beforeEach(async () => {
      world = await createWorld(engine)
      link = new URL((await firstAdminLink(world.ports)) ?? '').pathname
    })
    afterEach(() => world.close())

    test('sets up the team by the link, with a password that is hard to guess, and signs in; the link is worth nothing from then on', async () => {
      const who = browser(world)
      expect((await who.get(link)).text).toContain('Nama tim')
      expect((await who.post(link, { ...given, password: 'csirtjatim2026' })).status).toBe(422)
      expect((await who.post(link, given)).location).toBe('/masuk')
      expect((await who.post('/masuk', { email: given.email, password: given.password })).status).toBe(303)
      for (const again of [await who.get(link), await who.post(link, { ...given, email: 'lain@jatim.test' })])
        expect([again.status, again.text.includes('Nama tim')]).toEqual([404, false])
      expect(await world.ports.database.query.selectFrom('person').select('email').execute()).toEqual([{ email: given.email }])
    })

    test('a made-up, truncated or late link opens no form', async () => {
      const who = browser(world)
      for (const wrong of ['/mulai/x', link.slice(0, -1), `${link}A`])
        expect([(await who.get(wrong)).status, (await who.post(wrong, given)).status], wrong).toEqual([404, 404])
      world.clock.advance('31m')
      expect((await who.get(link)).status).toBe(404)
      expect(await world.ports.database.query.selectFrom('team').select('id').execute()).toEqual([])
    })
  })
