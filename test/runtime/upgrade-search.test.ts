import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite3 from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { readPassages } from '../../src/casework/search/passages.ts'
import { migrate, migrationFiles } from '../../src/runtime/migrations.ts'
import { openSqlite } from '../../src/runtime/sqlite.ts'
import { root } from '../engines.ts'
import { createWorld, engines } from '../world.ts'

const folder = mkdtempSync(join(tmpdir(), 'tanggap-upgrade-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a database from before there was a search is found whole after the upgrade, and gets its stems and observables in rounds', async () => {
  const before = join(folder, 'db')
  const file = join(folder, 'tanggap.db')
  mkdirSync(before)
  for (const name of migrationFiles(join(root, 'db'))) if (name < '0018') copyFileSync(join(root, 'db', name), join(before, name))
  migrate(file, before)
  const raw = new Sqlite3(file)
  raw.exec(`INSERT INTO team (id, slug, name, short_name, timezone, constituency, calendar, created_at) VALUES ('t', 't', 'T', 'T', 'Asia/Jakarta', '35', '{}', '2026');
    INSERT INTO organisation (team_id, code, name, kind, created_at) VALUES ('t', '35.25', 'Kab. Gresik', 'kabupaten', '2026');
    INSERT INTO playbook (id, version, hash, source, compiled, published_at) VALUES ('web', 1, 'h', '', '{}', '2026')`)
  const incident =
    raw.prepare(`INSERT INTO incident (id, team_id, number, seq, kind, title, step, public_status, tlp, organisation, playbook_id, playbook_version, opened_at, changed_at,
    due_at, tracking_hash, state) VALUES (?, 't', ?, 2, 'web', 'Judul', 's', 'diterima', 'AMBER', '35.25', 'web', 1, '2026', '2026', '9999', ?, '{}')`)
  const report = raw.prepare(
    `INSERT INTO report (incident_id, team_id, body, salt, hash, created_at) VALUES (?, 't', ?, '', '', '2026-01-01')`,
  )
  const event = raw.prepare(
    `INSERT INTO event (incident_id, seq, at, actor_kind, actor_id, actor_name, type, data, hash) VALUES (?, ?, '2026-01-01', 'person', 'x', 'x', ?, ?, '')`,
  )
  for (let n = 0; n < 60; n++) {
    incident.run(`i${n}`, `TKT-2601-00${n + 10}`, `h${n}`)
    report.run(`i${n}`, JSON.stringify({ story: `Peretasan situs hxxps://jahat${n}[.]example`, system: null }))
    event.run(`i${n}`, 1, 'opened', JSON.stringify({ type: 'opened', opening: { title: 'Judul', organisation: '35.25' } }))
    event.run(`i${n}`, 2, 'noted', JSON.stringify({ type: 'noted', text: 'Penyerang\u0007 "dikunci" 😀', visible: false }))
  }
  raw.close()

  expect(migrate(file, join(root, 'db')).length).toBeGreaterThan(0)
  const sqlite = openSqlite(file)
  const found = (match: string) =>
    sqlite.database.query
      .selectFrom('passage_search')
      .select('rowid')
      .where('passage_search' as never, '=', match as never)
      .execute()
  expect(await found('gresik AND peretasan')).toHaveLength(60)
  expect(await found('"dikunci"')).toHaveLength(60)
  expect(await found('fold : "retas"')).toHaveLength(0)

  const [engine] = engines
  const world = await createWorld(engine as (typeof engines)[number])
  const ports = { ...world.ports, database: sqlite.database }
  const rounds: number[] = []
  do rounds.push(await readPassages(ports, 70))
  while (rounds.at(-1) !== 0)
  expect(rounds).toEqual([70, 51, 0])
  expect(await found('fold : "retas"')).toHaveLength(60)
  expect(await found('fold : "serang"')).toHaveLength(60)
  expect(await sqlite.database.query.selectFrom('observable').select('value').execute()).toHaveLength(60)
  await world.close()
  sqlite.close()
})
