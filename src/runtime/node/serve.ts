import type { IncomingMessage, Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { App } from '../../app/env.ts'
import type { Log } from '../../ports.ts'

const seconds = 1000

/** Closes whoever is silent for 15 s, sends a head for more than 10 s, or a body slower than 4 KB in 10 s. */
export function createServer(app: App, log: Log): Server {
  const compressed = new Hono<{ Bindings: { address: string } }>().use(compress()).route('/', app)
  // `route` takes the routes along and leaves behind what answers where none fits.
  compressed.notFound(c => app.fetch(c.req.raw, c.env))
  const server = createAdaptorServer({
    fetch(request, env) {
      const { incoming } = env as { incoming: IncomingMessage }
      const door = /\bgzip\b/.test(String(incoming.headers['accept-encoding'])) ? compressed : app
      return door.fetch(request, { address: addressOf(incoming) })
    },
    serverOptions: {
      headersTimeout: 10 * seconds,
      requestTimeout: 600 * seconds,
      connectionsCheckingInterval: 2 * seconds,
    },
  }) as Server
  server.timeout = 15 * seconds
  server.keepAliveTimeout = 5 * seconds
  hurrySlowBodies(server, log)
  return server
}

/** No new connections; requests in flight are answered; what is left after `patience` is cut. */
export function closeServer(server: Server, patience = 7 * seconds): Promise<void> {
  return new Promise(resolve => {
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    const cut = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(cut)
      resolve()
    })
  })
}

/** Runs `round` every `interval` seconds, never two at once. The answer stops it and waits for the one that runs. */
export function startTicking(round: () => Promise<unknown>, interval: number, log: Log): () => Promise<void> {
  let running: Promise<unknown> | null = null
  const timer = setInterval(() => {
    running ??= Promise.resolve()
      .then(round)
      .catch(error => log.error('tick failed', { error: String(error) }))
      .finally(() => {
        running = null
      })
  }, interval * seconds)
  return async () => {
    clearInterval(timer)
    await running
  }
}

// A whole upload may take minutes on a village line; a trickle may not hold a connection.
function hurrySlowBodies(server: Server, log: Log) {
  const unfinished = new Map<IncomingMessage, number>()
  server.prependListener('request', (request: IncomingMessage) => {
    if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return
    unfinished.set(request, request.socket.bytesRead)
    request.once('close', () => unfinished.delete(request))
  })
  const sweep = setInterval(() => {
    for (const [request, before] of unfinished) {
      const read = request.socket.bytesRead
      if (request.complete) unfinished.delete(request)
      else if (read - before < 4096 && !request.isPaused()) cut(request, log)
      else unfinished.set(request, read)
    }
  }, 10 * seconds)
  sweep.unref()
  server.once('close', () => clearInterval(sweep))
}

function cut(request: IncomingMessage, log: Log) {
  log.warn('slow body cut off', { path: request.url?.split('?')[0] })
  request.socket.destroy()
}

/** The peer, or what a proxy on this machine says of it. Forwarded addresses from anyone else, and those before the proxy's own, are a claim and no fact. */
export function addressOf(incoming: { socket: { remoteAddress?: string | undefined }; headers: IncomingMessage['headers'] }): string {
  const peer = (incoming.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const forwarded = incoming.headers['x-forwarded-for']
  if (!/^(127\.|::1$)/.test(peer) || typeof forwarded !== 'string') return peer
  return forwarded.split(',').at(-1)?.trim() || peer
}
