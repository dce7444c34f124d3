import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../../src/casework/advisory/send.ts'
import { tick } from '../../../src/mail/tick.ts'
import { listDeliveries } from '../../../src/store/advisories.ts'
import { listEvents } from '../../../src/store/events.ts'
import { findContact } from '../../../src/store/registry.ts'
import { aTeam, type Cast, drafted, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`A notice that the mail server refuses for good, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let advisory: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      await tick(world.ports)
      advisory = await drafted(world, cast.rina, 'TKT-2607-0001')
      await approveAdvisory(world.ports, cast.bagus, advisory)
      await dispatchAdvisory(world.ports, cast.bagus, advisory)
    })
    afterEach(() => world.close())

    const refuse = (response: string) => {
      world.ports.mailer.send = async () => ({ outcome: 'permanent', response })
    }
    const contact = (id: string) => findContact(world.ports.database.query, cast.team.id, id)

    test('all at once: every dead address rests, each delivery failed, the analyst is asked for living ones', async () => {
      refuse('550 5.1.1 User unknown')
      const wanted = (await listDeliveries(world.ports.database.query, advisory)).length
      expect(await tick(world.ports)).toMatchObject({ failed: wanted })
      expect(wanted).toBeGreaterThan(1)
      for (const { contact_id, mail_status, next_at, bounced_at } of await listDeliveries(world.ports.database.query, advisory)) {
        expect([mail_status, next_at]).toEqual(['failed', null])
        expect(bounced_at).toBeTruthy()
        expect((await contact(contact_id))?.suspended).toBe(true)
      }
      const told = (await listEvents(world.ports.database.query, incident)).filter(({ event }) => event.type === 'mail_bounced')
      expect(told).toHaveLength(wanted)
      expect((await stateOf(world, incident)).tasks.some(({ rule }) => rule === 'perbarui-narahubung')).toBe(true)
    })

    test('a refusal that says nothing against the address fails the delivery and leaves the contact alone', async () => {
      refuse('554 5.7.1 Message blocked by policy')
      await tick(world.ports)
      const [first] = await listDeliveries(world.ports.database.query, advisory)
      expect(first).toMatchObject({ mail_status: 'failed', mail_response: '554 5.7.1 Message blocked by policy' })
      expect((await contact(first?.contact_id ?? ''))?.suspended).toBe(false)
    })
  })
