import { assert, asyncProperty, constantFrom, jsonValue, option, record, string } from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aTeam, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Call, calling, tokenFor } from './call.ts'

for (const engine of engines)
  describe(`garbage to the API on ${engine.name}`, () => {
    let world: World
    let lead: Call
    let paths: string[]
    beforeAll(async () => {
      world = await createWorld(engine)
      const cast = await aTeam(world)
      lead = calling(world, await tokenFor(world, cast.team, 'lead'))
      const { number } = await stateOf(world, await reported(world, cast.team))
      const { body } = await lead('GET', '/api/openapi.json')
      paths = Object.keys(body.paths).map(path => path.replace('{number}', number))
    })
    afterAll(() => world.close())

    test('never makes it fail: no 5xx, whatever path, query or body', { timeout: 120_000 }, async () => {
      const calls = record({
        path: constantFrom(...paths),
        method: constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT'),
        id: string({ unit: 'binary', maxLength: 30 }),
        query: option(record({ q: string({ unit: 'binary' }), cursor: string(), limit: string(), since: string() }, { requiredKeys: [] })),
        body: jsonValue(),
      })
      const tried = asyncProperty(calls, async ({ path, method, id, query, body }) => {
        const search = query ? `?${new URLSearchParams(query as Record<string, string>)}` : ''
        const where = path.replace(/\{\w+\}/g, encodeURIComponent(id.toWellFormed()) || 'x') + search
        const answer = await lead(method, where, method === 'GET' ? undefined : body)
        expect(answer.status, `${method} ${where} ${JSON.stringify(body)} ${JSON.stringify(answer.body)}`).toBeLessThan(500)
      })
      await assert(tried, { numRuns: engine.name === 'd1' ? 150 : 600 })
    })

    test('nor do fields that are almost right', { timeout: 60_000 }, async () => {
      const odd = ['', ' ', '\u0000', '\ud800', '../../etc/passwd', "' OR 1=1 --", '%', 'x'.repeat(5000), null, 1e308, -1, [], {}, true]
      const shapes = (value: unknown) => [
        [
          'POST',
          '/api/v1/reports',
          { kind: 'web', story: value, organisation: value, reporter: { name: value, phone: value, email: value } },
        ],
        [
          'POST',
          '/api/v1/advisories',
          { notice: 'N2', title: value, tlp: 'AMBER', incident: value, body: { actions: [value] }, audience: { below: value } },
        ],
        ['POST', '/api/v1/contacts', { organisation: '35.25', name: value, role: 'agen', email: value, phone: value }],
        ['POST', '/api/v1/assets', { organisation: '35.25', kind: 'domain', value, name: value }],
        [
          'PATCH',
          paths.find(path => /TKT-\d+-\d+$/.test(path)) ?? '',
          { seq: value, title: value, rsit: value, owner: value, tags: [value] },
        ],
      ]
      for (const value of odd)
        for (const [method, path, body] of shapes(value)) {
          const answer = await lead(String(method), String(path), body)
          expect(answer.status, `${method} ${path} ${JSON.stringify(body)} ${JSON.stringify(answer.body)}`).toBeLessThan(500)
        }
    })
  })
