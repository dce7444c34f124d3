import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { actorOfToken, mostCalls } from '../../src/casework/people/token-use.ts'
import { listTokens } from '../../src/store/tokens.ts'
import { aTeam, type Cast } from '../fixtures.ts'
import { write } from '../identity/visitor.ts'
import { createWorld, engines, type World } from '../world.ts'
import { calling, story, tokenOf } from './call.ts'

const incidents = '/api/v1/incidents'

for (const engine of engines)
  describe(`what a token is worth, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let text: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      text = await tokenOf(world, cast.rina)
    })
    afterEach(() => world.close())

    const answered = async (presented: string, address = '203.0.113.7') => {
      const answer = await world.app.request(incidents, { headers: { Authorization: presented } }, { address })
      return { status: answer.status, body: await answer.text() }
    }
    const status = async (presented = `Bearer ${text}`, address?: string) => (await answered(presented, address)).status
    const revoked = async () => {
      const [row] = await listTokens(world.ports.database.query, cast.team.id)
      await write(world, query =>
        query
          .updateTable('token')
          .set({ revoked_at: world.ports.now().toISOString() })
          .where('id', '=', row?.id ?? ''),
      )
    }
    const places = (set: object) => write(world, query => query.updateTable('membership').set(set).where('person_id', '=', cast.rina.id))

    const bad: Record<string, (good: string) => string | Promise<string>> = {
      unknown: good => `Bearer ${withCheck(good.slice(0, 46) + (good[46] === 'A' ? 'B' : 'A'))}`,
      truncated: good => `Bearer ${good.slice(0, -1)}`,
      'cut to its secret': good => `Bearer ${good.slice(0, 47)}`,
      'of another checksum': good => `Bearer ${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`,
      'longer than it was': good => `Bearer ${good}0`,
      'a JWT that asks not to be checked': () => `Bearer ${jwt({ alg: 'none', typ: 'JWT' })}`,
      'a JWT signed with the token as its key': good => `Bearer ${jwt({ alg: 'HS256', kid: good })}`,
      'of another scheme': good => `Basic ${good}`,
      'sent twice': good => `Bearer ${good}, Bearer ${good}`,
      empty: () => 'Bearer ',
      revoked: async good => {
        await revoked()
        return `Bearer ${good}`
      },
      expired: good => {
        world.clock.advance('30d')
        return `Bearer ${good}`
      },
      'used from elsewhere': async () => `Bearer ${await tokenOf(world, cast.rina, { addresses: ['198.51.100.0/24'] })}`,
      'of somebody disabled in the team': async good => {
        await places({ disabled_at: world.ports.now().toISOString() })
        return `Bearer ${good}`
      },
      'of somebody disabled everywhere': async good => {
        await write(world, query => query.updateTable('person').set({ disabled_at: 'x' }).where('id', '=', cast.rina.id))
        return `Bearer ${good}`
      },
      'of somebody who left the team': async good => {
        await write(world, query => query.deleteFrom('membership').where('person_id', '=', cast.rina.id))
        return `Bearer ${good}`
      },
      'of nobody, from before tokens had owners': async good => {
        await write(world, query => query.updateTable('token').set({ owner_id: null }))
        return `Bearer ${good}`
      },
    }

    test.each(Object.keys(bad))('one that is %s opens nothing, and the answer does not say why', async kind => {
      expect(await status()).toBe(200)
      const refused = await answered((await bad[kind]?.(text)) ?? '')
      const strange = await answered('Bearer x')
      expect(refused).toEqual(strange)
      expect(refused.status).toBe(401)
      expect(refused.body).not.toContain(text.slice(0, 30))
    })

    /** With a checksum that fits: only the database knows that nobody has it. */
    function withCheck(body: string): string {
      return body + world.ports.sha256(body).slice(0, 8)
    }

    test('a broken one is refused without a question to the database', async () => {
      const silent = { ...world.ports, database: undefined as unknown as World['ports']['database'] }
      const presented = { address: '', counted: true }
      const mistyped = text.slice(0, -1) + (text.endsWith('0') ? '1' : '0')
      for (const broken of [text.slice(0, -1), mistyped]) expect(await actorOfToken(silent, { ...presented, text: broken })).toBeNull()
      await expect(actorOfToken(silent, { ...presented, text })).rejects.toThrow(TypeError)
    })

    test('nowhere but in its header: in the address, a cookie or the body it is not looked for', async () => {
      for (const name of ['token', 'access_token', 'api_key', 'Authorization'])
        expect((await world.request(`${incidents}?${name}=${text}`)).status).toBe(401)
      expect((await world.request(incidents, { headers: { Cookie: `token=${text}; sesi=${text}` } })).status).toBe(401)
      expect((await world.request(incidents, { headers: { 'X-Api-Key': text } })).status).toBe(401)
      expect((await world.request('/konsol/antrean', { headers: { Authorization: `Bearer ${text}` } })).status).toBe(303)
    })

    test('from the addresses it was made for: IPv4, the same mapped into IPv6, IPv6 ranges; a claimed address counts for nothing', async () => {
      const bound = `Bearer ${await tokenOf(world, cast.rina, { addresses: ['203.0.113.0/28', '2001:db8:1::/48', '192.0.2.9'] })}`
      for (const address of ['203.0.113.7', '::ffff:203.0.113.7', '2001:db8:1:9::5', '192.0.2.9'])
        expect(await status(bound, address), address).toBe(200)
      for (const address of ['203.0.113.16', '2001:db8:2::1', '192.0.2.8', '', 'unknown'])
        expect(await status(bound, address), address).toBe(401)
      const headers = {
        Authorization: bound,
        'X-Forwarded-For': '203.0.113.7',
        'CF-Connecting-IP': '203.0.113.7',
        Forwarded: 'for=203.0.113.7',
      }
      expect((await world.app.request(incidents, { headers }, { address: '198.51.100.1' })).status).toBe(401)
      expect(JSON.stringify(world.logged)).toContain('token used from elsewhere')
      expect(JSON.stringify(world.logged)).not.toContain(bound.slice(7, 40))
    })

    test('each has its own limit, which ends with the minute; reporting is not counted', async () => {
      const call = calling(world, text)
      await call('GET', incidents)
      const [row] = await listTokens(world.ports.database.query, cast.team.id)
      const counted = () =>
        world.ports.database.query.selectFrom('rate').select('count').where('bucket', '=', `token ${row?.id}`).executeTakeFirst()
      expect(await counted()).toEqual({ count: 1 })
      await write(world, query =>
        query
          .updateTable('rate')
          .set({ count: mostCalls - 1 })
          .where('bucket', '=', `token ${row?.id}`),
      )
      expect((await call('GET', incidents)).status).toBe(200)
      const refused = await call('GET', incidents)
      expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'too_many', '60'])
      expect((await call('POST', '/api/v1/reports', story)).status).toBe(201)
      expect(await status(`Bearer ${await tokenOf(world, cast.rina)}`)).toBe(200)
      world.clock.advance('61s')
      expect((await call('GET', incidents)).status).toBe(200)
    })

    test('its last use is written, at most once a minute', async () => {
      const seen = async () => (await listTokens(world.ports.database.query, cast.team.id))[0]?.seen_at
      expect(await seen()).toBeNull()
      await status()
      const first = world.ports.now().toISOString()
      world.clock.advance('59s')
      await status()
      expect(await seen()).toBe(first)
      world.clock.advance('1s')
      await status()
      expect(await seen()).toBe(world.ports.now().toISOString())
    })

    test('a disk that is full stops neither reading nor the check of the token', async () => {
      const full = { ...world.ports.database, commit: () => Promise.reject(new Error('database or disk is full')) }
      const actor = await actorOfToken({ ...world.ports, database: full }, { text, address: '', counted: true })
      expect(actor?.id).toBe(cast.rina.id)
    })
  })

function jwt(header: object): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '')
  return `${part(header)}.${part({ sub: 'rina', scope: 'incidents:read' })}.`
}
