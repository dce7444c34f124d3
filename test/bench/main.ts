/**
 * `npm run bench`: our doors against the least that could do the same work, in one run on loopback. Each server is a
 * process of its own; load comes from this one. Bounded: about a minute, then everything is stopped and removed.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { benchBeside } from './beside.ts'
import { benchMail } from './mail.ts'
import { reportBody } from './report.ts'

const seconds = Number(process.env.BENCH_SECONDS ?? 5)
const connections = Number(process.env.BENCH_CONNECTIONS ?? 32)
const folder = mkdtempSync(join(tmpdir(), 'tanggap-bench-'))
const children: ChildProcess[] = []
let n = 0
const say = (text: string) => process.stdout.write(`${text}\n`)

interface Ready {
  url: string
  cookie: string
}

interface Measured {
  perSecond: number
  p50: number
  p99: number
  bad: number
}

try {
  const ours = await start('app.ts')
  const bare = await start('bare.ts')
  say(`${connections} connections, ${seconds} s each, two rounds in turn; the better round counts`)
  say('')
  say('what                                    per second    p50 ms    p99 ms   errors')
  const reports = await compare('reports acknowledged over HTTP', { ours, bare, path: '/lapor/kirim', post: true })
  const page = { ours, bare, path: '/konsol/antrean?v=semua', post: false }
  const queue = await compare('queue page, 10,000 incidents', page)
  const busy = await compare('… while 20 reports a second come in', { ...page, writing: true })
  for (const child of children.splice(0)) child.kill('SIGTERM')
  const mail = await benchMail(say)
  const province = await benchMail(say, 2280)
  const p99 = await benchBeside(folder, say)
  say('')
  say(
    `reports: ${percent(reports)} of bare (aim 50 %)   queue: ${percent(queue)} of bare (aim 40 %), ${percent(busy)} amid writing   mail: ${percent(mail)} of nodemailer alone, ${percent(province)} to a whole province (aim 80 %)   a page beside it: p99 ${p99} ms (aim 50)`,
  )
} finally {
  for (const child of children) child.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

interface Compared {
  ours: Ready
  bare: Ready
  path: string
  post: boolean
  /** Somebody writes at the same time. */
  writing?: boolean
}

async function compare(what: string, at: Compared): Promise<number> {
  const rounds = { ours: [] as Measured[], bare: [] as Measured[] }
  for (const server of [at.bare, at.ours]) await load(server, at, 1) // to be warm
  for (let round = 0; round < 2; round++) {
    rounds.bare.push(await load(at.bare, at))
    rounds.ours.push(await load(at.ours, at))
  }
  const [ours, bare] = [best(rounds.ours), best(rounds.bare)]
  row(`${what}: Tanggap`, ours)
  row(`${what}: bare`, bare)
  return ours.perSecond / bare.perSecond
}

async function load(server: Ready, { path, post, writing }: Omit<Compared, 'ours' | 'bare'>, duration = seconds): Promise<Measured> {
  const request = post ? reporting(path) : { method: 'GET' as const, path, headers: { cookie: server.cookie } }
  const writer = writing && setInterval(() => void report(server.url), 50)
  const result = await autocannon({ url: server.url, connections, duration, requests: [request] })
  if (writer) clearInterval(writer)
  const good = post ? result['3xx'] : result['2xx']
  const total = result['1xx'] + result['2xx'] + result['3xx'] + result['4xx'] + result['5xx']
  return { perSecond: good / result.duration, p50: result.latency.p50, p99: result.latency.p99, bad: total - good + result.errors }
}

function reporting(path: string) {
  return {
    method: 'POST' as const,
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    setupRequest: (made: autocannon.Request) => ({ ...made, body: reportBody(`bench-${process.hrtime.bigint()}-${n++}`) }),
  }
}

async function report(url: string): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = reportBody(`bench-${process.hrtime.bigint()}-${n++}`)
  await fetch(`${url}/lapor/kirim`, { method: 'POST', headers, body, redirect: 'manual' })
}

function start(script: string): Promise<Ready> {
  const child = fork(join(import.meta.dirname, script), [join(folder, script)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  children.push(child)
  return new Promise((resolve, reject) => {
    child.once('message', ready => resolve(ready as Ready))
    child.once('exit', code => reject(new Error(`${script} ended with ${code}`)))
  })
}

function best(rounds: Measured[]): Measured {
  return rounds.reduce((a, b) => (b.perSecond > a.perSecond ? b : a))
}

function row(what: string, { perSecond, p50, p99, bad }: Measured) {
  say(
    `${what.padEnd(38)} ${perSecond.toFixed(0).padStart(11)} ${p50.toFixed(1).padStart(9)} ${p99.toFixed(1).padStart(9)} ${String(bad).padStart(8)}`,
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
