import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressedBy } from '../../src/casework/advisory/answer.ts'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { classifyIncident } from '../../src/casework/work-incident.ts'
import type { Role } from '../../src/core/vocabulary.ts'
import { findContact } from '../../src/store/registry.ts'
import { networkOf } from '../../src/web/address.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, drafted, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

describe('one household, one bucket', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::a', '2001:db8:0:0::/64'],
    ['2001:0DB8:0000:0000:1:2:3:4', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1::', '2001:db8:1:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::ffff:102:304', '1.2.3.4'],
    ['1::2::3', '1::2::3'],
    ['', ''],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

const event = { kind: 'web', story: 'Situs berubah', noticed: 'baru-saja', ongoing: 'ya' }
const who = { name: 'Agus', phone: '0812-3456-7890', email: 'agus@gresikkab.go.id', organisation: 'Dinas Kesehatan Kab. Gresik' }

for (const engine of engines)
  describe(`the doors on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const post = (path: string, fields: Record<string, string>) =>
      world.request(path, { method: 'POST', body: new URLSearchParams(fields) })

    /** Reads console pages as a new person of this role. */
    const signedIn = async (role: Role, organisation?: string) => {
      await person(world, cast.team, { name: `x ${role}`, role, ...(organisation && { organisation }) })
      const cookie = await cookieOf(world, `x.${role}@jatim.test`)
      return (path: string, init: RequestInit = {}) => world.request(path, { ...init, headers: { Cookie: cookie } })
    }

    const check = async () => (await post('/lapor/periksa', { ...event, ...who })).text()

    test('a slash at the end of an address leads to the page without it, with what was asked, and never to another host', async () => {
      const desk = await signedIn('analyst')
      const led = async (path: string) => {
        const { status, headers } = await desk(path)
        return [status, headers.get('location')]
      }
      expect(await led('/konsol/?v=baru')).toEqual([301, '/konsol?v=baru'])
      expect(await led('/konsol/imbauan//')).toEqual([301, '/konsol/imbauan'])
      expect(await led('/lapor/')).toEqual([301, '/lapor'])
      expect((await desk('/lapor')).status).toBe(200)
      for (const path of ['http://tanggap.test//evil.example/', '/%5Cevil.example/', '/api/v1/incidents/']) {
        const { status, headers } = await desk(path)
        expect([path, status >= 300 && status < 400 && !/^\/[^/\\]/.test(headers.get('location') ?? '')]).toEqual([path, false])
      }
      expect((await desk('/lapor/', { method: 'POST' })).status).toBe(404)
    })

    test('"Bukan saya lagi" is a proposal; a lead accepts it by saving the contact', async () => {
      const { number } = await stateOf(world, await reported(world, cast.team))
      const id = await drafted(world, cast.rina, number)
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      const { deliveryToken } = await import('../../src/casework/links.ts')
      const rows = await world.ports.database.query.selectFrom('delivery').selectAll().where('contact_id', '=', 'c-joko').execute()
      const token = deliveryToken(world.ports, rows[0]?.id ?? '')
      await addressedBy(world.ports, token)
      const sent = await post(`/b/${token}/kontak`, { name: 'Tini', email: 'tini@dinkes.example' })
      expect(sent.status).toBe(303)
      expect(await (await world.request(sent.headers.get('location') ?? '')).text()).toContain('tim akan memeriksa')
      const again = await post(`/b/${token}/kontak`, { name: 'Tini', email: 'tini@dinkes.example' })
      expect(again.status).toBe(422)
      const tini = await world.ports.database.query.selectFrom('contact').selectAll().where('name', '=', 'Tini').executeTakeFirstOrThrow()
      expect(tini.suspended_why).toBe('menunggu persetujuan tim')
      expect(await findContact(world.ports.database.query, cast.team.id, 'c-joko')).toMatchObject({ suspended: false })
      const lead = await signedIn('lead')
      const body = new URLSearchParams({ name: 'Tini', role: 'agen', email: 'tini@dinkes.example' })
      const saved = await lead(`/konsol/instansi/${encodeURIComponent('35.25/dinkes')}/narahubung/${tini.id}`, { method: 'POST', body })
      expect(saved.status).toBe(303)
      expect(await findContact(world.ports.database.query, cast.team.id, tini.id)).toMatchObject({ suspended: false, suspendedWhy: null })
    })

    test('a report alike is hinted at, without its time; never a RED one, and not to one who asks and asks', async () => {
      const hint = 'Laporan serupa sudah masuk dalam 24 jam terakhir.'
      expect(await check()).not.toContain(hint)
      const id = await reported(world, cast.team)
      const page = await check()
      expect(page).toContain(hint)
      expect(page).not.toContain('dilaporkan')
      for (let n = 0; n < 30; n++) await check()
      expect(await check()).not.toContain(hint)
      world.clock.advance('2h')
      expect(await check()).toContain(hint)
      const { seq } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq, changes: { tlp: 'RED' } })
      expect(await check()).not.toContain(hint)
    })

    test('an admin, also one of an agency, begins at the system page, sees no incident and no reporter', async () => {
      const { number } = await stateOf(world, await reported(world, cast.team))
      const admin = await signedIn('admin', '35.25')
      for (const path of ['/konsol', '/konsol/antrean']) {
        const landing = await admin(path)
        expect([landing.status, landing.headers.get('location')]).toEqual([303, '/konsol/admin/sistem'])
      }
      for (const path of ['/konsol/antrean?v=semua', `/konsol/cari?q=${number}`, '/konsol/cari?q=gacor']) {
        const answer = await admin(path)
        expect(answer.headers.get('location') ?? '').not.toContain('tiket')
        expect(await answer.text()).not.toContain(`/konsol/tiket/${number}`)
      }
      const whole = await signedIn('lead')
      expect((await whole('/konsol')).headers.get('location')).toBe('/konsol/antrean')
      expect(await (await whole('/konsol/antrean')).text()).toContain(number)
    })

    test('the outbox does not tell who reports; a search finds only the agencies one may see', async () => {
      await reported(world, cast.team)
      const system = await (await (await signedIn('admin'))('/konsol/admin/sistem')).text()
      expect(system).toContain('…@gresikkab.go.id')
      expect(system).not.toContain('agus@')
      const gresik = await signedIn('analyst', '35.25')
      expect(await (await gresik('/konsol/cari?q=Surabaya')).text()).not.toContain('/konsol/instansi/35.78')
      expect(await (await gresik('/konsol/cari?q=Pendidikan')).text()).toContain('Dinas Pendidikan')
    })

    test('files from one address are limited; the report goes on without them', async () => {
      const send = async () => {
        const body = new FormData()
        for (const [name, value] of Object.entries(event)) body.set(name, value)
        body.set('files', new File(['x'], 'layar.png', { type: 'image/png' }))
        return world.request('/lapor/3', { method: 'POST', body })
      }
      for (let n = 0; n < 40; n++) expect((await send()).status).toBe(200)
      const over = await send()
      expect(over.status).toBe(422)
      expect(await over.text()).toContain('Lanjutkan tanpa berkas')
      expect((await post('/lapor/3', event)).status).toBe(200)
    })
  })
