import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setProvider } from '../../src/casework/people/oidc-provider.ts'
import type { Rights } from '../../src/core/people.ts'
import { aTeam, bTeam, type Cast, person, refusal } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { client, type Idp, openIdp } from './idp.ts'
import { type Browser, browser, write } from './visitor.ts'

let idp: Idp
beforeAll(async () => {
  idp = await openIdp('http://tanggap.test/masuk/oidc/jatim/kembali')
})
afterAll(() => idp.close())

for (const engine of engines)
  describe(`sign-in at the team’s own provider on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let who: Browser
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      who = browser(world)
      await setProvider(world.ports, cast.team, provider())
      idp.subject = 'orang-1'
      idp.claims = { email: 'dewi@jatim.test', email_verified: true, name: 'Dewi Ayu', groups: ['pegawai', 'csirt-analis'] }
    })
    afterEach(() => world.close())

    const provider = (
      rights: [string, Rights][] = [
        ['csirt-ketua', { role: 'lead', organisation: null }],
        ['csirt-analis', { role: 'analyst', organisation: null }],
        ['dinkes-gresik', { role: 'reporter', organisation: '35.25/dinkes' }],
      ],
    ) => ({ issuer: idp.issuer, clientId: client.id, secret: client.secret, claim: 'groups', rights })
    const setOut = async (by: Browser = who) => (await by.get('/masuk/oidc/jatim')).location ?? ''
    const travel = async (by: Browser = who) => by.get(await idp.visit(await setOut(by)))
    const member = (email: string) =>
      world.ports.database.query
        .selectFrom('membership')
        .innerJoin('person', 'person.id', 'membership.person_id')
        .select(['role', 'membership.organisation'])
        .where('email', '=', email)
        .executeTakeFirst()
    const personOf = async (email: string) =>
      (await world.ports.database.query.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst())?.id

    test('Dewi comes in as what her group says, and owes a second factor like everybody', async () => {
      expect((await who.get('/masuk')).text).toContain('Masuk dengan akun instansi JatimProv-CSIRT')
      const url = new URL(await setOut())
      expect([url.searchParams.get('code_challenge_method'), url.searchParams.get('response_type')]).toEqual(['S256', 'code'])
      for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)?.length).toBeGreaterThan(20)
      expect((await travel()).location).toBe('/konsol/antrean')
      expect(await member('dewi@jatim.test')).toEqual({ role: 'analyst', organisation: null })
      expect((await who.get('/konsol/antrean')).location).toBe('/konsol/saya/faktor')
      idp.claims = { ...idp.claims, groups: 'dinkes-gresik' }
      const again = browser(world)
      expect((await travel(again)).status).toBe(303)
      expect(await member('dewi@jatim.test')).toEqual({ role: 'reporter', organisation: '35.25/dinkes' })
      const trail = await world.ports.database.query
        .selectFrom('audit')
        .select('action')
        .where('actor_name', 'like', 'Dewi%')
        .orderBy('id')
        .execute()
      expect(trail.map(({ action }) => action)).toEqual(['provider_admitted', 'signed_in', 'rights_changed', 'signed_in'])
      expect((await who.get('/konsol/saya')).location).toMatch(/^\/masuk\?/)
    })

    test('an unknown group, an unverified address, one in look-alike letters: a sentence, and nobody is let in', async () => {
      for (const [claims, sentence] of [
        [{ groups: ['pegawai'] }, 'belum diberi peran'],
        [{ groups: undefined }, 'belum diberi peran'],
        [{ email_verified: false }, 'diverifikasi'],
        [{ email_verified: 'true' }, 'diverifikasi'],
        [{ email: undefined }, 'diverifikasi'],
        [{ email: 'dewі@jatim.test' }, 'diverifikasi'],
      ] as const) {
        idp.claims = { email: 'dewi@jatim.test', email_verified: true, groups: ['csirt-analis'], ...claims }
        const answer = await travel(browser(world))
        expect([answer.status, answer.text], JSON.stringify(claims)).toEqual([403, expect.stringContaining(sentence)])
      }
      expect(await member('dewi@jatim.test')).toBeUndefined()
      const query = world.ports.database.query
      const lines = await query.selectFrom('audit').selectAll().where('action', '=', 'sign_in_refused').execute()
      expect(lines.map(({ team_id, actor_id }) => [team_id, actor_id])).toEqual(Array(6).fill([cast.team.id, 'nobody']))
      expect(lines.map(({ detail }) => detail).join()).not.toContain('jatim.test')
      expect(JSON.parse(lines[0]?.detail ?? '')).toEqual({ by: 'oidc', from: '203.0.113.7' })
    })

    test('a foreign, reused, late or altered way back leads nowhere', async () => {
      const back = await idp.visit(await setOut())
      const thief = browser(world)
      expect((await thief.get(back)).status).toBe(403)
      await setOut(thief)
      expect((await thief.get(back)).status).toBe(403)
      expect((await who.get(back.replace(/state=[^&]+/, 'state=x'))).status).toBe(403)
      expect((await who.get(back)).status).toBe(403) // its cookie is used up
      const reused = browser(world)
      const way = await idp.visit(await setOut(reused))
      const cookie = reused.jar.get('oidc') ?? ''
      expect((await reused.get(way)).status).toBe(303)
      reused.jar.set('oidc', cookie)
      expect((await reused.get(way)).status).toBe(403)
      const late = browser(world)
      const slow = await idp.visit(await setOut(late))
      world.clock.advance('11m')
      expect((await late.get(slow)).status).toBe(403)
      expect((await browser(world).get('/masuk/oidc/jatim/kembali?error=access_denied')).status).toBe(403)
    })

    test('an address that the provider gives to somebody else opens nothing; a new address of Dewi’s is still Dewi', async () => {
      await travel()
      const person = await personOf('dewi@jatim.test')
      idp.subject = 'orang-2'
      const successor = await travel(browser(world))
      expect([successor.status, successor.text]).toEqual([403, expect.stringContaining('terhubung dengan akun instansi yang lain')])
      idp.subject = 'orang-1'
      idp.claims = { ...idp.claims, email: 'dewi.baru@jatim.test' }
      expect((await travel(browser(world))).status).toBe(303)
      expect(await member('dewi.baru@jatim.test')).toBeUndefined()
      await setProvider(world.ports, cast.team, { ...provider(), issuer: `${idp.issuer}/` })
      await setProvider(world.ports, cast.team, provider())
      idp.subject = 'orang-2'
      idp.claims = { ...idp.claims, email: 'dewi@jatim.test' }
      expect((await travel(browser(world))).status).toBe(303)
      expect(await personOf('dewi@jatim.test')).toBe(person)
    })

    test('a provider cannot speak for another team’s person, nor for one who was disabled', async () => {
      const { team } = await bTeam(world)
      await person(world, team, { name: 'Wawan', role: 'lead' })
      idp.claims = { ...idp.claims, email: 'wawan@sultra.test' }
      expect((await travel()).text).toContain('Masuklah dengan kata sandi')
      await write(world, query => query.updateTable('membership').set({ disabled_at: '2026-07-01' }).where('person_id', '=', cast.rina.id))
      idp.claims = { ...idp.claims, email: 'rina@jatim.test' }
      expect((await travel()).text).toContain('dinonaktifkan')
      expect((await who.get('/masuk/oidc/sultra')).status).toBe(404)
      idp.subject = 'orang-3'
      idp.claims = { ...idp.claims, email: 'dewi@jatim.test' }
      expect((await travel()).status).toBe(303)
      const dewi = { person_id: (await personOf('dewi@jatim.test')) ?? '', team_id: team.id, role: 'analyst', organisation: null }
      await write(world, query => query.insertInto('membership').values({ ...dewi, created_at: '2026-07-01' }))
      expect((await travel()).text).toContain('Masuklah dengan kata sandi')
    })

    test('the secret is sealed; an issuer without https and unknown rights are refused', async () => {
      const rows = JSON.stringify(await world.ports.database.query.selectFrom('oidc_provider').selectAll().execute())
      expect(rows).not.toContain(client.secret)
      const set = (changes: object) => refusal(setProvider(world.ports, cast.team, { ...provider(), ...changes }))
      expect(await set({ issuer: 'http://idp.example' })).toBe('invalid')
      expect(await set({ rights: [['x', { role: 'raja', organisation: null }]] })).toBe('invalid')
      expect(await set({ rights: [['x', { role: 'reporter', organisation: null }]] })).toBe('invalid')
      expect(await set({ rights: [['x', { role: 'reporter', organisation: '36.01' }]] })).toBe('invalid')
      await setProvider(world.ports, cast.team, { ...provider(), issuer: 'http://127.0.0.1:1' })
      expect((await who.get('/masuk/oidc/jatim')).status).toBe(503)
    })
  })
