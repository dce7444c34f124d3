import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invite } from '../../src/casework/people/invitations.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, password, person, refusal } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { linkMailedTo } from './mailed.ts'
import { type Browser, browser, write } from './visitor.ts'

const chosen = 'gerobak ungu menari pelan'

for (const engine of engines)
  describe(`invitations on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let admin: Browser
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      admin = await as('admin@jatim.test')
    })
    afterEach(() => world.close())

    const as = async (email: string) => {
      const who = browser(world)
      who.jar.set('sesi', (await cookieOf(world, email)).split('=')[1] ?? '')
      return who
    }
    const ani = { email: 'ani@jatim.test', name: 'Ani', role: 'analyst', organisation: '' }
    const invited = async (fields: Record<string, string> = ani) => {
      const before = world.mailbox.length
      const answer = await admin.post('/konsol/admin/pengguna', fields)
      expect([answer.status, answer.location], answer.text.slice(0, 400)).toEqual([303, '/konsol/admin/pengguna?pesan=diundang'])
      return (await linkMailedTo(world, fields.email ?? '', before)) ?? ''
    }
    const members = () => world.ports.database.query.selectFrom('membership').selectAll().execute()

    test('Ani is invited, chooses name and password, signs in and is asked for a second factor', async () => {
      const link = await invited()
      expect(link).toMatch(/^\/undangan\/[\w-]{32}$/)
      expect(world.mailbox.at(-1)?.text).toContain('Analis')
      expect((await admin.get('/konsol/admin/pengguna')).text).toContain('Undangan yang belum diterima')
      const who = browser(world)
      const page = await who.get(link)
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('ani@jatim.test')])
      const weak = await who.post(link, { name: 'Ani Lestari', password: 'anilestari12' })
      expect([weak.status, weak.html]).toEqual([422, expect.stringContaining('value="Ani Lestari"')])
      expect(weak.text).toContain('mudah ditebak')
      expect((await who.post(link, { name: 'Ani Lestari', password: chosen })).location).toBe('/masuk?pesan=undangan-diterima')
      await who.post('/masuk', { email: ani.email, password: chosen })
      expect((await who.get('/konsol/antrean')).location).toBe('/konsol/saya/faktor')
      expect((await admin.get('/konsol/admin/pengguna')).text).not.toContain('Undangan yang belum diterima')
    })

    test('used, foreign, truncated, expired, withdrawn or made by somebody since demoted: one clear sentence, nothing changed', async () => {
      const refusedLinks = async (links: string[]) => {
        const before = (await members()).length
        for (const link of links)
          for (const answer of [await browser(world).get(link), await browser(world).post(link, { name: 'X', password: chosen })]) {
            expect(answer.status, link).toBe(404)
            expect(answer.text).toContain('Undangan ini tidak berlaku: sudah dipakai, kedaluwarsa, atau tautannya tidak lengkap.')
          }
        expect((await members()).length).toBe(before)
      }
      const used = await invited()
      await browser(world).post(used, { name: 'Ani', password: chosen })
      const recovery = used.replace('/undangan/', '/pulihkan/')
      expect((await browser(world).get(recovery)).status).toBe(404)
      const withdrawn = await invited({ ...ani, email: 'cici@jatim.test' })
      const id = /undangan\/([0-9a-f]{16})\/batal/.exec((await admin.get('/konsol/admin/pengguna')).html)?.[1]
      await admin.post(`/konsol/admin/pengguna/undangan/${id}/batal`)
      const open = await invited({ ...ani, email: 'budi@jatim.test' })
      await refusedLinks([used, withdrawn, open.slice(0, -1), '/undangan/x', `/undangan/${'A'.repeat(32)}`])
      await write(world, query => query.updateTable('membership').set({ role: 'analyst' }).where('person_id', '=', cast.admin.id))
      await refusedLinks([open])
      await write(world, query => query.updateTable('membership').set({ role: 'admin' }).where('person_id', '=', cast.admin.id))
      expect((await browser(world).get(open)).status).toBe(200)
      world.clock.advance('7d')
      world.clock.advance('1s')
      await refusedLinks([open])
    })

    test('two who accept one invitation at the same moment: one is in', async () => {
      const link = await invited()
      const both = await Promise.all(['A', 'B'].map(name => browser(world).post(link, { name, password: chosen })))
      expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
    })

    test('an invitation to somebody with an account adds the membership, says so, and keeps the password', async () => {
      const { team } = await bTeam(world)
      await person(world, team, { name: 'Wawan', role: 'lead' })
      const link = await invited({ ...ani, email: 'wawan@sultra.test', name: 'Wawan' })
      const page = await browser(world).get(link)
      expect(page.text).toContain('sudah punya akun')
      expect(page.html).not.toContain('name="password"')
      expect((await browser(world).post(link, { password: chosen })).status).toBe(303)
      expect((await browser(world).post('/masuk', { email: 'wawan@sultra.test', password: chosen })).status).toBe(422)
      const wawan = await as('wawan@sultra.test')
      const own = await wawan.get('/konsol/saya')
      expect(own.text).toContain('Provinsi Jawa Timur')
      const before = wawan.jar.get('sesi')
      expect((await wawan.post('/konsol/saya/tim', { team: 'jatim' })).status).toBe(303)
      expect(wawan.jar.get('sesi')).not.toBe(before)
      expect((await wawan.get('/konsol/antrean')).text).toContain('JatimProv-CSIRT')
      expect((await wawan.post('/konsol/saya/tim', { team: 'lain' })).status).toBe(404)
      const member = await admin.post('/konsol/admin/pengguna', { ...ani, email: 'rina@jatim.test' })
      expect([member.status, member.text]).toEqual([422, expect.stringContaining('sudah menjadi anggota')])
    })

    test('nobody invites with more than their own rights', async () => {
      const lead = await as('bagus@jatim.test')
      expect((await lead.post('/konsol/admin/pengguna', ani)).status).toBe(303)
      for (const role of ['admin', 'lead', 'auditor', 'editor', 'raja']) {
        const answer = await lead.post('/konsol/admin/pengguna', { ...ani, email: `${role}@jatim.test`, role })
        expect([answer.status, answer.html], role).toEqual([422, expect.stringContaining(`value="${role}@jatim.test"`)])
      }
      for (const email of ['rina@jatim.test', 'pak.agus@jatim.test'])
        expect((await (await as(email)).post('/konsol/admin/pengguna', ani)).status).toBe(403)
      const gresik = { ...cast.admin, organisation: '35.25' }
      const give = (role: 'reporter' | 'analyst', organisation: string | null) =>
        refusal(invite(world.ports, gresik, { email: 'x@jatim.test', name: 'X', role, organisation }))
      expect([await give('reporter', '35.78'), await give('analyst', null), await give('reporter', '35.25/dinkes')]).toEqual([
        'invalid',
        'invalid',
        'accepted',
      ])
      expect((await admin.post('/konsol/admin/pengguna', { ...ani, email: 'r@jatim.test', role: 'reporter' })).text).toContain(
        'harus terikat',
      )
      expect(
        (await admin.post('/konsol/admin/pengguna', { ...ani, email: 's@jatim.test', role: 'reporter', organisation: '36.01' })).text,
      ).toContain('tidak ada di daftar')
    })

    test('an address in look-alike letters is refused', async () => {
      for (const email of ['rinа@jatim.test', 'rina@jаtim.test', 'rina@xn--jtim-63d.test', 'rina@sub.xn--jtim-63d.test']) {
        const answer = await admin.post('/konsol/admin/pengguna', { ...ani, email })
        expect([answer.status, answer.text], email).toEqual([422, expect.stringContaining('huruf Latin biasa')])
      }
    })

    test('an address is not bombed with invitations', async () => {
      for (let n = 0; n < 3; n++) await invited()
      expect((await admin.post('/konsol/admin/pengguna', ani)).status).toBe(429)
    })

    test('a password of a person with weaker parameters is made anew at sign-in', async () => {
      const { scryptPasswords } = await import('../../src/runtime/passwords.ts')
      const strong = { ...world.ports, passwords: scryptPasswords({ N: 64, r: 1, p: 1 }) }
      const { signIn } = await import('../../src/casework/people.ts')
      const hash = async () =>
        (await world.ports.database.query.selectFrom('person').select('password_hash').where('id', '=', cast.rina.id).executeTakeFirst())
          ?.password_hash
      expect(await hash()).toMatch(/^scrypt\$16\$/)
      await signIn(strong, { email: 'rina@jatim.test', password, device: null })
      expect(await hash()).toMatch(/^scrypt\$64\$/)
      await signIn(world.ports, { email: 'rina@jatim.test', password, device: null })
      expect(await hash()).toMatch(/^scrypt\$64\$/)
    })
  })
