import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CompiledQuery } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { Conflict } from '../../src/ports.ts'
import { groupCommits } from '../../src/runtime/group-commit.ts'
import { migrate } from '../../src/runtime/migrations.ts'
import { connect, openSqlite } from '../../src/runtime/sqlite.ts'
import { root } from '../engines.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-group-'))
const file = join(folder, 'tanggap.db')
migrate(file, join(root, 'db'))
afterAll(() => rmSync(folder, { recursive: true }))

const named = (name: string) => ({ sql: name, parameters: [] }) as unknown as CompiledQuery

/** What `write` was given, transaction by transaction; it fails on the names in `bad`. */
function recording(bad: readonly string[] = [], hopeless = false) {
  const seen: string[][] = []
  const commits = groupCommits(
    all => {
      const names = all.map(({ sql }) => sql)
      seen.push(names)
      if (names.some(name => bad.includes(name))) throw new Error(`no ${names}`)
    },
    () => hopeless,
  )
  return { seen, ...commits }
}

test('what comes in one turn is one transaction, in its order, and sixteen at most', async () => {
  const { seen, commit } = recording()
  const names = Array.from({ length: 20 }, (_, n) => `${n}`)
  await Promise.all(names.map(name => commit([named(name)])))
  expect(seen).toEqual([names.slice(0, 16), names.slice(16)])
})

test('of a group in which one fails each is written by itself, once more', async () => {
  const { seen, commit } = recording(['b'])
  const done = await Promise.allSettled(['a', 'b', 'c'].map(name => commit([named(name)])))
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']])
})

test('a disk that is full is not asked again for each', async () => {
  const { seen, commit } = recording(['b'], true)
  const done = await Promise.allSettled(['a', 'b', 'c'].map(name => commit([named(name)])))
  expect(done.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(seen).toHaveLength(1)
})

test('on a real database one conflict leaves the others written, all or nothing each, and told only once they are', async () => {
  const sqlite = openSqlite(file)
  const { query, commit } = sqlite.database
  const row = (name: string) => query.insertInto('setting').values({ name, value: '1' }).compile()
  const other = connect(file)
  const names = () => other.prepare('SELECT name FROM setting ORDER BY name').pluck().all()
  await commit([row('taken')])
  const first = commit([row('a'), row('b')]).then(names)
  const second = commit([row('c'), row('taken')])
  const third = commit([row('d')])
  expect(names()).toEqual(['taken'])
  await expect(second).rejects.toBeInstanceOf(Conflict)
  await third
  expect(await first).toEqual(expect.arrayContaining(['a', 'b']))
  expect(names()).toEqual(['a', 'b', 'd', 'taken'])
  const last = commit([row('e')])
  sqlite.close()
  await last
  expect(names()).toContain('e')
  other.close()
})
