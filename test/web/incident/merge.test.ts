import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { trackingToken } from '../../../src/casework/links.ts'
import { partIncident } from '../../../src/casework/merge.ts'
import { addNote, classifyIncident } from '../../../src/casework/work-incident.ts'
import { reachOf } from '../../../src/core/access.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { monthOf } from '../../../src/core/statistics/month.ts'
import { listEvents } from '../../../src/store/events.ts'
import { listFacts } from '../../../src/store/statistics/facts.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, refusal, reported, stateOf, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Merging tickets on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let a: string
    let b: string
    let cookie: string
    const no = async (id: string) => (await stateOf(world, id)).number
    const ask = async (path: string, as = cookie) => {
      const answer = await world.request(path, { headers: { Cookie: as } })
      return { status: answer.status, text: await answer.text() }
    }
    const post = async (path: string, fields: Record<string, string>) => {
      const answer = await world.request(path, { method: 'POST', headers: { Cookie: cookie }, body: new URLSearchParams(fields) })
      return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') }
    }
    const fields = async (more: Record<string, string> = {}) => ({
      ke: await no(b),
      seq: `${(await stateOf(world, a)).seq}`,
      ke_seq: `${(await stateOf(world, b)).seq}`,
      reason: 'Situs dan halaman yang sama',
      form_id: 'gabung-1',
      ...more,
    })
    const merge = async () => post(`/konsol/tiket/${await no(a)}/gabung`, await fields())
    const tracking = async (id: string) => (await ask(`/t/${trackingToken(world.ports, id)}`, '')).text
    const proven = async (id: string) => {
      const { number: _, ...state } = await stateOf(world, id)
      expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, id))))).toEqual(state)
    }

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      a = await reported(world, cast.team, { report: { story: 'Halaman depan kami berisi slot gacor' } })
      b = await reported(world, cast.team, { report: { story: 'Warga melapor situs dinas berisi judi' } })
      cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    test('is shown in full first, done once, and both chains give their rows; the merged one is worked on no more', async () => {
      await walkTo(world, cast, a, 'triase')
      const [one, other] = [await no(a), await no(b)]
      const shown = await ask(`/konsol/tiket/${one}/gabung?ke=${other.toLowerCase()}`)
      expect(shown.status).toBe(200)
      expect(shown.text).toContain(`${one} menjadi bagian dari ${other}`)
      expect(shown.text).toContain('ikut, dengan waktu mulainya sendiri')
      const asked = (await stateOf(world, a)).clocks.filter(({ metAt, basis }) => !metAt && basis !== 'default')
      expect(asked.length).toBeGreaterThan(0)
      expect((await post(`/konsol/tiket/${one}/gabung`, await fields({ reason: '' }))).status).toBe(422)
      const sent = await fields()
      const done = await post(`/konsol/tiket/${one}/gabung`, sent)
      expect([done.status, done.to]).toEqual([303, `/konsol/tiket/${other}#gabungan`])
      const after = await stateOf(world, b)
      expect((await post(`/konsol/tiket/${one}/gabung`, sent)).status).toBe(303)
      expect(await stateOf(world, b)).toEqual(after)
      for (const { id, startedAt, dueAt } of asked)
        expect(after.clocks.find(clock => clock.id === id)).toMatchObject({ startedAt, dueAt, from: one })
      await proven(a)
      await proven(b)
      const [page, refused] = [
        await ask(`/konsol/tiket/${one}`),
        await post(`/konsol/tiket/${one}/catatan`, { text: 'Masih di sini', form_id: 'x' }),
      ]
      expect(page.text).toContain(`Tiket ini digabung ke ${other}`)
      expect(page.text).toContain(`href="/konsol/tiket/${other}"`)
      for (const offered of [
        'name="files"',
        'Susun notifikasi',
        `action="/konsol/tiket/${one}/catatan"`,
        `action="/konsol/tiket/${one}/balasan"`,
      ])
        expect(page.text).not.toContain(offered)
      expect([refused.status, refused.text.includes(`Tiket ini digabung ke ${other}; kerjakan di sana.`)]).toEqual([409, true])
      expect((await ask('/konsol/antrean?v=baru')).text).not.toContain(one)
      expect((await ask('/konsol/cari?q=slot+gacor')).text).toContain(one)
      expect((await ask(`/konsol/tiket/${one}/bukti`)).status).toBe(200)
      expect((await ask(`/konsol/tiket/${other}`)).text).toContain(`dari <a href="/konsol/tiket/${one}">${one}</a>`)
    })

    test('a page that is out of date on either of the two is refused by name, with what was typed', async () => {
      const stale = await fields()
      const { seq } = await stateOf(world, b)
      await classifyIncident(world.ports, { actor: cast.bagus, incident: b }, { seq, changes: { severity: 'tinggi' } })
      const late = await post(`/konsol/tiket/${await no(a)}/gabung`, stale)
      expect(late.status).toBe(409)
      expect(late.text).toContain('diubah oleh Bagus')
      expect(late.text).toContain('Situs dan halaman yang sama')
      const own = await fields()
      await classifyIncident(
        world.ports,
        { actor: cast.bagus, incident: a },
        { seq: (await stateOf(world, a)).seq, changes: { severity: 'tinggi' } },
      )
      expect((await post(`/konsol/tiket/${await no(a)}/gabung`, own)).status).toBe(409)
      expect((await stateOf(world, a)).mergedInto).toBeNull()
    })

    test('who reported the merged one follows the case: its status, what is told from now on, and what they add stands there', async () => {
      const [one, other] = [await no(a), await no(b)]
      await addNote(world.ports, { actor: cast.rina, incident: b }, { text: 'Kabar sebelum digabung', visible: true })
      await merge()
      await addNote(world.ports, { actor: cast.rina, incident: b }, { text: 'Situs sudah kami tutup', visible: true })
      await walkTo(world, cast, b, 'triase')
      const token = trackingToken(world.ports, a)
      const added = await world.request(`/t/${token}/keterangan`, {
        method: 'POST',
        body: new URLSearchParams({ text: 'Muncul lagi di halaman berita', form_id: 'k1' }),
      })
      expect(added.status).toBe(303)
      const page = await tracking(a)
      expect(page).toContain('Situs sudah kami tutup')
      expect(page).toContain('Muncul lagi di halaman berita')
      expect(page).not.toContain('Kabar sebelum digabung')
      expect(page).not.toContain(other)
      expect(page).toContain(`Tiket ${one}`)
      expect(await tracking(b)).not.toContain('Muncul lagi')
      const { event } = (await listEvents(world.ports.database.query, b)).at(-1) ?? {}
      expect(event).toEqual({ type: 'informed', text: 'Muncul lagi di halaman berita', via: a })
      await proven(b)
    })

    test('statistics count the event once, and again as two when it is parted', async () => {
      const count = async () =>
        (
          await listFacts(world.ports.database.query, {
            reach: reachOf(cast.bagus, 'statistics.read'),
            month: monthOf(world.ports.now(), cast.team.zone),
          })
        ).length
      expect(await count()).toBe(2)
      await merge()
      expect(await count()).toBe(1)
      const hand = { actor: cast.rina, incident: a }
      await partIncident(world.ports, hand, { seq: (await stateOf(world, a)).seq, reason: 'Ternyata server lain' })
      expect(await count()).toBe(2)
    })

    test('parted, it stands where it stood, with its own deadlines; the other keeps those it took, and says so', async () => {
      const before = await walkTo(world, cast, a, 'triase')
      await merge()
      const [one, other] = [await no(a), await no(b)]
      const taken = (await stateOf(world, b)).clocks
      expect((await ask(`/konsol/tiket/${one}/pisah`)).text).toContain('tetap berjalan di sana')
      expect((await post(`/konsol/tiket/${one}/pisah`, { seq: '1', reason: 'x', form_id: 'p0' })).status).toBe(409)
      const seq = `${(await stateOf(world, a)).seq}`
      expect((await post(`/konsol/tiket/${one}/pisah`, { seq, reason: '', form_id: 'p1' })).status).toBe(422)
      expect((await post(`/konsol/tiket/${one}/pisah`, { seq, reason: 'Server lain', form_id: 'p2' })).status).toBe(303)
      const after = await stateOf(world, a)
      const open = (clocks: typeof after.clocks) => clocks.filter(({ id }) => id !== 'K2')
      expect([after.step, after.closedAt, after.mergedInto, open(after.clocks)]).toEqual([before.step, null, null, open(before.clocks)])
      const next = await world.ports.database.query.selectFrom('clock').select('next_at').where('incident_id', '=', a).execute()
      expect(next.some(({ next_at }) => next_at !== null)).toBe(true)
      expect((await stateOf(world, b)).clocks).toEqual(taken)
      expect((await stateOf(world, b)).absorbed).toEqual([])
      expect((await ask('/konsol/antrean?v=saya')).text).toContain(one)
      expect((await ask(`/konsol/tiket/${other}`)).text).toContain(`${one} dipisahkan lagi: Server lain`)
      await proven(a)
      await proven(b)
    })

    test('not across teams, not into a wider label, not one that waits for review; a case is never widened over what it took in', async () => {
      const { team } = await bTeam(world)
      const far = await reported(world, team, { organisation: null })
      const path = `/konsol/tiket/${await no(a)}/gabung`
      expect((await ask(`${path}?ke=TKT-9999-0001`)).text).toContain('tidak ada, atau bukan untuk Anda')
      const wrong = await post(path, await fields({ ke: await no(far), ke_seq: `${(await stateOf(world, far)).seq}` }))
      expect((await stateOf(world, far)).absorbed).toBeUndefined()
      expect(wrong.status).toBe(422)
      await world.ports.database.commit([
        world.ports.database.query.updateTable('incident').set({ held: 'robot' }).where('id', '=', b).compile(),
      ])
      expect((await merge()).text).toContain('masih ditahan')
      await world.close()
      world = await createWorld(engine)
      cast = await aTeam(world)
      a = await reported(world, cast.team)
      b = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
      const relabel = async (id: string, tlp: 'RED' | 'AMBER' | 'AMBER+STRICT', reason?: string) =>
        classifyIncident(
          world.ports,
          { actor: cast.bagus, incident: id },
          { seq: (await stateOf(world, id)).seq, changes: { tlp }, reason },
        )
      await relabel(a, 'RED')
      const refused = await merge()
      expect([refused.status, refused.text.includes('berlabel RED')]).toEqual([422, true])
      await relabel(b, 'RED')
      expect((await merge()).status).toBe(303)
      expect(await refusal(relabel(b, 'AMBER', 'Boleh dibaca'))).toBe('invalid')
    })

    test('two who merge each into the other at once: one is done, the other is told', async () => {
      const [one, other] = [await no(a), await no(b)]
      const there = await fields({ form_id: 'f1' })
      const back = { ...there, ke: one, seq: there.ke_seq, ke_seq: there.seq, form_id: 'f2' }
      const answers = await Promise.all([post(`/konsol/tiket/${one}/gabung`, there), post(`/konsol/tiket/${other}/gabung`, back)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
      await proven(a)
      await proven(b)
    })
  })
