import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aTeam, bTeam, type Cast, person } from '../fixtures.ts'
import { linkMailedTo } from '../identity/mailed.ts'
import { browser } from '../identity/visitor.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Visit, visitor } from './desk.ts'

const rekan = '/instansi/rekan'

for (const engine of engines)
  describe(`colleagues of an area on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let agus: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      await person(world, cast.team, { name: 'Budi', role: 'reporter', organisation: '35.25/dinkes' })
      await person(world, cast.team, { name: 'Ani', role: 'regency', organisation: '35.78' })
      agus = await visitor(world, 'pak.agus@jatim.test')
    })
    afterEach(() => world.close())

    const inviteTo = (role: string, organisation: string, email = 'baru@gresikkab.go.id') =>
      agus(rekan, { email, name: 'Orang Baru', role, organisation })

    test('the admin of a regency sees who comes in below it, and nobody else of the team', async () => {
      const { text } = await agus(rekan)
      for (const seen of ['Budi', 'Dinas Kesehatan Kab. Gresik', 'Anda sendiri']) expect(text).toContain(seen)
      for (const unseen of ['Rina', 'rina@jatim.test', 'ani@jatim.test', 'Kota Surabaya']) expect(text).not.toContain(unseen)
    })

    test('invites a reporter, who sets a password and lands in the portal of that agency', async () => {
      expect((await inviteTo('reporter', '35.25/dinkes')).to).toBe(`${rekan}?pesan=diundang`)
      expect((await agus(rekan)).text).toContain('baru@gresikkab.go.id')
      const link = (await linkMailedTo(world, 'baru@gresikkab.go.id')) ?? ''
      const newcomer = browser(world)
      expect((await newcomer.get(link)).text).toContain('Pelapor')
      await newcomer.post(link, { name: 'Orang Baru', password: 'gerobak ungu menari pelan' })
      await newcomer.post('/masuk', { email: 'baru@gresikkab.go.id', password: 'gerobak ungu menari pelan' })
      expect((await newcomer.get('/instansi')).text).toContain('Dinas Kesehatan Kab. Gresik')
      expect((await newcomer.get(rekan)).status).toBe(403)
    })

    test('gives no more than their own: no role of the team, no other area, nothing unbound; nothing is sent', async () => {
      for (const [role, organisation] of [
        ['analyst', '35.25'],
        ['admin', '35.25/dinkes'],
        ['reporter', '35.78'],
        ['reporter', '35'],
        ['regency', ''],
        ['raja', '35.25'],
      ] as const)
        expect((await inviteTo(role, organisation)).status, `${role} ${organisation}`).toBe(422)
      const wrong = await inviteTo('reporter', '35.25/dinkes', 'bukan surel')
      expect([wrong.status, wrong.text.includes('value="bukan surel"')]).toEqual([422, true])
      expect(await linkMailedTo(world, 'baru@gresikkab.go.id')).toBeNull()
      expect(world.mailbox).toEqual([])
    })

    test('shuts out and lets in again whom they may give rights to; others do not exist or stay as they are', async () => {
      const idOf = async (email: string) =>
        (await world.ports.database.query.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
      const budi = await idOf('budi@jatim.test')
      const his = await visitor(world, 'budi@jatim.test')
      expect((await agus(`${rekan}/${budi}/nonaktif`, { x: '' })).to).toBe(`${rekan}?pesan=nonaktif`)
      expect((await his('/instansi')).to).toMatch(/^\/masuk/)
      expect((await agus(`${rekan}/${budi}/aktif`, { x: '' })).to).toBe(`${rekan}?pesan=aktif`)
      for (const email of ['rina@jatim.test', 'ani@jatim.test', 'admin@jatim.test', 'pak.agus@jatim.test'])
        expect((await agus(`${rekan}/${await idOf(email)}/nonaktif`, { x: '' })).status, email).toBeGreaterThanOrEqual(403)
      const { team } = await bTeam(world)
      const far = await person(world, team, { name: 'Jauh', role: 'reporter', organisation: '74' })
      expect((await agus(`${rekan}/${far.id}/nonaktif`, { x: '' })).status).toBe(404)
      const rows = await world.ports.database.query.selectFrom('membership').select('disabled_at').execute()
      expect(rows.every(({ disabled_at }) => disabled_at === null)).toBe(true)
    })
  })
