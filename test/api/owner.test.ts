import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { classifyIncident } from '../../src/casework/work-incident.ts'
import type { Actor } from '../../src/core/actor.ts'
import { type Tlp, tlpLabels } from '../../src/core/tlp.ts'
import { updateIncident } from '../../src/store/incidents.ts'
import { aTeam, bTeam, type Cast, drafted, organisationOf, person, refusal, reported, stateOf } from '../fixtures.ts'
import { write } from '../identity/visitor.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Call, calling, tokenOf } from './call.ts'

const incidents = '/api/v1/incidents'

for (const engine of engines)
  describe(`a token never does more than its owner, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const by = async (owner: Actor, organisation: string | null = null) => calling(world, await tokenOf(world, owner, { organisation }))
    const at = async (code: string, tlp: Tlp = 'AMBER') => {
      const id = await reported(world, cast.team, { organisation: await organisationOf(world, cast.team, code) })
      const { number, ...state } = await stateOf(world, id)
      await world.ports.database.commit([updateIncident(world.ports.database.query, { ...state, tlp })])
      return number
    }
    const numbers = async (call: Call) => ((await call('GET', incidents)).body.items as { number: string }[]).map(one => one.number).sort()
    const moved = (who: Actor, set: object) =>
      write(world, query => query.updateTable('membership').set(set).where('person_id', '=', who.id).where('team_id', '=', cast.team.id))

    test('rights are read at each call: a demoted owner’s token is demoted, a promoted one’s is not beyond its scopes', async () => {
      const call = await by(cast.rina)
      const number = await at('35.25/dinkes')
      expect((await call('GET', `${incidents}/${number}`)).status).toBe(200)
      await moved(cast.rina, { role: 'observer' })
      expect((await call('GET', `${incidents}/${number}`)).status).toBe(404)
      expect((await call('GET', incidents)).status).toBe(403)
      expect((await call('GET', '/api/v1/statistics')).status).toBe(200)
      const narrow = calling(world, await tokenOf(world, cast.rina, { scopes: ['statistics:read'] }))
      await moved(cast.rina, { role: 'lead' })
      expect((await narrow('GET', incidents)).status).toBe(403)
      expect((await call('GET', incidents)).status).toBe(200)
    })

    test('an admin’s and an auditor’s token read no cases, as they do not', async () => {
      const number = await at('35.25/dinkes')
      const auditor = await person(world, cast.team, { name: 'Pemeriksa', role: 'auditor' })
      for (const owner of [cast.admin, auditor]) {
        const call = await by(owner)
        expect([(await call('GET', incidents)).status, (await call('GET', `${incidents}/${number}`)).status]).toEqual([403, 404])
        for (const path of ['events', 'attachments']) expect((await call('GET', `${incidents}/${number}/${path}`)).status).toBe(404)
      }
    })

    test('bound to an agency: lists, single reads, counts and the register stay within it; advisories are the whole team’s', async () => {
      const inside = [await at('35.25'), await at('35.25/dinkes')].sort()
      const outside = await at('35.78')
      const [whole, bound] = [await by(cast.rina), await by(cast.rina, '35.25')]
      expect(await numbers(whole)).toEqual([...inside, outside].sort())
      expect(await numbers(bound)).toEqual(inside)
      const [none, out] = [await bound('GET', `${incidents}/TKT-0101-0001`), await bound('GET', `${incidents}/${outside}`)]
      expect([out.status, out.body]).toEqual([404, none.body])
      expect((await bound('PATCH', `${incidents}/${outside}`, { seq: 1, title: 'x' })).status).toBe(404)
      expect((await bound('GET', '/api/v1/statistics')).body.total).toBe(2)
      for (const noun of ['organisations', 'contacts', 'assets']) {
        const [all, some] = [await whole('GET', `/api/v1/${noun}?limit=200`), await bound('GET', `/api/v1/${noun}?limit=200`)]
        const places = (some.body.items as { code?: string; organisation?: string }[]).map(one => one.code ?? one.organisation ?? '')
        expect([places.length > 0, places.length < all.body.items.length || noun === 'assets']).toEqual([true, true])
        expect(places.every(code => /^35\.25(\/|\.|$)/.test(code))).toBe(true)
      }
      expect((await bound('GET', '/api/v1/contacts/c-surabaya')).status).toBe(404)
      expect((await bound('GET', '/api/v1/advisories')).status).toBe(403)
      expect((await bound('POST', '/api/v1/reports', { ...sent, organisation: 'Kota Surabaya' })).status).toBe(403)
    })

    test('bound below its owner’s own agency; never beside it, also when the owner moves on', async () => {
      await at('35.25')
      const number = await at('35.25/dinkes')
      const [own, bound] = [await by(cast.agus), await by(cast.agus, '35.25/dinkes')]
      expect(await numbers(own)).toHaveLength(2)
      expect(await numbers(bound)).toEqual([number])
      expect(await refusal(tokenOf(world, cast.agus, { organisation: '35.78' }))).toBe('invalid')
      expect(await refusal(tokenOf(world, cast.agus, { organisation: '35' }))).toBe('invalid')
      await moved(cast.agus, { organisation: '35.78' })
      expect((await bound('GET', incidents)).status).toBe(401)
      expect(await numbers(own)).toEqual([])
    })

    test('what the owner reported or was shown outside the bound stays outside', async () => {
      const reporter = await person(world, cast.team, { name: 'Tuti', role: 'reporter', organisation: '35.25' })
      const [number, other] = [await at('35.25/dinkes'), await at('35.25/dispendik')]
      for (const { id } of await world.ports.database.query.selectFrom('incident').select('id').execute()) {
        const { number: _, ...state } = await stateOf(world, id)
        await world.ports.database.commit([updateIncident(world.ports.database.query, { ...state, reporter: reporter.id })])
      }
      const [whole, bound] = [await by(reporter), await by(reporter, '35.25/dinkes')]
      expect(await numbers(whole)).toEqual([number, other].sort())
      expect(await numbers(bound)).toEqual([number])
      expect((await bound('GET', `${incidents}/${other}`)).status).toBe(404)
    })

    test('nothing above AMBER, whoever owns it: not by number, in a list, by a word, in the counts; advisories too', async () => {
      const call = await by(cast.bagus)
      const known = new Map<Tlp, string>()
      for (const tlp of tlpLabels) known.set(tlp, await at('35.25/dinkes', tlp))
      const open = [known.get('CLEAR'), known.get('GREEN'), known.get('AMBER')].sort()
      expect(await numbers(call)).toEqual(open)
      const found = (await call('GET', `${incidents}?q=gacor`)).body.items as { number: string }[]
      expect(found.map(one => one.number).sort()).toEqual(open)
      expect((await call('GET', '/api/v1/statistics')).body).toMatchObject({ total: 3, open: 3, byKind: { web: 3 } })
      for (const tlp of ['AMBER+STRICT', 'RED'] as const) {
        for (const path of ['', '/events', '/attachments'])
          expect((await call('GET', `${incidents}/${known.get(tlp)}${path}`)).status, tlp + path).toBe(404)
        expect((await call('PATCH', `${incidents}/${known.get(tlp)}`, { seq: 1, title: 'x' })).status).toBe(404)
        const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp })
        for (const path of ['', '/audience', '/deliveries']) expect((await call('GET', `/api/v1/advisories/${id}${path}`)).status).toBe(404)
        expect((await call('POST', `/api/v1/advisories/${id}/approval`)).status).toBe(404)
        expect((await call('POST', `/api/v1/advisories/${id}/return`, { note: 'x' })).status).toBe(404)
      }
      const amber = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'AMBER' })
      expect((await call('GET', '/api/v1/advisories')).body.items.map((one: { id: string }) => one.id)).toEqual([amber])
    })

    test('a person and their token are one person: neither approves what the other drafted', async () => {
      const rinas = await by(cast.rina)
      const typed = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'AMBER' })
      const refused = await rinas('POST', `/api/v1/advisories/${typed}/approval`)
      expect([refused.status, refused.body.detail]).toEqual([403, 'Imbauan harus disetujui oleh orang lain, bukan penyusunnya.'])
      const written = { notice: 'N4', title: 'Judi daring', tlp: 'GREEN', body: { actions: ['Tutup.'] }, audience: { below: '35.25' } }
      const { body } = await rinas('POST', '/api/v1/advisories', written)
      expect(body.author).toMatchObject({ id: cast.rina.id, name: 'Rina (skrip)' })
      expect(await refusal(approveAdvisory(world.ports, cast.rina, body.id))).toBe('not_allowed')
      expect((await calling(world, await tokenOf(world, cast.rina))('POST', `/api/v1/advisories/${body.id}/approval`)).status).toBe(403)
      expect((await (await by(cast.bagus))('POST', `/api/v1/advisories/${body.id}/approval`)).body.status).toBe('approved')
    })

    test('somebody of two teams: each token sees the team it was made for', async () => {
      const { team } = await bTeam(world)
      const created_at = world.ports.now().toISOString()
      const row = { person_id: cast.rina.id, team_id: team.id, role: 'lead', organisation: null, created_at }
      await write(world, query => query.insertInto('membership').values(row))
      const number = await at('35.25/dinkes')
      const [here, there] = [await by(cast.rina), await by({ ...cast.rina, team: team.id })]
      expect(await numbers(here)).toEqual([number])
      expect(await numbers(there)).toEqual([])
      expect((await there('GET', `${incidents}/${number}`)).status).toBe(404)
      await moved(cast.rina, { disabled_at: created_at })
      expect([(await here('GET', incidents)).status, (await there('GET', incidents)).status]).toEqual([401, 200])
    })

    test('the timeline says whose token it was, and a label raised beyond its ceiling is out of its sight', async () => {
      const number = await at('35.25/dinkes')
      const call = await by(cast.rina)
      await call('POST', `${incidents}/${number}/notes`, { text: 'oleh skrip', visible: false })
      const { items } = (await call('GET', `${incidents}/${number}/events`)).body
      expect(items.at(-1).actor).toEqual({ kind: 'token', id: cast.rina.id, name: 'Rina (skrip)' })
      const id = (await world.ports.database.query.selectFrom('incident').select('id').executeTakeFirstOrThrow()).id
      const { seq } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq, changes: { tlp: 'AMBER+STRICT' } })
      expect((await call('GET', `${incidents}/${number}`)).status).toBe(404)
    })
  })

const sent = { kind: 'web', story: 'Situs berubah', reporter: { name: 'Ani', phone: '0812-3456-7890' } }
