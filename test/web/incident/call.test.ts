import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replay } from '../../../src/core/incident/evolve.ts'
import { listEvents } from '../../../src/store/events.ts'
import { updateContact } from '../../../src/store/registry.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Calling about a ticket on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    let no: string
    let cookie: string
    const page = async () => (await world.request(`/konsol/tiket/${no}`, { headers: { Cookie: cookie } })).text()
    const post = async (fields: Record<string, string>) => {
      const answer = await world.request(`/konsol/tiket/${no}/telepon`, {
        method: 'POST',
        headers: { Cookie: cookie },
        body: new URLSearchParams(fields),
      })
      return { status: answer.status, text: await answer.text() }
    }

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      id = await reported(world, cast.team)
      no = (await stateOf(world, id)).number
      cookie = await cookieOf(world, 'rina@jatim.test')
      const { query } = world.ports.database
      await world.ports.database.commit([
        updateContact(query, 'c-wati', { phone: '0812-3456-7000' }),
        updateContact(query, 'c-didik', { phone: '0812-3456-7001' }),
      ])
    })
    afterEach(() => world.close())

    test('the contacts of the agencies it is about stand there with call and WhatsApp links, and the reporter for whoever may know them', async () => {
      const text = await page()
      expect(text).toContain('href="tel:081234567000"')
      expect(text).toContain('wa.me/6281234567000')
      expect(text).not.toContain('3456-7001')
      expect(text).not.toContain('(pelapor)')
      cookie = await cookieOf(world, 'bagus@jatim.test')
      expect(await page()).toContain('Pak Agus (pelapor)')
    })

    test('a call is a line of the timeline, once, with its outcome; one that got through says what was said', async () => {
      const silent = await post({ whom: 'c-wati', outcome: 'tersambung', said: '', form_id: 't0' })
      expect([silent.status, silent.text.includes('Tulis apa yang dibicarakan.')]).toEqual([422, true])
      const unknown = await post({ whom: 'c-didik', outcome: 'tidak-diangkat', said: 'Dua kali', form_id: 't1' })
      expect([unknown.status, unknown.text.includes('value="Dua kali"')]).toEqual([422, true])
      const call = { whom: 'c-wati', outcome: 'tersambung', said: 'Situs ditutup malam ini', form_id: 't2' }
      expect([(await post(call)).status, (await post(call)).status]).toEqual([303, 303])
      const text = await page()
      expect(text.match(/Telepon ke Bu Wati \(Dinas Kesehatan Kab. Gresik\): tersambung. Situs ditutup malam ini/g)).toHaveLength(1)
      const chain = await listEvents(world.ports.database.query, id)
      const { number: _, ...state } = await stateOf(world, id)
      expect(JSON.parse(JSON.stringify(replay(chain)))).toEqual(state)
    })

    test('the reporter is called without a name in the chain', async () => {
      await post({ whom: 'pelapor', outcome: 'tidak-diangkat', said: '', form_id: 't3' })
      const chain = await listEvents(world.ports.database.query, id)
      const called = chain.find(({ event }) => event.type === 'called')
      expect(called?.event).toEqual({ type: 'called', name: 'Pelapor', organisation: null, outcome: 'tidak-diangkat', note: null })
      expect(JSON.stringify(called)).not.toContain('Agus')
    })
  })
