import { describe, expect, test } from 'vitest'
import { insertContact } from '../../src/store/registry.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, reported, stateOf } from '../fixtures.ts'
import { emailOf } from '../portal/desk.ts'
import { createWorld, engines } from '../world.ts'

for (const engine of engines)
  describe(`Telephones of contacts on ${engine.name}`, () => {
    test('WhatsApp is offered for a mobile, never for the telephone of an office', async () => {
      const world = await createWorld(engine)
      const { rina } = await aTeam(world)
      const { query, commit } = { query: world.ports.database.query, commit: world.ports.database.commit.bind(world.ports.database) }
      const more = { team_id: rina.team, organisation: '35.78', role: 'pimpinan', email: null, suspended_at: null, suspended_why: null }
      const created_at = world.ports.now().toISOString()
      const proved = { unverified_since: null, verify_hash: null, created_at }
      await commit([
        insertContact(query, { id: world.ports.newId(), name: 'Kantor', phone: '(031) 555-0100', ...more, ...proved }),
        insertContact(query, { id: world.ports.newId(), name: 'Ponsel', phone: '0812-3456-7890', ...more, ...proved }),
      ])
      const answer = await world.request('/konsol/instansi/35.78', { headers: { Cookie: await cookieOf(world, emailOf(rina)) } })
      const text = await answer.text()
      expect(text).toContain('href="https://wa.me/6281234567890"')
      expect(text).toContain('href="tel:0315550100"')
      expect(text).not.toContain('wa.me/6231')
      await world.close()
    })

    test('a reporter who left the number of an office is telephoned; WhatsApp is for a mobile', async () => {
      const world = await createWorld(engine)
      const { team, bagus } = await aTeam(world)
      const reporter = { name: 'Pak Agus', position: null, email: null }
      const page = async (phone: string) => {
        const { number } = await stateOf(world, await reported(world, team, { report: { reporter: { ...reporter, phone } } }))
        const answer = await world.request(`/konsol/tiket/${number}`, { headers: { Cookie: await cookieOf(world, emailOf(bagus)) } })
        return answer.text()
      }
      const office = await page('(031) 555-0100')
      expect([office.includes('href="tel:0315550100"'), office.includes('wa.me/')]).toEqual([true, false])
      expect(await page('+62 812-3456-7890')).toContain('href="https://wa.me/6281234567890"')
      await world.close()
    })
  })
