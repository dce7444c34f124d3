import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reachOf } from '../../src/casework/advisory/reach.ts'
import { aNotice, aTeam, type Cast, drafted } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const agencies = 2280
const perAgency = 9

for (const engine of engines) {
  describe(`An audience from 20,000 contacts on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      await fill(world, cast)
    }, 120_000)
    afterAll(() => world.close())

    const everybody = { ...aNotice(null).audience, organisations: [], kinds: ['opd' as const], below: '35' }
    const byAsset = { ...everybody, assets: ['wordpress'], ranges: ['103.10.0.0/16'], roles: ['agen' as const, 'humas' as const] }

    test('is composed within 300 ms, with the assets asked too', async () => {
      const times: number[] = []
      for (let round = 0; round < 5; round += 1) {
        const began = performance.now()
        const found = await reachOf(world.ports, { team: cast.team.id, notice: 'N4', tlp: 'GREEN', audience: everybody, incident: null })
        times.push(performance.now() - began)
        expect(found.recipients.length).toBe(agencies + 3)
      }
      const owners = await reachOf(world.ports, { team: cast.team.id, notice: 'N4', tlp: 'GREEN', audience: byAsset, incident: null })
      expect(owners.recipients.length).toBeGreaterThan(agencies / 2)
      // The best of five: what else runs on the machine is not asked. D1 runs in a process of its own here, and answers by a socket.
      expect(Math.min(...times)).toBeLessThan(engine.name === 'sqlite' ? 300 : 1500)
    }, 60_000)

    test('2,280 recipients stand on pages within their budget, and all of them can be reached', async () => {
      const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', audience: everybody })
      for (const page of ['penerima', 'periksa']) {
        const { text } = await rina(`/konsol/imbauan/${id}/${page}`)
        expect(gzipSync(text).length).toBeLessThan(30 * 1024)
        expect(text).toContain('2.283 narahubung di 2.282 instansi')
        expect(text).toContain('… dan 2.262 instansi lagi')
      }
      const seen = new Set<string>()
      for (let at = 1; at <= 12; at += 1) {
        const { text } = await rina(`/konsol/imbauan/${id}/penerima/daftar?bagian=terima&h=${at}`)
        expect(gzipSync(text).length).toBeLessThan(30 * 1024)
        for (const [, address = ''] of text.matchAll(/([\w.-]+@opd\.example)/g)) seen.add(address)
      }
      expect(seen.size).toBe(agencies)
      const last = await rina(`/konsol/imbauan/${id}/periksa?cari=Perangkat+2279`)
      expect(last.text).toContain('Kepada')
      expect(last.text).toContain('k2279-0@opd.example')
    }, 60_000)
  })
}

/** 2,280 agencies of one regency, nine contacts each, one of them its agent; an asset each. */
async function fill(world: World, { team }: Cast): Promise<void> {
  const { query } = world.ports.database
  const at = world.ports.now().toISOString()
  const numbers = Array.from({ length: agencies }, (_, n) => n)
  const roles = ['agen', 'pimpinan', 'ppdp', 'humas']
  for (let from = 0; from < agencies; from += 380) {
    const some = JSON.stringify(numbers.slice(from, from + 380))
    const people = JSON.stringify(
      numbers.slice(from, from + 380).flatMap(n => Array.from({ length: perAgency }, (_, m) => [n, m, roles[m === 0 ? 0 : 1 + (m % 3)]])),
    )
    await world.ports.database.commit([
      sql`INSERT INTO organisation (team_id, code, name, kind, parent, created_at)
        SELECT ${team.id}, '35.25/opd-' || value, 'Perangkat ' || value, 'opd', '35.25', ${at} FROM json_each(${some})`.compile(query),
      sql`INSERT INTO contact (id, team_id, organisation, name, role, email, created_at)
        SELECT 'k' || (value ->> 0) || '-' || (value ->> 1), ${team.id}, '35.25/opd-' || (value ->> 0), 'Orang ' || (value ->> 0) || '-' || (value ->> 1),
          value ->> 2, 'k' || (value ->> 0) || '-' || (value ->> 1) || '@opd.example', ${at} FROM json_each(${people})`.compile(query),
      sql`INSERT INTO asset (id, team_id, organisation, kind, value, name, created_at)
        SELECT 'a' || value, ${team.id}, '35.25/opd-' || value, CASE value % 3 WHEN 0 THEN 'alamat' ELSE 'produk' END,
          CASE value % 3 WHEN 0 THEN '103.10.' || (value % 250) || '.0/24' WHEN 1 THEN 'WordPress 6.' || value ELSE 'Joomla ' || value END,
          'Situs ' || value, ${at} FROM json_each(${some})`.compile(query),
    ])
  }
}
