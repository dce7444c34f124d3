import { describe, expect, test } from 'vitest'
import { createWorld, engines } from '../world.ts'

for (const engine of engines) {
  describe(`a world on ${engine.name}`, () => {
    test('starts empty, though the one before it left rows that nobody may delete', async () => {
      for (const round of [1, 2]) {
        const world = await createWorld(engine)
        const { query, commit } = world.ports.database
        expect(await query.selectFrom('playbook').selectAll().execute(), `round ${round}`).toEqual([])
        const rows = {
          id: 'web',
          version: 1,
          hash: 'h',
          source: '',
          compiled: '{}',
          published_at: '2026-07-14T02:00:00.000Z',
        }
        await commit([query.insertInto('playbook').values(rows).compile()])
        await expect(commit([query.updateTable('playbook').set({ hash: 'other' }).compile()])).rejects.toThrow(/never changes/)
        await world.close()
      }
    })
  })
}

test('the clock stands still until it is moved', async () => {
  const [sqlite] = engines
  if (!sqlite) throw new Error('no engine')
  const world = await createWorld(sqlite)
  world.clock.set('2026-07-14T23:30:00.000Z')
  world.clock.advance('45m')
  expect(world.ports.now().toISOString()).toBe('2026-07-15T00:15:00.000Z')
  await world.close()
})
