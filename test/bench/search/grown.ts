import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Sqlite3 from 'better-sqlite3'
import { search } from '../built.ts'
import { openFilled } from '../filled.ts'
import { chance, sentence, vocabulary } from './words.ts'

/** Of every incident, besides what opening one of its kind brings. */
const eventsEach = 10
const patterns = 40

interface Row {
  [column: string]: string | number | null
}

/**
 * A database of the real schema with so many incidents of ten events each: opened by the program are forty, the others are their
 * like, written with SQL. Their texts differ, are indexed with their stems and name addresses; three in a hundred are open, one is RED.
 */
export async function grow(folder: string, incidents: number, say: (text: string) => void): Promise<{ cookie: string }> {
  const filled = await openFilled(folder, patterns)
  filled.close()
  const raw = new Sqlite3(join(folder, 'tanggap.db'))
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = OFF')
  raw.pragma('cache_size = -400000')
  const writer = writerOf(raw)
  const began = performance.now()
  for (let n = patterns; n < incidents; n += 1000) {
    raw.transaction(() => {
      for (let at = n; at < Math.min(n + 1000, incidents); at++) writer(at, incidents)
    })()
    if (n % 20_000 < 1000) say(`  ${n} incidents, ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  for (const index of ['passage_search', 'observable_search', 'thing_search'])
    raw.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`)
  raw.exec('ANALYZE')
  raw.pragma('wal_checkpoint(TRUNCATE)')
  const count = (table: string) => raw.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
  say(
    `  ${count('incident')} incidents, ${count('event')} events, ${count('passage')} passages, ${count('sighting')} sightings, ${raw.prepare('SELECT page_count * page_size / 1000000 FROM pragma_page_count, pragma_page_size').pluck().get()} MB`,
  )
  raw.close()
  return { cookie: filled.cookie }
}

/** Statements prepared once, so that a million rows take minutes. */
function writerOf(raw: Sqlite3.Database) {
  const all = (sql: string) => raw.prepare<[], Row>(sql).all()
  const incidents = all('SELECT * FROM incident ORDER BY id')
  const reports = new Map(all('SELECT * FROM report').map(row => [row.incident_id, row]))
  const codes = all('SELECT code FROM organisation ORDER BY code').map(({ code }) => String(code))
  const insert = (table: string, like: Row) =>
    raw.prepare(
      `INSERT INTO ${table} (${Object.keys(like).join(', ')}) VALUES (${Object.keys(like)
        .map(name => `@${name}`)
        .join(', ')})`,
    )
  const [first] = incidents
  const [report] = reports.values()
  if (!first || !report) throw new Error('nothing to be like')
  const statements = {
    incident: insert('incident', first),
    report: insert('report', report),
    event: insert('event', all('SELECT * FROM event LIMIT 1')[0] ?? {}),
    passage: raw.prepare('INSERT INTO passage (team_id, kind, subject, seq, at, text, fold) VALUES (?, ?, ?, ?, ?, ?, ?)'),
  }
  const seen = {
    observable: raw.prepare(
      'INSERT INTO observable (team_id, kind, value, seen_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at RETURNING id',
    ),
    sighting: raw.prepare('INSERT INTO sighting (observable_id, incident_id, seq, at) VALUES (?, ?, ?, ?)'),
  }
  const random = chance(7)
  const words = vocabulary(40_000)
  const team = String(first.team_id)

  return (n: number, of: number) => {
    const like = incidents[n % incidents.length] ?? first
    const opened = new Date(Date.UTC(2026, 10, 30) - (of - n) * Math.floor(94_000_000_000 / of))
    const at = opened.toISOString()
    const id = `${opened.getTime().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`.replace(
      /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
      '$1-$2-$3-$4-$5',
    )
    const number = `TKT-${at.slice(2, 4)}${at.slice(5, 7)}-${String(100_000 + n)}`
    const open = random() < 0.03 || n > of - 50
    const closed_at = open ? null : new Date(opened.getTime() + 5 * 86_400_000).toISOString()
    const organisation = codes[Math.floor(random() * codes.length)] ?? null
    const title = sentence(words, 6, random)
    const tlp = random() < 0.01 ? 'RED' : 'AMBER'
    const due_at = open ? new Date(Date.UTC(2026, 11, 1) + n * 1000).toISOString() : '9999-12-31T00:00:00.000Z'
    const known = {
      ...JSON.parse(String(like.state)),
      id,
      title,
      tlp,
      organisation,
      openedAt: at,
      changedAt: at,
      closedAt: closed_at,
      seq: eventsEach,
      decidedSeq: 1,
    }
    const standing = { opened_at: at, changed_at: at, closed_at, due_at, tlp, organisation, title }
    statements.incident.run({
      ...like,
      id,
      number,
      ...standing,
      seq: eventsEach,
      tracking_hash: randomBytes(32).toString('hex'),
      state: JSON.stringify(known),
    })
    const story = `${sentence(words, 35, random)} kejadian${n}`
    const words0 = `${story} ${title} ${number}`
    statements.passage.run(team, 'tiket', id, 0, at, words0, search.foldOf(words0))
    statements.report.run({
      ...reports.get(like.id),
      incident_id: id,
      idempotency_key: null,
      request_hash: null,
      created_at: at,
      body: JSON.stringify({ ...JSON.parse(String(report.body)), story }),
    })
    for (let seq = 1; seq <= eventsEach; seq++) {
      const event = eventFor(seq, { title, said: () => sentence(words, 12, random), known })
      const text = search.wordsOfEvent(event)
      if (text) statements.passage.run(team, 'tiket', id, seq, at, text, search.foldOf(text))
      statements.event.run({
        incident_id: id,
        seq,
        at,
        actor_kind: 'person',
        actor_id: 'x',
        actor_name: 'Rina',
        type: event.type,
        data: JSON.stringify(event),
        hash: randomBytes(32).toString('hex'),
      })
    }
    const values = [
      ['domain', `situs-${Math.floor(of ** random())}.example`],
      ['ipv4', `45.${n % 200}.${Math.floor(random() * 250)}.7`],
    ]
    for (const [kind, value] of values) {
      const observable = seen.observable.get(team, kind, value, at) as { id: number }
      seen.sighting.run(observable.id, id, 0, at)
    }
  }
}

type Event = Parameters<typeof search.wordsOfEvent>[0]

/** Ten of which five say something, as in real life. */
function eventFor(
  seq: number,
  { title, said, known }: { title: string; said: () => string; known: { clocks: object[]; step: string } },
): Event {
  if (seq === 1) return { type: 'opened', opening: { ...known, title } } as unknown as Event
  if (seq === 2) return { type: 'entered', step: known.step, name: 'Diterima', publicStatus: 'diterima', waiting: false, final: false }
  if (seq <= 4) return { type: 'clock_started', clock: known.clocks[seq - 3] ?? known.clocks[0] } as unknown as Event
  if (seq === 5) return { type: 'assigned', owner: { id: 'x', name: 'Rina' } }
  if (seq === 6) return { type: 'noted', text: said(), visible: false }
  if (seq === 7) return { type: 'task_completed', task: 'a', do: 'Periksa', result: said() }
  if (seq === 8) return { type: 'informed', text: said() }
  if (seq === 9) return { type: 'reply_received', from: 'Dinas', text: said(), number: null }
  return { type: 'clock_met', clock: 'K1', by: 'Rina' }
}
