import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFiles, addInformation } from '../../src/casework/add-information.ts'
import { openIncident } from '../../src/casework/open-incident.ts'
import { visibleIncident } from '../../src/casework/record.ts'
import { suggestAffected } from '../../src/casework/registry.ts'
import { findSimilarReport } from '../../src/casework/similar.ts'
import { addNote, finishTask, takeChoice } from '../../src/casework/work-incident.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import { tick } from '../../src/mail/tick.ts'
import type { Chained } from '../../src/store/events.ts'
import { hashedText, listEvents } from '../../src/store/events.ts'
import { listAttachments } from '../../src/store/evidence.ts'
import { findReport } from '../../src/store/reports.ts'
import { aReport, aTeam, bTeam, type Cast, drafted, opened, organisationOf, refusal, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines) {
  describe(`A report on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const count = async (table: 'report' | 'incident' | 'event' | 'clock' | 'mail' | 'counter') =>
      (await world.ports.database.query.selectFrom(table).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n

    test('becomes an incident in one commit: report, incident, events, clocks and the receipt mail', async () => {
      let commits = 0
      const { commit } = world.ports.database
      world.ports.database.commit = async statements => {
        commits += 1
        await commit(statements)
      }
      const receipt = await opened(world, cast.team, aReport())
      world.ports.database.commit = commit
      expect(commits).toBe(1)
      expect(receipt).toMatchObject({ number: 'TKT-2607-0001', repeated: false, trackingUrl: `http://tanggap.test/t/${receipt.token}` })
      expect(receipt.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
      const events = await listEvents(world.ports.database.query, receipt.id)
      expect(events.map(({ event }) => event.type)).toEqual(['opened', 'entered', 'task_added', 'clock_started', 'clock_started'])
      expect([await count('report'), await count('incident'), await count('event'), await count('clock'), await count('mail')]).toEqual([
        1, 1, 5, 2, 1,
      ])
      const mail = await world.ports.database.query.selectFrom('mail').selectAll().executeTakeFirstOrThrow()
      expect(mail).toMatchObject({
        template: 'N1',
        address: 'agus@gresikkab.go.id',
        status: 'queued',
        attempts: 0,
        incident_id: receipt.id,
      })
      expect(world.mailbox).toEqual([])
      expect(await findReport(world.ports.database.query, receipt.id)).toEqual(aReport().report)
    })

    test('when the commit fails nothing of it is there', async () => {
      const { commit } = world.ports.database
      world.ports.database.commit = statements =>
        commit([
          ...statements,
          sql`INSERT INTO holiday (team_id, date, name) VALUES ('none', '2026-01-01', 'x')`.compile(world.ports.database.query),
        ])
      await expect(openIncident(world.ports, cast.team, aReport(), null)).rejects.toThrow(/FOREIGN KEY/)
      world.ports.database.commit = commit
      expect([await count('report'), await count('incident'), await count('event'), await count('mail'), await count('counter')]).toEqual([
        0, 0, 0, 0, 0,
      ])
      expect((await opened(world, cast.team, aReport())).number).toBe('TKT-2607-0001')
    })

    test('numbers count per team and local month, each team on its own', async () => {
      const { team } = await bTeam(world)
      const number = async (of: Cast['team']) => (await opened(world, of, aReport({ organisation: null }))).number
      expect([await number(cast.team), await number(cast.team), await number(team)]).toEqual([
        'TKT-2607-0001',
        'TKT-2607-0002',
        'TKT-2607-0001',
      ])
      world.clock.set('2026-07-31T16:30:00.000Z')
      expect([await number(cast.team), await number(team)]).toEqual(['TKT-2607-0003', 'TKT-2608-0001'])
      world.clock.set('2026-07-31T17:00:00.000Z')
      expect([await number(cast.team), await number(team)]).toEqual(['TKT-2608-0001', 'TKT-2608-0002'])
    })

    test('twenty at once get twenty numbers without a gap', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => opened(world, cast.team, aReport())))
      expect(all.map(({ number }) => number).sort()).toEqual(
        Array.from({ length: 20 }, (_, at) => `TKT-2607-${String(at + 1).padStart(4, '0')}`),
      )
    })

    test('the same key again is the same report, also when both come at once', async () => {
      const both = await Promise.all([1, 2].map(() => openIncident(world.ports, cast.team, aReport({ key: 'k1' }), null)))
      const third = await openIncident(world.ports, cast.team, aReport({ key: 'k1' }), null)
      expect(new Set([...both, third].map(({ id }) => id)).size).toBe(1)
      expect([...both, third].map(({ repeated }) => repeated).sort()).toEqual([false, true, true])
      expect([await count('incident'), await count('mail')]).toEqual([1, 1])
    })

    test('the same key with another story is refused, and the key of another team is another key', async () => {
      await openIncident(world.ports, cast.team, aReport({ key: 'k1' }), null)
      expect(await refusal(openIncident(world.ports, cast.team, aReport({ key: 'k1', report: { story: 'Lain' } }), null))).toBe(
        'key_reused',
      )
      expect(await refusal(openIncident(world.ports, cast.team, aReport({ key: 'k1', kind: 'ddos' }), null))).toBe('key_reused')
      const { team } = await bTeam(world)
      expect(
        await refusal(openIncident(world.ports, team, aReport({ key: 'k1', organisation: null, report: { story: 'Lain' } }), null)),
      ).toBe('accepted')
    })

    test('a reporter without e-mail gets no mail and is not lost', async () => {
      const reporter = { name: 'Pak Agus', position: null, phone: '0812', email: null }
      await openIncident(world.ports, cast.team, aReport({ report: { reporter } }), null)
      expect([await count('incident'), await count('mail')]).toEqual([1, 0])
    })

    test('files that came along are evidence from the first moment', async () => {
      const bytes = new TextEncoder().encode('tangkapan layar')
      const sha256 = await world.ports.files.put(bytes)
      const id = await reported(world, cast.team, { attachments: [{ sha256, name: 'layar.png', type: 'image/png', size: bytes.length }] })
      const [row] = await listAttachments(world.ports.database.query, id)
      expect((await stateOf(world, id)).evidence).toEqual([
        { id: row?.id, sha256, name: 'layar.png', size: 15, type: 'image/png', state: 'karantina' },
      ])
      expect(row).toMatchObject({ sha256, added_at: '2026-07-14T02:00:00.000Z' })
      expect(await world.ports.files.get(sha256)).toEqual(bytes)
    })

    test('files added later are evidence too, by whom and when', async () => {
      const id = await reported(world, cast.team)
      world.clock.advance('1h')
      const sha256 = await world.ports.files.put(new Uint8Array([1]))
      await addFiles(world.ports, { actor: cast.rina, incident: id }, [{ sha256, name: 'access.log', type: 'text/plain', size: 1 }])
      const [row] = await listAttachments(world.ports.database.query, id)
      expect(row).toMatchObject({ added_by: 'Rina', added_at: '2026-07-14T03:00:00.000Z' })
      const event = (await listEvents(world.ports.database.query, id)).find(each => each.event.type === 'evidence_added')
      expect(event).toMatchObject({ actor: { name: 'Rina' }, event: { evidence: { sha256 } } })
    })

    test('the reporter’s person is in no event, from the report to the receipt, a later word and a cry for help', async () => {
      const id = await reported(world, cast.team)
      const link = {
        kind: 'link' as const,
        id: 'reporter',
        name: 'Pak Agus',
        team: cast.team.id,
        role: 'reporter' as const,
        organisation: null,
      }
      await addInformation(world.ports, { actor: link, incident: id }, { text: 'Masih tampil pagi ini', files: [] })
      await tick(world.ports)
      await walkTo(world, cast, id, 'verifikasi')
      await finishTask(world.ports, { actor: cast.rina, incident: id }, { id: 'lihat-dari-ponsel', result: null })
      await drafted(world, cast.rina, 'TKT-2607-0001')
      const rows = await world.ports.database.query.selectFrom('event').selectAll().execute()
      expect(rows.map(({ type }) => type)).toEqual(expect.arrayContaining(['opened', 'receipt_sent', 'informed', 'task_completed']))
      const said = JSON.stringify(rows)
      for (const word of ['Agus', 'agus@', '0812-3456', 'Kasi Aplikasi', 'iklan slot gacor']) expect(said).not.toContain(word)
    })

    test('a similar report of the same day from the same agency is found', async () => {
      await reported(world, cast.team)
      const like = { team: cast.team.id, organisation: '35.25/dinkes', kind: 'web' }
      expect(await findSimilarReport(world.ports, like)).toMatchObject({ number: 'TKT-2607-0001' })
      expect(await findSimilarReport(world.ports, { ...like, kind: 'ddos' })).toBeNull()
      world.clock.advance('25h')
      expect(await findSimilarReport(world.ports, like)).toBeNull()
    })

    test('assets that the story speaks of are suggested, with the reason', async () => {
      const found = await suggestAffected(world.ports, cast.team.id, 'Di PPDB.gresikkab.go.id muncul slot')
      expect(found.map(({ asset }) => asset.id)).toEqual(['as-ppdb'])
      expect(found[0]?.why).toBeTruthy()
      expect(await suggestAffected(world.ports, (await bTeam(world)).team.id, 'ppdb.gresikkab.go.id')).toEqual([])
    })
  })

  describe(`The chain on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const verify = (id: string, events: readonly Chained[]) => {
      let head = ''
      return events.every((event, at) => {
        head = world.ports.sha256(hashedText(id, head, event))
        return head === event.hash && event.seq === at + 1
      })
    }

    test('replayed, it is the incident’s row exactly: an incident walked to its end, reopened and closed again', async () => {
      const id = await reported(world, cast.team, { kind: engine.name === 'sqlite' ? 'web' : 'phishing' })
      await tick(world.ports)
      await walkTo(world, cast, id, 'pemantauan')
      world.clock.advance('30d')
      await tick(world.ports)
      await walkTo(world, cast, id, 'selesai')
      const { number: _, ...state } = await walkTo(world, cast, id, 'selesai', ['dibuka-kembali'])
      const events = await listEvents(world.ports.database.query, id)
      expect(events.length).toBeGreaterThan(70)
      expect(replay(events)).toEqual(state)
      const row = await world.ports.database.query.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      expect(row).toMatchObject({
        seq: events.length,
        step: 'selesai',
        public_status: 'selesai',
        severity: 'sedang',
        organisation: '35.25/dinkes',
        owner_id: cast.rina.id,
        closed_at: state.closedAt,
      })
      expect(verify(id, events)).toBe(true)
    })

    test('nobody can change or remove an event; who tampers below the program is seen', async () => {
      const id = await reported(world, cast.team)
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'Webshell di /uploads', visible: false })
      const { query, commit } = world.ports.database
      const forged = query
        .updateTable('event')
        .set({ data: '{"type":"noted","visible":false,"text":"Tidak ada apa-apa"}' })
        .where('type', '=', 'noted')
        .compile()
      await expect(commit([forged])).rejects.toThrow(/append only/)
      await expect(commit([query.deleteFrom('event').compile()])).rejects.toThrow(/append only/)
      const { rows } = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = 'event_is_append_only'`.execute(query)
      const guard = rows[0]?.sql ?? ''
      expect(verify(id, await listEvents(query, id))).toBe(true)
      await commit([sql`DROP TRIGGER event_is_append_only`.compile(query), forged, sql.raw(guard).compile(query)])
      const events = await listEvents(query, id)
      expect(events.some(({ event }) => event.type === 'noted' && event.text === 'Tidak ada apa-apa')).toBe(true)
      expect(verify(id, events)).toBe(false)
    })

    test('a removed, moved or renamed event is seen', async () => {
      const id = await reported(world, cast.team)
      await walkTo(world, cast, id, 'triase')
      const events = await listEvents(world.ports.database.query, id)
      const [first, second, third, ...rest] = events
      if (!first || !second || !third) throw new Error('too short')
      expect(verify(id, events)).toBe(true)
      expect(verify(id, [first, third, ...rest])).toBe(false)
      expect(verify(id, [first, third, second, ...rest])).toBe(false)
      expect(verify(id, [first, { ...second, actor: { ...second.actor, name: 'Bagus' } }, third, ...rest])).toBe(false)
      expect(verify(id, [first, { ...second, at: '2026-07-13T00:00:00.000Z' }, third, ...rest])).toBe(false)
      expect(verify('another', events)).toBe(false)
    })

    test('the incident’s clock rows say when the clockwork must look again', async () => {
      const id = await reported(world, cast.team)
      const looks = async () =>
        Object.fromEntries(
          (await world.ports.database.query.selectFrom('clock').selectAll().where('incident_id', '=', id).execute()).map(row => [
            row.id,
            row.next_at,
          ]),
        )
      expect(await looks()).toEqual({ K1: '2026-07-14T02:04:00.000Z', K2: expect.any(String) })
      await takeChoice(world.ports, { actor: cast.rina, incident: id }, { name: 'duplikat', seq: 5, answers: { reason: 'Sama' } })
      expect(await looks()).toEqual({ K1: null, K2: null })
    })
  })

  describe(`Two teams on ${engine.name}`, () => {
    test('never see each other’s incidents, people, agencies or advisories', async () => {
      const world = await createWorld(engine)
      const cast = await aTeam(world)
      const { rahma, udin, team } = await bTeam(world)
      const id = await reported(world, cast.team)
      const { ports } = world
      for (const stranger of [rahma, udin]) {
        expect(await refusal(visibleIncident(ports, stranger, 'TKT-2607-0001'))).toBe('not_found')
        expect(await refusal(takeChoice(ports, { actor: stranger, incident: id }, { name: 'terima', seq: 5, answers: {} }))).toBe(
          'not_found',
        )
        expect(await refusal(addNote(ports, { actor: stranger, incident: id }, { text: 'x', visible: true }))).toBe('not_found')
        expect(await refusal(drafted(world, stranger, 'TKT-2607-0001'))).toBe('not_found')
      }
      await reported(world, team, { organisation: await organisationOf(world, team, '74.71') })
      expect((await visibleIncident(ports, rahma, 'TKT-2607-0001')).incident.team).toBe(team.id)
      expect((await visibleIncident(ports, cast.rina, 'TKT-2607-0001')).incident.team).toBe(cast.team.id)
      expect((await visibleIncident(ports, cast.rina, 'tkt-2607-0001')).incident.id).toBe(id)
      await world.close()
    })

    test('a form of one team opens nothing of the other, also when the form is known', async () => {
      const world = await createWorld(engine)
      const cast = await aTeam(world)
      const { rahma } = await bTeam(world)
      const id = await reported(world, cast.team)
      await takeChoice(world.ports, { actor: cast.rina, incident: id, form: 'f1' }, { name: 'terima', seq: 5, answers: {} })
      expect(
        await refusal(takeChoice(world.ports, { actor: rahma, incident: id, form: 'f1' }, { name: 'terima', seq: 5, answers: {} })),
      ).toBe('not_found')
      await world.close()
    })

    test('Pak Agus sees his own tree, an auditor no case at all', async () => {
      const world = await createWorld(engine)
      const cast = await aTeam(world)
      await reported(world, cast.team)
      await reported(world, cast.team, { organisation: await organisationOf(world, cast.team, '35.78') })
      expect((await visibleIncident(world.ports, cast.agus, 'TKT-2607-0001')).number).toBe('TKT-2607-0001')
      expect(await refusal(visibleIncident(world.ports, cast.agus, 'TKT-2607-0002'))).toBe('not_found')
      expect(await refusal(visibleIncident(world.ports, cast.agus, 'TKT-2607-0001', 'incident.work'))).toBe('not_allowed')
      expect(await refusal(visibleIncident(world.ports, cast.admin, 'TKT-2607-0001'))).toBe('not_found')
      await world.close()
    })
  })
}
