import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf } from '../factor.ts'
import { aTeam, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const bodies: [string, () => { body?: BodyInit; headers?: Record<string, string> }][] = [
  ['a form', () => ({ body: new URLSearchParams({ text: 'Disisipkan', form_id: 'x' }) })],
  [
    'a form with files',
    () => {
      const body = new FormData()
      body.set('text', 'Disisipkan')
      return { body }
    },
  ],
  ['plain text', () => ({ body: 'text=Disisipkan', headers: { 'Content-Type': 'text/plain' } })],
  ['JSON', () => ({ body: '{"text":"Disisipkan"}', headers: { 'Content-Type': 'application/json' } })],
  ['a body without a type', () => ({ body: new TextEncoder().encode('text=Disisipkan') })],
  ['no body', () => ({})],
]

const foreign: [string, Record<string, string>][] = [
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['another site that forges an origin', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://tanggap.test' }],
  ['a sibling domain', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://lain.test' }],
  ['an older browser on another site', { Origin: 'https://evil.example' }],
  ['a sandboxed frame', { Origin: 'null' }],
  ['an old browser on another site', { Referer: 'https://evil.example/http://tanggap.test/' }],
  ['a browser that says nothing', {}],
  ['a Referer that is no address', { Referer: 'tanggap.test' }],
]

const own: [string, Record<string, string>][] = [
  ['today’s browser', { 'Sec-Fetch-Site': 'same-origin' }],
  ['an older browser', { Origin: 'http://tanggap.test' }],
  ['an old browser', { Referer: 'http://tanggap.test/konsol/tiket/TKT-2607-0001' }],
  ['a reload by hand', { 'Sec-Fetch-Site': 'none' }],
]

for (const engine of engines)
  describe(`Forms on foreign pages, on ${engine.name}`, () => {
    let world: World
    let incident: string
    let Cookie: string
    beforeAll(async () => {
      world = await createWorld(engine)
      const cast = await aTeam(world)
      incident = await reported(world, cast.team)
      Cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterAll(() => world.close())

    /** Past the world's own browser, with exactly these headers. */
    const send = (headers: Record<string, string>, init: { body?: BodyInit; headers?: Record<string, string> }) =>
      world.app.request(
        new URL('/konsol/tiket/TKT-2607-0001/catatan', world.ports.settings.baseUrl),
        { method: 'POST', ...init, headers: { ...headers, ...init.headers } },
        { address: '203.0.113.7' },
      )

    describe.each(foreign)('%s', (_, headers) => {
      test.each(bodies)('changes nothing with %s', async (_name, make) => {
        const before = (await stateOf(world, incident)).seq
        const answer = await send({ Cookie, ...headers }, make())
        expect(answer.status).toBe(403)
        expect(await answer.text()).toContain('tidak dikirim dari halaman kami')
        expect((await stateOf(world, incident)).seq).toBe(before)
      })
    })

    test.each(own)('%s on our own page is let in', async (_, headers) => {
      const answer = await send({ Cookie, ...headers }, { body: new URLSearchParams({ text: 'Catatan' }) })
      expect(answer.status).toBe(303)
    })

    test('a session under the name it has on https says nothing either', async () => {
      const answer = await send({ Cookie: `x=1; __Host-${Cookie}` }, { body: new URLSearchParams({ text: 'x' }) })
      expect(answer.status).toBe(403)
    })

    test('programs without a session report and ask by token as before', async () => {
      const report = {
        kind: 'web',
        story: 'Situs berubah',
        organisation: 'Dinas',
        name: 'Agus',
        phone: '0812-3456-7890',
        form_id: 'tanpa-sesi',
      }
      const answer = await world.app.request(
        new URL('/lapor/kirim', world.ports.settings.baseUrl),
        { method: 'POST', body: new URLSearchParams({ ...report, noticed: 'baru-saja', ongoing: 'ya' }) },
        { address: '203.0.113.7' },
      )
      expect(answer.status).toBe(303)
      const byToken = await send({ Authorization: 'Bearer tgp_x' }, { body: new URLSearchParams({ text: 'x' }) })
      expect(byToken.status).toBe(401)
    })
  })
