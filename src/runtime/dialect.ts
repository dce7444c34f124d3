import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** SQLite's language over anything that answers one query: D1, or a thread. `place` is what a refusal names. */
export function sqliteOver(place: string, run: (query: CompiledQuery) => Promise<QueryResult<unknown>>): Dialect {
  return {
    createAdapter: () => new ManyAtOnce(),
    createDriver: () => driver(place, run),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** Kysely lets one query of SQLite's wait for the other; whoever answers here does so itself. */
class ManyAtOnce extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

function driver(place: string, run: (query: CompiledQuery) => Promise<QueryResult<unknown>>): Driver {
  const refuse = (what: string): never => {
    throw new Error(`${place} cannot ${what}: compute the statements and commit them at once`)
  }
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery) => (await run(query)) as QueryResult<R>,
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
