import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishPlaybooks } from '../../src/casework/playbooks.ts'
import { readConfig } from '../../src/runtime/node/config.ts'
import { openNode } from '../../src/runtime/node.ts'
import { root } from '../engines.ts'
import { setStage } from './stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-slow-'))
const port = 20_000 + ((process.pid + 7000) % 20_000)
const url = `http://127.0.0.1:${port}`
let server: ChildProcess

beforeAll(async () => {
  const node = await openNode(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }))
  await publishPlaybooks(node.ports)
  await setStage(node.ports)
  node.close()
  server = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve'], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  for (let tries = 0; tries < 200 && !(await isUp()); tries++) await sleep(100)
}, 60_000)
afterAll(() => {
  server.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** Each sends its opening, then a byte a second for as long as it is let. */
const openings = [
  'GET /lapor HTTP/1.1\r\nHost: x\r\nX-Lambat: ',
  'POST /lapor/kirim HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nstory=',
  'POST /lapor/3 HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 50000000\r\n\r\n--b\r\n',
  'POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
  'GET /lapor?',
]

test('500 slow connections: all are closed within 20 s, and whoever else comes is answered within 500 ms', {
  timeout: 90_000,
}, async () => {
  const slow = Array.from({ length: 500 }, (_, at) => trickle(openings[at % openings.length] ?? ''))
  const connected = await Promise.all(slow.map(one => one.connected))
  expect(connected.filter(Boolean)).toHaveLength(500)
  const others = await measureOthers(15_000)
  const lasted = await Promise.all(slow.map(one => one.closed))
  expect(Math.max(...lasted)).toBeLessThan(20_500)
  expect(others.refused).toBe(0)
  expect(others.times.length).toBeGreaterThan(200)
  expect(quantile(others.times, 0.99)).toBeLessThan(500)
  process.stdout.write(
    `  slow ones closed after ${Math.round(Math.min(...lasted))}–${Math.round(Math.max(...lasted))} ms; ` +
      `${others.times.length} others: p50 ${quantile(others.times, 0.5).toFixed(0)} ms, p99 ${quantile(others.times, 0.99).toFixed(0)} ms\n`,
  )
})

/** Reads, a page and a report, one after another and four at a time. */
async function measureOthers(during: number) {
  const times: number[] = []
  let refused = 0
  const until = performance.now() + during
  const person = async (which: number) => {
    for (let n = 0; performance.now() < until; n++) {
      const from = performance.now()
      const answer = await visit(which, n).catch(() => null)
      times.push(performance.now() - from)
      if (!answer || answer.status >= 400) refused += 1
      await answer?.arrayBuffer()
      await sleep(50)
    }
  }
  await Promise.all([0, 1, 2, 3].map(person))
  return { times, refused }
}

function visit(which: number, n: number): Promise<Response> {
  if (which < 2) return fetch(`${url}${which === 0 ? '/healthz' : '/lapor'}`)
  const report = { kind: 'web', story: `Laporan ${n}`, organisation: 'Kab. Gresik', name: 'Agus', phone: '0812-3456-7890' }
  const body = new URLSearchParams({ ...report, form_id: `orang-${which}-${n}`, noticed: 'baru-saja', ongoing: 'ya' })
  return fetch(`${url}/lapor/kirim`, { method: 'POST', body, redirect: 'manual' })
}

function trickle(opening: string) {
  const from = performance.now()
  const socket = connect(port, '127.0.0.1')
  const connected = new Promise<boolean>(resolve => {
    socket.once('connect', () => {
      socket.write(opening)
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
  const byte = opening.includes('chunked') ? '1\r\nx\r\n' : 'x'
  const drip = setInterval(() => socket.write(byte), 1000)
  const closed = new Promise<number>(resolve => {
    socket.on('close', () => {
      clearInterval(drip)
      resolve(performance.now() - from)
    })
  })
  socket.on('error', () => {})
  socket.resume()
  return { connected, closed }
}

function quantile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.POSITIVE_INFINITY
}

async function isUp(): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    answer => answer.ok,
    () => false,
  )
}
