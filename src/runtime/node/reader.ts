import { parentPort, workerData } from 'node:worker_threads'
import Sqlite3 from 'better-sqlite3'
import { yieldToPages } from './yield.ts'

/** The thread that `openHeavy` starts: a read-only connection that answers one query at a time. */

yieldToPages()
const { path } = workerData as { path: string }
const raw = new Sqlite3(path, { readonly: true })
raw.pragma('busy_timeout = 5000')
raw.pragma('trusted_schema = OFF')
raw.pragma('cache_size = -65536')
raw.pragma('mmap_size = 268435456')
raw.pragma('temp_store = MEMORY')
const prepared = new Map<string, Sqlite3.Statement>()

parentPort?.on('message', ({ sql, parameters }: { sql: string; parameters: unknown[] }) => parentPort?.postMessage(answer(sql, parameters)))

function answer(sql: string, parameters: unknown[]) {
  try {
    return { rows: statement(sql).all(...parameters) }
  } catch (error) {
    return { error: String(error) }
  }
}

function statement(sql: string): Sqlite3.Statement {
  const known = prepared.get(sql)
  if (known) return known
  const made = raw.prepare(sql)
  if (!made.reader || !made.readonly) throw new Error(`only commit writes: ${sql}`)
  if (prepared.size >= 200) prepared.clear()
  prepared.set(sql, made)
  return made
}
