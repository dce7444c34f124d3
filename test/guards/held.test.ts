import { CompiledQuery } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addInformation } from '../../src/casework/add-information.ts'
import { rejectHeld, releaseHeld } from '../../src/casework/held.ts'
import { type NewReport, openIncident } from '../../src/casework/open-incident.ts'
import { addNote, takeChoice } from '../../src/casework/work-incident.ts'
import { reachOf } from '../../src/core/access.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import { tick } from '../../src/mail/tick.ts'
import { countIncidentsBy, countOverdue } from '../../src/store/condition.ts'
import { listEvents } from '../../src/store/events.ts'
import { countQueues, listQueue } from '../../src/store/queue.ts'
import { cookieOf } from '../factor.ts'
import { aReport, aTeam, bTeam, type Cast, drafted, opened, organisationOf, type ReportOverrides, refusal, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Reports above the limits, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    /** A report of somebody unknown, from one address unless another is named. */
    const sent = (address = '203.0.113.7', overrides: ReportOverrides = {}): NewReport => ({
      ...aReport({ kind: 'web', ...overrides }),
      sender: { address, suspicion: null, proof: null },
    })
    const send = (address?: string, overrides?: ReportOverrides) => opened(world, cast.team, sent(address, overrides))
    const mailed = (n: number) => ({ report: { reporter: { name: 'Agus', position: null, phone: null, email: `agus${n}@gresik.test` } } })
    const held = async () => {
      const rows = await world.ports.database.query.selectFrom('incident').select(['id', 'number', 'held']).orderBy('number').execute()
      return rows.map(row => row.held ?? null)
    }
    const view = async (name: 'baru' | 'semua' | 'hampir-lewat' | 'ditahan') => {
      const reach = reachOf(cast.rina, 'incident.read')
      const page = await listQueue(world.ports.database.query, { reach, view: name, person: cast.rina.id, soon: '2027', limit: 300 })
      return page.rows.map(({ number }) => number)
    }
    const counts = () => {
      const reach = reachOf(cast.rina, 'incident.read')
      return countQueues(world.ports.database.query, { reach, view: 'baru', person: cast.rina.id, soon: '2027', limit: 50 })
    }
    const mails = async () => (await world.ports.database.query.selectFrom('mail').select('incident_id').execute()).length
    const six = async () => {
      const receipts = []
      for (let n = 0; n < 6; n += 1) receipts.push(await send(undefined, mailed(n)))
      return receipts
    }

    test('of eight sent at the same moment from one address exactly five go into the queue', async () => {
      const receipts = await Promise.all(Array.from({ length: 8 }, (_, n) => send(undefined, mailed(n))))
      expect(new Set(receipts.map(({ id }) => id)).size).toBe(8)
      expect((await held()).filter(why => why === null)).toHaveLength(5)
      expect((await held()).filter(why => why === 'alamat')).toHaveLength(3)
      expect(await view('baru')).toHaveLength(5)
      expect(await mails()).toBe(5)
    })

    test('a held report has number, code and page like any other, and stands in no view but its own', async () => {
      const last = (await six()).at(-1)
      expect(last).toMatchObject({ number: 'TKT-2607-0006', repeated: false })
      const page = await world.request(`/t/${last?.token}?baru=1`)
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('Laporan Anda sudah kami terima')
      for (const name of ['baru', 'semua', 'hampir-lewat'] as const) expect(await view(name)).not.toContain('TKT-2607-0006')
      expect(await view('ditahan')).toEqual(['TKT-2607-0006'])
      expect(await counts()).toMatchObject({ baru: 5, 'hampir-lewat': 5, ditahan: 1 })
    })

    test('it starts no alarm, however late it gets', async () => {
      await six()
      await tick(world.ports)
      const before = world.mailbox.length
      expect(before).toBe(5)
      for (const { number } of await incidents()) if (number !== 'TKT-2607-0006') await close(number)
      world.clock.advance('72h')
      await tick(world.ports)
      expect(world.mailbox.slice(before).filter(({ text }) => text.includes('TKT-2607-0006'))).toEqual([])
      const chain = await listEvents(world.ports.database.query, await idOf('TKT-2607-0006'))
      expect(chain.map(({ event }) => event.type)).not.toContain('clock_breached')
      const looked = await world.ports.database.query
        .selectFrom('clock')
        .select('next_at')
        .where('incident_id', '=', await idOf('TKT-2607-0006'))
        .execute()
      expect(looked.map(({ next_at }) => next_at)).toEqual(looked.map(() => null))
      expect(looked.length).toBeGreaterThan(0)
    })

    test('the address is one bucket, the hour one window', async () => {
      await six()
      await send('198.51.100.9', mailed(9))
      expect((await held()).at(-1)).toBeNull()
      world.clock.advance('61m')
      await send(undefined, mailed(10))
      expect((await held()).at(-1)).toBeNull()
    })

    test('twenty of one mail within the hour, from wherever; the twenty-first waits', async () => {
      for (let n = 0; n < 21; n += 1) await send(`198.51.100.${n}`)
      const all = await held()
      expect(all.slice(0, 20)).toEqual(Array(20).fill(null))
      expect(all[20]).toBe('surel')
    })

    test('two hundred a team within the hour; robots from one address do not use them up', async () => {
      await Promise.all(Array.from({ length: 30 }, (_, n) => send('192.0.2.1', mailed(n))))
      const room = await world.ports.database.query.selectFrom('rate').select('count').where('bucket', 'like', 'lapor tim%').execute()
      expect(room).toEqual([{ count: 5 }])
      for (let n = 0; n < 195; n += 1) await send(`198.51.${n}.1`, { report: { reporter: { ...aReport().report.reporter, email: null } } })
      expect((await held()).filter(why => why === null)).toHaveLength(200)
      await send('198.51.250.1', mailed(250))
      expect((await held()).at(-1)).toBe('tim')
      const { team } = await bTeam(world)
      const other = await openIncident(world.ports, team, sent('198.51.251.1', mailed(251)), null)
      expect((await known(other.id)).held ?? null).toBeNull()
    }, 60_000)

    test('whoever is known to us is not counted: the console, a token, the portal', async () => {
      for (let n = 0; n < 8; n += 1) await openIncident(world.ports, cast.team, aReport(), cast.rina)
      expect(await held()).toEqual(Array(8).fill(null))
    })

    test('released, it is an incident like any other: in the queue, receipt mailed now, clocks since it came in, the author in the chain', async () => {
      const last = (await six()).at(-1)
      world.clock.advance('2h')
      await tick(world.ports)
      const before = world.mailbox.length
      expect(await releaseHeld(world.ports, cast.rina, ['TKT-2607-0006'])).toBe(1)
      await tick(world.ports)
      const receipts = world.mailbox.slice(before).filter(({ to }) => to === 'agus5@gresik.test')
      expect(receipts).toHaveLength(1)
      expect(await view('baru')).toContain('TKT-2607-0006')
      expect(await view('ditahan')).toEqual([])
      const chain = await listEvents(world.ports.database.query, last?.id ?? '')
      expect(chain.find(({ event }) => event.type === 'released')).toMatchObject({
        actor: { name: cast.rina.name },
        event: { type: 'released', why: 'alamat' },
      })
      const { number: _, ...state } = await stateOf(world, last?.id ?? '')
      expect(replay(chain)).toEqual(state)
      expect(state.clocks.every(({ startedAt }) => startedAt === state.openedAt)).toBe(true)
      const clocks = await world.ports.database.query.selectFrom('clock').selectAll().where('incident_id', '=', state.id).execute()
      expect(clocks.filter(clock => clock.next_at !== null).length).toBeGreaterThan(0)
      world.clock.advance('72h')
      await tick(world.ports)
      const later = await listEvents(world.ports.database.query, state.id)
      expect(later.map(({ event }) => event.type)).toContain('clock_breached')
      expect(await releaseHeld(world.ports, cast.rina, ['TKT-2607-0006'])).toBe(0)
    })

    test('rejected with a reason, it is closed and kept; the page says so kindly and how to reach the team, and not why', async () => {
      const last = (await six()).at(-1)
      expect(await refusal(rejectHeld(world.ports, cast.rina, ['TKT-2607-0006'], '  '))).toBe('missing')
      await rejectHeld(world.ports, cast.rina, ['TKT-2607-0006'], 'Isinya iklan obat.')
      const state = await stateOf(world, last?.id ?? '')
      expect(state).toMatchObject({ step: 'bukan-insiden', publicStatus: 'selesai' })
      expect(state.closedAt).not.toBeNull()
      const text = await (await world.request(`/t/${last?.token}`)).text()
      expect(text).toContain('tidak kami tindak lanjuti')
      expect(text).toContain('mailto:')
      expect(text).not.toContain('Isinya iklan obat.')
      expect(await view('ditahan')).toEqual([])
      expect(await mails()).toBe(5)
      const chain = await listEvents(world.ports.database.query, state.id)
      expect(chain.find(({ event }) => event.type === 'rejected')?.actor.name).toBe(cast.rina.name)
      expect(replay(chain)).toMatchObject({ step: 'bukan-insiden' })
    })

    test('while it waits nothing else can be done with it; its reporter may add to it', async () => {
      const last = (await six()).at(-1)
      const { id, seq } = await stateOf(world, last?.id ?? '')
      const hand = { actor: cast.rina, incident: id }
      expect(await refusal(takeChoice(world.ports, hand, { name: 'terima', seq, answers: {} }))).toBe('not_a_choice')
      expect(await refusal(addNote(world.ports, hand, { text: 'x', visible: false }))).toBe('not_a_choice')
      const reporter = { ...cast.rina, kind: 'link' as const, id: 'reporter', role: 'reporter' as const }
      await addInformation(world.ports, { actor: reporter, incident: id }, { text: 'Ini sungguhan.', files: [] })
      expect((await known(id)).held).toBe('alamat')
    })

    test('no notice is written about it, and no figure counts it', async () => {
      await six()
      expect(await refusal(drafted(world, cast.rina, 'TKT-2607-0006'))).toBe('not_a_choice')
      const reach = reachOf(cast.rina, 'statistics.read')
      const counted = await countIncidentsBy(world.ports.database.query, 'kind', { reach, open: true })
      expect(counted).toEqual([{ word: 'web', n: 5 }])
      expect(await countOverdue(world.ports.database.query, { reach, now: '2027' })).toBe(5)
    })

    test('a flood of them makes no counter slower: each view has its own index', async () => {
      const { query } = world.ports.database
      const asked: Promise<{ rows: { detail: string }[] }>[] = []
      const spy = query.withPlugin({
        transformQuery({ node, queryId }) {
          const { sql: text, parameters } = query.getExecutor().compileQuery(node, queryId)
          asked.push(query.executeQuery<{ detail: string }>(CompiledQuery.raw(`EXPLAIN QUERY PLAN ${text}`, [...parameters])))
          return node
        },
        transformResult: async ({ result }) => result,
      })
      await countQueues(spy, { reach: reachOf(cast.rina, 'incident.read'), view: 'baru', person: cast.rina.id, soon: '2027', limit: 50 })
      const plan = (await Promise.all(asked)).flatMap(({ rows }) => rows.map(({ detail }) => detail)).join('\n')
      for (const view of ['new', 'owner', 'open', 'waiting', 'held', 'snoozed']) expect(plan).toContain(`incident_${view}`)
      expect(plan).not.toContain('incident_all')
    })

    test('an agency that it names does not hear of it before somebody has looked', async () => {
      const organisation = await organisationOf(world, cast.team, '35.25/dinkes')
      for (let n = 0; n < 6; n += 1) await send(undefined, { organisation, ...mailed(n) })
      const agus = { headers: { Cookie: await cookieOf(world, `${cast.agus.name.toLowerCase().replaceAll(' ', '.')}@jatim.test`) } }
      const list = await (await world.request('/instansi/laporan', agus)).text()
      expect(list).toContain('TKT-2607-0005')
      expect(list).not.toContain('TKT-2607-0006')
      expect((await world.request('/instansi/laporan/TKT-2607-0006', agus)).status).toBe(404)
    })

    test('the queue counts them in a tab of their own, where several are released or rejected at once', async () => {
      for (let n = 0; n < 9; n += 1) await send(undefined, mailed(n))
      const cookie = { Cookie: await cookieOf(world, 'rina@jatim.test') }
      const get = async (path: string) => (await world.request(path, { headers: cookie })).text()
      const post = (path: string, fields: [string, string][]) =>
        world.request(path, { method: 'POST', headers: cookie, body: new URLSearchParams(fields) })
      expect(await get('/konsol/antrean')).toMatch(/href="\/konsol\/ditahan"[^>]*>Ditahan <span class="count">4<\/span>/)
      expect(await get('/konsol/ditahan')).toContain('Lebih dari 5 laporan dalam satu jam dari jaringan ini')
      expect((await post('/konsol/ditahan/lepas', [])).status).toBe(422)
      const two = await post('/konsol/ditahan/lepas', [
        ['no', 'TKT-2607-0006'],
        ['no', 'TKT-2607-0007'],
      ])
      expect(two.headers.get('Location')).toBe('/konsol/ditahan?lepas=2')
      expect(await view('ditahan')).toEqual(['TKT-2607-0008', 'TKT-2607-0009'])
      const unexplained = await post('/konsol/ditahan/tolak', [['no', 'TKT-2607-0008']])
      expect(unexplained.status).toBe(422)
      expect(await unexplained.text()).toMatch(/value="TKT-2607-0008"[^>]*checked/)
      await post('/konsol/ditahan/tolak', [
        ['no', 'TKT-2607-0008'],
        ['reason', 'Iklan'],
      ])
      expect(await view('ditahan')).toEqual(['TKT-2607-0009'])
      const ticket = await get('/konsol/tiket/TKT-2607-0009')
      expect(ticket).toContain('Laporan ini ditahan')
      expect((await post('/konsol/tiket/TKT-2607-0009/tolak', [['reason', '']])).status).toBe(422)
      expect((await post('/konsol/tiket/TKT-2607-0009/lepas', [])).headers.get('Location')).toBe('/konsol/tiket/TKT-2607-0009#langkah')
      expect(await get('/konsol/tiket/TKT-2607-0009')).toContain('Dilepas setelah ditahan')
    })

    async function incidents() {
      return world.ports.database.query.selectFrom('incident').select(['id', 'number']).execute()
    }
    async function idOf(number: string): Promise<string> {
      return (await incidents()).find(one => one.number === number)?.id ?? ''
    }
    async function known(id: string) {
      return world.ports.database.query.selectFrom('incident').select('held').where('id', '=', id).executeTakeFirstOrThrow()
    }
    async function close(number: string) {
      const id = await idOf(number)
      const { seq } = await stateOf(world, id)
      await takeChoice(world.ports, { actor: cast.rina, incident: id }, { name: 'bukan-insiden', seq, answers: { reason: 'uji' } })
    }
  })
