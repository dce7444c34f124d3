import Sqlite3 from 'better-sqlite3'
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely'
import { Refusal } from '../core/refusal.ts'
import { Conflict, type Database } from '../ports.ts'
import type { Schema } from '../store/schema.ts'
import { groupCommits } from './group-commit.ts'

export interface Sqlite {
  database: Database
  /** Copies the live database to `file` in small steps; writers go on. */
  backup(file: string): Promise<void>
  /** The planner's statistics of tables that have none or changed much, from a bounded look at each. Others who write wait meanwhile. */
  optimize(): void
  close(): void
}

/** One connection for both: a second one would lose its page cache to every commit of the first. */
export function openSqlite(path: string): Sqlite {
  const raw = connect(path)
  const opened = crypto.randomUUID()
  const query = new Kysely<Schema>({ dialect: new SqliteDialect({ database: readOnly(raw) }) })
  let commits = 0
  const { commit, finish } = groupCommits(statements => {
    commits += 1
    write(raw, statements)
  }, isDiskTrouble)
  return {
    database: {
      query,
      heavy: query,
      commit: statements =>
        commit(statements).catch(error => {
          throw translate(error)
        }),
      // data_version counts the commits of all other connections.
      state: () => `${opened} ${commits} ${(statement(raw, 'PRAGMA data_version').get() as { data_version: number }).data_version}`,
    },
    backup: async file => void (await raw.backup(file, { progress: () => 200 })),
    optimize() {
      raw.pragma('analysis_limit = 400')
      raw.pragma('optimize = 0x10002') // all tables, not only those that this connection asked
    },
    close() {
      finish()
      raw.close()
    },
  }
}

/** Every connection to the database is opened here: an acknowledged report must survive a power cut. */
export function connect(path: string): Sqlite3.Database {
  const raw = new Sqlite3(path)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('busy_timeout = 5000')
  raw.pragma('foreign_keys = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cache_size = -32768')
  raw.pragma('mmap_size = 268435456')
  raw.pragma('temp_store = MEMORY')
  return raw
}

const prepared = new WeakMap<Sqlite3.Database, Map<string, Sqlite3.Statement>>()

function write(writer: Sqlite3.Database, statements: readonly CompiledQuery[]) {
  const all = writer.transaction(() => {
    for (const { sql, parameters } of statements) statement(writer, sql).run(...parameters)
  })
  all.immediate()
}

function statement(raw: Sqlite3.Database, sql: string): Sqlite3.Statement {
  const known = prepared.get(raw) ?? new Map<string, Sqlite3.Statement>()
  prepared.set(raw, known)
  const found = known.get(sql)
  if (found && !found.busy) return found
  const made = raw.prepare(sql)
  if (known.size >= 500) known.clear()
  known.set(sql, made)
  return made
}

/** What Kysely gets: whatever writes, or opens a transaction, outside `commit` fails at once. */
function readOnly(raw: Sqlite3.Database) {
  return {
    prepare(sql: string) {
      const made = statement(raw, sql)
      if (!made.readonly || !made.reader) throw new Error(`only commit writes: ${sql}`)
      return made
    },
    close: () => raw.close(),
  }
}

function translate(error: unknown): Error {
  const { code, message } = error as { code?: string; message?: string }
  if (isDiskTrouble(error)) {
    return new Refusal('unavailable', 'Penyimpanan sedang tidak dapat ditulis. Laporan belum tersimpan; coba lagi sebentar lagi.')
  }
  const taken = /^UNIQUE constraint failed: (.+)$/.exec(message ?? '')?.[1]
  if (taken && code?.startsWith('SQLITE_CONSTRAINT_')) return new Conflict(taken)
  return error as Error
}

function isDiskTrouble(error: unknown): boolean {
  return /^SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN)/.test((error as { code?: string }).code ?? '')
}
