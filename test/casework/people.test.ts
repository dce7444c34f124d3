import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findSignedIn } from '../../src/casework/people/sessions.ts'
import { addPerson, limitTries, signIn, withinLimit } from '../../src/casework/people.ts'
import { finishTask } from '../../src/casework/work-incident.ts'
import { listMails } from '../../src/store/mails.ts'
import { aTeam, bTeam, type Cast, password, refusal, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`people on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    test('a session in use lives on, and ends after seven days all the same', async () => {
      const { session } = await signIn(world.ports, { email: 'pak.agus@jatim.test', password, device: null })
      for (let half = 1; half <= 14; half++) {
        expect((await findSignedIn(world.ports, session))?.actor.name, `half day ${half}`).toBe('Pak Agus')
        world.clock.advance(half === 14 ? '12h' : '11h')
        if (half < 14) {
          await findSignedIn(world.ports, session)
          world.clock.advance('1h')
        }
      }
      expect(await findSignedIn(world.ports, session)).toBeNull()
    })

    test('an address or a bucket of any length makes a short bucket', async () => {
      await refusal(signIn(world.ports, { email: `${'x'.repeat(5000)}@a.test`, password: 'x', device: null }))
      await limitTries(world.ports, `y${'y'.repeat(5000)}`)
      const rows = await world.ports.database.query.selectFrom('rate').selectAll().execute()
      expect(rows.length).toBeGreaterThanOrEqual(2)
      expect(Math.max(...rows.map(({ bucket }) => bucket.length))).toBeLessThanOrEqual(300)
    })

    test('a limit says how long to wait, and begins anew', async () => {
      const limit = { most: 1, within: 3_600_000 }
      expect([await withinLimit(world.ports, 'a', limit), await withinLimit(world.ports, 'a', limit)]).toEqual([true, false])
      await expect(limitTries(world.ports, 'a', limit)).rejects.toThrow('60 menit')
      world.clock.advance('61m')
      expect(await withinLimit(world.ports, 'a', limit)).toBe(true)
    })

    test('a password is set once: further teams do not change it', async () => {
      const { team } = await bTeam(world)
      const given = { email: 'ani@jatim.test', name: 'Ani', role: 'analyst' as const, organisation: null, password }
      expect((await addPerson(world.ports, cast.team, { ...given, password: null })).passwordSet).toBe(false)
      expect((await addPerson(world.ports, team, given)).passwordSet).toBe(true)
      const rina = { ...given, email: 'rina@jatim.test', password: 'kata sandi yang lain' }
      expect((await addPerson(world.ports, team, rina)).passwordSet).toBe(false)
      expect(await refusal(signIn(world.ports, { email: rina.email, password: rina.password, device: null }))).toBe('invalid')
    })

    test('more than five receipts an hour to one address are not written; every report counts', async () => {
      const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
      for (const key of seven) await reported(world, cast.team, { key })
      const receipts = async () =>
        (await listMails(world.ports.database.query, cast.team.id, { limit: 50 })).filter(({ template }) => template === 'N1')
      expect(await receipts()).toHaveLength(5)
      const incidents = await world.ports.database.query.selectFrom('incident').select('id').execute()
      expect(incidents).toHaveLength(7)
      world.clock.advance('61m')
      await reported(world, cast.team, { key: 'later' })
      expect(await receipts()).toHaveLength(6)
    })

    test('the reporter’s name stands in the report alone: their files are added by "Pelapor"', async () => {
      const sha256 = await world.ports.files.put(new Uint8Array([1]))
      await reported(world, cast.team, { attachments: [{ sha256, name: 'layar.png', type: 'image/png', size: 1 }] })
      expect(await world.ports.database.query.selectFrom('attachment').select('added_by').execute()).toEqual([{ added_by: 'Pelapor' }])
    })

    test('a lead’s task is a lead’s', async () => {
      const incident = await reported(world, cast.team)
      let state = await stateOf(world, incident)
      for (const step of ['triase', 'penanganan', 'pemulihan', 'pelajaran']) {
        if (state.tasks.some(({ role }) => role === 'lead')) break
        state = await walkTo(world, cast, incident, step)
      }
      const task = state.tasks.find(({ role }) => role === 'lead')
      expect(task).toBeDefined()
      const finish = (actor: typeof cast.rina) =>
        refusal(finishTask(world.ports, { actor, incident }, { id: task?.id ?? '', result: 'Dicatat' }))
      expect(await finish(cast.rina)).toBe('not_allowed')
      expect(await finish(cast.bagus)).not.toBe('not_allowed')
    })
  })
