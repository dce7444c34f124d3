import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { openNode } from '../../src/runtime/node.ts'
import { root } from '../engines.ts'
import { setStage } from './stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-crash-'))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

it('keeps every acknowledged report through kill -9 amid 100 senders, and each sender’s report once', async () => {
  const port = 20_000 + (process.pid % 20_000)
  await prepare()
  const acknowledged = new Map<string, string>()
  let server = await start(port)
  for (let kill = 0; kill < 4; kill++) {
    const sending = Array.from({ length: 100 }, (_, at) => send(port, `pengirim-${kill}-${at}`, acknowledged))
    await new Promise(resolve => setTimeout(resolve, 60 + kill * 90))
    server.kill('SIGKILL')
    await Promise.allSettled(sending)
    const since = Date.now()
    server = await start(port)
    expect(Date.now() - since).toBeLessThan(20_000)
  }
  const beforeRetry = acknowledged.size
  for (let kill = 0; kill < 4; kill++)
    await Promise.all(Array.from({ length: 100 }, (_, at) => send(port, `pengirim-${kill}-${at}`, acknowledged)))
  server.kill('SIGTERM')
  await new Promise(resolve => server.once('exit', resolve))

  const rows = await readReports()
  expect(beforeRetry).toBeGreaterThan(0)
  expect(acknowledged.size).toBe(400)
  expect(rows.map(row => row.idempotency_key).sort()).toEqual([...acknowledged.keys()].map(key => `form:${key}`).sort())
  const [violations, integrity] = await inspect()
  expect(violations).toEqual([])
  expect(integrity).toBe('ok')
}, 90_000)

/** Acknowledged = the browser was sent on to its receipt. A later, different receipt for the same form would be a second report. */
async function send(port: number, key: string, acknowledged: Map<string, string>): Promise<void> {
  const body = new URLSearchParams({
    form_id: key,
    kind: 'web',
    story: `Laporan ${key}`,
    organisation: 'Kab. Gresik',
    name: 'Agus',
    phone: '0812-3456-7890',
  })
  const response = await fetch(`http://127.0.0.1:${port}/lapor/kirim`, { method: 'POST', body, redirect: 'manual' })
  const receipt = response.headers.get('location') ?? ''
  expect(response.status).toBe(303)
  if (acknowledged.has(key)) expect(receipt).toBe(acknowledged.get(key))
  acknowledged.set(key, receipt)
}

async function prepare(): Promise<void> {
  const node = await openNode(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  await setStage(node.ports)
  node.close()
}

async function start(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve'], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error', TICK_SECONDS: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(child)
  for (let tries = 0; tries < 400; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      response => response.ok,
      () => false,
    )
    if (ready) return child
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('the server did not come up')
}

async function readReports() {
  const node = await openNode(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }))
  const rows = await node.ports.database.query
    .selectFrom('report')
    .innerJoin('incident', 'incident.id', 'report.incident_id')
    .select('report.idempotency_key')
    .execute()
  node.close()
  return rows
}

async function inspect(): Promise<[unknown[], string]> {
  const { default: Sqlite3 } = await import('better-sqlite3')
  const raw = new Sqlite3(join(folder, 'tanggap.db'), { readonly: true })
  const violations = raw.pragma('foreign_key_check') as unknown[]
  const integrity = String(raw.pragma('integrity_check', { simple: true }))
  raw.close()
  return [violations, integrity]
}
