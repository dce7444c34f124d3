import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { R2Bucket } from '@cloudflare/workers-types'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { getPlatformProxy } from 'wrangler'
import { digests } from '../../src/runtime/digests.ts'
import { migrate } from '../../src/runtime/migrations.ts'
import { folderFiles } from '../../src/runtime/node/files.ts'
import { openSecret } from '../../src/runtime/node/secret.ts'
import { scryptPasswords } from '../../src/runtime/passwords.ts'
import { connect, openSqlite } from '../../src/runtime/sqlite.ts'
import { bucketFiles } from '../../src/runtime/worker/files.ts'
import { findSetting, saveSetting } from '../../src/store/guards.ts'
import { root } from '../engines.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tanggap-'))
  file = join(folder, 'tanggap.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('every connection syncs fully, also to a database that is already in WAL mode', () => {
  for (const time of ['first', 'again']) {
    const raw = connect(file)
    const pragmas = ['synchronous', 'journal_mode', 'foreign_keys', 'trusted_schema'].map(name => raw.pragma(name, { simple: true }))
    expect(pragmas, time).toEqual([2, 'wal', 1, 0])
    raw.close()
  }
  const source = readFileSync(join(root, 'src/runtime/sqlite.ts'), 'utf8')
  expect(source.match(/new Sqlite3\(/g)).toHaveLength(1)
})

test('a write beside commit fails', async () => {
  migrate(file, join(root, 'db'))
  const sqlite = openSqlite(file)
  const write = sqlite.database.query.insertInto('setting').values({ name: 'a', value: '1' })
  await expect(write.execute()).rejects.toThrow(/only commit writes/)
  await sqlite.database.commit([write.compile()])
  await sqlite.backup(join(folder, 'copy.db'))
  sqlite.close()
  const copy = connect(join(folder, 'copy.db'))
  expect(copy.prepare('SELECT name FROM setting').pluck().all()).toEqual(['a'])
  copy.close()
})

test('the database’s state is another after every commit, this process’s or another’s, and the same while nothing is written', async () => {
  migrate(file, join(root, 'db'))
  const [one, other] = [openSqlite(file), openSqlite(file)]
  const set = ({ database }: typeof one, value: string) => database.commit([saveSetting(database.query, 'a', value)])
  const before = one.database.state?.()
  await findSetting(one.database.query, 'a')
  expect(one.database.state?.()).toBe(before)
  await set(one, '1')
  const own = one.database.state?.()
  await set(other, '2')
  const foreign = one.database.state?.()
  expect(new Set([before, own, foreign, other.database.state?.()]).size).toBe(4)
  expect(await findSetting(one.database.query, 'a')).toBe('2')
  for (const { close } of [one, other]) close()
})

test('migrations run once, in order', () => {
  expect(migrate(file, join(root, 'db'))[0]).toBe('0001_spine.sql')
  expect(migrate(file, join(root, 'db'))).toEqual([])
})

test('a database newer than the program is refused', () => {
  migrate(file, join(root, 'db'))
  const raw = connect(file)
  raw.prepare("INSERT INTO d1_migrations (name) VALUES ('9999_later.sql')").run()
  raw.close()
  expect(() => migrate(file, join(root, 'db'))).toThrow(/skema lebih baru.*9999_later\.sql/)
})

test('a broken migration is named and leaves nothing half done; mended, it goes on', () => {
  const db = mkdtempSync(join(folder, 'db-'))
  writeFileSync(join(db, '0001_a.sql'), 'CREATE TABLE a (x);')
  writeFileSync(join(db, '0002_b.sql'), 'CREATE TABLE b (x); CREATE TABLE a (x);')
  expect(() => migrate(file, db)).toThrow(/0002_b\.sql/)
  writeFileSync(join(db, '0002_b.sql'), 'CREATE TABLE b (x);')
  expect(migrate(file, db)).toEqual(['0002_b.sql'])
})

test('a process killed in the middle of a migration leaves the database as before it', () => {
  const half = `
    import { connect } from '${join(root, 'src/runtime/sqlite.ts')}'
    const raw = connect('${file}')
    raw.exec('BEGIN IMMEDIATE; CREATE TABLE team (half)')
    process.kill(process.pid, 'SIGKILL')`
  expect(spawnSync('node', ['--input-type=module', '-e', half]).signal).toBe('SIGKILL')
  expect(migrate(file, join(root, 'db'))[0]).toBe('0001_spine.sql')
})

test('the planner knows how many rows a table has once it was told to look, and the one connection that writes goes on', async () => {
  migrate(file, join(root, 'db'))
  const sqlite = openSqlite(file)
  const { query, commit } = sqlite.database
  await commit(Array.from({ length: 300 }, (_, n) => saveSetting(query, `nama ${n}`, 'x')))
  const known = () => sql<{ tbl: string }>`SELECT tbl FROM sqlite_stat1 WHERE tbl = 'setting'`.execute(query)
  await expect(known()).rejects.toThrow(/no such table/)
  sqlite.optimize()
  expect((await known()).rows).toHaveLength(1)
  await commit([saveSetting(query, 'sesudahnya', 'y')])
  expect(await findSetting(query, 'sesudahnya')).toBe('y')
  sqlite.close()
})

test('files are kept under their digest, once, and nothing else can be read through them', async () => {
  const files = folderFiles(join(folder, 'files'))
  const bytes = new TextEncoder().encode('bukti')
  const name = await files.put(bytes)
  expect(await files.put(bytes)).toBe(name)
  expect(new TextDecoder().decode((await folderFiles(join(folder, 'files')).get(name)) ?? undefined)).toBe('bukti')
  expect(await files.get('0'.repeat(64))).toBeNull()
  expect(await files.get('../secret.key')).toBeNull()
})

test('an old file is removed, one that was put again is not; whoever puts it while it is being removed has it afterwards', async () => {
  const files = folderFiles(join(folder, 'files'))
  const bytes = new TextEncoder().encode('formulir yang ditinggalkan')
  const name = await files.put(bytes)
  const path = join(folder, 'files', name.slice(0, 2), name)
  const [twoDaysAgo, threeDaysAgo] = [48, 72].map(hours => new Date(Date.now() - hours * 3_600_000)) as [Date, Date]
  const listed = async () => (await files.list(name[0] ?? '')).files
  expect((await listed()).map(({ sha256 }) => sha256)).toEqual([name])
  expect(await files.remove(name, twoDaysAgo)).toBe(false)
  utimesSync(path, threeDaysAgo, threeDaysAgo)
  expect(await listed()).toEqual([{ sha256: name, at: threeDaysAgo }])
  await files.put(bytes)
  expect(await files.remove(name, twoDaysAgo)).toBe(false)
  for (let round = 0; round < 200; round += 1) {
    utimesSync(path, threeDaysAgo, threeDaysAgo)
    await Promise.all([files.remove(name, twoDaysAgo), files.put(bytes)])
    expect(await files.get(name), `round ${round}`).not.toBeNull()
  }
  utimesSync(path, threeDaysAgo, threeDaysAgo)
  renameSync(path, join(dirname(path), `.${name}.cut-short`))
  expect(await files.get(name)).toBeNull()
  expect((await listed()).map(({ sha256 }) => sha256)).toEqual([name]) // the next walk takes back what a power cut left aside
  expect(await files.get(name)).toEqual(Buffer.from(bytes))
  expect([await files.remove(name, twoDaysAgo), await files.get(name), await listed()]).toEqual([true, null, []])
  expect(readdirSync(dirname(path))).toEqual([])
})

test('the secret is made once and only the owner reads it', () => {
  const first = openSecret(join(folder, 'secret.key'))
  expect(first).toHaveLength(32)
  expect(openSecret(join(folder, 'secret.key'))).toEqual(first)
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
})

test('a password fits its own hash only, and an unknown account costs the same time', async () => {
  const passwords = scryptPasswords()
  const hash = await passwords.hash('kata sandi Rina')
  expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/)
  expect(await passwords.verify(hash, 'kata sandi Rina')).toBe(true)
  const time = async (against: string | null) => {
    const from = performance.now()
    expect(await passwords.verify(against, 'salah')).toBe(false)
    return performance.now() - from
  }
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let round = 0; round < 4; round++) {
    known = Math.min(known, await time(hash))
    unknown = Math.min(unknown, await time(null))
  }
  expect(unknown / known).toBeGreaterThan(0.4)
  expect(unknown / known).toBeLessThan(2.5)
})

test('in R2 too: what is removed is gone, comes again when it is put again, and is not taken from somebody who puts it meanwhile', async () => {
  const { env, dispose } = await getPlatformProxy<{ FILES: R2Bucket }>({ configPath: join(root, 'wrangler.toml'), persist: false })
  const { sha256 } = digests(new Uint8Array(32))
  const files = bucketFiles(env.FILES, sha256)
  const bytes = new TextEncoder().encode('formulir yang ditinggalkan')
  const name = await files.put(bytes)
  const [{ at } = { at: new Date() }] = (await files.list(null)).files
  expect(await files.remove(name, at)).toBe(false)
  await new Promise(resolve => setTimeout(resolve, 20))
  const later = new Date(at.getTime() + 5)
  const head = async (key: string) => {
    const found = await env.FILES.head(key)
    await env.FILES.put(key, bytes, { sha256: key })
    return found
  }
  const overtaken = bucketFiles({ head, put: env.FILES.put.bind(env.FILES) } as unknown as R2Bucket, sha256)
  expect(await overtaken.remove(name, later)).toBe(false)
  expect(await files.get(name)).toEqual(bytes)
  expect(await files.remove(name, new Date(Date.now() + 60_000))).toBe(true)
  expect([await files.get(name), (await files.list(null)).files, await files.remove(name, new Date(Date.now() + 60_000))]).toEqual([
    null,
    [],
    false,
  ])
  await files.put(bytes)
  expect(await files.get(name)).toEqual(bytes)
  await dispose()
})
