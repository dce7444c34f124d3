/**
 * A worker with three real D1 databases in it and one door: a socket takes statements and gives results. A request each
 * would pay for wrangler's proxies every time, five times what the database takes.
 */
export default {
  fetch(_request: Request, env: Record<string, D1>): Response {
    const { 0: outside, 1: inside } = new WebSocketPair()
    inside.accept()
    inside.addEventListener('message', async ({ data }) => {
      const { id, ...asked } = JSON.parse(data) as Asked & { id: number }
      inside.send(JSON.stringify({ id, ...(await answer(env, asked)) }))
    })
    return new Response(null, { status: 101, webSocket: outside } as ResponseInit)
  },
}

async function answer(env: Record<string, D1>, { database, statements, batch }: Asked) {
  const d1 = env[database]
  if (!d1) return { error: `no database ${database}` }
  try {
    const bound = statements.map(([sql, parameters]) => d1.prepare(sql).bind(...parameters))
    return { results: batch ? await d1.batch(bound) : [await bound[0]?.all()] }
  } catch (error) {
    return { error: (error as Error).message }
  }
}

interface Asked {
  database: string
  statements: [sql: string, parameters: unknown[]][]
  batch: boolean
}

interface Statement {
  bind(...parameters: unknown[]): Statement
  all(): Promise<unknown>
}

interface D1 {
  prepare(sql: string): Statement
  batch(statements: Statement[]): Promise<unknown[]>
}

interface Inside {
  accept(): void
  send(text: string): void
  addEventListener(type: 'message', listener: (event: { data: string }) => void): void
}

declare const WebSocketPair: new () => { 0: object; 1: Inside }
