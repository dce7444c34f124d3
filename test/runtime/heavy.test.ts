import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../src/runtime/migrations.ts'
import { type Heavy, openHeavy } from '../../src/runtime/node/heavy.ts'
import { openSqlite, type Sqlite } from '../../src/runtime/sqlite.ts'
import { root } from '../engines.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-heavy-'))
const file = join(folder, 'tanggap.db')
let sqlite: Sqlite
const opened: Heavy[] = []
const reading = (limits?: { patience: number; waiting: number }) => {
  const heavy = openHeavy(file, limits)
  opened.push(heavy)
  return heavy
}

/** As long as it takes to count so far. */
const long = (steps: number) =>
  sql<{
    n: number
  }>`WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${steps}) SELECT count(*) AS n FROM number`
const one = sql<{ n: number }>`SELECT 1 AS n`

beforeAll(() => {
  migrate(file, join(root, 'db'))
  sqlite = openSqlite(file)
})
afterAll(() => {
  for (const heavy of opened) heavy.close()
  sqlite.close()
  rmSync(folder, { recursive: true })
})

test('a long read goes on in its thread, sees what was committed, and nobody else waits for it', async () => {
  const { query } = reading()
  expect((await one.execute(query)).rows).toEqual([{ n: 1 }])
  const name = `seen-${performance.now()}`
  await sqlite.database.commit([sqlite.database.query.insertInto('setting').values({ name, value: '1' }).compile()])
  expect(await query.selectFrom('setting').select('value').where('name', '=', name).execute()).toEqual([{ value: '1' }])
  const counted = long(3_000_000).execute(query)
  let waits = 0
  let over = false
  void counted.finally(() => {
    over = true
  })
  while (!over) {
    await sqlite.database.query.selectFrom('setting').selectAll().execute()
    waits += 1
    await new Promise(resolve => setImmediate(resolve))
  }
  expect((await counted).rows).toEqual([{ n: 3_000_000 }])
  expect(waits).toBeGreaterThan(20)
}, 30_000)

test('writing through it is refused, and a mistake is an error of that query alone', async () => {
  const { query } = reading()
  await expect(query.insertInto('setting').values({ name: 'x', value: 'x' }).execute()).rejects.toThrow('only commit writes')
  await expect(sql`SELECT 1 FROM nowhere`.execute(query)).rejects.toThrow('no such table')
  expect((await one.execute(query)).rows).toEqual([{ n: 1 }])
})

test('what takes too long is refused, and the next is answered by a new thread', async () => {
  const { query } = reading({ patience: 400, waiting: 10 })
  await one.execute(query)
  const began = performance.now()
  await expect(long(60_000_000).execute(query)).rejects.toMatchObject({ code: 'unavailable' })
  expect(performance.now() - began).toBeLessThan(2000)
  await expect.poll(async () => (await one.execute(query).catch(() => null))?.rows, { timeout: 20_000 }).toEqual([{ n: 1 }])
}, 60_000)

test('when too many wait, one more is refused at once; those who wait are answered in turn', async () => {
  const { query } = reading({ patience: 20_000, waiting: 3 })
  const first = long(10_000_000).execute(query)
  await new Promise(resolve => setTimeout(resolve, 20))
  const others = [1, 2, 3].map(() => one.execute(query))
  await expect(one.execute(query)).rejects.toMatchObject({ code: 'unavailable' })
  expect((await first).rows).toEqual([{ n: 10_000_000 }])
  expect((await Promise.all(others)).map(({ rows }) => rows[0]?.n)).toEqual([1, 1, 1])
}, 30_000)

test('closed while it reads, it answers nobody and holds nothing up', async () => {
  const heavy = openHeavy(file)
  const asked = long(30_000_000).execute(heavy.query)
  asked.catch(() => {})
  await new Promise(resolve => setTimeout(resolve, 50))
  heavy.close()
  await expect(asked).rejects.toMatchObject({ code: 'unavailable' })
})

/** Niceness of each thread of this process: proc(5), the 19th field. */
function threads(): Map<string, number> {
  const tasks = readdirSync('/proc/self/task')
  return new Map(tasks.map(task => [task, Number(readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ')[1]?.split(' ')[16])]))
}

test.runIf(process.platform === 'linux')(
  'when processors are short the reading thread waits, and whoever answers people does not',
  async () => {
    const before = threads()
    const { query } = reading()
    await one.execute(query)
    const begun = [...threads()].filter(([task]) => !before.has(task)).map(([, nice]) => nice)
    expect(begun).toContain(4)
    expect(threads().get(String(process.pid))).toBe(before.get(String(process.pid)))
  },
)
