import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { classifyIncident } from '../../src/casework/work-incident.ts'
import { listAdvisoryEvents } from '../../src/store/advisory-events.ts'
import { listEvents } from '../../src/store/events.ts'
import { aTeam, type Cast, drafted, refusal, reported, stateOf } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`lowering a label on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let [rina, bagus]: Visit[] = []
    let id: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      bagus = await visitor(world, emailOf(cast.bagus))
      id = await reported(world, cast.team)
    })
    afterEach(() => world.close())

    const label = async (who: Visit | undefined, tlp: string, more: Record<string, string> = {}) => {
      const { number, seq, title } = await stateOf(world, id)
      return (who as Visit)(`/konsol/tiket/${number}/klasifikasi`, { title, tlp, seq: String(seq), ...more })
    }
    const lowered = async () => (await listEvents(world.ports.database.query, id)).filter(({ event }) => event.type === 'lowered')

    test('Rina raises it freely; the form never asks her for a reason, and lowers nothing for her', async () => {
      expect((await label(rina, 'AMBER+STRICT')).status).toBe(303)
      const refused = await label(rina, 'GREEN', { tlpReason: 'Saya mau' })
      expect([refused.status, (await stateOf(world, id)).tlp]).toEqual([403, 'AMBER+STRICT'])
    })

    test('the lead is asked for the reason only when it is lowered; then it stands in the chain under his name', async () => {
      const { number } = await stateOf(world, id)
      expect((await (bagus as Visit)(`/konsol/tiket/${number}`)).text).not.toContain('name="tlpReason"')
      const asked = await label(bagus, 'GREEN', { title: 'Judul yang baru diketik' })
      expect([asked.status, (await stateOf(world, id)).tlp]).toEqual([422, 'AMBER'])
      expect(asked.text).toContain('name="tlpReason"')
      expect(asked.text).toContain('value="Judul yang baru diketik"')
      expect(asked.text).toMatch(/<option value="GREEN" selected/)
      expect((await label(bagus, 'GREEN', { tlpReason: '  Sudah diumumkan Dinkes  ' })).status).toBe(303)
      expect((await stateOf(world, id)).tlp).toBe('GREEN')
      expect(await lowered()).toHaveLength(1)
      expect((await lowered())[0]).toMatchObject({
        actor: { id: cast.bagus.id },
        event: { type: 'lowered', from: 'AMBER', to: 'GREEN', reason: 'Sudah diumumkan Dinkes' },
      })
      expect((await (rina as Visit)(`/konsol/tiket/${number}`)).text).toContain(
        'Kode TLP diturunkan dari AMBER ke GREEN: Sudah diumumkan Dinkes',
      )
    })

    test('an advisory wider than its incident needs a lead and a reason as well', async () => {
      const { number } = await stateOf(world, id)
      const advisory = await drafted(world, cast.sari, number, { tlp: 'GREEN' })
      const path = `/konsol/imbauan/${advisory}`
      const { text } = await (bagus as Visit)(path)
      expect(text).toContain('daripada insidennya (TLP:AMBER)')
      const seq = /name="seq" value="(\d+)"/.exec(text)?.[1] ?? ''
      expect((await (rina as Visit)(`${path}/persetujuan`, { seq, reason: 'Saya mau' })).status).toBe(403)
      expect((await (bagus as Visit)(`${path}/persetujuan`, { seq })).status).toBe(422)
      expect((await (bagus as Visit)(`${path}/persetujuan`, { seq, reason: 'Celahnya sudah umum' })).status).toBe(303)
      const { findAdvisory } = await import('../../src/store/advisories.ts')
      const known = await findAdvisory(world.ports.database.query, cast.team.id, advisory)
      const events = await listAdvisoryEvents(world.ports.database.query, known?.advisory.id ?? '')
      expect(events.at(-1)).toMatchObject({
        actor: { id: cast.bagus.id },
        event: { type: 'approved', lowering: { from: 'AMBER', reason: 'Celahnya sudah umum' } },
      })
    })

    test('an incident whose label rose after the approval holds its advisory back', async () => {
      const { number, seq } = await stateOf(world, id)
      const { approveAdvisory } = await import('../../src/casework/advisory/draft.ts')
      const advisory = await drafted(world, cast.sari, number, { tlp: 'AMBER' })
      await approveAdvisory(world.ports, cast.bagus, advisory)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq: seq + 1, changes: { tlp: 'RED' } })
      expect(await refusal(dispatchAdvisory(world.ports, cast.bagus, advisory))).toBe('audience_too_wide')
    })
  })
