import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addNote, nameAffected } from '../../../src/casework/work-incident.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`A part of a ticket becomes one of its own, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    let no: string
    let cookie: string
    const send = async (path: string, body?: URLSearchParams) => {
      const answer = await world.request(path, { headers: { Cookie: cookie }, ...(body && { method: 'POST', body }) })
      return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') ?? '' }
    }
    const count = async () => (await world.ports.database.query.selectFrom('incident').select('id').execute()).length

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      id = await reported(world, cast.team)
      no = (await stateOf(world, id)).number
      cookie = await cookieOf(world, 'rina@jatim.test')
      const hand = { actor: cast.rina, incident: id }
      await nameAffected(world.ports, hand, { organisation: '35.25/dinkes', asset: 'mail.gresikkab.go.id' })
      await nameAffected(world.ports, hand, { organisation: '35.25/dinkes', asset: 'www.gresikkab.go.id' })
      await addNote(world.ports, hand, { text: 'Akun bendahara mengirim surel palsu', visible: false })
      await addNote(world.ports, hand, { text: 'Situs sudah bersih', visible: false })
    })
    afterEach(() => world.close())

    test('with the chosen notes and affected ones, as secret as it was; here all stays, both name each other, and twice is once', async () => {
      const before = await stateOf(world, id)
      const chain = await listEvents(world.ports.database.query, id)
      const note = chain.find(({ event }) => event.type === 'noted' && event.text.startsWith('Akun'))?.seq ?? 0
      const fields = (more: Record<string, string> = {}) => {
        const body = { seq: `${before.seq}`, form_id: 'p1', kind: 'akun', title: 'Akun bendahara', why: 'Perkara akun sendiri', ...more }
        return new URLSearchParams({ ...body, note: `${note}`, affected: before.affected[0]?.id ?? '' })
      }
      expect((await send(`/konsol/tiket/${no}/pecah`)).text).toContain('mail[.]gresikkab[.]go[.]id')
      const wrong = await send(`/konsol/tiket/${no}/pecah`, fields({ why: '' }))
      expect([wrong.status, wrong.text.includes('value="Akun bendahara"')]).toEqual([422, true])
      expect(wrong.text).toContain(`value="${note}" checked`)
      const done = await send(`/konsol/tiket/${no}/pecah`, fields())
      expect([done.status, (await send(`/konsol/tiket/${no}/pecah`, fields())).status, await count()]).toEqual([303, 303, 2])
      const after = await stateOf(world, id)
      expect(after.affected).toEqual(before.affected)
      const child = await stateOf(world, after.links?.[0]?.incident ?? '')
      expect(done.to).toBe(`/konsol/tiket/${child.number}`)
      expect([child.kind, child.title, child.tlp, child.organisation]).toEqual(['akun', 'Akun bendahara', before.tlp, before.organisation])
      expect(child.affected.map(({ label }) => label)).toEqual(['mail.gresikkab.go.id'])
      expect([after.links?.[0]?.relation, child.links?.[0]]).toEqual([
        'split',
        { incident: id, relation: 'split-from', why: 'Perkara akun sendiri' },
      ])
      const page = (await send(done.to)).text
      expect(page).toContain('Akun bendahara mengirim surel palsu')
      expect(page).not.toContain('Situs sudah bersih')
      for (const one of [id, child.id]) {
        const { number: _, ...state } = await stateOf(world, one)
        expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, one))))).toEqual(state)
      }
    })
  })
