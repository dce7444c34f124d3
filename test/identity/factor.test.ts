import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '../../src/casework/people/totp.ts'
import { addPerson } from '../../src/casework/people.ts'
import { codesAround, totpSecret } from '../factor.ts'
import { aTeam, type Cast, password } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Browser, browser, hidden } from './visitor.ts'

for (const engine of engines)
  describe(`the second factor on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Browser
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = browser(world)
    })
    afterEach(() => world.close())

    const byPassword = (who: Browser, email = 'rina@jatim.test') => who.post('/masuk', { email, password })
    const now = () => codesAround(world.ports.now())[0] ?? ''
    const newcomer = (demo = world) =>
      addPerson(demo.ports, cast.team, { email: 'ani@jatim.test', name: 'Ani', role: 'analyst', organisation: null, password })

    test('after the password Rina is half in: every page of the console leads to the factor, and back from there', async () => {
      expect((await byPassword(rina)).location).toBe('/konsol/antrean')
      for (const path of ['/konsol', '/konsol/antrean?v=semua', '/konsol/saya', '/konsol/saya/faktor', '/konsol/tiket/TKT-2607-0001'])
        expect((await rina.get(path)).location, path).toBe(`/masuk/faktor?next=${encodeURIComponent(path)}`)
      expect((await rina.post('/konsol/saya/sesi/lain/akhiri')).status).toBe(401)
      const done = await rina.post('/masuk/faktor', { code: now(), next: '/konsol/antrean?v=semua' })
      expect([done.status, done.location]).toEqual([303, '/konsol/antrean?v=semua'])
      expect((await rina.get('/konsol/antrean')).status).toBe(200)
    })

    test('a code works once, also when two send it at the same moment, and a minute later not at all', async () => {
      const other = browser(world)
      await byPassword(rina)
      await byPassword(other)
      const code = now()
      const both = await Promise.all([rina.post('/masuk/faktor', { code }), other.post('/masuk/faktor', { code })])
      expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
      world.clock.advance('90s')
      await byPassword(rina)
      expect((await rina.post('/masuk/faktor', { code })).status).toBe(422)
      expect((await rina.post('/masuk/faktor', { code: codeAt(totpSecret, new Date(world.ports.now().getTime() - 30_000)) })).status).toBe(
        303,
      )
    })

    test('no limit on the second factor: after five wrong codes the sixth is not even looked at, whoever sends it', async () => {
      await byPassword(rina)
      for (let n = 0; n < 5; n++) expect((await rina.post('/masuk/faktor', { code: `00000${n}` })).status).toBe(422)
      const other = browser(world)
      await byPassword(other)
      expect((await other.post('/masuk/faktor', { code: now() })).status).toBe(429)
      world.clock.advance('16m')
      const later = browser(world)
      await byPassword(later)
      expect((await later.post('/masuk/faktor', { code: now() })).status).toBe(303)
    })

    test('one place that tries the codes of many people is stopped, too', async () => {
      let last = 0
      for (let n = 0; n < 11; n++) {
        await addPerson(world.ports, cast.team, { email: `p${n}@jatim.test`, name: 'P', role: 'analyst', organisation: null, password })
        const { giveFactor } = await import('../factor.ts')
        const person = await world.ports.database.query
          .selectFrom('person')
          .select('id')
          .where('email', '=', `p${n}@jatim.test`)
          .executeTakeFirstOrThrow()
        await giveFactor(world.ports, person.id)
        const who = browser(world)
        await byPassword(who, `p${n}@jatim.test`)
        for (let code = 0; code < 5; code++) last = (await who.post('/masuk/faktor', { code: `00000${code}` })).status
      }
      expect(last).toBe(429)
    })

    test('whoever has none sets one up first, with a QR code and its text; the codes for a lost phone are shown once', async () => {
      await newcomer()
      const ani = browser(world)
      await byPassword(ani, 'ani@jatim.test')
      for (const path of ['/konsol/antrean', '/konsol/saya', '/konsol/instansi'])
        expect((await ani.get(path)).location, path).toBe('/konsol/saya/faktor')
      const page = await ani.get('/konsol/saya/faktor')
      expect(page.html).toContain('<svg role="img"')
      const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.html)?.[1] ?? '').replaceAll(' ', '')
      expect(secret).toHaveLength(32)
      const sealed = hidden(page.html, 'sealed')
      const wrong = await ani.post('/konsol/saya/faktor/totp', { sealed, code: '000000' })
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Kode tidak cocok')])
      expect((/<code>([A-Z2-7 ]+)<\/code>/.exec(wrong.html)?.[1] ?? '').replaceAll(' ', '')).toBe(secret)
      const done = await ani.post('/konsol/saya/faktor/totp', { sealed, code: codeAt(secret, world.ports.now()) })
      const codes = [...done.html.matchAll(/<code>([0-9a-f-]{34})<\/code>/g)].map(found => found[1] ?? '')
      expect([done.status, new Set(codes).size]).toEqual([200, 10])
      expect((await ani.get('/konsol/antrean')).status).toBe(200)
      expect((await ani.get('/konsol/saya/faktor')).text).not.toContain(codes[0] ?? '')
      const rows = JSON.stringify(await world.ports.database.query.selectFrom('factor').selectAll().execute())
      expect(rows).not.toContain(secret)

      const again = browser(world)
      await byPassword(again, 'ani@jatim.test')
      expect((await again.post('/masuk/faktor', { code: codes[3] ?? '' })).status).toBe(303)
      const third = browser(world)
      await byPassword(third, 'ani@jatim.test')
      expect((await third.post('/masuk/faktor', { code: codes[3] ?? '' })).status).toBe(422)
    })

    test('a form made for one person sets up nothing for another', async () => {
      await newcomer()
      const ani = browser(world)
      await byPassword(ani, 'ani@jatim.test')
      const sealed = hidden((await ani.get('/konsol/saya/faktor')).html, 'sealed')
      await byPassword(rina)
      await rina.post('/masuk/faktor', { code: now() })
      expect((await rina.post('/konsol/saya/faktor/totp', { sealed, code: '000000' })).text).toContain('tidak berlaku')
    })

    test('the only factor of a team role stays', async () => {
      await byPassword(rina)
      await rina.post('/masuk/faktor', { code: now() })
      const [factor] = await world.ports.database.query.selectFrom('factor').selectAll().where('person_id', '=', cast.rina.id).execute()
      const kept = await rina.post(`/konsol/saya/faktor/${factor?.id}/hapus`)
      expect([kept.status, kept.text]).toEqual([422, expect.stringContaining('satu-satunya')])
      const [others] = await world.ports.database.query.selectFrom('factor').selectAll().where('person_id', '=', cast.bagus.id).execute()
      expect((await rina.post(`/konsol/saya/faktor/${others?.id}/hapus`)).status).toBe(404)
    })

    test('reporters need none; in the demonstration nobody does', async () => {
      const agus = browser(world)
      await byPassword(agus, 'pak.agus@jatim.test')
      expect((await agus.get('/konsol/saya')).status).toBe(200)
      world.ports.settings.demo = true
      await newcomer()
      const ani = browser(world)
      await byPassword(ani, 'ani@jatim.test')
      expect((await ani.get('/konsol/antrean')).status).toBe(200)
    })

    test('osTicket CVE-2022-31888, session fixation: each step of signing in gives a new secret and buries the old one', async () => {
      rina.jar.set('sesi', 'planted-by-somebody')
      await byPassword(rina)
      const half = rina.jar.get('sesi') ?? ''
      expect(half).not.toBe('planted-by-somebody')
      await rina.post('/masuk/faktor', { code: now() })
      const whole = rina.jar.get('sesi') ?? ''
      expect(whole).not.toBe(half)
      const thief = browser(world)
      thief.jar.set('sesi', half)
      expect((await thief.get('/konsol/antrean')).location).toMatch(/^\/masuk\?/)
      world.clock.advance('11m')
      await rina.post('/masuk/ulang', { code: now() })
      expect(rina.jar.get('sesi')).not.toBe(whole)
      thief.jar.set('sesi', whole)
      expect((await thief.get('/konsol/antrean')).location).toMatch(/^\/masuk\?/)
      expect((await rina.get('/konsol/antrean')).status).toBe(200)
    })

    test('TheHive CVE-2023-39069, empty password: lets nobody in, with or without a password of their own', async () => {
      await addPerson(world.ports, cast.team, {
        email: 'kosong@jatim.test',
        name: 'K',
        role: 'reporter',
        organisation: '35.25',
        password: null,
      })
      for (const email of ['kosong@jatim.test', 'rina@jatim.test', '', 'tidak.ada@jatim.test'])
        expect((await browser(world).post('/masuk', { email, password: '' })).status, email).toBe(422)
    })

    test('open redirect: the way back is ours or none', async () => {
      for (const next of [
        'https://evil.example',
        '//evil.example',
        '/\\evil.example',
        '/%0d%0aX: y z',
        'javascript:alert(1)',
        '/\t/evil.example',
      ]) {
        const who = browser(world)
        expect((await who.post('/masuk', { email: 'pak.agus@jatim.test', password, next })).location, next).toBe('/konsol/antrean')
        expect((await who.get(`/masuk/ulang?next=${encodeURIComponent(next)}`)).html).not.toContain('evil')
        world.clock.advance('16m')
      }
    })

    test('before a sensitive act one proves oneself again when ten minutes have passed, and comes back', async () => {
      await byPassword(rina)
      await rina.post('/masuk/faktor', { code: now() })
      expect((await rina.get('/konsol/saya/faktor')).status).toBe(200)
      world.clock.advance('11m')
      expect((await rina.get('/konsol/saya/faktor')).location).toBe('/masuk/ulang?next=%2Fkonsol%2Fsaya%2Ffaktor')
      const posted = await rina.post('/konsol/saya/faktor/kode', {}, { Referer: 'http://tanggap.test/konsol/saya/faktor' })
      expect(posted.location).toBe('/masuk/ulang?next=%2Fkonsol%2Fsaya%2Ffaktor')
      expect((await rina.post('/masuk/ulang', { code: '000000' })).status).toBe(422)
      expect((await rina.post('/masuk/ulang', { code: now(), next: '/konsol/saya/faktor' })).location).toBe('/konsol/saya/faktor')
      expect((await rina.get('/konsol/saya/faktor')).status).toBe(200)

      const agus = browser(world)
      await byPassword(agus, 'pak.agus@jatim.test')
      world.clock.advance('11m')
      expect((await agus.get('/konsol/saya/faktor')).location).toMatch(/^\/masuk\/ulang/)
      expect((await agus.post('/masuk/ulang', { password: 'bukan ini' })).status).toBe(422)
      expect((await agus.post('/masuk/ulang', { password, next: '/konsol/saya/faktor' })).location).toBe('/konsol/saya/faktor')
    })
  })
