import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { linkIncident, unlinkIncident } from '../../../src/casework/link.ts'
import { mergeIncident } from '../../../src/casework/merge.ts'
import { splitIncident } from '../../../src/casework/split.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, refusal, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Unlinking two tickets on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let a: string
    let b: string
    let cookie: string
    const no = async (id: string) => (await stateOf(world, id)).number
    const page = async (id: string) => (await world.request(`/konsol/tiket/${await no(id)}`, { headers: { Cookie: cookie } })).text()
    const unlink = async (id: string, fields: Record<string, string>) => {
      const body = new URLSearchParams({ seq: `${(await stateOf(world, id)).seq}`, form_id: 'l1', ...fields })
      const answer = await world.request(`/konsol/tiket/${await no(id)}/kait/lepas`, { method: 'POST', headers: { Cookie: cookie }, body })
      return { status: answer.status, text: await answer.text() }
    }
    const linksOf = async (id: string) => (await stateOf(world, id)).links ?? []

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      a = await reported(world, cast.team)
      b = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
      await linkIncident(world.ports, { actor: cast.rina, incident: a }, { to: await no(b), why: 'Server yang sama' })
    })
    afterEach(() => world.close())

    test('is written on both, with the reason, once; both chains give their rows, and the reason is found', async () => {
      expect(await page(a)).toContain('Lepaskan kaitan')
      const fields = { dari: await no(b), lepasReason: 'Ternyata zebrakuda lain' }
      expect((await unlink(a, fields)).status).toBe(303)
      expect((await unlink(a, fields)).status).toBe(303)
      for (const id of [a, b]) {
        expect(await linksOf(id)).toEqual([])
        const chain = await listEvents(world.ports.database.query, id)
        expect(chain.filter(({ event }) => event.type === 'unlinked')).toHaveLength(1)
        const { number: _, ...state } = await stateOf(world, id)
        expect(JSON.parse(JSON.stringify(replay(chain)))).toEqual(state)
        expect(await page(id)).toContain('Kaitan dengan tiket lain dilepas: ')
        expect(await page(id)).not.toContain('Lepaskan kaitan')
      }
      const found = await (await world.request('/konsol/cari?q=zebrakuda', { headers: { Cookie: cookie } })).text()
      for (const id of [a, b]) expect(found).toContain(await no(id))
      const again = await unlink(a, { ...fields, form_id: 'l2' })
      expect([again.status, again.text.includes('sudah tidak berkaitan')]).toEqual([409, true])
    })

    test('needs no reason, can be linked again, and works where the other was merged meanwhile', async () => {
      await unlinkIncident(world.ports, { actor: cast.rina, incident: a }, { from: await no(b), reason: ' ' })
      expect((await listEvents(world.ports.database.query, b)).at(-1)?.event).toEqual({ type: 'unlinked', incident: a, reason: null })
      await linkIncident(world.ports, { actor: cast.rina, incident: b }, { to: await no(a), why: 'Tetap sama' })
      const c = await reported(world, cast.team)
      const seqs = { seq: (await stateOf(world, b)).seq, intoSeq: (await stateOf(world, c)).seq }
      await mergeIncident(world.ports, { actor: cast.rina, incident: b }, { ...seqs, into: await no(c), reason: 'Sama' })
      await unlinkIncident(world.ports, { actor: cast.rina, incident: a }, { from: await no(b), reason: '' })
      expect([await linksOf(a), await linksOf(b)]).toEqual([[], []])
    })

    test('what the work itself linked stays, and nobody unlinks a ticket that is not theirs to see', async () => {
      const hand = { actor: cast.rina, incident: a }
      const { seq } = await stateOf(world, a)
      await splitIncident(world.ports, hand, { seq, kind: 'akun', title: 'Akun admin', why: 'Perkara lain', affected: [], notes: [] })
      const from = await no((await linksOf(a)).find(({ relation }) => relation === 'split')?.incident ?? '')
      expect(await refusal(unlinkIncident(world.ports, hand, { from, reason: '' }))).toBe('not_a_choice')
      const { rahma } = await bTeam(world)
      expect(await refusal(unlinkIncident(world.ports, { actor: rahma, incident: a }, { from: await no(b), reason: '' }))).toBe('not_found')
      expect(await refusal(unlinkIncident(world.ports, hand, { from: 'TKT-9999-0001', reason: '' }))).toBe('invalid')
      expect(await linksOf(b)).toHaveLength(1)
    })
  })
