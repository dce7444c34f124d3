import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { readConfig } from '../../src/runtime/node/config.ts'
import { startTicking } from '../../src/runtime/node/serve.ts'
import { type Node, openNode, type Serving, serve } from '../../src/runtime/node.ts'

let folder: string
let node: Node
let serving: Serving

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tanggap-'))
  node = await openNode(readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', TICK_SECONDS: '1' }))
  const app = createApp(node.ports)
  app.get('/slow', async c => {
    await sleep(600)
    return c.text('finished')
  })
  app.get('/whoami', c => c.text(c.env.address))
  serving = await serve(node, app)
})
afterEach(async () => {
  await serving.stop().catch(() => {})
  rmSync(folder, { recursive: true })
})

test('answers, compresses, and says who asks', async () => {
  expect((await fetch(`${serving.url}/readyz`)).status).toBe(200)
  expect((await fetch(`${serving.url}/aset/publik.css`)).headers.get('content-encoding')).toBe('gzip')
  const told = await fetch(`${serving.url}/whoami`, { headers: { 'X-Forwarded-For': '6.6.6.6, 203.0.113.9' } })
  expect(await told.text()).toBe('203.0.113.9')
})

test('what is not there is our own page, and a slash at the end leads on, for a browser that takes gzip as for any other', async () => {
  for (const encoding of ['gzip', 'identity']) {
    const ask = (path: string) => fetch(`${serving.url}${path}`, { redirect: 'manual', headers: { 'Accept-Encoding': encoding } })
    const gone = await ask('/tidak-ada')
    expect([gone.status, (await gone.text()).includes('Halaman atau data ini tidak ada.')]).toEqual([404, true])
    expect(gone.headers.get('content-security-policy')).toBeTruthy()
    const led = await ask('/tidak-ada/?jenis=web')
    expect([led.status, led.headers.get('location')]).toEqual([301, '/tidak-ada?jenis=web'])
  }
})

test('stopping finishes what is in flight and releases the database', async () => {
  const answer = fetch(`${serving.url}/slow`)
  await sleep(100)
  await serving.stop()
  expect(await (await answer).text()).toBe('finished')
  await expect(fetch(`${serving.url}/healthz`)).rejects.toThrow()
})

test('rounds of the clockwork never overlap', async () => {
  let rounds = 0
  const stop = startTicking(
    async () => {
      rounds++
      await sleep(1500)
    },
    1,
    node.ports.log,
  )
  await sleep(2300)
  expect(rounds).toBe(1)
  await stop()
})

test.each([
  ['a head that never ends', 'GET / HTTP/1.1\r\nHost: x\r\nX-'],
  ['a body that trickles', 'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n'],
])('%s is cut within 20 s', { timeout: 25_000 }, async (_name, opening) => {
  const from = performance.now()
  await closedAfter(new URL(serving.url), opening)
  expect(performance.now() - from).toBeLessThan(20_500)
})

function closedAfter({ hostname, port }: URL, opening: string): Promise<void> {
  return new Promise(resolve => {
    const socket = connect(Number(port), hostname, () => socket.write(opening))
    const drip = setInterval(() => socket.write('x'), 1000)
    socket.on('error', () => {})
    socket.resume()
    socket.on('close', () => {
      clearInterval(drip)
      resolve()
    })
  })
}
