import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNote, takeChoice } from '../../src/casework/work-incident.ts'
import { reachOf } from '../../src/core/access.ts'
import { countQueues, listQueue, type QueueFilter } from '../../src/store/queue.ts'
import { aTeam, bTeam, type Cast, organisationOf, organisations, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const long = '35.25/dinkes/puskesmas-kecamatan-cerme-kabupaten-gresik'

for (const engine of engines) {
  describe(`The queue on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    const ids: string[] = []
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      await organisations(world, cast.team, [
        [long, 'Puskesmas Cerme', 'lainnya', '35.25/dinkes'],
        ['35.2', 'Wilayah Uji', 'lainnya', '35'],
      ])
      for (let at = 0; at < 120; at += 1) {
        if (at % 7 === 0) world.clock.advance('1m') // so that many share a deadline, and more than a page opens at one moment
        const organisation = at < 3 ? await organisationOf(world, cast.team, ['35.78', long, '35.2'][at] ?? '') : null
        const story = at === 5 ? 'Halaman penuh kata maxwin dan pragmatik' : 'Situs berubah'
        ids.push(await reported(world, cast.team, { kind: at % 2 ? 'web' : 'ddos', organisation, report: { story } }))
      }
      const { team } = await bTeam(world)
      await reported(world, team, { organisation: null, report: { story: 'maxwin di Kendari' } })
    }, 60_000)
    afterAll(() => world.close())

    const below = (code: string) => ({ reach: { team: cast.team.id, bounds: [{ within: code, upTo: 'RED' as const }] } })
    const filter = (more: Partial<QueueFilter> = {}): QueueFilter => ({
      reach: reachOf(cast.rina, 'incident.read'),
      view: 'semua',
      person: cast.rina.id,
      soon: '2026-07-14T03:00:00.000Z',
      limit: 25,
      ...more,
    })
    const list = (more: Partial<QueueFilter> = {}) => listQueue(world.ports.database.query, filter(more))
    const numbers = async (more: Partial<QueueFilter> = {}) => (await list({ limit: 200, ...more })).rows.map(({ number }) => number)
    const nth = (at: number) => `TKT-2607-${String(at).padStart(4, '0')}`

    test.each(['semua', 'baru', 'hampir-lewat'] as const)('leafing through "%s" shows every incident once, in order', async view => {
      const seen: string[] = []
      const keys: string[] = []
      let cursor: string | undefined
      do {
        const page = await list({ view, soon: '2027-01-01T00:00:00.000Z', ...(cursor ? { cursor } : {}) })
        seen.push(...page.rows.map(({ id }) => id))
        keys.push(...page.rows.map(row => (view === 'semua' ? row.opened_at : row.due_at)))
        cursor = page.next ?? undefined
      } while (cursor)
      expect([...seen].sort()).toEqual([...ids].sort())
      expect(keys).toEqual(view === 'semua' ? keys.toSorted().toReversed() : keys.toSorted())
      const counted = await countQueues(world.ports.database.query, filter({ soon: '2027-01-01T00:00:00.000Z' }))
      expect(counted).toEqual({ baru: 120, saya: 0, dijawab: 0, 'hampir-lewat': 120, 'menunggu-opd': 0, ditunda: 0, ditahan: 0 })
    })

    test('a word of the story is found, in any case and by its beginning, in this team only', async () => {
      expect(await numbers({ q: 'MAXWIN' })).toEqual([nth(6)])
      expect(await numbers({ q: 'pragma maxw' })).toEqual([nth(6)])
      expect(await numbers({ q: 'maxwin kendari' })).toEqual([])
    })

    test('the number is found, whole or in part', async () => {
      expect(await numbers({ q: 'TKT-2607-0042' })).toEqual([nth(42)])
      expect(await numbers({ q: 'tkt 0042' })).toEqual([nth(42)])
    })

    test('a note is found too', async () => {
      await addNote(world.ports, { actor: cast.rina, incident: ids[9] ?? '' }, { text: 'Webshell bernama kucing.php', visible: false })
      expect(await numbers({ q: 'kucing' })).toEqual([nth(10)])
    })

    test.each([
      '"',
      'maxwin"',
      'maxwin OR situs',
      'NOT maxwin',
      'maxwin*',
      'text:maxwin',
      'team_id:x',
      'NEAR(maxwin situs)',
      '^maxwin',
      '(',
      "'; DROP TABLE incident; --",
      '-',
      '%',
      '\u0000',
      'a'.repeat(500),
      '🙈',
    ])('what is typed is never read as an operator: %j', async q => {
      const found = await numbers({ q })
      expect(found.every(number => number.startsWith('TKT-'))).toBe(true)
      if (/OR|NOT|text:|NEAR/.test(q)) expect(found).toEqual([])
    })

    test('an agency’s filter takes all below it and nobody beside it, however long its code', async () => {
      expect(await numbers({ organisation: '35.25' })).toEqual([nth(2)])
      expect(await numbers({ organisation: long })).toEqual([nth(2)])
      expect(await numbers({ organisation: '35.2' })).toEqual([nth(3)])
      expect((await numbers(below('35'))).sort()).toEqual([nth(1), nth(2), nth(3)])
      expect(await numbers({ ...below('35.25/dinkes'), organisation: '35.78' })).toEqual([])
    })

    test.each(['%', '_', '35%', '35.__', '3', '35.25/%', '\\', "' OR 1=1 --", '%'.repeat(300)])(
      'a wildcard in the agency’s filter finds nothing: %j',
      async organisation => {
        expect(await numbers({ organisation })).toEqual([])
        expect(await numbers(below(organisation))).toEqual([])
      },
    )

    test('a cursor that nobody gave out is harmless', async () => {
      for (const cursor of ['', '~', 'x', "'~'", 'x~y~z']) expect((await list({ cursor })).rows.length).toBeLessThanOrEqual(25)
    })

    test('kind and severity narrow it', async () => {
      expect(await numbers({ kind: 'web' })).toHaveLength(60)
      expect(await numbers({ severity: 'kritis' })).toEqual([])
    })

    // Last: it changes what the others count.
    test('mine, waiting and closed are where they belong', async () => {
      const [mine = '', waiting = '', closed = ''] = ids.slice(20)
      const choose = async (incident: string, name: string, answers = {}) =>
        takeChoice(world.ports, { actor: cast.rina, incident }, { name, seq: (await stateOf(world, incident)).seq, answers })
      await choose(mine, 'terima')
      await choose(waiting, 'terima')
      await choose(waiting, 'tunggu', { waiting_for: 'Dinkes' })
      await choose(closed, 'duplikat', { reason: 'Sama' })
      expect((await numbers({ view: 'saya' })).sort()).toEqual([nth(21), nth(22)])
      expect(await numbers({ view: 'saya', person: cast.sari.id })).toEqual([])
      expect(await numbers({ view: 'menunggu-opd' })).toEqual([nth(22)])
      expect(await numbers({ view: 'baru' })).toHaveLength(117)
      expect(await numbers({ view: 'semua' })).toHaveLength(120)
      expect(await numbers({ view: 'hampir-lewat', soon: '2099-01-01T00:00:00.000Z' })).not.toContain(nth(23))
    })
  })
}
