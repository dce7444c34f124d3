import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { tellMonth } from '../../src/casework/statistics/month.ts'
import { classifyIncident } from '../../src/casework/work-incident.ts'
import { monthOf } from '../../src/core/statistics/month.ts'
import type { Role } from '../../src/core/vocabulary.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, drafted, person, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`a month’s figures on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const zone = 'Asia/Jakarta'
    const told = () => tellMonth(world.ports, cast.bagus, { month: monthOf(world.ports.now(), zone), zone, grouping: 'jenis' })
    const as = async (role: Role) => {
      const email = { analyst: 'rina@jatim.test', lead: 'bagus@jatim.test' }[role as string]
      if (!email) await person(world, cast.team, { name: `x ${role}`, role })
      const headers = { Cookie: await cookieOf(world, email ?? `x.${role}@jatim.test`) }
      return async (path: string) => {
        const answer = await world.request(path, { headers })
        return { status: answer.status, text: await answer.text(), type: answer.headers.get('Content-Type') }
      }
    }

    test('what came in, was answered and closed is counted in its month; another team’s, RED and held ones are not', async () => {
      const first = await reported(world, cast.team, { kind: 'web' })
      world.clock.advance('30m')
      await walkTo(world, cast, first, 'selesai')
      const red = await reported(world, cast.team, { kind: 'web' })
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident: red },
        { seq: (await stateOf(world, red)).seq, changes: { tlp: 'RED' } },
      )
      await reported(world, cast.team, { kind: 'ddos' })
      await reported(world, (await bTeam(world)).team, { organisation: null })
      const { figures, groups, trend } = await told()
      expect(figures.counts).toMatchObject({ masuk: 2, ditutup: 1, ditanggapi: 1, kambuh: 0 })
      expect(figures.response).toEqual({ median: 0.5, p90: 0.5, of: 1 })
      expect(groups.map(({ group, figures: { counts } }) => [group, counts.masuk])).toEqual([
        ['ddos', 1],
        ['web', 1],
      ])
      expect(trend).toHaveLength(12)
      expect(trend.at(-1)).toMatchObject({ opened: 2, closed: 1 })
      world.clock.advance('31d')
      expect((await told()).figures.counts.masuk).toBe(0)
      expect((await told()).trend.at(-2)).toMatchObject({ opened: 2, closed: 1 })
    })

    test('a month that still runs is not measured against a whole one', async () => {
      const month = monthOf(world.ports.now(), zone)
      await reported(world, cast.team, { kind: 'web' })
      expect((await told()).sentence).toMatch(/^Sejauh ini pada .* masuk 1 insiden/)
      world.clock.advance('31d')
      const then = await tellMonth(world.ports, cast.bagus, { month, zone, grouping: 'jenis' })
      expect(then.sentence).toMatch(/^Pada .* masuk 1 insiden, 1 lebih banyak dari bulan sebelumnya/)
    })

    test('what was no incident is closed and not solved; its minutes are in no solution', async () => {
      await walkTo(world, cast, await reported(world, cast.team, { kind: 'web' }), 'bukan-insiden')
      const { figures, trend } = await told()
      expect(figures.counts).toMatchObject({ masuk: 1, ditutup: 0, 'bukan-insiden': 1 })
      expect([figures.solution.of, trend.at(-1)?.closed]).toEqual([0, 0])
    })

    test('an advisory that still has time counts neither as kept nor as late', async () => {
      const { number } = await stateOf(world, await reported(world, cast.team))
      const id = await drafted(world, cast.rina, number)
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      expect((await told()).answers).toMatchObject({ sent: 1, inTime: 0, late: 0, waiting: 1 })
      world.clock.advance('10d')
      expect((await told()).answers).toMatchObject({ sent: 1, inTime: 0, late: 1, waiting: 0 })
    })

    test('the same kind at the same agency within ninety days of the last one’s end is a relapse', async () => {
      await walkTo(world, cast, await reported(world, cast.team, { kind: 'web' }), 'selesai')
      world.clock.advance('80d')
      await reported(world, cast.team, { kind: 'web' })
      await reported(world, cast.team, { kind: 'ddos' })
      expect((await told()).figures.counts).toMatchObject({ masuk: 2, kambuh: 1 })
      world.clock.advance('91d')
      await reported(world, cast.team, { kind: 'phishing' })
      expect((await told()).figures.counts).toMatchObject({ masuk: 1, kambuh: 0 })
    })

    test('each number leads to as many rows, on the page and in the CSV', async () => {
      await walkTo(world, cast, await reported(world, cast.team, { kind: 'web' }), 'selesai')
      await reported(world, cast.team, { kind: 'ddos' })
      const rina = await as('analyst')
      const { text } = await rina('/konsol/statistik?bulan=2026-07')
      const links = [...text.matchAll(/href="(\/konsol\/statistik\/baris\?[^"]+)"><b>(\d+)<\/b>/g)]
      expect(links).toHaveLength(7)
      for (const [, href = '', count] of links) {
        const path = href.replaceAll('&amp;', '&')
        const page = (await rina(path)).text
        expect(page).toContain(`${count} baris`)
        expect(page.match(/<th scope="row">/g) ?? []).toHaveLength(Number(count))
        const csv = await rina(path.replace('/baris?', '/baris.csv?'))
        expect(csv.type).toContain('text/csv')
        expect(csv.text.trim().split('\n')).toHaveLength(Number(count) + 1)
      }
      expect((await rina('/konsol/statistik.csv?bulan=2026-07')).text).toContain('web')
      for (const path of ['/konsol/statistik/jawaban?bulan=2026-07', '/konsol/statistik/tenggat?bulan=2026-07&dasar=default&hasil=kept'])
        expect((await rina(path)).status).toBe(200)
    })

    test('deadlines lead to one row each', async () => {
      await walkTo(world, cast, await reported(world, cast.team, { kind: 'web' }), 'selesai')
      const rina = await as('analyst')
      const { text } = await rina('/konsol/statistik?bulan=2026-07')
      const links = [...text.matchAll(/href="(\/konsol\/statistik\/tenggat\?[^"]+)">(\d+)</g)]
      expect(links).toHaveLength(9)
      expect(links.reduce((sum, [, , count]) => sum + Number(count), 0)).toBeGreaterThan(2)
      for (const [, href = '', count] of links) expect((await rina(href.replaceAll('&amp;', '&'))).text).toContain(`${count} baris`)
    })

    test('whoever only counts sees numbers and no way to a case', async () => {
      await reported(world, cast.team, { kind: 'web' })
      const observer = await as('observer')
      const { status, text } = await observer('/konsol/statistik?bulan=2026-07')
      expect([status, text.includes('TKT-'), text.includes('/konsol/statistik/baris')]).toEqual([200, false, false])
      expect((await observer('/konsol/statistik/baris?bulan=2026-07')).status).toBe(403)
      expect((await observer('/konsol/statistik/baris.csv?bulan=2026-07')).status).toBe(403)
      expect((await observer('/konsol/laporan/2026-07')).text).toContain('Laporan insiden siber Juli 2026')
    })

    test('a month that is none, or an address full of nonsense, is answered calmly', async () => {
      const rina = await as('analyst')
      expect((await rina('/konsol/laporan/2026-13')).status).toBe(404)
      const nonsense = `bulan=${'9'.repeat(3000)}&per=x&apa=<script>&kelompok=%00%F0%9F%98%80&dasar=x&hasil=y`
      for (const path of ['/konsol/statistik', '/konsol/statistik.csv', '/konsol/statistik/baris', '/konsol/statistik/tenggat'])
        expect((await rina(`${path}?${nonsense}`)).status).toBe(200)
    })
  })
