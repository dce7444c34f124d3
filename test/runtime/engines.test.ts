import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { Conflict } from '../../src/ports.ts'
import { engines } from '../engines.ts'
import { createWorld } from '../world.ts'

for (const engine of engines) {
  describe(`commit on ${engine.name}`, () => {
    const put = (world: Awaited<ReturnType<typeof createWorld>>, name: string) =>
      world.ports.database.query.insertInto('setting').values({ name, value: '1' }).compile()
    const names = async (world: Awaited<ReturnType<typeof createWorld>>) =>
      (await world.ports.database.query.selectFrom('setting').select('name').orderBy('name').execute()).map(({ name }) => name)

    test('keeps everything or nothing, and names the key that was taken', async () => {
      const world = await createWorld(engine)
      await world.ports.database.commit([put(world, 'a')])
      const refused = await world.ports.database.commit([put(world, 'b'), put(world, 'a')]).catch(error => error)
      expect(refused).toBeInstanceOf(Conflict)
      expect(refused.on).toBe('setting.name')
      expect(await names(world)).toEqual(['a'])
      await world.close()
    })

    test('asked for together, each stands or falls alone', async () => {
      const world = await createWorld(engine)
      const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c'].map(name => world.ports.database.commit([put(world, name)])))
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
      expect(await names(world)).toEqual(['a', 'b', 'c'])
      await world.close()
    })

    test('a foreign key that leads nowhere fails the whole commit', async () => {
      const world = await createWorld(engine)
      const stray = world.ports.database.query.insertInto('holiday').values({ team_id: 'none', date: '2026-08-17', name: 'x' }).compile()
      await expect(world.ports.database.commit([put(world, 'a'), stray])).rejects.toThrow(/FOREIGN KEY/)
      expect(await names(world)).toEqual([])
      await world.close()
    })

    test('what is asked again is answered anew after a write, also through a view', async () => {
      const world = await createWorld(engine)
      const { query, commit } = world.ports.database
      const asked = async () => (await sql<{ text: string }>`SELECT text FROM incident_passage`.execute(query)).rows.map(({ text }) => text)
      expect(await asked()).toEqual([])
      const row = { team_id: 'x', kind: 'tiket', subject: 'x', seq: 0, at: '2026-07-14T02:00:00Z', text: 'kenari' }
      await commit([
        query
          .insertInto('passage')
          .values(row as never)
          .compile(),
      ])
      expect(await asked()).toEqual(['kenari'])
      await world.close()
    })
  })
}
