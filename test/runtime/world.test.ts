import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../engines.ts'
import { createWorld, engines, type World } from '../world.ts'

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

describe('A world on D1', () => {
  const [, d1] = engines
  const isRefused = async (doing: (world: World) => Promise<unknown>) => {
    const world = await createWorld(d1 as Engine)
    await doing(world)
    return world.close().then(
      () => null,
      error => (error as Error).message,
    )
  }

  test('ends with an error where D1 refuses what SQLite does, refuses it for another reason, or says something else', async () => {
    const many = sql`SELECT ${sql.join(Array.from({ length: 101 }, (_, at) => sql.val(at)))}`
    expect(await isRefused(world => many.execute(world.ports.database.query))).toContain('too many SQL variables')
    const nowhere = sql`SELECT ${sql.join(Array.from({ length: 101 }, (_, at) => sql.val(at)))} FROM nowhere`
    const refusedElsewhere = (world: World) => expect(nowhere.execute(world.ports.database.query)).rejects.toThrow('no such table')
    expect(await isRefused(refusedElsewhere)).toContain('too many SQL variables')
    const long = sql`SELECT 'a' LIKE ${'%'.repeat(60)} AS found`
    expect(await isRefused(world => long.execute(world.ports.database.query))).toContain('pattern too complex')
    expect(await isRefused(world => sql`SELECT count(*) AS n FROM sqlite_schema`.execute(world.ports.database.query))).toContain(
      'D1: {"rows"',
    )
    expect(await isRefused(world => sql`SELECT 1 AS n`.execute(world.ports.database.query))).toBeNull()
  })
})
