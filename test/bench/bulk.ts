/**
 * One act on `TICKETS` (10,000) tickets that a filter finds, in the built program: how long the request takes, how long until all are
 * done, the same of taking it back, and what a cheap page (the sign-in page) and the queue take meanwhile, asked ten times a second each.
 * `npm run --silent build && esbuild test/bench/program.ts --bundle --packages=external --platform=node --format=esm
 * --outfile=dist/bench/program.js --log-level=warning && node test/bench/bulk.ts`
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFilled } from './filled.ts'

const wanted = Number(process.env.TICKETS ?? 10_000)
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'tanggap-bulk-'))
const say = (text: string) => process.stdout.write(`${text}\n`)
const queue = '/konsol/antrean?v=semua'
const cheap = '/masuk'

const filled = await openFilled(folder, wanted)
const { cookie } = filled
filled.close()
const child = spawn(process.execPath, [join(import.meta.dirname, '../../dist/cli/main.js'), 'serve'], {
  env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: process.env.PORT ?? '8199', LOG_LEVEL: 'error' },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const base = `http://127.0.0.1:${process.env.PORT ?? '8199'}`
try {
  while (!(await fetch(`${base}/healthz`).catch(() => null))) await pause(200)
  await lookFor('quiet', () => pause(5000))
  const form = { act: 'tunda', until: 'besok', reason: 'Ukuran', semua: '1', kembali: queue, form_id: 'bench' }
  await timed('check page', () => post('/konsol/antrean/massal', form))
  let place = ''
  await lookFor('doing', async () => {
    place = (await timed('request', () => post('/konsol/antrean/massal', { ...form, pasti: '1' }))).headers.get('location') ?? ''
    await timed('until all are done', () => over(place))
  })
  await lookFor('taking back', async () => {
    await timed('request', () => post(`${place.split('?')[0]}/urungkan`, {}))
    await timed('until all are back', () => over(place))
  })
  say(/<p class="said"[^>]*>(.*?)<\/p>/.exec(await (await get(place)).text())?.[1] ?? '')
} finally {
  child.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

async function over(path: string): Promise<void> {
  while ((await get(path)).headers.get('refresh')) await pause(500)
}

/** Both pages ten times a second while `work` goes on. */
async function lookFor(name: string, work: () => Promise<unknown>): Promise<void> {
  const took: Record<string, number[]> = { [cheap]: [], [queue]: [] }
  let going = true
  const looking = Object.keys(took).map(async path => {
    while (going) {
      const from = performance.now()
      await (await get(path)).arrayBuffer()
      took[path]?.push(performance.now() - from)
      await pause(100)
    }
  })
  await work()
  going = false
  await Promise.all(looking)
  for (const [path, all] of Object.entries(took)) say(`  ${name}: ${path.padEnd(24)} ${inWords(all)}`)
}

function inWords(all: number[]): string {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1)
  return `p50 ${at(0.5)}  p99 ${at(0.99)}  longest ${at(1)} ms of ${sorted.length}`
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const done = await work()
  say(`${name}: ${((performance.now() - from) / 1000).toFixed(2)} s`)
  return done
}

function get(path: string): Promise<Response> {
  return fetch(base + path, { headers: { cookie }, redirect: 'manual' })
}

function post(path: string, fields: Record<string, string>): Promise<Response> {
  const headers = { cookie, origin: base, 'sec-fetch-site': 'same-origin' }
  return fetch(base + path, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' })
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
