import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignIncident, classifyIncident, takeChoice } from '../../../src/casework/work-incident.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, person, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Many tickets at once, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let cookie: string
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      cookie = await cookieOf(world, 'rina@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const get = async (path: string, who = cookie) => world.request(path, { headers: { Cookie: who } })
    const post = (path: string, fields: [string, string][], who = cookie) =>
      world.request(path, { method: 'POST', headers: { Cookie: who, Origin: 'http://tanggap.test' }, body: new URLSearchParams(fields) })
    const send = (fields: Record<string, string>, boxes: string[], who = cookie) =>
      post('/konsol/antrean/massal', [...Object.entries(fields), ...boxes.map((box): [string, string] => ['no', box])], who)
    const some = async (count: number) => Promise.all(Array.from({ length: count }, () => reported(world, cast.team)))
    const boxOf = async (id: string) => {
      const { number, seq } = await stateOf(world, id)
      return `${number}.${seq}`
    }
    const boxes = (ids: string[]) => Promise.all(ids.map(boxOf))
    const outcome = async (answer: Response) => {
      expect(answer.status).toBe(303)
      return (await get(answer.headers.get('Location') ?? '')).text()
    }
    const idOf = (answer: Response) => /massal\/([0-9a-f]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''

    test('accepted together, each by its own commit; the one that a colleague took says who, when and what', async () => {
      const ids = await some(3)
      const [first = '', second = '', third = ''] = ids
      const ticked = await boxes(ids)
      await takeChoice(
        world.ports,
        { actor: cast.bagus, incident: second },
        { name: 'terima', seq: (await stateOf(world, second)).seq, answers: {} },
      )
      const html = await outcome(await send({ act: 'terima', form_id: 'f1', kembali: '/konsol/antrean?v=baru' }, ticked))
      expect(html).toContain('2 berhasil, 1 tidak.')
      expect(html).toContain('diubah oleh Bagus pukul 09.00: terima dan verifikasi.')
      expect(html).toContain('href="/konsol/antrean?v=baru"')
      expect(html).not.toContain('Urungkan<')
      for (const id of [first, third]) {
        expect((await stateOf(world, id)).step).toBe('verifikasi')
        expect((await stateOf(world, id)).owner?.name).toBe('Rina')
      }
      expect((await stateOf(world, second)).owner?.name).toBe('Bagus')
    })

    test('sent twice it counts once', async () => {
      const ids = await some(2)
      const ticked = await boxes(ids)
      const fields = { act: 'tolak', reason: 'Iklan', form_id: 'f2' }
      const [one, two] = [await send(fields, ticked), await send(fields, ticked)]
      expect(two.headers.get('Location')).toBe(one.headers.get('Location'))
      for (const id of ids) {
        const chain = await listEvents(world.ports.database.query, id)
        expect(chain.filter(({ event }) => event.type === 'chosen')).toHaveLength(1)
        expect((await stateOf(world, id)).step).toBe('bukan-insiden')
        expect((await stateOf(world, id)).answers.reason).toBe('Iklan')
      }
    })

    test('an act that broke off is finished by sending it again, and nothing is done twice', async () => {
      const ids = await some(2)
      const ticked = await boxes(ids)
      const fields = { act: 'tugaskan', owner: cast.sari.id, form_id: 'f3' }
      const answer = await send(fields, ticked)
      const { query } = world.ports.database
      await world.ports.database.commit([
        query.updateTable('queue_act_item').set({ done: null }).where('act_id', '=', idOf(answer)).compile(),
        query.updateTable('queue_act').set({ working: 'kerjakan' }).where('id', '=', idOf(answer)).compile(),
      ])
      const broken = await get(answer.headers.get('Location') ?? '')
      expect(broken.headers.get('Refresh')).toBe('2')
      expect(await broken.text()).toContain('0 dari 2 tiket selesai')
      expect(await outcome(await send(fields, ticked))).toContain('2 berhasil.')
      for (const id of ids) expect((await listEvents(query, id)).filter(({ event }) => event.type === 'assigned')).toHaveLength(1)
    })

    test('assigning is taken back where nobody decided since; twice is once', async () => {
      const ids = await some(3)
      const [first = '', second = '', third = ''] = ids
      await assignIncident(world.ports, { actor: cast.bagus, incident: first }, cast.bagus.id)
      const answer = await send({ act: 'tugaskan', owner: cast.sari.id, form_id: 'f4' }, await boxes(ids))
      expect(await outcome(answer)).toContain('Urungkan')
      expect((await stateOf(world, first)).owner?.name).toBe('Sari')
      await classifyIncident(
        world.ports,
        { actor: cast.bagus, incident: third },
        { seq: (await stateOf(world, third)).seq, changes: { severity: 'kritis' } },
      )
      const undo = `/konsol/antrean/massal/${idOf(answer)}/urungkan`
      const html = await outcome(await post(undo, [['kembali', '/konsol/antrean?v=saya']]))
      expect(html).toContain('2 tiket diurungkan, 1 tidak.')
      expect(html).toContain('diubah oleh Bagus pukul 09.00: klasifikasi.')
      expect((await stateOf(world, first)).owner?.name).toBe('Bagus')
      expect((await stateOf(world, second)).owner).toBeNull()
      expect((await stateOf(world, third)).owner?.name).toBe('Sari')
      const { seq } = await stateOf(world, second)
      await outcome(await post(undo, []))
      expect((await stateOf(world, second)).seq).toBe(seq)
    })

    test('putting aside is taken back; what a colleague put aside again stays', async () => {
      const ids = await some(2)
      const [first = '', second = ''] = ids
      const answer = await send({ act: 'tunda', until: 'besok', reason: 'Menunggu log', form_id: 'f5' }, await boxes(ids))
      expect((await stateOf(world, first)).snooze?.reason).toBe('Menunggu log')
      const bagus = await cookieOf(world, 'bagus@jatim.test')
      const again = await send({ act: 'tunda', until: '7h', reason: 'Lebih lama', form_id: 'f6' }, [await boxOf(second)], bagus)
      expect(again.status).toBe(303)
      const html = await outcome(await post(`/konsol/antrean/massal/${idOf(answer)}/urungkan`, []))
      expect(html).toContain('1 tiket diurungkan, 1 tidak.')
      expect(html).toContain('sudah ditunda lagi oleh Bagus')
      expect((await stateOf(world, first)).snooze).toBeNull()
      expect((await stateOf(world, second)).snooze?.reason).toBe('Lebih lama')
    })

    test('what is missing is said beside its field, with the boxes still ticked; nothing is done', async () => {
      const [id = ''] = await some(1)
      const box = await boxOf(id)
      for (const [fields, sentence] of [
        [{ act: 'tolak', reason: ' ' }, 'Tulis alasannya, agar rekan Anda tahu mengapa.'],
        [{ act: 'tunda', until: 'kelak', reason: 'x' }, 'Pilih sampai kapan.'],
        [{ act: 'tugaskan', owner: 'nobody' }, 'Pilih analis atau ketua tim ini.'],
        [{ act: 'label', tlp: 'PINK' }, 'Pilih labelnya.'],
        [{ act: '' }, 'Pilih tindakannya.'],
        [{ act: 'constructor' }, 'Pilih tindakannya.'],
      ] as const) {
        const answer = await send({ ...fields, form_id: 'f7', kembali: '/konsol/antrean?v=semua' }, [box])
        expect(answer.status).toBe(422)
        const html = await answer.text()
        expect(html).toContain(sentence)
        expect(html).toMatch(new RegExp(`value="${box.replace('.', '\\.')}"[^>]*checked`))
        expect(html).toMatch(/<title>Galat: /)
      }
      expect((await stateOf(world, id)).step).toBe('diterima')
      expect((await send({ act: 'terima', form_id: 'f8' }, [])).status).toBe(422)
    })

    test('a list of ten thousand is refused with a sentence, at once', async () => {
      const [id = ''] = await some(1)
      const many = Array.from({ length: 10_000 }, (_, at) => `TKT-2607-${at}.3`)
      const started = performance.now()
      const answer = await send({ act: 'terima', form_id: 'f9' }, [...many, await boxOf(id)])
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Paling banyak 100 tiket sekali jalan; Anda memilih 10.001.')
      expect((await stateOf(world, id)).step).toBe('diterima')
      expect(performance.now() - started).toBeLessThan(5000)
    })

    test('nonsense for tickets is a line each, never an error of ours; what one may not see does not exist', async () => {
      const { team } = await bTeam(world)
      const foreign = await stateOf(world, await reported(world, team))
      const [red = ''] = await some(1)
      await classifyIncident(
        world.ports,
        { actor: cast.bagus, incident: red },
        { seq: (await stateOf(world, red)).seq, changes: { tlp: 'RED' } },
      )
      const html = await outcome(
        await send({ act: 'terima', form_id: 'f10' }, ['', '.', '\u0000.1', 'x'.repeat(5000), 'TKT-0.999999999', `${foreign.number}x.1`]),
      )
      expect(html).toContain('0 berhasil, 6 tidak.')
      expect((await stateOf(world, foreign.id)).step).toBe('diterima')
    })

    test('a wider label is a lead’s, here too', async () => {
      const [id = ''] = await some(1)
      const fields = { act: 'label', tlp: 'GREEN', reason: 'Boleh', form_id: 'f11' }
      expect(await outcome(await send(fields, [await boxOf(id)]))).toContain('Kode TLP hanya boleh diturunkan oleh ketua tim.')
      const html = await outcome(await send({ ...fields, tlp: 'AMBER+STRICT' }, [await boxOf(id)]))
      expect(html).toContain('1 berhasil.')
      expect((await stateOf(world, id)).tlp).toBe('AMBER+STRICT')
    })

    test('the outcome is its maker’s alone, and a reader without the right does nothing', async () => {
      const [id = ''] = await some(1)
      const answer = await send({ act: 'tugaskan', owner: cast.sari.id, form_id: 'f12' }, [await boxOf(id)])
      const path = answer.headers.get('Location') ?? ''
      expect((await get(path, await cookieOf(world, 'bagus@jatim.test'))).status).toBe(404)
      await person(world, cast.team, { name: 'Odi', role: 'auditor' })
      const auditor = await cookieOf(world, 'odi@jatim.test')
      expect((await send({ act: 'terima', form_id: 'f13' }, [await boxOf(id)], auditor)).status).toBe(403)
    })
  })
