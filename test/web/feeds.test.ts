import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correctClocks } from '../../src/casework/legal-clocks.ts'
import { addNote, assignIncident, classifyIncident } from '../../src/casework/work-incident.ts'
import type { Classification } from '../../src/core/incident/events.ts'
import { aTeam, bTeam, type Cast, person, reported, stateOf, walkTo } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const home = '/konsol/saya/kalender'

for (const engine of engines)
  describe(`A calendar of one’s deadlines on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    let id: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      id = await reported(world, cast.team)
    })
    afterEach(() => world.close())

    const create = async (by: Visit = rina, fields: Record<string, string> = {}) => {
      const { text } = await by(home, fields)
      return /\/kalender\/[\w-]{43}\.ics/.exec(text)?.[0] ?? ''
    }
    const fetched = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await world.request(path, { headers })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, text, lines: text.replaceAll('\r\n ', '').split('\r\n') }
    }
    const summaries = async (path: string) =>
      (await fetched(path)).lines.filter(line => line.startsWith('SUMMARY:')).map(line => line.slice('SUMMARY:'.length))
    const answer = async (changes: Classification) =>
      classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq: (await stateOf(world, id)).seq, changes })

    test('its address is shown once; the database knows only its hash, and it opens without signing in', async () => {
      const path = await create()
      const { status, headers, text } = await fetched(path)
      expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(text).toContain('BEGIN:VCALENDAR\r\n')
      const secret = path.slice('/kalender/'.length, -4)
      expect((await rina(home)).text).not.toContain(secret)
      const rows = await world.ports.database.query.selectFrom('calendar_feed').selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain(secret)
      expect(rows[0]?.hash).toBe(world.ports.sha256(secret))
    })

    test('it has the clocks that run and the tasks that fall due, with the warning as an alarm; what is met is gone', async () => {
      const path = await create()
      await answer({ personalData: 'ya' })
      const { number, clocks, tasks } = await stateOf(world, id)
      const told = await summaries(path)
      const running = clocks.filter(clock => !clock.metAt && !clock.pausedAt)
      for (const clock of running) expect(told).toContain(`${number} ${clock.id} ${clock.name}`)
      expect(running.map(clock => clock.id)).toContain('K8a')
      for (const task of tasks.filter(one => one.dueAt && !one.doneAt)) expect(told.join('|')).toContain(task.do.split(/[;,]/)[0])
      const { text } = await fetched(path)
      expect(text).toContain('DTSTART:20260717T020000Z')
      expect(text).toContain('BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;VALUE=DATE-TIME:20260715T140000Z')
      await walkTo(world, cast, id, 'selesai')
      const after = await summaries(path)
      expect(after.filter(line => line.includes('K8a') || line.includes('K3'))).toEqual([])
    })

    test('one deadline keeps its UID when it moves, and its SEQUENCE grows', async () => {
      const path = await create()
      await answer({ personalData: 'ya' })
      const k8a = async () => {
        const { text } = await fetched(path)
        const event =
          text
            .replaceAll('\r\n ', '')
            .split('BEGIN:VEVENT')
            .find(one => /SUMMARY:\S+ K8a /.test(one)) ?? ''
        const value = (name: string) => new RegExp(`${name}:(.*)\r`).exec(event)?.[1] ?? ''
        return { uid: value('UID'), sequence: Number(value('SEQUENCE')), due: value('DTSTART') }
      }
      const before = await k8a()
      const hand = { actor: cast.rina, incident: id }
      await correctClocks(world.ports, hand, { clocks: ['K8a'], startedAt: new Date('2026-07-13T00:00:00Z'), reason: 'Kepala dinas tahu' })
      const after = await k8a()
      expect([before.due, after.due]).toEqual(['20260717T020000Z', '20260716T000000Z'])
      expect(after.uid).toBe(before.uid)
      expect(after.sequence).toBeGreaterThan(before.sequence)
      const all = (await fetched(path)).lines.filter(line => line.startsWith('UID:'))
      expect(new Set(all).size).toBe(all.length)
      expect(all.length).toBeGreaterThan(2)
    })

    test('whoever asks whether it changed gets 304 until it did', async () => {
      const path = await create()
      const first = await fetched(path)
      const tag = first.headers.get('etag') ?? ''
      const again = await fetched(path, { 'If-None-Match': tag })
      expect([again.status, again.text]).toEqual([304, ''])
      expect((await fetched(path, { 'If-None-Match': `"x", W/${tag}` })).status).toBe(304)
      await answer({ iiv: 'ya' })
      const changed = await fetched(path, { 'If-None-Match': tag })
      expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false])
    })

    test('a RED incident is its number and nothing else; no label shows who reported, or a note', async () => {
      const path = await create()
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'Rahasia dapur', visible: false })
      await answer({ tlp: 'AMBER+STRICT', personalData: 'ya' })
      const { number, title } = await stateOf(world, id)
      const amber = await fetched(path)
      expect(amber.lines.join('\n')).toContain(`TLP:AMBER+STRICT\\n${title.replaceAll(',', '\\,')}`)
      await answer({ tlp: 'RED' })
      const red = await fetched(path)
      const said = red.lines.filter(line => /^(SUMMARY|DESCRIPTION):/.test(line))
      expect(new Set(said.filter(line => line.startsWith('SUMMARY:')))).toEqual(new Set([`SUMMARY:${number}`]))
      expect(red.lines.join('\n')).not.toMatch(/K8a|dinkes|Situs web|judi/)
      for (const { text } of [amber, red])
        for (const kept of ['Agus', '0812-3456', 'Rahasia dapur']) expect(text.replaceAll('\r\n ', '')).not.toContain(kept)
    })

    test('rights are those of the moment: another team’s cases never, a changed role or a disabled person not any more', async () => {
      const sultra = await bTeam(world)
      const foreign = (
        await stateOf(world, await reported(world, sultra.team, { organisation: null, report: { system: 'kendari.go.id' } }))
      ).title
      const path = await create()
      expect((await fetched(path)).text.replaceAll('\r\n ', '')).not.toContain(foreign.split(':')[1])
      const membership = (change: { role?: string; disabled_at?: string | null }) =>
        world.ports.database.commit([
          world.ports.database.query.updateTable('membership').set(change).where('person_id', '=', cast.rina.id).compile(),
        ])
      await membership({ role: 'observer' })
      expect((await fetched(path)).status).toBe(404)
      await membership({ role: 'analyst' })
      expect((await fetched(path)).status).toBe(200)
      await membership({ disabled_at: world.ports.now().toISOString() })
      const gone = await fetched(path)
      expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store'])
    })

    test('withdrawn, run out or never given: the same answer', async () => {
      const path = await create()
      const other = await create()
      const feed = /kalender\/([\w-]+)\/cabut/.exec((await rina(home)).text)?.[1] ?? ''
      const bagus = await visitor(world, emailOf(cast.bagus))
      expect((await bagus(`${home}/${feed}/cabut`, {})).status).toBe(404)
      expect((await rina(`${home}/${feed}/cabut`, {})).status).toBe(303)
      const statuses = [(await fetched(path)).status, (await fetched(other)).status].sort()
      expect(statuses).toEqual([200, 404])
      world.clock.advance('366d')
      const late = await Promise.all([fetched(path), fetched(other), fetched(`/kalender/${'x'.repeat(43)}.ics`)])
      expect(late.map(({ status }) => status)).toEqual([404, 404, 404])
      expect(new Set(late.map(({ text }) => text)).size).toBe(1)
      const acts = await world.ports.database.query.selectFrom('audit').select('action').where('action', 'like', 'feed_%').execute()
      expect(acts.map(({ action }) => action).sort()).toEqual(['feed_created', 'feed_created', 'feed_revoked'])
    })

    test('only one’s own cases, when that was asked; a report that waits for review is in nobody’s', async () => {
      const own = await create(rina, { own: '1' })
      expect(await summaries(own)).toEqual([])
      await assignIncident(world.ports, { actor: cast.rina, incident: id }, cast.rina.id)
      const { number } = await stateOf(world, id)
      expect((await summaries(own)).every(line => line.startsWith(number))).toBe(true)
      expect(await summaries(own)).not.toEqual([])
      const held = { address: '203.0.113.9', suspicion: 'jebakan' as const, proof: null }
      const robot = (await stateOf(world, await reported(world, cast.team, { sender: held }))).number
      const all = await create()
      expect((await summaries(all)).join()).not.toContain(robot)
    })

    test('however many cases there are, a calendar has the 500 nearest deadlines', async () => {
      await walkTo(world, cast, id, 'penanganan')
      const { query } = world.ports.database
      const row = await query.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      const copies = Array.from({ length: 90 }, (_, at) => {
        const twin = `${at}`.padStart(row.id.length, '0')
        const state = row.state.replaceAll(id, twin).replaceAll('2026-07-', '2026-08-')
        return { ...row, id: twin, number: `TKT-2607-${1000 + at}`, tracking_hash: twin, state }
      })
      await world.ports.database.commit(copies.map(copy => query.insertInto('incident').values(copy).compile()))
      const told = await summaries(await create())
      expect(told).toHaveLength(500)
      const { number, clocks } = await stateOf(world, id)
      for (const clock of clocks.filter(one => !one.metAt)) expect(told).toContain(`${number} ${clock.id} ${clock.name}`)
    })

    test('five at most, and only for those who read cases; a program that fetches without end is slowed down', async () => {
      const path = await create()
      for (let more = 0; more < 4; more++) expect(await create()).toMatch(/ics$/)
      const sixth = await rina(home, {})
      expect([sixth.status, sixth.text.includes('Paling banyak 5 kalender')]).toEqual([422, true])
      await person(world, cast.team, { name: 'Laila', role: 'auditor' })
      for (const email of [emailOf({ name: 'Laila' }), emailOf(cast.agus)]) {
        const visit = await visitor(world, email)
        expect([(await visit(home)).status, (await visit(home, {})).status]).toEqual([403, 403])
      }
      const statuses = new Set<number>()
      for (let call = 0; call < 61; call++) statuses.add((await fetched(path)).status)
      expect([...statuses]).toEqual([200, 429])
    })
  })
