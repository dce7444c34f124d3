/** The least that could do the same: a Hono handler, the form taken apart, prepared statements, the same rows, the same fsync. It looks nothing up and checks nothing. */
import { createAdaptorServer } from '@hono/node-server'
import Sqlite3 from 'better-sqlite3'
import { Hono } from 'hono'
import { type CompiledQuery, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Schema } from '../../src/store/schema.ts'
import { app as program, queue } from './built.ts'
import { openFilled } from './filled.ts'
import { reportBody } from './report.ts'

/** Of a page drawn long ago: nobody takes its sender for a robot. */
const oldFormId = '01890000-0000-7000-8000-ffffffffffff'
const folder = process.argv[2] ?? ''
const { ports, team, cookie, close } = await openFilled(folder, 10_000)
const written = await statementsOfOneReport()
const page = await statementOfOnePage()
close()

const database = new Sqlite3(`${folder}/tanggap.db`)
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(pragma)
const prepared = written.map(({ sql, parameters }) => ({ statement: database.prepare(sql), parameters }))
const ids = [
  ...new Set(
    JSON.stringify(written.map(({ parameters }) => parameters)).match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g),
  ),
].filter(id => id !== team.id)
const list = database.prepare(page.sql)

const insert = database.transaction((n: number) => {
  const fresh = (value: unknown) => (typeof value === 'string' ? freshIds(value, n) : value)
  for (const { statement, parameters } of prepared) statement.run(...parameters.map(fresh))
})

const app = new Hono()
let n = 0
app.post('/lapor/kirim', async c => {
  Object.fromEntries(new URLSearchParams(await c.req.text()))
  insert.immediate(n++)
  return c.redirect('/t/terima-kasih', 303)
})
app.get('/konsol/antrean', c => {
  const rows = list.all(...page.parameters) as Record<string, unknown>[]
  return c.html(`<!doctype html><table>${rows.map(row => `<tr><td>${Object.values(row).join('<td>')}`).join('')}</table>`)
})

const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number }
  process.send?.({ url: `http://127.0.0.1:${port}`, cookie })
})

/** Every id, and every hash that must be unique, made new for row `n`. */
function freshIds(value: string, row: number): string {
  const mark = row.toString(16).padStart(12, '0')
  const changed = ids.reduce((text, id) => text.replaceAll(id, `${id.slice(0, 24)}${mark}`), value)
  if (/^[0-9a-f]{64}$/.test(changed)) return changed.slice(0, 10) + mark + changed.slice(22)
  return changed.replace(/<([0-9a-f]{10})[0-9a-f]{12}([0-9a-f]{18}@)/, `<$1${mark}$2`)
}

/** What the program commits for the very form that the bench sends. */
async function statementsOfOneReport(): Promise<CompiledQuery[]> {
  const seen: CompiledQuery[] = []
  const commit = async (statements: readonly CompiledQuery[]) => {
    await ports.database.commit(statements)
    seen.push(...statements)
  }
  const spying = { ...ports, database: { ...ports.database, commit } }
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: reportBody(oldFormId) }
  const { status } = await program.createApp(spying).request('/lapor/kirim', form, { address: '127.0.0.1' })
  if (status !== 303) throw new Error(`the report was answered with ${status}`)
  return seen
}

/** The queue's own query, caught on its way to a database that is not there. */
async function statementOfOnePage(): Promise<CompiledQuery> {
  const seen: CompiledQuery[] = []
  const connection = {
    executeQuery: async (compiled: CompiledQuery) => {
      seen.push(compiled)
      return { rows: [] }
    },
    streamQuery: () => {
      throw new Error('nothing streams here')
    },
  }
  class Spy extends DummyDriver {
    override acquireConnection = async () => connection
  }
  const dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new Spy(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  await queue.listQueue(new Kysely<Schema>({ dialect }), {
    reach: { team: team.id, bounds: [{ upTo: 'RED' }] },
    view: 'semua',
    person: '',
    soon: '',
    limit: 50,
  })
  const [compiled] = seen
  if (!compiled) throw new Error('the queue asked nothing')
  return compiled
}
