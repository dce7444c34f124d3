import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayAtAll } from '../../src/core/access.ts'
import type { Role } from '../../src/core/vocabulary.ts'
import { roomsOf, settingsOf } from '../../src/web/pages/parts/rooms.ts'
import { aTeam, type Cast, person, reported, stateOf } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const inside: Role[] = ['analyst', 'lead', 'editor', 'admin', 'auditor', 'observer']
const homes: Record<string, string> = {
  analyst: '/konsol/antrean',
  lead: '/konsol/antrean',
  editor: '/konsol/saya',
  admin: '/konsol/admin/sistem',
  auditor: '/konsol/admin/sistem',
  observer: '/konsol/statistik',
}
const doors = [
  ...new Set(
    ['lead', 'admin', 'auditor', 'observer']
      .flatMap(role => [...roomsOf(role as Role), ...settingsOf(role as Role)])
      .map(({ href }) => href),
  ),
]

for (const engine of engines)
  describe(`the rooms of the console on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    const visits = new Map<Role, Visit>()
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      for (const role of inside) {
        await person(world, cast.team, { name: `Si ${role}`, role })
        visits.set(role, await visitor(world, emailOf({ name: `Si ${role}` })))
      }
    })
    afterAll(() => world.close())
    const visit = (role: Role) => visits.get(role) as Visit

    test.each(inside)('%s is led to a first page that opens', async role => {
      expect((await visit(role)('/konsol')).to).toBe(homes[role])
      expect((await visit(role)(homes[role] ?? '')).status).toBe(200)
    })

    test.each(inside)('%s finds in the navigation every room that opens, and none that does not', async role => {
      const { text } = await visit(role)('/konsol/saya')
      const start = await visit(role)(homes[role] ?? '')
      const shown = new Set(
        [...`${text}${start.text}`.matchAll(/<a href="(\/konsol\/[a-z/]+)"[^>]*(?:data-key|aria-current)?[^>]*>/g)].map(found => found[1]),
      )
      expect(doors.length).toBeGreaterThan(10)
      for (const href of doors) {
        const { status, to } = await visit(role)(href)
        const opens = status === 200 || to.startsWith('/masuk/ulang')
        const named = [...roomsOf(role), ...settingsOf(role)].some(room => room.href === href)
        expect([href, opens], role).toEqual([href, named])
        const isMain = roomsOf(role).some(room => room.href === href)
        if (isMain) expect(shown, `${role} ${href}`).toContain(href)
        if (!named) expect(shown, `${role} ${href}`).not.toContain(href)
      }
    })

    test('an auditor reads numbers and times of the cases, and no word of them', async () => {
      const { number } = await stateOf(
        world,
        await reported(world, cast.team, { report: { story: 'Situs kenarimerah diubah', system: 'kenarimerah.example' } }),
      )
      const { text } = await visit('auditor')('/konsol/waktu')
      expect(text).toContain(number)
      expect(text).toContain('Berjalan')
      expect(text).not.toMatch(/kenarimerah|Gresik|Pak Agus/)
      for (const path of [
        `/konsol/tiket/${number}`,
        '/konsol/antrean',
        '/konsol/tiket/baru',
        '/konsol/imbauan',
        '/konsol/instansi',
        '/konsol/cari?q=kenarimerah',
      ])
        expect((await visit('auditor')(path)).text, path).not.toContain('kenarimerah')
      expect((await visit('auditor')('/konsol/tiket/baru')).status).toBe(403)
    })

    test('an auditor sees who is there and which agreements run, without a form to change them', async () => {
      const pks = await visit('auditor')('/konsol/admin/pks')
      expect([pks.status, pks.text.includes('PKS baru')]).toEqual([200, false])
      const people = await visit('auditor')('/konsol/admin/pengguna')
      expect([people.status, people.text.includes('Undang orang'), people.text.includes('Rina')]).toEqual([200, false, true])
      expect((await visit('auditor')('/konsol/admin/pengguna', { email: 'x@y.go.id', name: 'X', role: 'analyst' })).status).toBe(403)
      const system = await visit('auditor')('/konsol/admin/sistem')
      expect(system.status).toBe(200)
    })

    test('an observer sees figures, in which RED cases are not counted', async () => {
      const { text } = await visit('observer')('/konsol/statistik')
      expect(text).toMatch(/\d+ insiden/)
      expect(mayAtAll({ kind: 'person', role: 'observer' }, 'incident.meta')).toBe(false)
      expect((await visit('observer')('/konsol/waktu')).status).toBe(403)
    })
  })
