import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { classifyIncident } from '../../../src/casework/work-incident.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { carryOnActs } from '../../../src/mail/tick.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Duplicates from the queue, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let cookie: string
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      cookie = await cookieOf(world, 'rina@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const get = async (path: string) => (await world.request(path, { headers: { Cookie: cookie } })).text()
    const post = (path: string, fields: [string, string][]) =>
      world.request(path, { method: 'POST', headers: { Cookie: cookie, Origin: 'http://tanggap.test' }, body: new URLSearchParams(fields) })
    const boxOf = async (id: string) => {
      const { number, seq } = await stateOf(world, id)
      return `${number}.${seq}`
    }
    let forms = 0
    const send = async (fields: Record<string, string>, ids: string[]) => {
      forms += 1
      const boxes = await Promise.all(ids.map(async (id): Promise<[string, string]> => ['no', await boxOf(id)]))
      return post('/konsol/antrean/massal', [['act', 'duplikat'], ['form_id', `d${forms}`], ...Object.entries(fields), ...boxes])
    }
    const three = async () => {
      const ids = await Promise.all([1, 2, 3].map(() => reported(world, cast.team, { organisation: null })))
      return ids as [string, string, string]
    }

    test('it is asked into which ticket, and those that look alike are offered; nothing is done before', async () => {
      const [stays, one, two] = await three()
      const answer = await send({ kembali: '/konsol/antrean?v=baru' }, [one, two])
      expect(answer.status).toBe(200)
      const html = await answer.text()
      expect(html).toContain('Gabungkan 2 tiket')
      const { number } = await stateOf(world, stays)
      expect(html).toMatch(new RegExp(`name="ke_serupa" value="${number}"`))
      expect(html).not.toMatch(new RegExp(`name="ke_serupa" value="${(await stateOf(world, one)).number}"`))
      expect(html.match(/type="hidden" name="no"/g)).toHaveLength(2)
      expect((await stateOf(world, one)).step).toBe('diterima')
    })

    test('all of them become part of that one by the merge of the ticket’s page, and undoing parts them again', async () => {
      const [stays, one, two] = await three()
      const { number } = await stateOf(world, stays)
      const answer = await send({ pasti: '1', ke: number.toLowerCase(), reason: 'Satu serangan' }, [one, two])
      expect(answer.status).toBe(303)
      const place = answer.headers.get('Location') ?? ''
      expect(await get(place)).toContain('2 berhasil.')
      for (const id of [one, two]) {
        expect((await stateOf(world, id)).merged?.number).toBe(number)
        expect((await listEvents(world.ports.database.query, id)).map(({ event }) => event.type)).toContain('merged')
      }
      const survivor = (await listEvents(world.ports.database.query, stays)).map(({ event }) => event.type)
      expect(survivor.filter(type => type === 'absorbed')).toHaveLength(2)
      const id = /massal\/([0-9a-f]+)/.exec(place)?.[1] ?? ''
      expect((await post(`/konsol/antrean/massal/${id}/urungkan`, [])).status).toBe(303)
      expect(await get(place)).toContain('2 tiket diurungkan.')
      for (const each of [stays, one, two]) {
        const { number: _, ...state } = await stateOf(world, each)
        expect(state.mergedInto ?? null).toBeNull()
        expect(replay(await listEvents(world.ports.database.query, each))).toEqual(state)
      }
      expect((await stateOf(world, one)).step).toBe('diterima')
    })

    test('a similar one is taken by its button alone; a number that is typed goes before it', async () => {
      const [stays, one, two] = await three()
      const { number } = await stateOf(world, stays)
      const chosen = await send({ pasti: '1', ke: '', ke_serupa: number, reason: 'Sama' }, [one])
      expect(chosen.status).toBe(303)
      expect((await stateOf(world, one)).merged?.number).toBe(number)
      const typed = await send({ pasti: '1', ke: number, ke_serupa: 'TKT-0000-0000', reason: 'Sama' }, [two])
      expect(typed.status).toBe(303)
      expect((await stateOf(world, two)).merged?.number).toBe(number)
    })

    test('what is missing, unknown, or not for them is said beside its field, with everything typed kept', async () => {
      const { team } = await bTeam(world)
      const foreign = await stateOf(world, await reported(world, team))
      const [, one] = await three()
      for (const [ke, sentence] of [
        ['', 'Tulis nomor tiket yang dilanjutkan.'],
        ['TKT-1-1', 'Nomor tiket itu tidak ada, atau bukan untuk Anda.'],
        [`${foreign.number}9`, 'Nomor tiket itu tidak ada, atau bukan untuk Anda.'],
      ]) {
        const answer = await send({ pasti: '1', ke: ke ?? '', reason: 'Kata saya' }, [one])
        expect(answer.status).toBe(422)
        const html = await answer.text()
        expect(html).toContain(sentence)
        expect(html).toContain('Kata saya</textarea>')
        expect(html.match(/type="hidden" name="no"/g)).toHaveLength(1)
      }
      expect((await (await send({ pasti: '1', ke: foreign.number, reason: ' ' }, [one])).text()).match(/Tulis alasannya/g)).not.toBeNull()
    })

    test('each is judged like a merge: into itself, closed, or with a stricter label than the other is refused by name', async () => {
      const [stays, one, two] = await three()
      const { number } = await stateOf(world, stays)
      const hand = { actor: cast.bagus, incident: two }
      await classifyIncident(world.ports, hand, { seq: (await stateOf(world, two)).seq, changes: { tlp: 'RED' } })
      const answer = await send({ pasti: '1', ke: number, reason: 'Sama' }, [stays, one, two])
      await carryOnActs(world.ports, 100)
      const html = await get(answer.headers.get('Location') ?? '')
      expect(html).toContain('1 berhasil, 2 tidak.')
      expect(html).toContain('Tiket tidak dapat digabung ke dirinya sendiri.')
      expect(html).toContain('samakan labelnya dulu')
      expect((await stateOf(world, two)).mergedInto ?? null).toBeNull()
    })
  })
