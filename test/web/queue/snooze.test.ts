import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addInformation } from '../../../src/casework/add-information.ts'
import { addNote, classifyIncident, snoozeIncident, takeChoice } from '../../../src/casework/work-incident.ts'
import type { Actor } from '../../../src/core/actor.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { actor, aTeam, type Cast, person, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Putting tickets aside, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let cookie: string
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      cookie = await cookieOf(world, 'rina@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const get = async (path: string) => (await world.request(path, { headers: { Cookie: cookie } })).text()
    const post = (path: string, fields: Record<string, string>, who = cookie) =>
      world.request(path, { method: 'POST', headers: { Cookie: who, Origin: 'http://tanggap.test' }, body: new URLSearchParams(fields) })
    const isIn = async (view: string, no: string) => (await get(`/konsol/antrean?v=${view}`)).includes(`data-row="${no}"`)
    const row = async (id: string) =>
      world.ports.database.query
        .selectFrom('incident')
        .select(['number', 'snoozed_until', 'due_at'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()

    /** Accepted and owned by Rina, nothing due for a day. */
    const quiet = async () => {
      const id = await reported(world, cast.team)
      await takeChoice(
        world.ports,
        { actor: cast.rina, incident: id },
        { name: 'duplikat', seq: (await stateOf(world, id)).seq, answers: { reason: 'x' } },
      )
      return id
    }
    const open = async () => {
      const id = await reported(world, cast.team)
      const hand = { actor: cast.rina, incident: id }
      await takeChoice(world.ports, hand, { name: 'terima', seq: (await stateOf(world, id)).seq, answers: {} })
      return id
    }

    /** The row as if nothing were due for a day: what is due within four hours would show it anyway. */
    const nothingDue = async (id: string) => {
      const due_at = new Date(world.ports.now().getTime() + 24 * 3_600_000).toISOString()
      await world.ports.database.commit([world.ports.database.query.updateTable('incident').set({ due_at }).where('id', '=', id).compile()])
    }

    const aside = async (hours = 6) => {
      const id = await open()
      const { seq, number } = await stateOf(world, id)
      const until = new Date(world.ports.now().getTime() + hours * 3_600_000)
      await snoozeIncident(world.ports, { actor: cast.rina, incident: id }, { seq, until, reason: 'Menunggu log' })
      await nothingDue(id)
      return { id, number }
    }

    test('it leaves the views, stands under Ditunda and Semua, and is back when its time has come', async () => {
      const { number } = await aside(2)
      expect(await isIn('saya', number)).toBe(false)
      expect(await isIn('ditunda', number)).toBe(true)
      expect(await isIn('semua', number)).toBe(true)
      world.clock.advance('2h')
      expect(await isIn('saya', number)).toBe(true)
      expect(await isIn('ditunda', number)).toBe(false)
    })

    test('what is due within four hours is shown all the same', async () => {
      const id = await open()
      const { seq, number } = await stateOf(world, id)
      expect((await row(id)).due_at < new Date(world.ports.now().getTime() + 4 * 3_600_000).toISOString()).toBe(true)
      const answer = await post(`/konsol/tiket/${number}/tunda`, { seq: String(seq), form_id: 'a1', until: '7h', reason: 'Menunggu' })
      expect(answer.status).toBe(303)
      expect(await isIn('ditunda', number)).toBe(true)
      expect(await isIn('saya', number)).toBe(true)
      expect(await isIn('hampir-lewat', number)).toBe(true)
    })

    test('it comes back at once when the reporter writes; a colleague’s note changes nothing', async () => {
      const { id, number } = await aside()
      await addNote(world.ports, { actor: cast.sari, incident: id }, { text: 'Catatan', visible: false })
      await nothingDue(id)
      expect(await isIn('saya', number)).toBe(false)
      const reporter: Actor = actor('reporter', { kind: 'link', id: 'reporter', team: cast.team.id })
      await addInformation(world.ports, { actor: reporter, incident: id }, { text: 'Ini lognya', files: [] })
      await nothingDue(id)
      expect(await isIn('saya', number)).toBe(true)
      expect((await stateOf(world, id)).snooze).toBeNull()
      expect(await get(`/konsol/tiket/${number}`)).toContain('Kembali ke antrean: ada keterangan baru dari pelapor.')
    })

    test('replaying the chain gives the row', async () => {
      const { id } = await aside()
      const state = await stateOf(world, id)
      const replayed = replay(await listEvents(world.ports.database.query, id))
      expect(replayed.snooze).toEqual(state.snooze)
      expect((await row(id)).snoozed_until).toBe(replayed.snooze?.until)
    })

    test('the page refuses what is missing, keeps what was typed, and counts a form once', async () => {
      const id = await open()
      const { seq, number } = await stateOf(world, id)
      const refusedPage = await post(`/konsol/tiket/${number}/tunda`, {
        seq: String(seq),
        until: 'tanggal',
        until_day: '31',
        until_month: '2',
        until_year: '2026',
        reason: 'Tunggu “log”',
      })
      expect(refusedPage.status).toBe(422)
      const html = await refusedPage.text()
      expect(html).toContain('Pilih sampai kapan, waktu yang akan datang.')
      expect(html).toContain('value="Tunggu “log”"')
      expect(html).toMatch(/<title>Galat: /)
      const twice = { seq: String(seq), form_id: 'sekali', until: 'besok', reason: 'Menunggu' }
      for (let time = 0; time < 2; time += 1) expect((await post(`/konsol/tiket/${number}/tunda`, twice)).status).toBe(303)
      expect((await listEvents(world.ports.database.query, id)).filter(({ event }) => event.type === 'snoozed')).toHaveLength(1)
      const ticket = await get(`/konsol/tiket/${number}`)
      expect(ticket).toContain('Kembalikan sekarang')
      expect(
        (await post(`/konsol/tiket/${number}/tunda/batal`, { form_id: 'b', seq: String((await stateOf(world, id)).snooze?.seq) })).status,
      ).toBe(303)
      expect((await stateOf(world, id)).snooze).toBeNull()
    })

    test('a page older than a colleague’s decision is refused, and what is closed cannot be put aside', async () => {
      const id = await open()
      const { seq, number } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.bagus, incident: id }, { seq, changes: { severity: 'kritis' } })
      const late = await post(`/konsol/tiket/${number}/tunda`, { seq: String(seq), until: 'besok', reason: 'Tunggu log' })
      expect(late.status).toBe(409)
      const html = await late.text()
      expect(html).toMatch(/Insiden ini diubah oleh Bagus pukul \d\d\.\d\d: klasifikasi\./)
      expect(html).toContain('value="Tunggu log"')
      const step = await post(`/konsol/tiket/${number}/pilihan`, {
        seq: String(seq),
        choice: 'tunggu',
        waiting_for: 'Dinkes Gresik',
        form_id: 'z',
      })
      expect(step.status).toBe(409)
      const ticket = await step.text()
      expect(ticket).toMatch(
        /Insiden ini diubah oleh Bagus pukul \d\d\.\d\d: klasifikasi\. Periksa, lalu ulangi; yang Anda tulis masih ada\./,
      )
      expect(ticket).toContain('Dinkes Gresik')
      const closed = await stateOf(world, await quiet())
      expect((await post(`/konsol/tiket/${closed.number}/tunda`, { seq: String(closed.seq), until: 'besok', reason: 'x' })).status).toBe(
        422,
      )
    })

    test('whoever may not work on it may not put it aside', async () => {
      await person(world, cast.team, { name: 'Olga', role: 'observer' })
      const { number } = await aside()
      const answer = await post(
        `/konsol/tiket/${number}/tunda`,
        { seq: '1', until: 'besok', reason: 'x' },
        await cookieOf(world, 'olga@jatim.test'),
      )
      expect([403, 404]).toContain(answer.status)
    })
  })
