import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Views kept under a name, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: string
    let bagus: string
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await cookieOf(world, 'rina@jatim.test')
      bagus = await cookieOf(world, 'bagus@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const home = '/konsol/antrean/tampilan'
    const get = async (path: string, who: string) => (await world.request(path, { headers: { Cookie: who } })).text()
    const post = (path: string, fields: Record<string, string>, who: string) =>
      world.request(path, { method: 'POST', headers: { Cookie: who, Origin: 'http://tanggap.test' }, body: new URLSearchParams(fields) })
    const idOf = async (name: string) =>
      (await world.ports.database.query.selectFrom('queue_view').select('id').where('name', '=', name).executeTakeFirst())?.id ?? 'x'

    test('one’s own stands beside the views, and leads to the same address; a colleague does not see it', async () => {
      const answer = await post(home, { name: 'Gresik kritis', view: 'hampir-lewat', filter: 'opd:35.25 keparahan:kritis' }, rina)
      expect(answer.headers.get('Location')).toBe('/konsol/antrean?v=hampir-lewat&f=opd%3A35.25+keparahan%3Akritis')
      expect(await get('/konsol/antrean', rina)).toContain('<bdi>Gresik kritis</bdi>')
      expect(await get(answer.headers.get('Location') ?? '', rina)).toMatch(/aria-current="page"><bdi>Gresik kritis/)
      expect(await get('/konsol/antrean', bagus)).not.toContain('Gresik kritis')
    })

    test('the same name again replaces it', async () => {
      await post(home, { name: 'Gresik kritis', view: 'semua', filter: 'opd:35.25' }, rina)
      const rows = await world.ports.database.query.selectFrom('queue_view').selectAll().where('name', '=', 'Gresik kritis').execute()
      expect(rows.map(({ view, filter }) => [view, filter])).toEqual([['semua', 'opd:35.25']])
    })

    test('for the team it is a lead’s, and only leads change it', async () => {
      expect((await post(home, { name: 'Pagi', view: 'baru', filter: 'tenggat:<4j', team: '1' }, rina)).status).toBe(403)
      expect((await post(home, { name: 'Pagi', view: 'baru', filter: 'tenggat:<4j', team: '1' }, bagus)).status).toBe(303)
      expect(await get('/konsol/antrean', rina)).toContain('<bdi>Pagi</bdi>')
      const id = await idOf('Pagi')
      expect((await post(`${home}/${id}/hapus`, {}, rina)).status).toBe(403)
      expect((await post(`${home}/${id}/nama`, { name: 'Sore' }, bagus)).status).toBe(303)
      expect(await get('/konsol/antrean', rina)).toContain('<bdi>Sore</bdi>')
    })

    test('a name that is taken or missing is refused, with what was typed', async () => {
      await post(home, { name: 'Lain', view: 'baru', filter: 'kategori:web' }, rina)
      const id = await idOf('Lain')
      const taken = await post(`${home}/${id}/nama`, { name: 'Gresik kritis' }, rina)
      expect(taken.status).toBe(422)
      expect(await taken.text()).toContain('Nama itu sudah dipakai tampilan lain.')
      expect((await post(`${home}/${id}/nama`, { name: ' ' }, rina)).status).toBe(422)
      expect((await post(home, { name: 'x'.repeat(61), view: 'baru', filter: '' }, rina)).status).toBe(422)
      expect((await post(`${home}/${id}/hapus`, {}, rina)).status).toBe(303)
      expect((await post(`${home}/${id}/hapus`, {}, rina)).status).toBe(404)
    })

    test('one whose filter means nothing any more says so', async () => {
      await post(home, { name: 'Punya Sari', view: 'semua', filter: 'pemilik:sari kategori:web' }, rina)
      expect(await get(home, rina)).not.toContain('tidak ada analis')
      const { query } = world.ports.database
      const gone = query
        .updateTable('membership')
        .set({ disabled_at: world.ports.now().toISOString() })
        .where('person_id', '=', cast.sari.id)
      await world.ports.database.commit([gone.compile()])
      expect(await get(home, rina)).toContain('pemilik:sari – tidak ada analis atau ketua tim bernama itu.')
      expect(await get('/konsol/antrean', rina)).toContain('! sebagian tidak berlaku')
    })

    test('thirty are enough, and another team’s are not there', async () => {
      for (let at = 0; at < 40; at += 1) await post(home, { name: `Nomor ${at}`, view: 'baru', filter: 'kategori:web' }, rina)
      const answer = await post(home, { name: 'Satu lagi', view: 'baru', filter: 'kategori:web' }, rina)
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Paling banyak 30 tampilan.')
      await bTeam(world)
      const rahma = await cookieOf(world, 'rahma@sultra.test')
      expect(await get('/konsol/antrean', rahma)).not.toContain('Nomor 1')
      expect((await post(`${home}/${await idOf('Nomor 1')}/hapus`, {}, rahma)).status).toBe(404)
    })
  })
