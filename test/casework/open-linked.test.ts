import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLinkedIncident } from '../../src/casework/open-linked.ts'
import { aTeam, type Cast, refusal, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`A finding that is a case of its own, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      id = await reported(world, cast.team, { kind: 'kerentanan' })
    })
    afterEach(() => world.close())

    const openTask = async () => (await stateOf(world, id)).tasks.find(one => one.opens && !one.doneAt)

    test('opens an incident of that playbook, at least as secret, linked both ways, and the task is done; all or nothing', async () => {
      await walkTo(world, cast, id, 'triase')
      const task = await openTask()
      const hand = { actor: cast.rina, incident: id }
      expect(task?.opens).toBe('web')
      expect(await refusal(openLinkedIncident(world.ports, hand, { task: task?.id ?? '', why: ' ' }))).toBe('invalid')
      expect(await refusal(openLinkedIncident(world.ports, hand, { task: 'baca-laporan', why: 'Webshell' }))).toBe('not_a_choice')
      expect(await world.ports.database.query.selectFrom('incident').select('id').execute()).toHaveLength(1)
      await openLinkedIncident(world.ports, hand, { task: task?.id ?? '', why: 'Webshell sudah terpasang lewat celah ini' })
      const parent = await stateOf(world, id)
      const link = parent.links?.[0]
      const child = await stateOf(world, link?.incident ?? '')
      expect([link?.relation, child.links?.[0]]).toEqual(['opened', expect.objectContaining({ incident: id, relation: 'opened-by' })])
      expect([child.playbook.id, child.kind, child.organisation]).toEqual(['web', 'web', parent.organisation])
      expect(child.title).toContain(parent.number)
      expect(parent.tasks.find(one => one.id === task?.id)).toMatchObject({ result: 'Webshell sudah terpasang lewat celah ini' })
      expect(await world.ports.database.query.selectFrom('mail').select('id').where('incident_id', '=', child.id).execute()).toEqual([])
    })
  })
