import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trackingToken } from '../../src/casework/links.ts'
import { addContact, removeContact } from '../../src/casework/registry/contacts.ts'
import { insertAttachment } from '../../src/store/evidence.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, organisationOf, refusal, reported } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`What is sent afterwards, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const ticket = async () => {
      const incident = await reported(world, cast.team, { organisation: await organisationOf(world, cast.team, '35.25/dinkes') })
      return { incident, path: `/t/${trackingToken(world.ports, incident)}/keterangan` }
    }
    const files = (count: number) =>
      Array.from({ length: count }, (_, n) => new File([`isi ${n}`], `layar-${n}.png`, { type: 'image/png' }))
    const add = (path: string, text: string, more: { files?: File[]; address?: string; headers?: Record<string, string> } = {}) => {
      const body = new FormData()
      body.set('text', text)
      for (const file of more.files ?? []) body.append('files', file)
      const { address = '203.0.113.7', headers = {} } = more
      return world.app.request(new URL(path, world.ports.settings.baseUrl), { method: 'POST', body, headers }, { address })
    }

    test('ten messages an hour by one link; the eleventh is kept in its field, with the minutes to wait', async () => {
      const { path } = await ticket()
      for (let n = 0; n < 10; n += 1) expect((await add(path, `Kabar ${n}`)).status).toBe(303)
      world.clock.advance('20m')
      const over = await add(path, 'Kabar penting <b>sekali</b>', { address: '198.51.100.1' })
      expect(over.status).toBe(429)
      expect(over.headers.get('Retry-After')).toMatch(/^\d+$/)
      const text = await over.text()
      expect(text).toContain('Coba lagi 40 menit lagi')
      expect(text).toMatch(/<textarea[^>]*>Kabar penting &lt;b&gt;sekali/)
      world.clock.advance('41m')
      expect((await add(path, 'Kabar lagi')).status).toBe(303)
    })

    test('thirty an hour from one address, over however many links', async () => {
      const paths = [(await ticket()).path, (await ticket()).path, (await ticket()).path, (await ticket()).path]
      for (const path of paths.slice(0, 3)) for (let n = 0; n < 10; n += 1) expect((await add(path, `Kabar ${n}`)).status).toBe(303)
      expect((await add(paths[3] ?? '', 'Kabar')).status).toBe(429)
      expect((await add(paths[3] ?? '', 'Kabar', { address: '198.51.100.1' })).status).toBe(303)
    }, 30_000)

    test('twenty files a day; words go through all the same', async () => {
      const { path } = await ticket()
      for (let n = 0; n < 4; n += 1) expect((await add(path, '', { files: files(5) })).status).toBe(303)
      const over = await add(path, 'Ini buktinya', { files: files(1) })
      expect(over.status).toBe(429)
      const text = await over.text()
      expect(text).toContain('Paling banyak 20 berkas sehari')
      expect(text).toContain('24 jam lagi')
      expect(text).toContain('Ini buktinya')
      expect((await add(path, 'Ini buktinya')).status).toBe(303)
      world.clock.advance('25h')
      expect((await add(path, '', { files: files(1) })).status).toBe(303)
    })

    test('two hundred megabytes a report', async () => {
      const { path, incident } = await ticket()
      const row = { id: 'besar', incident_id: incident, sha256: 'x', name: 'x', type: 'x', added_by: 'Rina' }
      const size = 200 * 1024 * 1024 - 3
      await world.ports.database.commit([
        insertAttachment(world.ports.database.query, { ...row, size, added_at: '2020-01-01T00:00:00.000Z' }),
      ])
      const over = await add(path, '', { files: files(1) })
      expect(over.status).toBe(429)
      expect(await over.text()).toContain('200 MB')
    })

    test('the portal keeps the same limits, for a person', async () => {
      await ticket()
      const email = `${cast.agus.name.toLowerCase().replaceAll(' ', '.')}@jatim.test`
      const headers = { Cookie: await cookieOf(world, email), 'Sec-Fetch-Site': 'same-origin' }
      const path = '/instansi/laporan/TKT-2607-0001/keterangan'
      for (let n = 0; n < 10; n += 1) expect((await add(path, `Kabar ${n}`, { headers })).status).toBe(303)
      const over = await add(path, 'Kabar penting', { headers })
      expect(over.status).toBe(429)
      expect(await over.text()).toContain('Kabar penting')
    })

    test('mail bombing by an agency: three confirmation mails an hour to one address, sixty by one person', async () => {
      const entry = { organisation: '35.25/dinkes', name: 'Korban', role: 'agen' as const, phone: null }
      const enter = (email: string) => addContact(world.ports, cast.agus, { ...entry, email })
      for (let n = 0; n < 3; n += 1) await removeContact(world.ports, cast.agus, (await enter('Korban@warga.example')).id)
      expect(await refusal(enter('korban@WARGA.example'))).toBe('too_many')
      const letters = () => world.ports.database.query.selectFrom('mail').select('address').where('template', '=', 'verifikasi').execute()
      expect(await letters()).toHaveLength(3)
      for (let n = 0; n < 57; n += 1) await enter(`orang${n}@warga.example`)
      expect(await refusal(enter('lagi@warga.example'))).toBe('too_many')
      expect(await letters()).toHaveLength(60)
      world.clock.advance('61m')
      await enter('korban@warga.example')
    }, 30_000)
  })
