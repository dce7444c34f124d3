import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { Conflict, type Database } from '../ports.ts'
import type { Schema } from '../store/schema.ts'

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
  return {
    query: new Kysely<Schema>({ dialect: dialect(d1) }),
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

function dialect(d1: D1): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver(d1),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function driver(d1: D1): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { results, meta } = await bind(d1, query).all()
      return {
        rows: results as R[],
        numAffectedRows: BigInt(meta.changes ?? 0),
      }
    },
    async *streamQuery() {
      yield refuse('stream')
    },
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => refuse('begin'),
    commitTransaction: async () => refuse('commit'),
    rollbackTransaction: async () => refuse('rollback'),
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

function bind(d1: D1, { sql, parameters }: CompiledQuery): D1Statement {
  return d1.prepare(sql).bind(...parameters)
}

function refuse(what: string): never {
  throw new Error(`D1 cannot ${what}: compute the statements and commit them at once`)
}

/** D1 says e.g. "D1_ERROR: UNIQUE constraint failed: event.incident_id, event.seq: SQLITE_CONSTRAINT". */
function translate(error: unknown): unknown {
  const taken = /UNIQUE constraint failed: ([^:]+?)(?::|$)/.exec((error as Error).message)?.[1]
  return taken ? new Conflict(taken) : error
}
