import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, person } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Browser, browser, write } from './visitor.ts'

const home = '/konsol/admin/pengguna'

for (const engine of engines)
  describe(`people administration on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let admin: Browser
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      admin = await as('admin@jatim.test')
    })
    afterEach(() => world.close())

    const as = async (email: string, agent?: string) => {
      const who = browser(world, agent)
      who.jar.set('sesi', (await cookieOf(world, email)).split('=')[1] ?? '')
      return who
    }
    const roleOf = async (id: string) =>
      await world.ports.database.query
        .selectFrom('membership')
        .select(['role', 'disabled_at'])
        .where('person_id', '=', id)
        .executeTakeFirst()

    test('who is there: role, agency, factor, last use; the viewer’s own line cannot be changed', async () => {
      await as('rina@jatim.test')
      const page = await admin.get(home)
      expect(page.status).toBe(200)
      expect(page.text).toMatch(/Rina rina@jatim\.test Analis Semua Ya 14 Jul/)
      expect(page.text).toMatch(/Pak Agus pak\.agus@jatim\.test Admin kabupaten\/kota 35\.25 Belum –/)
      expect(page.text).toContain('Anda sendiri')
      expect(page.html).not.toContain(`${home}/${cast.admin.id}/peran`)
    })

    test('a demoted person’s open page: the next request, reading or writing, finds them signed out', async () => {
      const bagus = await as('bagus@jatim.test')
      expect((await bagus.get(home)).status).toBe(200)
      expect((await admin.post(`${home}/${cast.bagus.id}/peran`, { role: 'analyst', organisation: '' })).location).toBe(
        `${home}?pesan=peran`,
      )
      expect((await bagus.post(home, { email: 'x@jatim.test', name: 'X', role: 'analyst' })).status).toBe(401)
      expect((await bagus.get(home)).location).toMatch(/^\/masuk\?next/)
      expect((await (await as('bagus@jatim.test')).get(home)).status).toBe(403)
    })

    test('rights are read at each request: even a session that stays loses them at once', async () => {
      const bagus = await as('bagus@jatim.test')
      await write(world, query => query.updateTable('membership').set({ role: 'observer' }).where('person_id', '=', cast.bagus.id))
      expect((await bagus.get(home)).status).toBe(403)
    })

    test('a disabled person’s open session ends with their next request; enabled again, they sign in again', async () => {
      const rina = await as('rina@jatim.test')
      await admin.post(`${home}/${cast.rina.id}/nonaktif`)
      expect((await rina.get('/konsol/antrean')).location).toMatch(/^\/masuk\?/)
      expect((await rina.post('/masuk', { email: 'rina@jatim.test', password: 'kata sandi panjang' })).status).toBe(422)
      expect((await admin.get(home)).text).toContain('Nonaktif')
      await admin.post(`${home}/${cast.rina.id}/aktif`)
      expect((await rina.post('/masuk', { email: 'rina@jatim.test', password: 'kata sandi panjang' })).status).toBe(303)
    })

    test('disabled in one team, a person goes on working in the other', async () => {
      const { team, rahma } = await bTeam(world)
      await write(world, query =>
        query.insertInto('membership').values({
          person_id: rahma.id,
          team_id: cast.team.id,
          role: 'analyst',
          organisation: null,
          created_at: world.ports.now().toISOString(),
        }),
      )
      await admin.post(`${home}/${rahma.id}/nonaktif`)
      const again = await as('rahma@sultra.test')
      expect((await again.get('/konsol/antrean')).status).toBe(200)
      const reset = await admin.post(`${home}/${rahma.id}/faktor`)
      expect([reset.status, reset.text]).toEqual([422, expect.stringContaining('juga anggota tim lain')])
      expect(team.slug).toBe('sultra')
    })

    test('the last admin can be neither demoted nor disabled, and nobody changes themselves', async () => {
      const second = await person(world, cast.team, { name: 'Wulan', role: 'admin' })
      const wulan = await as('wulan@jatim.test')
      for (const [who, id] of [
        [admin, cast.admin.id],
        [wulan, second.id],
      ] as const)
        for (const act of ['peran', 'nonaktif', 'faktor']) {
          const own = await who.post(`${home}/${id}/${act}`, { role: 'lead', organisation: '' })
          expect([own.status, own.text], act).toEqual([422, expect.stringContaining('Hak Anda sendiri')])
        }
      const [a, b] = await Promise.all([
        admin.post(`${home}/${second.id}/peran`, { role: 'lead', organisation: '' }),
        wulan.post(`${home}/${cast.admin.id}/nonaktif`),
      ])
      expect([a.status, b.status].filter(status => status === 303).length).toBeLessThanOrEqual(1)
      const left = [await roleOf(cast.admin.id), await roleOf(second.id)].filter(one => one?.role === 'admin' && !one.disabled_at)
      expect(left.length).toBeGreaterThanOrEqual(1)
    })

    test('… also when the other one goes first', async () => {
      const second = await person(world, cast.team, { name: 'Wulan', role: 'admin' })
      const wulan = await as('wulan@jatim.test')
      await write(world, query => query.updateTable('membership').set({ disabled_at: '2026-07-01' }).where('person_id', '=', second.id))
      const { changeRights, disablePerson } = await import('../../src/casework/people/administer.ts')
      const actor = { ...cast.admin, id: second.id }
      await expect(changeRights(world.ports, actor, cast.admin.id, { role: 'lead', organisation: null })).rejects.toThrow('admin terakhir')
      await expect(disablePerson(world.ports, actor, cast.admin.id)).rejects.toThrow('admin terakhir')
      expect(await roleOf(cast.admin.id)).toEqual({ role: 'admin', disabled_at: null })
      expect((await admin.get(home)).status).toBe(200) // nothing changed, so nobody was signed out either
      expect((await wulan.get(home)).status).toBe(303)
    })

    test('a lead changes analysts only; people of another team do not exist', async () => {
      const { rahma } = await bTeam(world)
      const bagus = await as('bagus@jatim.test')
      expect((await bagus.post(`${home}/${cast.admin.id}/nonaktif`)).status).toBe(403)
      expect((await bagus.post(`${home}/${cast.sari.id}/peran`, { role: 'admin', organisation: '' })).status).toBe(422)
      expect((await bagus.post(`${home}/${cast.sari.id}/nonaktif`)).status).toBe(303)
      for (const act of ['peran', 'nonaktif', 'aktif', 'faktor'])
        expect((await admin.post(`${home}/${rahma.id}/${act}`, { role: 'analyst', organisation: '' })).status, act).toBe(404)
      expect(await roleOf(rahma.id)).toEqual({ role: 'analyst', disabled_at: null })
    })

    test('a lost phone: the factor is removed, the sessions end, and the next sign-in sets up a new one', async () => {
      const rina = await as('rina@jatim.test')
      expect((await admin.post(`${home}/${cast.rina.id}/faktor`)).status).toBe(303)
      expect((await rina.get('/konsol/antrean')).location).toMatch(/^\/masuk\?/)
      await rina.post('/masuk', { email: 'rina@jatim.test', password: 'kata sandi panjang' })
      expect((await rina.get('/konsol/antrean')).location).toBe('/konsol/saya/faktor')
    })

    test('after ten minutes people are administered only by who proves themselves again', async () => {
      world.clock.advance('11m')
      expect((await admin.get(home)).location).toBe(`/masuk/ulang?next=${encodeURIComponent(home)}`)
      expect((await admin.post(`${home}/${cast.rina.id}/nonaktif`)).location).toBe('/masuk/ulang')
      expect(await roleOf(cast.rina.id)).toEqual({ role: 'analyst', disabled_at: null })
    })

    test('one sees one’s sessions by device and ends one, or all others', async () => {
      const phone = await as('rina@jatim.test', 'Mozilla/5.0 (Linux; Android 15) Chrome/149.0 Mobile Safari/537.36')
      const library = await as('rina@jatim.test', 'Mozilla/5.0 (X11; Linux) Firefox/140.0')
      const desk = browser(world)
      await desk.post('/masuk', { email: 'rina@jatim.test', password: 'kata sandi panjang' })
      for (const who of [phone, library]) await who.post('/masuk', { email: 'x@y.test', password: 'x' })
      const { codesAround } = await import('../factor.ts')
      await desk.post('/masuk/faktor', { code: codesAround(world.ports.now())[0] ?? '' })
      const page = await desk.get('/konsol/saya')
      expect(page.text).toContain('Firefox di Windows')
      expect(page.text).toContain('Sesi ini')
      const ids = [...page.html.matchAll(/sesi\/([0-9a-f]{16})\/akhiri/g)].map(found => found[1])
      expect(ids).toHaveLength(2)
      await desk.post(`/konsol/saya/sesi/${ids[0]}/akhiri`)
      const gone = [await phone.get('/konsol/antrean'), await library.get('/konsol/antrean')].filter(({ status }) => status === 303)
      expect(gone).toHaveLength(1)
      const agus = await as('pak.agus@jatim.test')
      expect((await agus.post(`/konsol/saya/sesi/${ids[1]}/akhiri`)).status).toBe(404)
      world.clock.advance('11m')
      expect((await desk.post('/konsol/saya/sesi/lain/akhiri')).location).toMatch(/^\/masuk\/ulang/)
      await desk.post('/masuk/ulang', { code: codesAround(world.ports.now())[0] ?? '' })
      await desk.post('/konsol/saya/sesi/lain/akhiri')
      for (const who of [phone, library]) expect((await who.get('/konsol/antrean')).status).toBe(303)
      expect((await desk.get('/konsol/antrean')).status).toBe(200)
    })
  })
