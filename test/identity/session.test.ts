import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codesAround } from '../factor.ts'
import { aTeam, password } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Browser, browser } from './visitor.ts'

for (const engine of engines)
  describe(`sessions on ${engine.name}`, () => {
    let world: World
    let rina: Browser
    beforeEach(async () => {
      world = await createWorld(engine)
      await aTeam(world)
      rina = browser(world)
      await rina.post('/masuk', { email: 'rina@jatim.test', password })
      await rina.post('/masuk/faktor', { code: codesAround(world.ports.now())[0] ?? '' })
    })
    afterEach(() => world.close())

    test('the secret is of 256 bits, kept by its hash alone', async () => {
      const secret = rina.jar.get('sesi') ?? ''
      expect(secret).toMatch(/^[\w-]{43}$/)
      expect(JSON.stringify(await world.ports.database.query.selectFrom('session').selectAll().execute())).not.toContain(secret)
    })

    test('whoever signed out is out, also with the cookie kept and the back button; the browser is told to forget', async () => {
      const kept = rina.jar.get('sesi') ?? ''
      const response = await world.request('/keluar', { method: 'POST', headers: { Cookie: `sesi=${kept}` } })
      expect(response.headers.get('Clear-Site-Data')).toBe('"cache"')
      rina.jar.set('sesi', kept)
      expect((await rina.get('/konsol/antrean')).location).toMatch(/^\/masuk\?/)
      expect((await rina.post('/konsol/saya/sesi/lain/akhiri')).status).toBe(401)
    })

    test('unused for twelve hours, it is over', async () => {
      world.clock.advance('12h')
      expect((await rina.get('/konsol/antrean')).location).toMatch(/^\/masuk\?/)
    })

    test('every page of one who is signed in has the way out', async () => {
      const agus = browser(world)
      await agus.post('/masuk', { email: 'pak.agus@jatim.test', password })
      for (const path of [
        '/konsol/antrean',
        '/konsol/saya',
        '/konsol/imbauan',
        '/konsol/instansi',
        '/konsol/saya/faktor',
        '/konsol/saya/sandi',
      ])
        expect((await rina.get(path)).html.includes('action="/keluar"'), path).toBe(true)
      for (const path of ['/instansi', '/instansi/laporan', '/instansi/lapor', '/instansi/imbauan', '/instansi/daftar'])
        expect((await agus.get(path)).html.includes('action="/keluar"'), path).toBe(true)
    })

    test('who guesses from one place shuts nobody out at another; from everywhere together a hundred guesses are the end', async () => {
      const from = (address: string, typed: string) =>
        world.app.request(
          new URL('/masuk', world.ports.settings.baseUrl),
          { method: 'POST', body: new URLSearchParams({ email: 'sari@jatim.test', password: typed }) },
          { address },
        )
      for (let n = 0; n < 10; n++) expect((await from('203.0.113.9', `salah ${n}`)).status).toBe(422)
      expect((await from('203.0.113.9', password)).status).toBe(429)
      expect((await from('198.51.100.7', password)).status).toBe(303)
      for (let place = 0; place < 9; place++) for (let n = 0; n < 10; n++) await from(`192.0.2.${place}`, 'salah')
      expect((await from('198.51.100.8', password)).status).toBe(429)
      world.clock.advance('16m')
      expect((await from('198.51.100.8', password)).status).toBe(303)
    })

    test('there is nobody before the first admin: no account comes with the program', async () => {
      const empty = await createWorld(engine)
      for (const email of ['admin', 'root', 'admin@localhost', 'admin@example.com'])
        for (const guess of ['admin', 'password', '']) {
          const answer = await empty.request('/masuk', { method: 'POST', body: new URLSearchParams({ email, password: guess }) })
          expect(answer.headers.getSetCookie()).toEqual([])
        }
      expect(await empty.ports.database.query.selectFrom('person').selectAll().execute()).toEqual([])
      await empty.close()
    })
  })
