import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerDelivery } from '../../src/casework/advisory/answer.ts'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { deliveryToken } from '../../src/casework/links.ts'
import { tick } from '../../src/mail/tick.ts'
import { listDeliveries } from '../../src/store/advisories.ts'
import { listEvents } from '../../src/store/events.ts'
import { aTeam, type Cast, drafted, reported } from '../fixtures.ts'
import { type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Whom to telephone on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let advisory: string
    let rina: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      advisory = await sent()
      const phones = world.ports.database.query.updateTable('contact').set({ phone: '0812-3456-7890' }).where('id', '=', 'c-wati')
      await world.ports.database.commit([phones.compile()])
      rina = await visitor(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    const sent = async (overrides = {}) => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001', overrides)
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      return id
    }
    const call = (fields = {}) =>
      rina('/konsol/imbauan/IMB-2607-0001/telepon', {
        organisation: '35.25/dinkes',
        contact: 'c-wati',
        outcome: 'tidak-diangkat',
        form_id: 'f1',
        ...fields,
      })

    test('a silent agency is listed with its people’s telephones, and a message that gives nothing away', async () => {
      const { text } = await rina('/konsol/telepon')
      expect(text).toContain('Dinas Kesehatan Kab. Gresik')
      expect(text).toContain('href="tel:081234567890"')
      const message = decodeURIComponent(/https:\/\/wa\.me\/6281234567890\?text=([^"]+)/.exec(text)?.[1] ?? '')
      expect(message).toContain('IMB-2607-0001')
      expect(message).not.toMatch(/dinkes|judi|http|\/b\/|TKT/i)
    })

    test('one press writes down how the call ended, on the advisory and on the incident; pressed twice it is one call', async () => {
      expect((await call()).status).toBe(303)
      await call()
      const told = (await listEvents(world.ports.database.query, incident)).flatMap(({ event }) =>
        event.type === 'advisory_called' ? [event] : [],
      )
      expect(told).toEqual([
        { type: 'advisory_called', number: 'IMB-2607-0001', organisation: '35.25/dinkes', name: 'Bu Wati', outcome: 'tidak-diangkat' },
      ])
      expect((await rina('/konsol/telepon')).text).toContain('Bu Wati, tidak diangkat (Rina)')
      expect((await rina('/konsol/tiket/TKT-2607-0001')).text).toContain('Telepon ke Bu Wati')
    })

    test('a call is no answer; an answer of anybody there ends the waiting', async () => {
      await call({ outcome: 'tersambung' })
      expect((await rina('/konsol/telepon')).text).toContain('Dinas Kesehatan Kab. Gresik')
      const [joko] = (await listDeliveries(world.ports.database.query, advisory)).filter(one => one.contact_name === 'Joko')
      await answerDelivery(world.ports, deliveryToken(world.ports, joko?.id ?? ''), { answer: 'diterima', note: null })
      expect((await rina('/konsol/telepon')).text).toContain('Semua instansi sudah menjawab.')
    })

    test('what is overdue comes first; a withdrawn advisory is not asked about any more', async () => {
      world.clock.advance('1h')
      const later = await sent({ title: 'Yang kedua' })
      const order = async () =>
        [...(await rina('/konsol/telepon')).text.matchAll(/class="no">(IMB-2607-\d{4})</g)].map(([, number]) => number)
      expect(await order()).toEqual(['IMB-2607-0001', 'IMB-2607-0002'])
      await withdrawAdvisory(world.ports, cast.bagus, advisory)
      expect(await order()).toEqual(['IMB-2607-0002'])
      expect((await call()).status).toBe(422)
      expect(later).not.toBe(advisory)
    })

    test('another agency’s contact, an unknown outcome and a stranger are refused', async () => {
      expect((await call({ contact: 'c-didik' })).status).toBe(404)
      expect((await call({ organisation: '35.78', contact: 'c-surabaya' })).status).toBe(404)
      expect((await call({ outcome: 'marah' })).status).toBe(422)
      const admin = await visitor(world, 'admin@jatim.test')
      expect((await admin('/konsol/telepon')).status).toBe(403)
    })
  })
