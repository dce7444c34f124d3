import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addInformation } from '../../src/casework/add-information.ts'
import { readPassages } from '../../src/casework/search/passages.ts'
import { addNote, classifyIncident } from '../../src/casework/work-incident.ts'
import { root } from '../engines.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, organisationOf, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines) {
  describe(`Searching on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let ids: string[]
    let numbers: string[]
    const as =
      (name: string, team = 'jatim') =>
      async (path: string) => {
        const headers = { Cookie: await cookieOf(world, `${name}@${team}.test`) }
        return world.request(path, { headers })
      }
    const page = async (q: string, more = '', name = 'rina', team = 'jatim') =>
      (await as(name, team)(`/konsol/cari?q=${encodeURIComponent(q)}${more}`)).text()
    const found = async (q: string, more = '') => {
      const text = await page(q, more)
      return numbers.flatMap((number, at) => (text.includes(`href="/konsol/tiket/${number}"`) ? [at] : []))
    }

    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      const told = [
        ['Halaman muka disusupi tautan ke https://gacor-maxwin.example/daftar?x=1', '35.25/dinkes'],
        ['Pegawai mengirimkan kata sandi ke penyerang. Café di lantai dua ikut terkena.', '35.25/dispendik'],
        ['Berkas terkunci; ada catatan tebusan 0812-9999-0000', '35.78'],
      ] as const
      ids = []
      for (const [story, code] of told) {
        world.clock.advance('5m')
        ids.push(
          await reported(world, cast.team, { organisation: await organisationOf(world, cast.team, code), report: { story, system: null } }),
        )
      }
      numbers = await Promise.all(ids.map(async id => (await stateOf(world, id)).number))
      world.clock.advance('5m')
      await addNote(
        world.ports,
        { actor: cast.rina, incident: ids[2] ?? '' },
        { text: 'Webshell kucing.php, 203.0.113.7 <b>tebal</b>', visible: false },
      )
      await addInformation(world.ports, { actor: cast.rina, incident: ids[1] ?? '' }, { text: 'Sudah kami ganti sandinya', files: [] })
    }, 60_000)
    afterAll(() => world.close())

    test('finds the story, a note, what the reporter added, and the agency of a report', async () => {
      expect(await found('tebusan')).toEqual([2])
      expect(await found('kucing.php')).toEqual([2])
      expect(await found('sandinya')).toEqual([1])
      expect(await found('pendidikan penyerang')).toEqual([1])
      expect(await found('pendidikan tebusan')).toEqual([])
    })

    test('by the beginning of a word, without accents, in another form of the word, and as a phrase', async () => {
      expect(await found('tebu')).toEqual([2])
      expect(await found('CAFE')).toEqual([1])
      expect(await found('pengiriman')).toEqual([1])
      expect(await found('serangan')).toEqual([1])
      expect(await found('menyusup')).toEqual([0])
      expect(await found('"kata sandi"')).toEqual([1])
      expect(await found('"sandi kata"')).toEqual([])
      expect(await found('hxxps://gacor-maxwin[.]example')).toEqual([0])
      expect(await found('mengirimka')).toEqual([1])
    })

    test('a number opens its ticket, in any case; another team’s number opens nothing', async () => {
      const answer = await as('rina')(`/konsol/cari?q=${numbers[1]?.toLowerCase()}`)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/konsol/tiket/${numbers[1]}`])
      const { team, rahma } = await bTeam(world)
      const theirs = await reported(world, team, { organisation: null, report: { story: 'gurita kendari' } })
      const { number } = await stateOf(world, theirs)
      const elsewhere = await as(rahma.name.toLowerCase(), 'sultra')(`/konsol/cari?q=${numbers[2]}`)
      expect(elsewhere.status).toBe(200)
      expect(number).toBe(numbers[0]) // both teams count from one, so the number leads each to its own
      expect(await page('gurita')).toContain('Tidak ditemukan')
      expect(await page('tebusan', '', 'rahma', 'sultra')).toContain('Tidak ditemukan')
    })

    test('the excerpt is marked, escaped and cannot be clicked; agencies are found beside the tickets', async () => {
      const text = await page('kucing tebal')
      expect(text).toContain('<mark>kucing</mark>[.]php, 203[.]0[.]113[.]7 &lt;b&gt;<mark>tebal</mark>&lt;/b&gt;')
      const both = await page('gresik')
      expect(both).toContain('/konsol/instansi/35.25%2Fdinkes')
      expect(both).toContain(`/konsol/tiket/${numbers[0]}`)
    })

    test('of a RED case nothing it says is shown, and to whom it is not for it is not even counted', async () => {
      await person(world, cast.team, { name: 'Surya', role: 'analyst', organisation: '35.78' })
      expect(await page('tautan', '', 'surya')).toContain('Tidak ditemukan')
      expect(await page('tebusan', '', 'surya')).toContain(numbers[2])
      expect(await page('tebusan', '', 'admin')).not.toContain(numbers[2])
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident: ids[2] ?? '' },
        { seq: (await stateOf(world, ids[2] ?? '')).seq, changes: { tlp: 'RED' } },
      )
      const red = await page('tebusan')
      expect(red).toContain(numbers[2])
      expect(red).not.toContain('<mark>')
      expect(red).not.toContain('terkunci')
    })

    test('an agency that is renamed is found by its new name only; a report that is erased is not found', async () => {
      const { query } = world.ports.database
      const rename = query
        .updateTable('organisation')
        .set({ name: 'Dinas Angsana' })
        .where('code', '=', '35.78')
        .where('team_id', '=', cast.team.id)
      await world.ports.database.commit([rename.compile()])
      expect(await page('angsana')).toContain('/konsol/instansi/35.78')
      expect(await page('surabaya', '&di=instansi')).not.toContain('/konsol/instansi/35.78')
      const doomed = await reported(world, cast.team, { report: { story: 'hapuslahsaya segera' } })
      expect(await page('hapuslahsaya')).toContain((await stateOf(world, doomed)).number)
      await world.ports.database.commit([query.deleteFrom('report').where('incident_id', '=', doomed).compile()])
      expect(await page('hapuslahsaya')).toContain('Tidak ditemukan')
      await world.ports.database.commit([rename.set({ name: 'Kota Surabaya' }).compile()])
    })

    test('leafing through one kind shows everything once, newest first', async () => {
      const many = []
      for (let at = 0; at < 65; at++) many.push(await reported(world, cast.team, { report: { story: `zebra ke-${at}`, system: null } }))
      const seen: string[] = []
      let next: string | null = '/konsol/cari?q=zebra&di=tiket'
      while (next) {
        const text: string = await (await as('rina')(next)).text()
        seen.push(...[...text.matchAll(/data-row="\/konsol\/tiket\/([^"]+)"/g)].map(([, number]) => number ?? ''))
        next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null
      }
      const wanted = await Promise.all(many.map(async id => (await stateOf(world, id)).number))
      expect(seen).toEqual(wanted.toReversed())
    }, 60_000)

    test('nothing that can be typed breaks it', async () => {
      const hostile = [
        '"',
        '""',
        "'",
        'NEAR(a b, 3)',
        'a AND OR NOT',
        'text : x',
        '* ^a',
        '{text fold} : "a',
        '\u0000',
        '\u202eabc',
        '%',
        'a'.repeat(10_000),
        '"'.repeat(999),
        '😀 🇮🇩',
        '-',
        'passage_search MATCH',
      ]
      for (const q of hostile)
        expect([q.slice(0, 20), (await as('rina')(`/konsol/cari?q=${encodeURIComponent(q)}`)).status]).toEqual([q.slice(0, 20), 200])
      for (const more of ['&di=x', '&di=tiket&mulai=x', '&di=tiket&mulai=99999999999999999999', '&di=tiket&mulai=-1w', '&di=surat'])
        expect((await as('rina')(`/konsol/cari?q=situs${more}`)).status).toBe(200)
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async q => {
          expect((await as('rina')(`/konsol/cari?q=${encodeURIComponent(q.replace(/[\ud800-\udfff]/g, ''))}`)).status).toBeLessThan(400)
        }),
        { numRuns: engine.name === 'sqlite' ? 100 : 20 },
      )
    }, 60_000)

    test('the index written anew from what stands in the database is the same, word for word', async () => {
      const { database } = world.ports
      const all = () =>
        database.query
          .selectFrom('passage')
          .select(['team_id', 'kind', 'subject', 'seq', 'at', 'text', 'fold'])
          .orderBy('kind')
          .orderBy('subject')
          .orderBy('seq')
          .execute()
      const sightings = () =>
        database.query
          .selectFrom('sighting')
          .innerJoin('observable', 'observable.id', 'observable_id')
          .select(['kind', 'value', 'incident_id', 'seq', 'sighting.at'])
          .orderBy('value')
          .orderBy('incident_id')
          .orderBy('seq')
          .execute()
      while ((await readPassages(world.ports, 500)) > 0);
      const [before, seen] = [await all(), await sightings()]
      expect(before.length).toBeGreaterThan(70)
      expect(seen.length).toBeGreaterThan(3)
      const written = readFileSync(join(root, 'db/0020_search.sql'), 'utf8').split('-- What there was before, oldest first.')[1] ?? ''
      const statements = written.split(';').filter(sql => sql.trim() !== '')
      const compiled = (sql: string) => ({ ...database.query.selectFrom('passage').compile(), sql, parameters: [] })
      await database.commit(["DELETE FROM passage WHERE kind <> 'observabel'", 'DELETE FROM sighting', ...statements].map(compiled))
      expect((await all()).filter(({ fold }) => fold === null).length).toBeGreaterThan(70)
      expect(await found('tebusan')).toEqual([2])
      while ((await readPassages(world.ports, 50)) > 0);
      expect(await all()).toEqual(before)
      expect(await sightings()).toEqual(seen)
      for (const index of ['passage_search', 'observable_search', 'thing_search'])
        await database.commit([compiled(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`)])
    }, 60_000)
  })
}
