/**
 * The queue with `INCIDENTS` (100,000) incidents, 40 % of them open: milliseconds in the server for each view and for filters that
 * find much, little and nothing. One request after the other, something written before each, so that no page comes from memory.
 * As the program does it, without the planner's statistics; `ANALYZED=1` with them.
 * `npm run --silent build && esbuild test/bench/program.ts --bundle --packages=external --platform=node --format=esm
 * --outfile=dist/bench/program.js --log-level=warning && node test/bench/queue.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite3 from 'better-sqlite3'
import { app, config, node } from './built.ts'
import { openFilled } from './filled.ts'

const wanted = Number(process.env.INCIDENTS ?? 100_000)
const rounds = Number(process.env.ROUNDS ?? 100)
const real = 1000
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'tanggap-queue-'))
const say = (text: string) => process.stdout.write(`${text}\n`)

const views = ['baru', 'saya', 'hampir-lewat', 'menunggu-opd', 'semua', 'ditunda'].map(view => `v=${view}`)
const filters = [
  'v=semua&f=keparahan:kritis',
  'v=hampir-lewat&f=keparahan:kritis+kategori:ddos',
  'v=baru&f=tlp:red',
  'v=semua&f=opd:35.25',
  'v=semua&f=opd:"dinas kesehatan kab. 7"',
  'v=baru&f=tenggat:<4j+-kategori:web',
  'v=semua&f=pemilik:belum+sejak:2020-01-01+keparahan:kritis,tinggi',
  'v=semua&f=halaman',
  'v=semua&f="tautan slot"+-kategori:web',
  'v=baru&f=kejadian+kunci',
  'v=semua&f=tidakada',
]

try {
  const filled = await openFilled(folder, real)
  filled.close()
  multiply()
  const opened = await node.openNode(config.readConfig({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }))
  const door = app.createApp(opened.ports)
  say(`${wanted} incidents; ${rounds} requests each, one after the other, in ms`)
  for (const search of [...views, ...filters]) {
    const took = await measure(door, opened.ports.database, { search, cookie: filled.cookie })
    say(
      `${search.padEnd(66)} p50 ${took[Math.floor(rounds / 2)]?.toFixed(1).padStart(6)}  p99 ${took[Math.floor(rounds * 0.99)]?.toFixed(1).padStart(6)}`,
    )
  }
  opened.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

type Door = ReturnType<typeof app.createApp>
type Database = Parameters<typeof app.createApp>[0]['database']

async function measure(door: Door, database: Database, { search, cookie }: { search: string; cookie: string }): Promise<number[]> {
  const took: number[] = []
  for (let at = -5; at < rounds; at++) {
    await database.commit([
      database.query
        .updateTable('setting')
        .set({ value: String(at) })
        .where('name', '=', 'bench')
        .compile(),
    ])
    const started = performance.now()
    const answer = await door.request(`/konsol/antrean?${encodeURI(search)}&x=${at}`, { headers: { cookie } }, { address: '127.0.0.1' })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${search}: ${answer.status}`)
    if (at >= 0) took.push(performance.now() - started)
  }
  return took.sort((a, b) => a - b)
}

/** Copies of the real ones under other numbers, spread over steps, severities, owners, agencies and due times. */
function multiply(): void {
  const raw = new Sqlite3(join(folder, 'tanggap.db'))
  raw.pragma('synchronous = OFF')
  const columns = (raw.pragma('table_info(incident)') as { name: string }[]).map(({ name }) => name)
  const own: Record<string, string> = {
    id: "incident.id || '-' || copy.value",
    number: "incident.number || '-' || copy.value",
    tracking_hash: 'incident.tracking_hash || copy.value',
    severity: "iif(abs(random()) % 50 = 0, 'kritis', iif(abs(random()) % 8 = 0, 'tinggi', iif(abs(random()) % 3 = 0, NULL, 'sedang')))",
    tlp: "iif(abs(random()) % 500 = 0, 'RED', incident.tlp)",
    step: "iif(copy.value % 10 = 0, 'diterima', 'verifikasi')",
    public_status: "iif(copy.value % 10 = 0, 'diterima', 'diperiksa')",
    waiting: 'copy.value % 10 = 1',
    owner_id: 'iif(copy.value % 10 = 2, (SELECT id FROM person LIMIT 1), NULL)',
    closed_at: 'iif(copy.value % 10 > 3, incident.opened_at, NULL)',
    opened_at: "strftime('%Y-%m-%dT%H:%M:%fZ', incident.opened_at, '-' || (abs(random()) % 1000) || ' hours')",
    due_at: "strftime('%Y-%m-%dT%H:%M:%fZ', incident.opened_at, (abs(random()) % 4000 - 100) || ' minutes')",
    snoozed_until: "iif(copy.value % 10 = 3, strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '+1 day'), NULL)",
  }
  const copies = Math.ceil(wanted / real) - 1
  const numbers = `WITH RECURSIVE copy(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM copy WHERE value < ${copies})`
  raw.exec(
    `${numbers} INSERT INTO incident (${columns.join(', ')}) SELECT ${columns.map(name => own[name] ?? `incident.${name}`).join(', ')} FROM incident CROSS JOIN copy WHERE instr(incident.number, '-') > 0`,
  )
  const passage = `SELECT passage.team_id, passage.kind, passage.subject || '-' || copy.value, passage.seq, passage.at, passage.text, passage.fold`
  raw.exec(
    `${numbers} INSERT INTO passage (team_id, kind, subject, seq, at, text, fold) ${passage} FROM passage CROSS JOIN copy WHERE passage.kind = 'tiket'`,
  )
  raw.exec("INSERT INTO setting (name, value) VALUES ('bench', '0')")
  if (process.env.ANALYZED) raw.exec('ANALYZE')
  raw.close()
}
