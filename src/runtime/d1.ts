import { type CompiledQuery, Kysely } from 'kysely'
import { Conflict, type Database } from '../ports.ts'
import type { Schema } from '../store/schema.ts'
import { sqliteOver } from './dialect.ts'

/** What is used of Cloudflare's D1Database, so that the tests need none of its types. */
export interface D1 {
  prepare(sql: string): D1Statement
  batch(statements: D1Statement[]): Promise<unknown>
}

interface D1Statement {
  bind(...parameters: unknown[]): D1Statement
  all(): Promise<{ results: unknown[]; meta: { changes?: number } }>
}

export function openD1(d1: D1): Database {
  const query = new Kysely<Schema>({ dialect: sqliteOver('D1', one => ask(d1, one)) })
  return {
    query,
    heavy: query,
    async commit(statements) {
      if (statements.length === 0) return
      try {
        await d1.batch(statements.map(one => bind(d1, one)))
      } catch (error) {
        throw translate(error)
      }
    },
  }
}

async function ask(d1: D1, query: CompiledQuery) {
  const { results, meta } = await bind(d1, query).all()
  return { rows: results, numAffectedRows: BigInt(meta.changes ?? 0) }
}

function bind(d1: D1, { sql, parameters }: CompiledQuery): D1Statement {
  return d1.prepare(sql).bind(...parameters)
}

/** D1 says e.g. "D1_ERROR: UNIQUE constraint failed: event.incident_id, event.seq: SQLITE_CONSTRAINT". */
function translate(error: unknown): unknown {
  const taken = /UNIQUE constraint failed: ([^:]+?)(?::|$)/.exec((error as Error).message)?.[1]
  return taken ? new Conflict(taken) : error
}
