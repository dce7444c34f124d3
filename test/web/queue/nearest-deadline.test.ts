import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchClocks } from '../../../src/casework/watch-clocks.ts'
import { classifyIncident } from '../../../src/casework/work-incident.ts'
import { agendaOf } from '../../../src/core/agenda.ts'
import { root } from '../../engines.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`The queue names the nearest deadline, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    const ids: string[] = []
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      for (const step of ['', 'verifikasi', 'penanganan', 'menunggu', 'selesai']) {
        const id = await reported(world, cast.team)
        ids.push(id)
        if (step) await walkTo(world, cast, id, step)
      }
      const { seq } = await stateOf(world, ids[2] ?? '')
      await classifyIncident(world.ports, { actor: cast.rina, incident: ids[2] ?? '' }, { seq, changes: { personalData: 'ya' } })
      world.clock.advance('10d')
      await watchClocks(world.ports, 50)
    }, 120_000)
    afterAll(() => world.close())

    const rows = () =>
      world.ports.database.query
        .selectFrom('incident')
        .select(['id', 'number', 'due_at', 'due_clock', 'due_name'])
        .orderBy('number')
        .execute()
    const expected = async (id: string) => {
      const state = await stateOf(world, id)
      const [due] = state.closedAt ? [] : agendaOf(state)
      return { due_at: due?.dueAt, due_clock: due?.kind === 'clock' ? due.id : null, due_name: due?.name ?? null }
    }

    test('each row holds the name of what falls due first: a clock with its id, a task, or nothing', async () => {
      const kept = await rows()
      for (const { id, due_at, due_clock, due_name } of kept) {
        const wanted = await expected(id)
        expect({ due_at: wanted.due_at && due_at, due_clock, due_name }).toEqual(wanted)
      }
      expect(kept.map(row => row.due_clock)).toContain('K1')
      expect(kept.some(row => row.due_clock === null && row.due_name !== null)).toBe(true)
      expect(kept.some(row => row.due_name === null)).toBe(true)
      expect(kept.find(({ id }) => id === ids[2])).toMatchObject({ due_clock: expect.stringMatching('^K8') })
      const all = agendaOf(await stateOf(world, ids[2] ?? ''))
      expect(all.find(({ kind }) => kind === 'task')?.dueAt.localeCompare(all[0]?.dueAt ?? '')).toBe(-1)
    })

    test('tickets from before are named by the upgrade as a commit would name them', async () => {
      const { database } = world.ports
      // One that was met is not the one that is due, not even at the same moment.
      const met = sql`json_insert(state, '$.clocks[#]', json_object('id', 'K99', 'name', 'Sudah', 'dueAt', due_at, 'metAt', due_at))`
      await database.commit([
        sql`UPDATE incident SET state = ${met} WHERE due_clock IS NULL AND due_name IS NOT NULL`.compile(database.query),
      ])
      const kept = await rows()
      // As it stood then: the earliest of all.
      const earliest = sql`(SELECT min(json_extract(value, '$.dueAt')) FROM json_each(state, '$.tasks')
        WHERE due_clock IS NOT NULL AND json_extract(value, '$.doneAt') IS NULL AND json_extract(value, '$.asideAt') IS NULL
          AND json_extract(value, '$.step') = incident.step AND json_extract(value, '$.dueAt') < due_at)`
      const upgrades = ['0024_due_named', '0031_overdue_duty_named'].map(name => {
        const file = readFileSync(join(root, `db/${name}.sql`), 'utf8')
        return sql.raw(file.slice(file.indexOf('UPDATE incident'))).compile(database.query)
      })
      const none = { due_clock: null, due_name: null, due_at: sql<string>`coalesce(${earliest}, due_at)` }
      await database.commit([database.query.updateTable('incident').set(none).compile()])
      expect((await rows()).every(row => row.due_name === null)).toBe(true)
      await database.commit(upgrades)
      expect(await rows()).toEqual(kept)
    })

    test('the page says it beside the time left', async () => {
      const cookie = await cookieOf(world, 'rina@jatim.test')
      const html = await (await world.request('/konsol/antrean?v=semua', { headers: { Cookie: cookie } })).text()
      const rowOf = (no: string) => new RegExp(`data-row="${no}".*?</tr>`, 's').exec(html)?.[0] ?? ''
      for (const row of await rows()) {
        if (row.due_clock) expect(rowOf(row.number)).toContain(`${row.due_clock} · <bdi>${row.due_name}</bdi>`)
        else if (row.due_name) expect(rowOf(row.number)).toContain(`Tugas: <bdi>${row.due_name}</bdi>`)
      }
    })
  })
