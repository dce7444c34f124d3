import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLinkedIncident } from '../../src/casework/open-linked.ts'
import { finishTask } from '../../src/casework/work-incident.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import type { Playbook } from '../../src/core/playbook.ts'
import { listEvents } from '../../src/store/events.ts'
import { aTeam, type Cast, playbook, playbooks, refusal, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

/** The steps of the way, in the file's order; those aside of it (waiting, reopened, the ends) left out. */
function wayOf({ steps, start }: Playbook): string[] {
  const aside = new Set(['menunggu', 'dibuka-kembali', 'jawab-arsip'])
  const onWay = Object.values(steps).filter(({ id, final }) => !final && !aside.has(id) && id !== start)
  return [...onWay.map(({ id }) => id), 'selesai']
}

for (const engine of engines)
  describe(`From the report to the end, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    test.each(playbooks)(
      'every step of playbook %s is passed, nothing that must be done is left open, and the chain gives the row',
      async id => {
        const rules = playbook(id)
        const incident = await reported(world, cast.team, { kind: rules.kinds[0] ?? 'lainnya' })
        const way = wayOf(rules)
        const { number, ...state } = await walkTo(world, cast, incident, 'selesai', way)
        expect([state.playbook.id, state.step, state.publicStatus]).toEqual([id, 'selesai', 'selesai'])
        expect(state.closedAt).not.toBeNull()
        expect(state.clocks.filter(({ basis, metAt }) => basis === 'law' && !metAt)).toEqual([])
        const owed = state.tasks.filter(task => !task.optional && !task.doneAt && !task.asideAt && task.step !== rules.start)
        expect(owed.map(task => task.id)).toEqual([])
        expect(replay(await listEvents(world.ports.database.query, incident))).toEqual(state)
      },
    )

    test('a typed password opens an incident of the taken account, and phishing goes on', async () => {
      const incident = await reported(world, cast.team, { kind: 'phishing' })
      await walkTo(world, cast, incident, 'penanganan')
      const hand = { actor: cast.rina, incident }
      const typed = { task: 'cari-pengetik', why: 'Dua pegawai Dinkes mengisi kata sandi surel' }
      expect(await refusal(openLinkedIncident(world.ports, hand, typed))).toBe('missing')
      await finishTask(world.ports, hand, { id: 'cari-pengeklik', result: 'Lima orang, dari log proksi' })
      await openLinkedIncident(world.ports, hand, typed)
      const state = await stateOf(world, incident)
      const child = await stateOf(world, state.links?.[0]?.incident ?? '')
      expect([child.playbook.id, child.step, state.step]).toEqual(['akun', 'diterima', 'penanganan'])
    })

    test('the host is asked again every day until the page is dead, and nobody is held by the last asking', async () => {
      const incident = await reported(world, cast.team, { kind: 'phishing' })
      await walkTo(world, cast, incident, 'penanganan')
      await finishTask(world.ports, { actor: cast.rina, incident }, { id: 'minta-penurunan', result: 'Tiket 4711 pada penyedia' })
      const asked = (await stateOf(world, incident)).tasks.filter(({ rule }) => rule === 'minta-penurunan')
      expect(asked.map(({ id, dueAt, optional }) => [id, dueAt, optional])).toEqual([
        ['minta-penurunan', '2026-07-14T06:00:00.000Z', false],
        ['minta-penurunan~2', '2026-07-15T02:00:00.000Z', true],
      ])
      await walkTo(world, cast, incident, 'pemulihan')
      const last = (await stateOf(world, incident)).tasks.find(({ id }) => id === 'minta-penurunan~2')
      expect([last?.doneAt, Boolean(last?.asideAt)]).toEqual([null, true])
    })
  })
