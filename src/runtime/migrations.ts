import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Sqlite3 from 'better-sqlite3'
import { connect } from './sqlite.ts'

// As wrangler writes it, so that either tool sees what the other did.
const ledger = `CREATE TABLE IF NOT EXISTS d1_migrations(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`

/** Applies what is missing of `folder`/*.sql, one transaction each, and answers their names. Refuses a database newer than the program. */
export function migrate(path: string, folder: string): string[] {
  const raw = connect(path)
  try {
    raw.exec(ledger)
    const files = migrationFiles(folder)
    refuseNewer(raw, files)
    return files.filter(name => applyOnce(raw, folder, name))
  } finally {
    raw.close()
  }
}

export function migrationFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
}

function refuseNewer(raw: Sqlite3.Database, files: string[]) {
  const unknown = applied(raw).filter(name => !files.includes(name))
  if (unknown.length === 0) return
  throw new Error(
    `skema lebih baru: basis data sudah memuat ${unknown.join(', ')} yang tidak dikenal program ini. Pasang versi yang lebih baru.`,
  )
}

/** Looks again inside the transaction: two processes may start at once. */
function applyOnce(raw: Sqlite3.Database, folder: string, name: string): boolean {
  const step = raw.transaction(() => {
    if (applied(raw).includes(name)) return false
    raw.pragma('defer_foreign_keys = ON')
    raw.exec(readFileSync(join(folder, name), 'utf8'))
    raw.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
    return true
  })
  try {
    return step.immediate()
  } catch (error) {
    throw new Error(`migrasi ${name} gagal: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function applied(raw: Sqlite3.Database): string[] {
  return raw.prepare<[], string>('SELECT name FROM d1_migrations ORDER BY id').pluck().all()
}
