import { createTestHarness } from 'wrangler'
import type { D1 } from '../../src/runtime/d1.ts'
import { type Run, remembering, type Written } from './memory.ts'

/** A database, and which of its tables were written since `written` was cleared. */
export interface Watched {
  d1: D1
  written: Set<string | 'everything'>
}

/** Boots one workerd with three empty D1 databases, spoken to through `door.ts`. */
export async function bootD1(): Promise<{ databases: Watched[]; close(): Promise<void> }> {
  const server = createTestHarness({ root: import.meta.dirname, workers: [{ configPath: 'wrangler.json' }] })
  const { url } = await server.listen()
  const { ask, close } = await connect(url)
  return {
    databases: ['ONE', 'TWO', 'THREE'].map(database => {
      const written: Watched['written'] = new Set()
      const run: Run = (statements, batch) => ask(database, statements, batch)
      const heed = (tables: ReadonlySet<string> | 'everything') => {
        for (const name of tables === 'everything' ? [tables] : tables) written.add(name)
      }
      return { d1: client(remembering(run, heed)), written }
    }),
    async close() {
      close()
      await server.close()
    },
  }
}

function client(run: Run): D1 {
  const written = new WeakMap<object, Written>()
  const prepare = (sql: string, parameters: unknown[] = []): ReturnType<D1['prepare']> => {
    const made = {
      bind: (...given: unknown[]) => prepare(sql, given.map(bindable)),
      all: async () => (await run([[sql, parameters]], false))[0] as { results: unknown[]; meta: object },
    }
    written.set(made, [sql, parameters])
    return made
  }
  return {
    prepare,
    batch: all =>
      run(
        all.flatMap(one => (written.has(one) ? [written.get(one) as Written] : [])),
        true,
      ),
  }
}

/** JSON would quietly make null of what the real D1 throws at. */
function bindable(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new Error(`D1_TYPE_ERROR: ${typeof value} cannot be bound`)
}

async function connect(url: URL | string) {
  const socket = new WebSocket(String(url).replace(/^http/, 'ws'))
  const waiting = new Map<number, { resolve(results: unknown[]): void; reject(error: Error): void }>()
  const failAll = () => {
    for (const { reject } of waiting.values()) reject(new Error('workerd is gone'))
  }
  socket.addEventListener('close', failAll)
  socket.addEventListener('message', ({ data }) => {
    const { id, results, error } = JSON.parse(data) as { id: number; results?: unknown[]; error?: string }
    const asked = waiting.get(id)
    waiting.delete(id)
    error === undefined ? asked?.resolve(results ?? []) : asked?.reject(new Error(error))
  })
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error(`no socket at ${url}`)))
  })
  let last = 0
  const told = new Map<string, number>()
  /** What is long goes through the door once; afterwards its number stands for it. */
  const shortened = (value: unknown) => {
    if (typeof value !== 'string' || value.length < 200) return value
    const known = told.get(value)
    if (known !== undefined) return { told: known }
    told.set(value, told.size)
    return { told: told.size - 1, text: value }
  }
  const ask = (database: string, statements: Written[], batch: boolean) =>
    new Promise<unknown[]>((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      const short = statements.map(([sql, parameters]) => [shortened(sql), parameters.map(shortened)])
      socket.send(JSON.stringify({ id: last, database, statements: short, batch }))
    })
  return { ask, close: () => socket.close() }
}
