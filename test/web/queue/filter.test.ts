import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignIncident, classifyIncident, takeChoice } from '../../../src/casework/work-incident.ts'
import { calling, tokenOf } from '../../api/call.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, bTeam, type Cast, organisationOf, reported, stateOf } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`The filter of the queue on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let cookie: string
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      const dinkes = await organisationOf(world, cast.team, '35.25/dinkes')
      const surabaya = await organisationOf(world, cast.team, '35.78')
      await reported(world, cast.team, { kind: 'web', organisation: dinkes, report: { story: 'Halaman slot gacor maxwin' } })
      world.clock.advance('1d')
      await reported(world, cast.team, { kind: 'ddos', organisation: surabaya, report: { story: 'Layanan gacor slot lumpuh' } })
      await reported(world, cast.team, { kind: 'phishing', organisation: null, report: { story: 'Surel palsu' } })
      const secret = await reported(world, cast.team, { kind: 'malware', organisation: dinkes, report: { story: 'Rahasia kenari' } })
      const { team } = await bTeam(world)
      await reported(world, team, { organisation: null, report: { story: 'maxwin di Kendari' } })
      const all = await world.ports.database.query
        .selectFrom('incident')
        .select(['id', 'number'])
        .where('team_id', '=', cast.team.id)
        .orderBy('number')
        .execute()
      const [first = '', second = ''] = all.map(({ id }) => id)
      await assignIncident(world.ports, { actor: cast.rina, incident: first }, cast.rina.id)
      await takeChoice(
        world.ports,
        { actor: cast.bagus, incident: second },
        { name: 'terima', seq: (await stateOf(world, second)).seq, answers: {} },
      )
      await classifyIncident(
        world.ports,
        { actor: cast.bagus, incident: second },
        { seq: (await stateOf(world, second)).seq, changes: { severity: 'kritis' } },
      )
      await classifyIncident(
        world.ports,
        { actor: cast.bagus, incident: secret },
        { seq: (await stateOf(world, secret)).seq, changes: { tlp: 'RED' } },
      )
      cookie = await cookieOf(world, 'rina@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const nth = (...places: number[]) => places.map(at => `TKT-2607-${String(at).padStart(4, '0')}`)
    const page = async (search: string, who = cookie) =>
      (await world.request(`/konsol/antrean?${search}`, { headers: { Cookie: who } })).text()
    const found = async (filter: string, who = cookie) =>
      [...(await page(new URLSearchParams({ v: 'semua', f: filter }).toString(), who)).matchAll(/data-row="([^"]+)"/g)]
        .map(([, no]) => no)
        .sort()

    test.each([
      ['kategori:web,ddos', [1, 2]],
      ['-kategori:web', [2, 3, 4]],
      ['keparahan:kritis', [2]],
      ['status:diperiksa', [2]],
      ['-status:diterima', [2]],
      ['status:menunggu', []],
      ['opd:35.25', [1, 4]],
      ['opd:"dinas kesehatan"', [1, 4]],
      ['-opd:35', [3]],
      ['opd:belum', [3]],
      ['opd:belum,35.78', [2, 3]],
      ['pemilik:saya', [1]],
      ['pemilik:bagus', [2]],
      ['pemilik:belum', [3, 4]],
      ['-pemilik:belum', [1, 2]],
      ['tlp:red', [4]],
      ['sejak:hari-ini', [2, 3, 4]],
      ['tenggat:<2h -tenggat:tanpa', [1, 2, 3, 4]],
      ['tenggat:tanpa', []],
      ['slot', [1, 2]],
      ['"slot gacor"', [1]],
      ['slot -maxwin', [2]],
      ['-slot', [3, 4]],
      ['kategori:web keparahan:kritis', []],
    ])('%s', async (filter, places) => {
      expect(await found(filter)).toEqual(nth(...places))
    })

    test('a filter goes along to the next view', async () => {
      const html = await page(new URLSearchParams({ v: 'baru', f: 'kategori:web' }).toString())
      expect(html).toContain('href="/konsol/antrean?v=semua&amp;f=kategori%3Aweb"')
    })

    test('a title names no address that could be clicked', async () => {
      const id = await reported(world, cast.team, {
        kind: 'lainnya',
        organisation: null,
        report: { story: 'Tautan palsu', system: 'https://jahat.example/x' },
      })
      const { number } = await stateOf(world, id)
      const html = await page(new URLSearchParams({ v: 'semua', f: number }).toString())
      expect(html).toContain('hxxps://jahat[.]example/x')
      expect(html).not.toContain('https://jahat.example')
    })

    test('what is wrong is named, and the rest still applies', async () => {
      const html = await page('v=semua&f=keparahan%3Atingi+kategori%3Aweb+opd%3Ax1&')
      expect(html).toContain('keparahan:tingi – tidak dikenal; maksud Anda tinggi?')
      expect(html).toContain('opd:x1 – tidak ada instansi dengan kode atau nama itu.')
      expect([...html.matchAll(/data-row="([^"]+)"/g)].map(([, no]) => no)).toEqual(nth(1))
      expect(html).toContain('href="/konsol/antrean?v=semua&amp;f=keparahan%3Atingi+opd%3Ax1"')
    })

    test('a chosen word becomes one more part of the filter’s address; addresses of before still mean the same', async () => {
      const answer = await world.request('/konsol/antrean?v=semua&f=slot&t=keparahan:kritis&t=', { headers: { Cookie: cookie } })
      expect(answer.headers.get('Location')).toBe('/konsol/antrean?v=semua&f=slot+keparahan%3Akritis')
      const html = await page('v=semua&q=slot&severity=kritis&kind=ddos')
      expect([...html.matchAll(/data-row="([^"]+)"/g)].map(([, no]) => no)).toEqual(nth(2))
    })

    test.each([
      '"',
      "' OR 1=1 --",
      '%',
      '-',
      '-:',
      'opd:%',
      'opd:_',
      'opd:"',
      '\u0000',
      '🙈'.repeat(300),
      'status:'.repeat(80),
      'NEAR(a b)',
      'a* OR b',
    ])('whatever is typed, the page stands: %j', async filter => {
      const answer = await world.request(`/konsol/antrean?${new URLSearchParams({ v: 'semua', f: filter })}`, {
        headers: { Cookie: cookie },
      })
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain('Kendari')
    })

    test('by API the same filter gives the same incidents, without RED; what is wrong is refused by name', async () => {
      const call = calling(world, await tokenOf(world, cast.rina))
      const ask = (filter: string) => call('GET', `/api/v1/incidents?${new URLSearchParams({ filter })}`)
      const { body } = await ask('opd:35.25 -kategori:ddos')
      expect(body.items.map(({ number }: { number: string }) => number)).toEqual(nth(1))
      const wrong = await ask('keparahan:tingi tenggat:4j')
      expect(wrong.status).toBe(422)
      expect(wrong.body.errors).toEqual([
        { field: 'filter', message: 'keparahan:tingi – tidak dikenal; maksud Anda tinggi?' },
        { field: 'filter', message: 'tenggat:4j – kurang tandanya; maksud Anda tenggat:<4j?' },
      ])
    })
  })
