import { createTestHarness } from 'wrangler'

export type Written = [sql: string, parameters: unknown[]]
/** The rows of each statement of a group, or why the group as a whole did not happen. */
export type Answer = { rows: unknown[][] } | { error: string }
/** Groups happen one after the other, each as one batch. */
export type Tell = (groups: Written[][]) => Promise<Answer[]>

/** Boots one workerd with three empty D1 databases, spoken to through `door.ts`. It ends with the process. */
export async function bootD1(): Promise<Tell[]> {
  const server = createTestHarness({ root: import.meta.dirname, workers: [{ configPath: 'wrangler.json' }] })
  const { url } = await server.listen()
  const tell = await connect(url)
  return ['ONE', 'TWO', 'THREE'].map(database => groups => tell(database, groups))
}

async function connect(url: URL | string) {
  const socket = new WebSocket(String(url).replace(/^http/, 'ws'))
  const waiting = new Map<number, { resolve(answers: Answer[]): void; reject(error: Error): void }>()
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('workerd is gone'))
  })
  socket.addEventListener('message', ({ data }) => {
    const { id, answers } = JSON.parse(data) as { id: number; answers: Answer[] }
    waiting.get(id)?.resolve(answers)
    waiting.delete(id)
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
  return (database: string, groups: Written[][]) =>
    new Promise<Answer[]>((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      const short = groups.map(group => group.map(([sql, parameters]) => [shortened(sql), parameters.map(shortened)]))
      socket.send(JSON.stringify({ id: last, database, groups: short }))
    })
}
