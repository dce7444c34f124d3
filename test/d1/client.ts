import { createTestHarness } from 'wrangler'
import type { D1 } from '../../src/runtime/d1.ts'
import { type Run, remembering, type Written } from './memory.ts'

/** Boots one workerd with three empty D1 databases, spoken to through `door.ts`. */
export async function bootD1(): Promise<{ databases: D1[]; close(): Promise<void> }> {
  const server = createTestHarness({ root: import.meta.dirname, workers: [{ configPath: 'wrangler.json' }] })
  const { url } = await server.listen()
  const { ask, close } = await connect(url)
  return {
    databases: ['ONE', 'TWO', 'THREE'].map(database => client(remembering((statements, batch) => ask({ database, statements, batch })))),
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
  const ask = (body: object) =>
    new Promise<unknown[]>((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, ...body }))
    })
  return { ask, close: () => socket.close() }
}
