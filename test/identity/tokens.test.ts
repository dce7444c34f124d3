import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disablePerson } from '../../src/casework/people/administer.ts'
import { revokeToken } from '../../src/casework/people/tokens.ts'
import { clockwork } from '../../src/core/actor.ts'
import { listAudit } from '../../src/store/audit.ts'
import { hasAdmin, listColleagues } from '../../src/store/people.ts'
import { listTokens } from '../../src/store/tokens.ts'
import { calling, tokenFor, tokenOf } from '../api/call.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, person, refusal } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Browser, browser, write } from './visitor.ts'

const home = '/konsol/admin/token'
const shown = /tgp_[\w-]{43}[0-9a-f]{8}/

for (const engine of engines)
  describe(`tokens in the console on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let admin: Browser
    let rina: Browser
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      admin = await as('admin@jatim.test')
      rina = await as('rina@jatim.test')
    })
    afterEach(() => world.close())

    const as = async (email: string) => {
      const who = browser(world)
      who.jar.set('sesi', (await cookieOf(world, email)).split('=')[1] ?? '')
      return who
    }
    const form = (more: Record<string, string> = {}) => ({
      form_id: world.ports.newId(),
      owner: cast.rina.id,
      name: 'SIEM Diskominfo',
      scopes: 'incidents:read',
      organisation: '',
      addresses: '',
      days: '90',
      ...more,
    })
    const rows = () => listTokens(world.ports.database.query, cast.team.id)
    const granted = async (more: Record<string, string> = {}) => {
      const answer = await admin.post(`${home}/baru`, form(more))
      expect([answer.status, answer.location]).toEqual([303, `${home}?pesan=dibuat`])
      return (await rows())[0]?.id ?? ''
    }
    const collect = (who: Browser, id: string) => who.post(`/konsol/saya/token/${id}/ambil`)
    const lines = async () => (await listAudit(world.ports.database.query, { team: cast.team.id, limit: 100 })).toReversed()

    test('the admin decides, the owner collects: shown to nobody else, once, and stored nowhere', async () => {
      const id = await granted({ organisation: '35.25', addresses: '203.0.113.0/24\n2001:db8::/32' })
      expect((await admin.get(home)).text).toMatch(
        /SIEM Diskominfo . Menunggu diambil pemiliknya Rina incidents:read 35\.25, 203\.0\.113\.0\/24, 2001:db8::\/32 Belum pernah/,
      )
      for (const other of [admin, await as('bagus@jatim.test')]) expect((await collect(other, id)).status).toBe(404)
      expect((await rina.get('/konsol/saya')).text).toContain('Ambil token SIEM Diskominfo')
      const answer = await world.request(`/konsol/saya/token/${id}/ambil`, {
        method: 'POST',
        headers: { Cookie: `sesi=${rina.jar.get('sesi')}`, 'Sec-Fetch-Site': 'same-origin' },
      })
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      const text = shown.exec(await answer.text())?.[0] ?? ''
      expect((await calling(world, text)('GET', '/api/v1/incidents')).status).toBe(200)
      const again = await collect(rina, id)
      expect([again.status, shown.test(again.html)]).toEqual([409, false])
      const pages = await Promise.all([
        admin.get(home),
        admin.get(`${home}/baru`),
        rina.get('/konsol/saya'),
        admin.get('/konsol/admin/pengguna'),
      ])
      const tables = ['token', 'audit', 'rate', 'form_seen', 'setting', 'mail', 'link'] as const
      const kept = await Promise.all(tables.map(table => world.ports.database.query.selectFrom(table).selectAll().execute()))
      const everything = JSON.stringify([pages, kept, world.logged, world.mailbox])
      expect(everything).not.toContain(text)
      expect(everything).not.toContain(text.slice(4, 24))
      const hash = world.ports.sha256(text)
      expect((await rows())[0]?.hash).toBe(hash)
      for (const page of pages) expect(page.html).not.toContain(hash)
    })

    test('collected twice at the same moment, there is one token', async () => {
      const id = await granted()
      const answers = await Promise.all([collect(rina, id), collect(rina, id)])
      expect(answers.map(one => one.status).sort()).toEqual([200, 409])
      const text = shown.exec(answers.find(one => one.status === 200)?.html ?? '')?.[0] ?? ''
      expect((await calling(world, text)('GET', '/api/v1/incidents')).status).toBe(200)
    })

    test('a form sent twice makes one', async () => {
      const twice = form()
      for (const _ of [1, 2]) expect((await admin.post(`${home}/baru`, twice)).status).toBe(303)
      expect(await rows()).toHaveLength(1)
    })

    test('whoever has not proved themselves lately does so first, to make one and to collect one', async () => {
      const id = await granted()
      world.clock.advance('11m')
      expect((await admin.get(`${home}/baru`)).location).toContain('/masuk/ulang')
      expect((await admin.post(`${home}/baru`, form())).location).toContain('/masuk/ulang')
      expect((await collect(rina, id)).location).toContain('/masuk/ulang')
      expect(await rows()).toHaveLength(1)
      expect((await admin.get(home)).status).toBe(200)
    })

    test.each([
      [{ owner: '' }, 'Pilih orang dari tim ini.'],
      [{ name: ' ' }, 'Tulis untuk apa token ini'],
      [{ scopes: '' }, 'Pilih paling sedikit satu cakupan'],
      [{ scopes: 'incidents:delete' }, 'Pilih paling sedikit satu cakupan'],
      [{ organisation: 'Gresik' }, 'Kode instansi seperti'],
      [{ addresses: '203.0.113.0/33' }, 'bukan alamat'],
      [{ addresses: '203.0.113.1-203.0.113.9' }, 'bukan alamat'],
      [{ addresses: 'kominfo.go.id' }, 'bukan alamat'],
      [{ days: '366' }, 'paling lama satu tahun'],
      [{ days: '0' }, 'paling lama satu tahun'],
      [{ days: 'lama' }, 'paling lama satu tahun'],
    ])('refused: %j, with what was typed', async (wrong, sentence) => {
      const answer = await admin.post(`${home}/baru`, form(wrong))
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(sentence)
      if (!('name' in wrong)) expect(answer.html).toContain('value="SIEM Diskominfo"')
      expect(await rows()).toEqual([])
    })

    test('an owner is a person of this team who may come in, and is bound no wider than they are', async () => {
      const { rahma } = await bTeam(world)
      await tokenFor(world, cast.team, 'lead')
      const program = (await rows())[0]?.owner_id ?? ''
      await disablePerson(world.ports, cast.admin, cast.bagus.id)
      const page = await admin.get(`${home}/baru`)
      expect(page.html).toContain(`value="${cast.rina.id}"`)
      for (const owner of [rahma.id, program, cast.bagus.id, 'x']) {
        expect(page.html).not.toContain(`value="${owner}"`)
        expect((await admin.post(`${home}/baru`, form({ owner }))).status).toBe(422)
      }
      const wide = await admin.post(`${home}/baru`, form({ owner: cast.agus.id, organisation: '35.78' }))
      expect([wide.status, wide.text.includes('terikat pada 35.25')]).toEqual([422, true])
    })

    test('only the admin makes them; nobody makes their own', async () => {
      for (const email of ['rina@jatim.test', 'bagus@jatim.test']) {
        const who = await as(email)
        for (const path of [home, `${home}/baru`]) expect((await who.get(path)).status).toBe(403)
        expect((await who.post(`${home}/baru`, form())).status).toBe(403)
      }
      expect(await rows()).toEqual([])
    })

    test('an auditor reads the list, and makes and revokes none', async () => {
      const id = await granted()
      await person(world, cast.team, { name: 'Pemeriksa', role: 'auditor' })
      const auditor = await as('pemeriksa@jatim.test')
      const list = await auditor.get(home)
      expect([
        list.status,
        list.text.includes('SIEM Diskominfo'),
        list.text.includes('Token baru'),
        list.html.includes(`${id}/cabut`),
      ]).toEqual([200, true, false, false])
      expect((await auditor.get(`${home}/baru`)).status).toBe(403)
      expect((await auditor.post(`${home}/baru`, form())).status).toBe(403)
      expect((await auditor.post(`${home}/${id}/cabut`)).status).toBe(403)
    })

    test('revoked by the admin or the owner, by nobody else; it ends at once, and the trail has every line', async () => {
      const id = await granted()
      const call = calling(world, shown.exec((await collect(rina, id)).html)?.[0] ?? '')
      const { team } = await bTeam(world)
      await person(world, team, { name: 'Asing', role: 'admin' })
      const cut = (who: Browser, where: string) => who.post(`${where}/${id}/cabut`)
      expect((await cut(await as('asing@sultra.test'), home)).status).toBe(404)
      expect((await cut(await as('bagus@jatim.test'), '/konsol/saya/token')).status).toBe(404)
      expect((await call('GET', '/api/v1/incidents')).status).toBe(200)
      expect((await cut(rina, '/konsol/saya/token')).status).toBe(303)
      expect((await call('GET', '/api/v1/incidents')).status).toBe(401)
      expect((await cut(admin, home)).status).toBe(409)
      const second = await granted()
      expect((await admin.post(`${home}/${second}/cabut`)).status).toBe(303)
      expect((await collect(rina, second)).status).toBe(409)
      const told = (await lines()).filter(line => line.action.startsWith('token'))
      expect(told.map(line => [line.action, line.actor_id, line.subject])).toEqual([
        ['token_created', cast.admin.id, id],
        ['token_collected', cast.rina.id, id],
        ['token_revoked', cast.rina.id, id],
        ['token_created', cast.admin.id, second],
        ['token_revoked', cast.admin.id, second],
      ])
      expect(JSON.parse(told[0]?.detail ?? '')).toMatchObject({ owner: cast.rina.id, scopes: ['incidents:read'], organisation: null })
    })

    test('a member that is no human owns tokens and nothing else: no incident, no mail, and it is nobody’s last admin', async () => {
      const text = await tokenFor(world, cast.team, 'lead')
      await tokenFor(world, cast.team, 'admin')
      const colleagues = await listColleagues(world.ports.database.query, cast.team.id)
      expect(colleagues.filter(one => one.email.endsWith('.invalid'))).toEqual([])
      const second = await person(world, cast.team, { name: 'Kedua', role: 'admin' })
      await disablePerson(world.ports, second, cast.admin.id)
      expect(await refusal(disablePerson(world.ports, cast.admin, second.id))).toBe('invalid')
      await write(world, query => query.deleteFrom('membership').where('role', '=', 'admin').where('program', '=', 0))
      expect(await hasAdmin(world.ports.database.query)).toBe(false)
      const call = calling(world, text)
      expect((await call('GET', '/api/v1/incidents')).status).toBe(200)
      const owner = (await rows()).find(row => row.name === 'skrip lead')?.owner_id ?? ''
      await write(world, query => query.updateTable('membership').set({ disabled_at: 'x' }).where('person_id', '=', owner))
      expect((await call('GET', '/api/v1/incidents')).status).toBe(401)
    })

    test('refused on the server too: what is wrong leaves no member behind', async () => {
      const before = await world.ports.database.query.selectFrom('membership').selectAll().execute()
      expect(await refusal(tokenFor(world, cast.team, 'regency', 'Gresik'))).toBe('invalid')
      expect(await refusal(tokenOf(world, cast.rina, { scopes: [] }))).toBe('invalid')
      expect(await refusal(tokenOf(world, cast.rina, { expires: new Date(Number.NaN) }))).toBe('invalid')
      expect(await refusal(revokeToken(world.ports, clockwork(cast.team.id), 'x'))).toBe('not_found')
      expect(await world.ports.database.query.selectFrom('membership').selectAll().execute()).toEqual(before)
    })
  })
