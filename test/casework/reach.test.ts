import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIncident } from '../../src/casework/open-incident.ts'
import { subjectOf } from '../../src/casework/record.ts'
import { type Action, actions, may, reachOf } from '../../src/core/access.ts'
import { replay } from '../../src/core/incident/evolve.ts'
import { tlpLabels } from '../../src/core/tlp.ts'
import { type Role, roles } from '../../src/core/vocabulary.ts'
import { listEvents } from '../../src/store/events.ts'
import { updateIncident } from '../../src/store/incidents.ts'
import { listQueue } from '../../src/store/queue.ts'
import { actor, aReport, aTeam, bTeam, type Cast, organisationOf, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const codes = ['35.25', '35.25/dinkes', '35.25/dispendik', '35.78', null]
const people = ['rina', 'agus', null]

for (const engine of engines) {
  describe(`A list and a single look agree on who may see what, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      const sultra = await bTeam(world)
      for (let at = 0; at < 25; at++) {
        const code = codes[at % codes.length] ?? null
        const id = await reported(world, cast.team, { organisation: code ? await organisationOf(world, cast.team, code) : null })
        const incident = {
          ...(await stateOf(world, id)),
          tlp: tlpLabels[Math.floor(at / codes.length)] ?? 'RED',
          reporter: people[at % 3] ?? null,
          owner: people[(at + 1) % 3] ? { id: people[(at + 1) % 3] ?? '', name: 'x' } : null,
        }
        await world.ports.database.commit([updateIncident(world.ports.database.query, incident)])
      }
      await reported(world, sultra.team, { organisation: null })
    }, 60_000)
    afterAll(() => world.close())

    const asked = fc.record({
      role: fc.constantFrom(...(Object.keys(roles) as Role[])),
      action: fc.constantFrom(...(Object.keys(actions) as Action[])),
      organisation: fc.constantFrom(...codes, '35', '74'),
      id: fc.constantFrom('rina', 'agus', 'udin'),
      kind: fc.constantFrom('person' as const, 'token' as const),
    })

    test('for every role, action, agency and label', async () => {
      const everything = {
        reach: { team: cast.team.id, bounds: [{ upTo: 'RED' as const }] },
        view: 'semua' as const,
        person: '',
        soon: '',
        limit: 100,
      }
      const { rows } = await listQueue(world.ports.database.query, everything)
      expect(rows).toHaveLength(25)
      const subjects = await Promise.all(rows.map(async ({ id }) => ({ id, subject: subjectOf(await stateOf(world, id)) })))
      const seen = new Set<number>()
      await fc.assert(
        fc.asyncProperty(asked, async ({ action, role, ...who }) => {
          const one = actor(role, { ...who, team: cast.team.id })
          const listed = await listQueue(world.ports.database.query, { ...everything, reach: reachOf(one, action) })
          seen.add(listed.rows.length)
          const allowed = subjects.filter(({ subject }) => may(one, action, subject)).map(({ id }) => id)
          expect(listed.rows.map(({ id }) => id).sort()).toEqual(allowed.sort())
        }),
        { numRuns: 150 },
      )
      expect(seen.size).toBeGreaterThan(4)
    })

    test('who reports while signed in is the reporter, and the chain says so', async () => {
      const { id } = await openIncident(world.ports, cast.team, aReport(), cast.agus)
      expect((await stateOf(world, id)).reporter).toBe(cast.agus.id)
      expect(replay(await listEvents(world.ports.database.query, id)).reporter).toBe(cast.agus.id)
    })
  })
}
