import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assignIncident, classifyIncident, nameAffected } from '../../src/casework/work-incident.ts'
import { aTeam, bTeam, type Cast, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Call, calling, story, tokenFor } from './call.ts'

for (const engine of engines)
  describe(`who may do what by the API on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let analyst: Call
    let anybody: Call
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      analyst = calling(world, await tokenFor(world, cast.team, 'analyst'))
      anybody = calling(world, null)
    })
    afterEach(() => world.close())

    test('without a token only reporting is open; a bad token opens nothing', async () => {
      const refused = await anybody('GET', '/api/v1/incidents')
      expect(refused.status).toBe(401)
      expect(refused.headers.get('www-authenticate')).toBe('Bearer')
      expect(refused.headers.get('content-type')).toBe('application/problem+json')
      expect((await calling(world, 'tgp_tidak-ada')('POST', '/api/v1/reports', story)).status).toBe(401)
      expect((await anybody('POST', '/api/v1/reports', story)).status).toBe(201)
    })

    test('a team never sees another team’s rows: 404, the same words as an unknown number', async () => {
      const { team } = await bTeam(world)
      const other = calling(world, await tokenFor(world, team, 'lead'))
      const { number } = await stateOf(world, await reported(world, cast.team))
      const [theirs, none] = [await other('GET', `/api/v1/incidents/${number}`), await other('GET', '/api/v1/incidents/TKT-0101-0001')]
      expect(theirs.status).toBe(404)
      expect(theirs.body).toEqual(none.body)
      expect((await other('GET', '/api/v1/incidents')).body.items).toEqual([])
      expect((await other('GET', '/api/v1/contacts/c-wati')).status).toBe(404)
      expect((await other('PATCH', '/api/v1/assets/as-dinkes', { name: 'x' })).status).toBe(404)
      expect((await other('POST', '/api/v1/reports', { ...story, team: 'jatim' })).status).toBe(403)
    })

    test('RED never appears: not by number, not in the list, not in the counts', async () => {
      const id = await reported(world, cast.team)
      const { number, seq } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq, changes: { tlp: 'RED' } })
      for (const path of ['', '/events', '/attachments'])
        expect((await analyst('GET', `/api/v1/incidents/${number}${path}`)).status).toBe(404)
      expect((await analyst('GET', '/api/v1/incidents')).body.items).toEqual([])
      expect((await analyst('GET', '/api/v1/statistics')).body.total).toBe(0)
      expect((await analyst('PATCH', `/api/v1/incidents/${number}`, { seq, title: 'x' })).status).toBe(404)
    })

    test('a regency’s token reads its own tree, without the reporter and the internal notes, and changes nothing', async () => {
      const gresik = calling(world, await tokenFor(world, cast.team, 'regency', '35.25'))
      const surabaya = calling(world, await tokenFor(world, cast.team, 'regency', '35.78'))
      const { number, seq } = await stateOf(world, await reported(world, cast.team))
      await analyst('POST', `/api/v1/incidents/${number}/notes`, { text: 'rahasia tim' })
      const seen = await gresik('GET', `/api/v1/incidents/${number}`)
      expect(seen.status).toBe(200)
      expect(seen.body.report.reporter).toBeNull()
      const told = (await gresik('GET', `/api/v1/incidents/${number}/events`)).body.items
      expect(told.map((one: { type: string }) => one.type)).toEqual(['entered'])
      expect(told[0]).toMatchObject({ actor: { name: 'Pelapor' }, data: { publicStatus: 'diterima' } })
      expect((await surabaya('GET', `/api/v1/incidents/${number}`)).status).toBe(404)
      expect((await surabaya('GET', '/api/v1/incidents')).body.items).toEqual([])
      expect((await gresik('PATCH', `/api/v1/incidents/${number}`, { seq, title: 'x' })).status).toBe(403)
      expect((await gresik('GET', '/api/v1/contacts')).body.items.map((one: { id: string }) => one.id)).not.toContain('c-surabaya')
      expect((await gresik('POST', '/api/v1/advisories', {})).status).toBe(422)
      expect((await gresik('GET', '/api/v1/playbooks')).status).toBe(403)
      expect((await analyst('POST', '/api/v1/organisations', { code: '35.25/x', name: 'X' })).status).toBe(403)
    })

    test('those outside the team see nothing of its work, of other agencies, of who added a file; they cannot search its notes', async () => {
      const gresik = calling(world, await tokenFor(world, cast.team, 'regency', '35.25'))
      const id = await reported(world, cast.team)
      const { number } = await stateOf(world, id)
      await nameAffected(world.ports, { actor: cast.rina, incident: id }, { organisation: '35.25/dispendik' })
      await nameAffected(world.ports, { actor: cast.rina, incident: id }, { organisation: '35.78' })
      await assignIncident(world.ports, { actor: cast.rina, incident: id }, cast.rina.id)
      const at = `/api/v1/incidents/${number}`
      await analyst('POST', `${at}/attachments`, { name: 'a.log', type: 'text/plain', base64: 'QQ==' })
      const { body } = await gresik('GET', at)
      expect(body.affected.map((one: { organisation: string }) => one.organisation)).toEqual(['35.25/dispendik'])
      expect(body).toMatchObject({ tasks: [], choices: [], owner: null, tags: [] })
      expect((await gresik('GET', '/api/v1/incidents')).body.items[0]).toEqual(body)
      expect((await gresik('GET', `${at}/attachments`)).body.items[0].addedBy).toBeNull()
      expect(JSON.stringify((await gresik('GET', `${at}/events`)).body)).not.toContain('Rina')
      for (const asked of ['q=rahasia', 'owner=rina']) expect((await gresik('GET', `/api/v1/incidents?${asked}`)).status).toBe(422)
      const whole = await analyst('GET', at)
      expect([whole.body.affected.length, whole.body.owner.name, whole.body.choices.length > 0]).toEqual([2, 'Rina', true])
    })

    test('an admin runs the system and reads no cases', async () => {
      const admin = calling(world, await tokenFor(world, cast.team, 'admin'))
      const { number } = await stateOf(world, await reported(world, cast.team))
      expect((await admin('GET', '/api/v1/incidents')).status).toBe(403)
      expect((await admin('GET', `/api/v1/incidents/${number}`)).status).toBe(404)
      expect((await admin('GET', '/api/v1/statistics')).body.total).toBe(1)
    })

    test('one who reads an old page is told: 409; a blocked choice says what is missing: 422', async () => {
      const { number, seq } = await stateOf(world, await reported(world, cast.team))
      const at = `/api/v1/incidents/${number}`
      const taken = await analyst('POST', `${at}/choices`, { seq, choice: 'terima' })
      expect(taken.status).toBe(200)
      const stale = await analyst('PATCH', at, { seq, title: 'Terlambat' })
      expect([stale.status, stale.body.code]).toEqual([409, 'changed_meanwhile'])
      const blocked = await analyst('POST', `${at}/choices`, { seq: taken.body.seq, choice: 'benar' })
      expect(blocked.status).toBe(422)
      expect(blocked.body.missing.map((one: { requirement: string }) => one.requirement)).toContain('evidence')
      expect(taken.body.choices.find((one: { name: string }) => one.name === 'benar').missing).toEqual(blocked.body.missing)
    })

    test('the same key is the same report; another body under it is refused', async () => {
      const key = { 'Idempotency-Key': 'kunci-1' }
      const first = await anybody('POST', '/api/v1/reports', story, key)
      const again = await anybody('POST', '/api/v1/reports', story, key)
      expect([first.status, again.status]).toEqual([201, 200])
      expect(again.body).toEqual(first.body)
      const other = await anybody('POST', '/api/v1/reports', { ...story, story: 'Lain' }, key)
      expect([other.status, other.body.code]).toEqual([422, 'key_reused'])
      expect((await analyst('GET', '/api/v1/incidents')).body.items).toHaveLength(1)
    })

    test('what is not JSON, too large, too many, or not a file', async () => {
      const send = (body: unknown, headers = {}) => anybody('POST', '/api/v1/reports', body, headers)
      expect((await send('kind=web', { 'Content-Type': 'text/plain' })).status).toBe(415)
      expect((await send('{"kind"')).status).toBe(400)
      const file = (base64: string) => ({ name: 'a', type: 'b', base64 })
      const large = await send({ ...story, attachments: [file('A'.repeat(14 * 1024 * 1024))] })
      expect([large.status, large.body.code]).toEqual([413, 'too_large'])
      expect((await send({ ...story, attachments: Array(6).fill(file('QQ==')) })).status).toBe(422)
      const broken = await send({ ...story, attachments: [file('###')] })
      expect(broken.body.errors).toEqual([{ field: 'attachments.0.base64', message: expect.any(String) }])
      const faulty = await send({ ...story, kind: 'x', reporter: { name: ' ' } })
      expect(faulty.body.errors.map((one: { field: string }) => one.field)).toEqual(['kind', 'reporter.name'])
      expect((await analyst('POST', '/api/v1/notes', 'x'.repeat(1024 * 1024 + 1))).status).toBe(413)
    })

    test('pages follow one another by key, to their end', async () => {
      for (let n = 0; n < 5; n++) await reported(world, cast.team, { key: `k${n}` })
      const numbers: string[] = []
      let path: string | undefined = '/api/v1/incidents?limit=2'
      while (path) {
        const page = await analyst('GET', path)
        expect(page.status).toBe(200)
        numbers.push(...page.body.items.map((one: { number: string }) => one.number))
        path = /^<([^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1]
        expect(Boolean(path)).toBe(page.body.next !== null)
      }
      expect(new Set(numbers).size).toBe(5)
      expect(numbers).toHaveLength(5)
      for (const limit of ['0', '201', 'x']) expect((await analyst('GET', `/api/v1/incidents?limit=${limit}`)).status).toBe(422)
    })
  })
