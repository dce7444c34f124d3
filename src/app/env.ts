import type { Hono } from 'hono'

/** What a runtime tells about a request besides the request: the address it came from. */
export interface AppEnv {
  Bindings: { address: string }
}

export type App = Hono<AppEnv>
