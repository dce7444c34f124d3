import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { waiveClock } from '../../src/casework/legal-clocks.ts'
import {
  addNote,
  assignIncident,
  classifyIncident,
  finishTask,
  moveAffected,
  nameAffected,
  takeChoice,
} from '../../src/casework/work-incident.ts'
import { listEvents } from '../../src/store/events.ts'
import { aTeam, bTeam, type Cast, refusal, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines) {
  describe(`Working on an incident on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      id = await reported(world, cast.team)
    })
    afterEach(() => world.close())

    const rinas = () => ({ actor: cast.rina, incident: id })
    const choice = async (name: string) => ({ name, seq: (await stateOf(world, id)).seq, answers: { reason: 'Diperiksa' } })
    const types = async () => (await listEvents(world.ports.database.query, id)).map(({ event }) => event.type)

    test('whoever takes the first step owns it, and has answered: K2 is met', async () => {
      world.clock.advance('30m')
      await takeChoice(world.ports, rinas(), await choice('terima'))
      const state = await stateOf(world, id)
      expect(state).toMatchObject({ step: 'verifikasi', owner: { id: cast.rina.id, name: 'Rina' } })
      expect(state.clocks.find(clock => clock.id === 'K2')).toMatchObject({ metAt: '2026-07-14T02:30:00.000Z', metBy: 'tanggapan pertama' })
      await takeChoice(world.ports, { actor: cast.sari, incident: id }, await choice('bukan-insiden'))
      expect((await stateOf(world, id)).owner?.name).toBe('Rina')
    })

    test('a note is a first response too, and takes nothing into ownership', async () => {
      await addNote(world.ports, rinas(), { text: 'Sudah saya telepon', visible: false })
      const state = await stateOf(world, id)
      expect([state.owner, state.clocks.find(clock => clock.id === 'K2')?.metAt]).toEqual([null, '2026-07-14T02:00:00.000Z'])
    })

    test('Rina and Sari choose at once: one wins, the other hears that it changed', async () => {
      const wanted = [await choice('terima'), await choice('bukan-insiden')]
      const outcomes = await Promise.all([
        refusal(takeChoice(world.ports, rinas(), wanted[0] ?? (await choice('terima')))),
        refusal(takeChoice(world.ports, { actor: cast.sari, incident: id }, wanted[1] ?? (await choice('terima')))),
      ])
      expect(outcomes.sort()).toEqual(['accepted', 'changed_meanwhile'])
      expect((await types()).filter(type => type === 'chosen')).toHaveLength(1)
    })

    test('ten notes at once are ten notes: none is lost, none refused', async () => {
      const notes = Array.from({ length: 5 }, (_, at) => addNote(world.ports, rinas(), { text: `catatan ${at}`, visible: false }))
      expect(await Promise.all(notes.map(note => refusal(note)))).toEqual(Array(5).fill('accepted'))
      expect((await types()).filter(type => type === 'noted')).toHaveLength(5)
    })

    test.each(['choice', 'note', 'task', 'affected'])('a form sent twice counts once: %s', async what => {
      const seq = (await stateOf(world, id)).seq
      const send = () => {
        const hand = { ...rinas(), form: 'form-1' }
        if (what === 'choice') return takeChoice(world.ports, hand, { name: 'terima', seq, answers: {} })
        if (what === 'note') return addNote(world.ports, hand, { text: 'Sekali saja', visible: true })
        if (what === 'task') return finishTask(world.ports, hand, { id: 'baca-laporan', result: null })
        return nameAffected(world.ports, hand, { organisation: '35.25/dinkes' })
      }
      await send()
      const after = await types()
      const again = await send()
      expect(again.incident).toEqual((await send()).incident)
      expect(await types()).toEqual(after)
      expect(after.length).toBeGreaterThan(5)
    })

    test('a form sent twice at once counts once', async () => {
      const hand = { ...rinas(), form: 'form-1' }
      const both = await Promise.all([1, 2].map(() => refusal(addNote(world.ports, hand, { text: 'Sekali saja', visible: true }))))
      expect(both).toEqual(['accepted', 'accepted'])
      expect((await types()).filter(type => type === 'noted')).toHaveLength(1)
    })

    test('an old page with a new form is still refused', async () => {
      const old = await choice('bukan-insiden')
      await takeChoice(world.ports, { ...rinas(), form: 'form-1' }, await choice('terima'))
      expect(await refusal(takeChoice(world.ports, { ...rinas(), form: 'form-2' }, old))).toBe('changed_meanwhile')
    })

    test('triage on a stale page is refused whole: neither class nor owner', async () => {
      const { seq } = await stateOf(world, id)
      await takeChoice(world.ports, rinas(), await choice('terima'))
      const late = classifyIncident(
        world.ports,
        { actor: cast.sari, incident: id },
        { seq, changes: { severity: 'kritis' }, owner: cast.sari.id },
      )
      expect(await refusal(late)).toBe('changed_meanwhile')
      expect(await stateOf(world, id)).toMatchObject({ severity: 'sedang', owner: { name: 'Rina' } })
    })

    test('an owner is an analyst or lead of this team; an agency is one of its register', async () => {
      const { rahma } = await bTeam(world)
      for (const other of [rahma.id, cast.admin.id, cast.agus.id, 'nobody'])
        expect(await refusal(assignIncident(world.ports, rinas(), other))).toBe('invalid')
      await assignIncident(world.ports, rinas(), cast.bagus.id)
      expect((await stateOf(world, id)).owner?.name).toBe('Bagus')
      const { seq } = await stateOf(world, id)
      expect(await refusal(classifyIncident(world.ports, rinas(), { seq, changes: { organisation: '74.71' } }))).toBe('invalid')
    })

    test('roles that do not work on cases are refused, each as it must be', async () => {
      const act = (actor: Cast['rina']) => refusal(addNote(world.ports, { actor, incident: id }, { text: 'x', visible: false }))
      expect([await act(cast.agus), await act(cast.admin)]).toEqual(['not_allowed', 'not_found'])
    })

    test('a registered asset names its own agency, and each has a state of its own', async () => {
      await nameAffected(world.ports, rinas(), { asset: 'as-ppdb' })
      await nameAffected(world.ports, rinas(), { organisation: '35.25/dinkes', asset: 'sub.dinkes.gresikkab.go.id' })
      expect(await refusal(nameAffected(world.ports, rinas(), { organisation: '99.99' }))).toBe('invalid')
      const [ppdb] = (await stateOf(world, id)).affected
      await moveAffected(world.ports, rinas(), { id: ppdb?.id ?? '', state: 'dibersihkan' })
      expect((await stateOf(world, id)).affected.map(({ organisation, label, state }) => [organisation, label, state])).toEqual([
        ['35.25/dispendik', 'ppdb.gresikkab.go.id', 'dibersihkan'],
        ['35.25/dinkes', 'sub.dinkes.gresikkab.go.id', 'ditemukan'],
      ])
      expect(await refusal(moveAffected(world.ports, rinas(), { id: 'none', state: 'selesai' }))).toBe('not_found')
    })

    test('from Tinggi on only Bagus closes', async () => {
      await walkTo(world, cast, id, 'tindak-lanjut')
      const { seq } = await stateOf(world, id)
      await classifyIncident(world.ports, rinas(), { seq, changes: { severity: 'tinggi' } })
      const close = async (actor: Cast['rina']) =>
        refusal(
          takeChoice(
            world.ports,
            { actor, incident: id },
            { ...(await choice('tutup')), answers: { final_report: 'Ada', lessons: 'Perbarui' } },
          ),
        )
      for (const task of ['susun-laporan', 'kabari-pelapor']) await finishTask(world.ports, rinas(), { id: task, result: null })
      expect([await close(cast.rina), await close(cast.bagus)]).toEqual(['not_allowed', 'missing'])
      await waiveClock(world.ports, { actor: cast.bagus, incident: id }, { clock: 'K7', reason: 'Sudah dilaporkan lewat kanal BSSN' })
      expect(await close(cast.bagus)).toBe('accepted')
    })
  })
}
