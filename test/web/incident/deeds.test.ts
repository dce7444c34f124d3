import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { classifyIncident } from '../../../src/casework/work-incident.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`Tasks that are what the classification does, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let cookie: string
    const post = async (more: Record<string, string> = {}) => {
      const { number, seq, title, tlp } = await stateOf(world, incident)
      const known = {
        title,
        tlp,
        organisation: 'Dinas Kesehatan Kab. Gresik',
        severity: 'sedang',
        rsit: 'unauthorised-information-modification',
      }
      const body = new URLSearchParams({ seq: `${seq}`, form_id: `k${seq}`, ...known, ...more })
      const sent = await world.request(`/konsol/tiket/${number}/klasifikasi`, { method: 'POST', headers: { Cookie: cookie }, body })
      const kept = sent.headers.get('Set-Cookie')?.split(';')[0]
      return (await world.request(`/konsol/tiket/${number}`, { headers: { Cookie: `${cookie}; ${kept}` } })).text()
    }
    const done = async () =>
      (await stateOf(world, incident)).tasks
        .filter(one => one.step === 'triase' && one.doneAt)
        .map(({ rule, doneBy }) => `${rule} ${doneBy}`)
    const answers = { iiv: 'tidak', personalData: 'belum-diketahui', ongoing: 'ya' }

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
      await walkTo(world, cast, incident, 'triase')
    })
    afterEach(() => world.close())

    test('are done when it is saved, by whoever saved it, and the timeline says by which deed; others stay', async () => {
      const page = await post(answers)
      expect(await done()).toEqual(['nilai Rina', 'jawab-tiga-pertanyaan Rina'])
      expect(page).toContain('2 tugas selesai.')
      expect(page).toContain('Selesai begitu klasifikasi disimpan: Tetapkan klasifikasi RSIT')
      expect((await listEvents(world.ports.database.query, incident)).map(({ event }) => event)).toContainEqual(
        expect.objectContaining({ type: 'task_completed', task: 'nilai', with: 'classification', result: null }),
      )
      const { number: _, ...state } = await stateOf(world, incident)
      expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, incident))))).toEqual(state)
    })

    test('stay open while what they need is not said; a question left open leaves its own task open', async () => {
      const page = await post()
      expect(await done()).toEqual(['nilai Rina'])
      expect(page).toContain('Selesai dengan sendirinya begitu klasifikasi disimpan.')
      await post({ ...answers, ongoing: '' })
      expect(await done()).toEqual(['nilai Rina'])
      await post(answers)
      expect(await done()).toHaveLength(2)
    })

    test('are done also when everything that was saved stood there already: whoever saves has looked at it', async () => {
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident },
        { seq: (await stateOf(world, incident)).seq, changes: { iiv: 'tidak' } },
      )
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident },
        { seq: (await stateOf(world, incident)).seq, changes: { personalData: 'belum-diketahui', ongoing: 'ya' } },
      )
      expect(await done()).toEqual([])
      await post(answers)
      expect(await done()).toHaveLength(2)
    })

    test('are not done by a label alone, as when many tickets get one at once', async () => {
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident },
        { seq: (await stateOf(world, incident)).seq, changes: { tlp: 'RED' } },
      )
      expect(await done()).toEqual([])
    })
  })
