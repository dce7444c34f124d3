import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, password } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { linkMailedTo } from './mailed.ts'
import { type Browser, browser } from './visitor.ts'

const chosen = 'gerobak ungu menari pelan'

for (const engine of engines)
  describe(`links by mail on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let who: Browser
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      who = browser(world)
    })
    afterEach(() => world.close())

    test('a forgotten password: a link good once and for an hour; every session ends, the second factor stays', async () => {
      const before = browser(world)
      before.jar.set('sesi', (await cookieOf(world, 'rina@jatim.test')).split('=')[1] ?? '')
      expect((await who.post('/pulihkan', { email: ' Rina@jatim.test ' })).location).toBe('/pulihkan?diminta=1')
      const link = (await linkMailedTo(world, 'rina@jatim.test')) ?? ''
      expect((await who.get(link)).text).toContain('rina@jatim.test')
      expect((await who.post(link, { password: 'rinarinarina' })).status).toBe(422)
      expect((await who.post(link, { password: '' })).status).toBe(422)
      expect((await who.post(link, { password: chosen })).location).toBe('/masuk?pesan=sandi-baru')
      expect((await before.get('/konsol/antrean')).location).toMatch(/^\/masuk\?/)
      for (const again of [await who.get(link), await who.post(link, { password: `${chosen} lagi` }), await who.get(link.slice(0, -2))])
        expect([again.status, again.text]).toEqual([404, expect.stringContaining('Tautan ini tidak berlaku')])
      expect((await who.post('/masuk', { email: 'rina@jatim.test', password })).status).toBe(422)
      expect((await who.post('/masuk', { email: 'rina@jatim.test', password: chosen })).status).toBe(303)
      expect((await who.get('/konsol/antrean')).location).toMatch(/^\/masuk\/faktor/)
      await who.post('/pulihkan', { email: 'bagus@jatim.test' })
      const late = (await linkMailedTo(world, 'bagus@jatim.test')) ?? ''
      world.clock.advance('61m')
      expect((await who.post(late, { password: chosen })).status).toBe(404)
    })

    test('mail bombing by reset: three an hour to one address; the answer never tells', async () => {
      const answers = new Set<string>()
      for (let n = 0; n < 5; n++) {
        const known = await who.post('/pulihkan', { email: 'rina@jatim.test' })
        const unknown = await who.post('/pulihkan', { email: 'siapa@jatim.test' })
        for (const { status, location, html } of [known, unknown]) answers.add(JSON.stringify([status, location, html]))
      }
      await linkMailedTo(world, 'rina@jatim.test')
      expect(answers.size).toBe(1)
      expect(world.mailbox.map(({ to }) => to)).toEqual(Array(3).fill('rina@jatim.test'))
      for (let n = 0; n < 11; n++) await who.post('/pulihkan', { email: `a${n}@jatim.test` })
      expect((await who.post('/pulihkan', { email: 'z@jatim.test' })).status).toBe(429)
    })

    test('user enumeration by time: a known and an unknown address cost the same rows and the same commits', async () => {
      const commits: number[] = []
      const { commit } = world.ports.database
      world.ports.database.commit = statements => {
        commits.push(statements.length)
        return commit(statements)
      }
      for (const path of ['/pulihkan', '/masuk/tautan'])
        for (const email of ['pak.agus@jatim.test', 'siapa@jatim.test']) await who.post(path, { email })
      const half = commits.length / 2
      expect(commits.slice(0, half / 2)).toEqual(commits.slice(half / 2, half))
      expect(commits.slice(half, half * 1.5)).toEqual(commits.slice(half * 1.5))
    })

    test('two who use one link at the same moment: one password is set', async () => {
      await who.post('/pulihkan', { email: 'rina@jatim.test' })
      const link = (await linkMailedTo(world, 'rina@jatim.test')) ?? ''
      const both = await Promise.all(['satu', 'dua'].map(word => browser(world).post(link, { password: `${chosen} ${word}` })))
      expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
    })

    test('Pak Agus signs in by a mailed link: opening it uses nothing up, the button does, in his browser only', async () => {
      expect((await who.post('/masuk/tautan', { email: 'pak.agus@jatim.test' })).location).toBe('/masuk/tautan?diminta=1')
      const link = (await linkMailedTo(world, 'pak.agus@jatim.test')) ?? ''
      for (let scanner = 0; scanner < 3; scanner++) expect((await browser(world).get(link)).status).toBe(200)
      const stranger = await browser(world).post(link)
      expect([stranger.status, stranger.text]).toEqual([403, expect.stringContaining('di peramban tempat Anda memintanya')])
      expect((await who.post(link)).status).toBe(303)
      expect((await who.get('/konsol/saya')).text).toContain('pak.agus@jatim.test')
      expect((await who.post(link)).status).toBe(404)
      await who.post('/masuk/tautan', { email: 'pak.agus@jatim.test' })
      const late = (await linkMailedTo(world, 'pak.agus@jatim.test', 1)) ?? ''
      world.clock.advance('11m')
      expect([(await who.post(late)).status, (await who.post('/masuk/tautan/x')).status]).toEqual([404, 404])
    })

    test('team roles get no such link, and nobody can tell', async () => {
      await who.post('/masuk/tautan', { email: 'rina@jatim.test' })
      await who.post('/masuk/tautan', { email: 'siapa@jatim.test' })
      expect(await linkMailedTo(world, 'rina@jatim.test')).toBeNull()
      expect(world.mailbox).toEqual([])
      expect(cast.rina.role).toBe('analyst')
    })

    test('one’s own password is changed after a fresh proof, and the other sessions end', async () => {
      const [here, there] = [browser(world), browser(world)]
      for (const one of [here, there]) one.jar.set('sesi', (await cookieOf(world, 'rina@jatim.test')).split('=')[1] ?? '')
      const change = (fields: Record<string, string>) => here.post('/konsol/saya/sandi', { current: password, ...fields })
      expect((await change({ password: 'csirtcsirtcsirt' })).status).toBe(422)
      for (const current of ['', 'bukan yang ini', `${password} `])
        expect((await change({ current, password: chosen })).text).toContain('Kata sandi tidak cocok')
      expect((await change({ password: chosen })).location).toBe('/konsol/saya?pesan=sandi')
      expect((await there.get('/konsol/antrean')).status).toBe(303)
      expect((await here.get('/konsol/antrean')).status).toBe(200)
      world.clock.advance('11m')
      expect((await here.post('/konsol/saya/sandi', { password })).location).toMatch(/^\/masuk\/ulang/)
    })
  })
