import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setProvider } from '../../src/casework/people/oidc-provider.ts'
import { aTeam } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Forger, openForger } from './forger.ts'
import { client } from './idp.ts'
import { browser } from './visitor.ts'

let forger: Forger
beforeAll(async () => {
  forger = await openForger()
})
afterAll(() => forger.close())

for (const engine of engines)
  describe(`the ID token of a team’s provider on ${engine.name}`, () => {
    let world: World
    const rights = [['csirt-analis', { role: 'analyst' as const, organisation: null }] as [string, { role: 'analyst'; organisation: null }]]
    const provider = () => ({ issuer: forger.issuer, clientId: client.id, secret: client.secret, claim: 'groups', rights })
    beforeEach(async () => {
      world = await createWorld(engine)
      const { team } = await aTeam(world)
      await setProvider(world.ports, team, provider())
    })
    afterEach(() => world.close())

    const dewi = { email: 'dewi@jatim.test', email_verified: true, groups: ['csirt-analis'] }
    const comeIn = async (signed: Forger['signed'], claims: Record<string, unknown> = {}) => {
      Object.assign(forger, { signed, claims: { ...dewi, ...claims } })
      const who = browser(world)
      const answer = await who.get(forger.visit((await who.get('/masuk/oidc/jatim')).location ?? ''))
      return [answer.status, who.jar.has('sesi')]
    }
    const refused = [403, false]

    test('counts when it is well signed, for us, for this journey and of this hour', async () => {
      expect(await comeIn('well')).toEqual([303, true])
    })

    test('algorithm-confused, signed by another key or not at all, it counts for nothing', async () => {
      for (const signed of ['by another key', 'with the client secret', 'not at all'] as const)
        expect(await comeIn(signed), signed).toEqual(refused)
    })

    test('for another client, from another issuer, of another journey or run out, it counts for nothing', async () => {
      const hourAgo = Math.floor(Date.now() / 1000) - 3600
      for (const claims of [{ aud: 'lain' }, { iss: 'https://lain.example' }, { nonce: 'lama' }, { exp: hourAgo, iat: hourAgo - 60 }])
        expect(await comeIn('well', claims), JSON.stringify(claims)).toEqual(refused)
    })

    test('a provider that calls itself otherwise than it was set down is not asked', async () => {
      const { team } = { team: (await world.ports.database.query.selectFrom('team').select('id').executeTakeFirstOrThrow()).id }
      await world.ports.database.commit([
        world.ports.database.query
          .updateTable('oidc_provider')
          .set({ issuer: forger.issuer.replace('127.0.0.1', 'localhost') })
          .where('team_id', '=', team)
          .compile(),
      ])
      expect((await browser(world).get('/masuk/oidc/jatim')).status).toBe(503)
    })

    test('a foreign page signs nobody in behind their back', async () => {
      const from = (site: string) => browser(world).get('/masuk/oidc/jatim', { 'Sec-Fetch-Site': site })
      expect((await from('cross-site')).location).toBe('/masuk')
      expect((await from('same-origin')).location).toContain(forger.issuer)
    })
  })
