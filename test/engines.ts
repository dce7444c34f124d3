import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unstable_splitSqlQuery } from 'wrangler'
import type { Database } from '../src/ports.ts'
import { type D1, openD1 } from '../src/runtime/d1.ts'
import { migrate, migrationFiles } from '../src/runtime/migrations.ts'
import { openSqlite } from '../src/runtime/sqlite.ts'
import { bootD1, type Watched } from './d1/client.ts'

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

let booted: ReturnType<typeof bootD1> | undefined
const statements = migrationFiles(join(root, 'db')).flatMap(name => unstable_splitSqlQuery(readFileSync(join(root, 'db', name), 'utf8')))

/** One workerd per test process with three databases in it; a world borrows one and gives it back. It ends with the process. */
async function openWorkerd(): Promise<Opened> {
  booted ??= bootD1()
  const { databases: free } = await booted
  const lent = free.shift()
  if (!lent) throw new Error('three D1 worlds are open already: close one')
  await (used.has(lent) ? empty(lent) : run(lent.d1, statements))
  used.add(lent)
  lent.written.clear()
  return { database: openD1(lent.d1), close: async () => void free.unshift(lent) }
}

interface Part {
  type: string
  name: string
  tbl_name: string
  sql: string
}

const used = new WeakSet<Watched>()

/** Empties the tables that were written. Rows of append-only ones go only while their triggers are away. */
async function empty({ d1, written }: Watched): Promise<void> {
  const { results } = await d1
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type IN ('table', 'trigger') AND sql IS NOT NULL ORDER BY rowid DESC",
    )
    .all()
  const parts = (results as Part[]).filter(({ name }) => !/^(_cf|sqlite_|.*_search_)/.test(name))
  const touched = written.has('everything') ? parts : parts.filter(({ tbl_name }) => written.has(tbl_name))
  const tables = touched.filter(({ type }) => type === 'table').map(emptied)
  const triggers = touched.filter(({ type }) => type === 'trigger')
  const away = triggers.map(({ name }) => `DROP TRIGGER "${name}"`)
  await run(d1, ['PRAGMA defer_foreign_keys = ON', ...away, ...tables, ...triggers.map(({ sql }) => sql)])
}

/** An index over another table's rows reads them to delete its own; it is told to forget all instead. */
function emptied({ name, sql }: Part): string {
  const overOthers = /USING fts5/i.test(sql) && /\bcontent\s*=/.test(sql)
  return overOthers ? `INSERT INTO "${name}" ("${name}") VALUES ('delete-all')` : `DELETE FROM "${name}"`
}

async function run(d1: D1, all: string[]) {
  await d1.batch(all.map(sql => d1.prepare(sql)))
}
