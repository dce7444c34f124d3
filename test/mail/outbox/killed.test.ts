import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../../src/runtime/migrations.ts'
import { readConfig } from '../../../src/runtime/node/config.ts'
import { openNode } from '../../../src/runtime/node.ts'
import { root } from '../../engines.ts'
import { startSmtp, type TestServer } from '../../smtp.ts'
import type { World } from '../../world.ts'
import { toTheProvince } from './province.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-killed-'))
const started = Date.parse('2026-07-14T02:00:00.000Z')
let server: TestServer
let child: ChildProcess | undefined

beforeAll(async () => {
  server = await startSmtp({ keepsText: false })
})
afterAll(async () => {
  child?.kill('SIGKILL')
  await server.close()
  rmSync(folder, { recursive: true })
})

/** `tanggap tick` as a process of its own; each next one ten minutes later, when a dead sender's hold has ended. */
function sender(round: number): ChildProcess {
  const now = new Date(started + round * 600_000).toISOString()
  const env = { PATH: process.env.PATH, DATA_DIR: folder, SMTP_URL: server.url, TANGGAP_TEST_CLOCK: '1' }
  child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'tick', '--now', now], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return child
}

async function withNode<T>(work: (world: World) => Promise<T>): Promise<T> {
  const node = await openNode(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }))
  const world = { ports: { ...node.ports, now: () => new Date(started) } } as World
  return work(world).finally(() => node.close())
}

const mails = () => withNode(({ ports }) => ports.database.query.selectFrom('mail').select(['address', 'message_id', 'status']).execute())

test('2,280 contacts, killed at 25, 50 and 75 %: everybody is written to, under one Message-ID, and twice only what was in flight', async () => {
  migrate(join(folder, 'tanggap.db'), join(root, 'db'))
  const addresses = await withNode(world => toTheProvince(world))
  expect(addresses).toHaveLength(2280)
  const inFlight = new Set<string>()
  for (const [round, share] of [0.25, 0.5, 0.75].entries()) {
    const running = sender(round)
    const ended = new Promise(resolve => running.once('exit', (_code, signal) => resolve(signal)))
    await expect.poll(() => distinct().size, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(2280 * share)
    running.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    for (const { address, status } of await mails()) if (status === 'sending') inFlight.add(address)
  }
  const ended = new Promise(resolve => sender(3).once('exit', resolve))
  expect(await ended).toBe(0)
  const rows = await mails()
  expect(rows.map(({ status }) => status)).toEqual(addresses.map(() => 'sent'))
  expect([...distinct()].sort()).toEqual([...addresses].sort())
  const idOf = new Map(rows.map(({ address, message_id }) => [address, message_id]))
  for (const { to, messageId } of server.received) expect(messageId).toBe(idOf.get(to[0] ?? ''))
  const twice = server.received.map(({ to }) => to[0] ?? '').filter((to, at, all) => all.indexOf(to) < at)
  for (const to of twice) expect(inFlight).toContain(to)
  expect(twice.length).toBeLessThanOrEqual(3 * 150)
  if (process.env.SAY) process.stderr.write(`extra copies after three kills: ${twice.length} of ${server.received.length}\n`)
}, 120_000)

const distinct = () => new Set(server.received.map(({ to }) => to[0] ?? ''))
