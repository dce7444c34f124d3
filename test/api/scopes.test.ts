import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TokenScope, tokenScopes } from '../../src/core/vocabulary.ts'
import { aTeam, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { calling, tokenOf } from './call.ts'

interface Operation {
  security: { bearer?: string[] }[]
}

const scopes = Object.keys(tokenScopes) as TokenScope[]

for (const engine of engines)
  describe(`what a token may be used for, on ${engine.name}`, () => {
    let world: World
    let number: string
    let described: { route: string; method: string; path: string; scopes: string[] }[]
    const tokens = new Map<TokenScope, string>()
    beforeAll(async () => {
      world = await createWorld(engine)
      const cast = await aTeam(world)
      number = (await stateOf(world, await reported(world, cast.team))).number
      for (const scope of scopes) tokens.set(scope, await tokenOf(world, cast.bagus, { scopes: [scope] }))
      const { paths } = (await calling(world, null)('GET', '/api/openapi.json')).body
      described = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { security }]) => ({
          route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
          method: method.toUpperCase(),
          path,
          scopes: security.flatMap(one => one.bearer ?? []),
        })),
      )
    })
    afterAll(() => world.close())

    test('every call names one scope of the list, and every scope is asked for somewhere', () => {
      const routes = world.app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1') && !path.includes('*'))
      expect(routes.length).toBeGreaterThan(30)
      const known = new Map(described.map(one => [one.route, one.scopes]))
      for (const { method, path } of routes) expect(known.get(`${method} ${path}`), `${method} ${path}`).toHaveLength(1)
      expect(new Set(described.flatMap(one => one.scopes))).toEqual(new Set(scopes))
    })

    test('what reads asks for a reading scope, what writes for another', () => {
      for (const { route, method, scopes: asked } of described)
        expect(asked[0]?.endsWith(':read'), `${route} ${asked}`).toBe(method === 'GET')
    })

    test('every call with every scope: the right one passes, any other is told which one is missing', { timeout: 120_000 }, async () => {
      let tried = 0
      for (const { route, method, path, scopes: asked } of described)
        for (const scope of scopes) {
          const call = calling(world, tokens.get(scope) ?? '')
          const answer = await call(method, path.replace('{number}', number).replace('{id}', 'x'), method === 'GET' ? undefined : {})
          const refused = answer.status === 403 && answer.body.missing?.[0]?.requirement.startsWith('scope ')
          expect(refused ?? false, `${route} with ${scope}: ${answer.status} ${JSON.stringify(answer.body)}`).toBe(scope !== asked[0])
          if (refused)
            expect([answer.headers.get('content-type'), answer.body.detail]).toEqual(['application/problem+json', sentence(asked[0])])
          else expect(answer.status, `${route} with ${scope}`).not.toBe(403)
          tried++
        }
      expect(tried).toBeGreaterThan(300)
    })

    test('a scope is asked before the body is looked at, and does not open what is not there', async () => {
      const reader = calling(world, tokens.get('incidents:read') ?? '')
      expect((await reader('POST', `/api/v1/incidents/${number}/notes`, '{')).status).toBe(403)
      expect((await reader('GET', '/api/v1/nothing')).status).toBe(404)
      expect((await reader('GET', '/api/v1/incidents')).status).toBe(200)
    })
  })

const sentence = (scope = '') => `Token ini tidak memiliki cakupan ${scope}.`
