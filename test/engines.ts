import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite3 from 'better-sqlite3'
import { unstable_splitSqlQuery } from 'wrangler'
import type { Database } from '../src/ports.ts'
import { openD1 } from '../src/runtime/d1.ts'
import { migrate, migrationFiles } from '../src/runtime/migrations.ts'
import { openSqlite } from '../src/runtime/sqlite.ts'
import { isOurs, openMirror } from './d1/mirror.ts'
import { bootD1, type Tell, type Written } from './d1/workerd.ts'

export interface Opened {
  database: Database
  close(): Promise<void>
}

export interface Engine {
  name: 'sqlite' | 'd1'
  open(): Promise<Opened>
}

export const root = join(import.meta.dirname, '..')

/** `for (const engine of engines) describe(engine.name, …)`: the same behaviour on both. */
export const engines: Engine[] = [
  { name: 'sqlite', open: openTemporary },
  { name: 'd1', open: openWorkerd },
]

let migrated: string | undefined

/** Each world has a file of its own: a copy of one that was migrated once. */
async function openTemporary(): Promise<Opened> {
  migrated ??= migratedFile()
  const folder = mkdtempSync(join(tmpdir(), 'tanggap-'))
  copyFileSync(migrated, join(folder, 'tanggap.db'))
  const sqlite = openSqlite(join(folder, 'tanggap.db'))
  return {
    database: sqlite.database,
    async close() {
      sqlite.close()
      rmSync(folder, { recursive: true })
    },
  }
}

function migratedFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tanggap-migrated-')), 'tanggap.db')
  migrate(file, join(root, 'db'))
  return file
}

let booted: Promise<Lent[]> | undefined
const migrations = migrationFiles(join(root, 'db')).flatMap(name => unstable_splitSqlQuery(readFileSync(join(root, 'db', name), 'utf8')))

/** A D1 database, and what it is to be told before the next world begins in it. */
interface Lent {
  tell: Tell
  before: Written[]
}

/** One workerd per test process with three databases in it; a world borrows one and gives it back. */
async function openWorkerd(): Promise<Opened> {
  booted ??= bootD1().then(all => all.map(tell => ({ tell, before: migrations.map((sql): Written => [sql, []]) })))
  const free = await booted
  const lent = free.shift()
  if (!lent) throw new Error('three D1 worlds are open already: close one')
  const mirror = openMirror(imageOf(), lent.before, lent.tell)
  return {
    database: openD1(mirror.d1),
    async close() {
      const { tables, told } = mirror.left()
      if (told) lent.before = emptying(tables)
      const failed = (error: unknown) => {
        lent.before = emptying(parts.map(({ tbl_name }) => tbl_name)) // who knows what stands there
        throw error
      }
      await mirror
        .close()
        .catch(failed)
        .finally(() => free.unshift(lent))
    },
  }
}

let image: Buffer | undefined
let parts: Part[] = []

interface Part {
  type: string
  name: string
  tbl_name: string
  sql: string
}

/** The migrated file, as a database in memory takes it: without a journal beside it. */
function imageOf(): Buffer {
  if (!image) {
    migrated ??= migratedFile()
    const raw = new Sqlite3(migrated)
    const all = raw.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid DESC').all() as Part[]
    parts = all.filter(({ name, tbl_name }) => isOurs(tbl_name) && isOurs(name))
    image = raw.serialize()
    image.fill(1, 18, 20) // file format 1: no write-ahead log
    raw.close()
  }
  return image
}

/** Rows of append-only tables go only while their triggers are away. */
function emptying(tables: string[]): Written[] {
  const touched = parts.filter(({ tbl_name }) => tables.includes(tbl_name))
  const deleted = touched.filter(({ type }) => type === 'table').map(emptied)
  const triggers = touched.filter(({ type }) => type === 'trigger')
  const away = triggers.map(({ name }) => `DROP TRIGGER "${name}"`)
  const all = ['PRAGMA defer_foreign_keys = ON', ...away, ...deleted, ...triggers.map(({ sql }) => sql)]
  return all.map(sql => [sql, []])
}

/** An index over another table's rows reads them to delete its own; it is told to forget all instead. */
function emptied({ name, sql }: Part): string {
  const overOthers = /USING fts5/i.test(sql) && /\bcontent\s*=/.test(sql)
  return overOthers ? `INSERT INTO "${name}" ("${name}") VALUES ('delete-all')` : `DELETE FROM "${name}"`
}
