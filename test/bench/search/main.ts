/**
 * `npm run bench:search`: searches, queue, incident and observable pages on 10,000 and 100,000 incidents (ten events each), and a cheap
 * page while ten searches run. The built program in a process of its own; times are whole requests over loopback. BENCH_INCIDENTS=1000,10000
 * measures other sizes, BENCH_FOLDER keeps the databases there for the next time.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Sqlite3 from 'better-sqlite3'
import { grow } from './grown.ts'
import { chance } from './words.ts'

const sizes = (process.env.BENCH_INCIDENTS ?? '10000,100000').split(',').map(Number)
const kept = process.env.BENCH_FOLDER
const folder = kept ?? mkdtempSync(join(tmpdir(), 'tanggap-search-'))
const rounds = Number(process.env.BENCH_ROUNDS ?? 40)
const say = (text: string) => void process.stdout.write(`${text}\n`)
const servers: ChildProcess[] = []

type Get = (path: string) => Promise<{ took: number; text: string }>
type Paths = Record<string, (n: number) => string>

try {
  const measured: Record<string, number[]>[] = []
  for (const size of sizes) measured.push(await measure(size))
  const [small, large] = [measured[0], measured.at(-1)]
  if (small && large && measured.length > 1) {
    say('')
    for (const name of Object.keys(large))
      say(`growth ${name.padEnd(28)} p50 ×${ratio(small[name], large[name], 0.5)}  p99 ×${ratio(small[name], large[name], 0.99)}`)
  }
} finally {
  for (const server of servers) server.kill('SIGTERM')
  if (!kept) rmSync(folder, { recursive: true, force: true })
}

async function measure(size: number): Promise<Record<string, number[]>> {
  const at = join(folder, String(size))
  say(`${size} incidents`)
  const cookie = await prepared(at, size)
  const { url, server } = await start(at)
  const get: Get = async path => {
    const began = performance.now()
    const answer = await fetch(url + path, { headers: { cookie }, redirect: 'manual' })
    const text = await answer.text()
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`)
    return { took: performance.now() - began, text }
  }
  const searches = questions(size)
  const pages = pagesOf(at, size)
  const times: Record<string, number[]> = {}
  for (const path of [...Object.values(searches), ...Object.values(pages)]) for (let n = 0; n < 3; n++) await get(path(n))
  for (const [name, path] of Object.entries({ ...searches, ...pages })) {
    const each: number[] = []
    for (let n = 0; n < rounds; n++) each.push((await get(path(n))).took)
    times[name] = each
    row(name, each)
  }
  const further = await nextPages(get, searches['search: thirty of one kind'] ?? (() => '/'))
  times['search: next pages'] = further
  row('search: next pages', further)
  times['all searches'] = [...Object.keys(searches), 'search: next pages'].flatMap(name => times[name] ?? [])
  row('all searches', times['all searches'])
  times['cheap page alone'] = await repeated(get, 300)
  row('cheap page alone', times['cheap page alone'])
  times['cheap page, ten searches'] = await beside(get, Object.values(searches), { url, cookie })
  row('cheap page, ten searches', times['cheap page, ten searches'])
  server.kill('SIGTERM')
  await new Promise(resolve => server.once('exit', resolve))
  return times
}

async function prepared(at: string, size: number): Promise<string> {
  const note = join(at, 'cookie.txt')
  if (existsSync(note)) return readFileSync(note, 'utf8')
  mkdirSync(at, { recursive: true })
  const { cookie } = await grow(at, size, say)
  writeFileSync(note, cookie)
  return cookie
}

/** Rare, common, begun, in another form, several, in quotes, a number, an address, nothing. */
function questions(size: number): Paths {
  const random = chance(3)
  const anywhere = () => 40 + Math.floor(random() * (size - 40))
  const search = (q: string) => `/konsol/cari?q=${encodeURIComponent(q)}`
  const common = ['situs', 'halaman', 'laporan', 'dinas', 'sudah', 'kami']
  const begun = ['sit', 'hal', 'kes', 'per', 'keam', 'pemul', 'server', 'kabu']
  const half = ['kebocora', 'pengirima', 'kesehata', 'diperiks', 'pelayana']
  const forms = ['peretasan', 'menyerang', 'pulihkan', 'membocorkan', 'kirimkan']
  const of = (list: string[]) => (n: number) => search(list[n % list.length] ?? '')
  return {
    'search: rare': () => search(`kejadian${anywhere()}`),
    'search: common': of(common),
    'search: begun': of(begun),
    'search: half a long word': of(half),
    'search: another form': of(forms),
    'search: two words': n => search(`${common[n % 6]} ${forms[n % 5]}`),
    'search: common + rare': n => search(`${common[n % 6]} kejadian${anywhere()}`),
    'search: phrase': n => search(['"halaman depan"', '"kata sandi"', '"sudah diperiksa"'][n % 3] ?? ''),
    'search: part of a number': () => search(`TKT-26 ${100_000 + anywhere()}`),
    'search: address': () => search(`situs-${Math.floor(size ** random())}.example`),
    'search: nothing': n => search(`tidakada${n}`),
    'search: thirty of one kind': n => `${search(common[n % 6] ?? '')}&di=tiket`,
    palette: n => `/konsol/palet?q=${['sit', 'gres', 'halaman'][n % 3]}`,
  }
}

function pagesOf(at: string, size: number): Paths {
  const raw = new Sqlite3(join(at, 'tanggap.db'), { readonly: true })
  const numbers = raw.prepare<[], string>('SELECT number FROM incident ORDER BY id').pluck().all()
  const observables = raw.prepare<[], number>('SELECT id FROM observable ORDER BY id').pluck().all()
  raw.close()
  const random = chance(5)
  const any = <T>(list: T[]) => list[Math.floor(random() * list.length)]
  return {
    'number, straight': () => `/konsol/cari?q=${any(numbers)}`,
    'queue: new': () => '/konsol/antrean?v=baru',
    'queue: late': () => '/konsol/antrean?v=hampir-lewat',
    'queue: all': () => '/konsol/antrean?v=semua',
    'queue: all, a word': n => `/konsol/antrean?v=semua&q=${['"situs"', '"kejadian77"'][n % 2]}`,
    incident: () => `/konsol/tiket/${any(numbers)}`,
    observables: () => '/konsol/observabel',
    'observables: filtered': () => `/konsol/observabel?q=situs-${Math.floor(size ** random())}`,
    observable: () => `/konsol/observabel/${any(observables)}`,
  }
}

/** Leafing on, ten pages each. */
async function nextPages(get: Get, first: (n: number) => string): Promise<number[]> {
  const each: number[] = []
  for (let n = 0; n < 4; n++) {
    let path: string | undefined = first(n)
    for (let page = 0; page < 10 && path; page++) {
      const found: { took: number; text: string } = await get(path)
      each.push(found.took)
      path = /href="([^"]+)" rel="next"/.exec(found.text)?.[1]?.replaceAll('&amp;', '&')
    }
  }
  return each
}

/** The sign-in page: little work, so that what it waits for is the others. */
async function repeated(get: Get, times: number): Promise<number[]> {
  const each: number[] = []
  for (let n = 0; n < times; n++) each.push((await get('/masuk')).took)
  return each
}

/** Those who search are a thread of their own: what is measured is what the server makes the other wait. */
async function beside(get: Get, searches: ((n: number) => string)[], told: { url: string; cookie: string }): Promise<number[]> {
  const paths = Array.from({ length: 10 }, (_, at) =>
    Array.from({ length: 400 }, (_, n) => (searches[(at + n) % searches.length] ?? (() => '/masuk'))(n)),
  )
  const asking = new Worker(new URL('./asking.ts', import.meta.url), { workerData: { ...told, paths } })
  await once(asking, 'message')
  const each = await repeated(get, 400)
  asking.postMessage('enough')
  const [asked] = await once(asking, 'message')
  say(`  (${asked} searches meanwhile)`)
  return each
}

async function start(at: string): Promise<{ url: string; server: ChildProcess }> {
  const port = String(20_000 + (process.pid % 20_000))
  const env = { ...process.env, DATA_DIR: at, PORT: port, HOST: '127.0.0.1', LOG_LEVEL: 'error', TICK_SECONDS: '3600' }
  const server = spawn(process.execPath, [join(import.meta.dirname, '../../../dist/cli/main.js'), 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  servers.push(server)
  const url = `http://127.0.0.1:${port}`
  for (let n = 0; n < 200; n++) {
    if (
      await fetch(`${url}/healthz`).then(
        answer => answer.ok,
        () => false,
      )
    )
      return { url, server }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('the server does not answer')
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0
}

function row(name: string, times: readonly number[]): void {
  say(`  ${name.padEnd(28)} p50 ${quantile(times, 0.5).toFixed(1).padStart(7)} ms   p99 ${quantile(times, 0.99).toFixed(1).padStart(7)} ms`)
}

function ratio(small: readonly number[] = [], large: readonly number[] = [], share: number): string {
  return (quantile(large, share) / quantile(small, share)).toFixed(2)
}
