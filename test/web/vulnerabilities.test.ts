import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory, reviseAdvisory } from '../../src/casework/advisory/draft.ts'
import { importCsaf } from '../../src/casework/advisory/import-csaf.ts'
import { fetchKev, importKev, matchKev, setKevSource } from '../../src/casework/advisory/kev.ts'
import type { Tlp } from '../../src/core/tlp.ts'
import { listAdvisories } from '../../src/store/advisories.ts'
import { insertAsset } from '../../src/store/registry.ts'
import { root } from '../engines.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, refusal } from '../fixtures.ts'
import { vendorDocuments } from '../formats/csaf-documents.ts'
import { setStage } from '../journey/stage.ts'
import { emailOf, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const catalogue = readFileSync(join(root, 'test/data/kev/kev-sample-50.json'), 'utf8')
const softing = vendorDocuments['icsa-24-074-13.json'] ?? ''
const labelled = (distribution: object | undefined) => {
  const copy = JSON.parse(softing)
  copy.document.distribution = distribution
  return JSON.stringify(copy)
}

for (const engine of engines) {
  describe(`Vulnerabilities that others publish, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine, { baseUrl: 'https://csirt.example' })
      cast = await aTeam(world)
      await own('WebLogic Server 12c', 'Aplikasi perizinan')
    })
    afterEach(() => world.close())

    const taken = async (given: { text: string; tlp: Tlp | null }, by = cast.rina) => {
      const { known } = await importCsaf(world.ports, by, given)
      if (!known) throw new Error('no draft')
      return known
    }
    const own = (value: string, name: string) =>
      world.ports.database.commit([
        insertAsset(world.ports.database.query, {
          id: world.ports.newId(),
          team_id: cast.team.id,
          organisation: '35.25/dinkes',
          kind: 'produk',
          value,
          name,
          iiv: 0,
          personal_data: 0,
          created_at: world.ports.now().toISOString(),
        }),
      ])
    const advisories = () => listAdvisories(world.ports.database.query, { team: cast.team.id, limit: 50 })

    test('a KEV catalogue is matched to the agencies’ assets; the same again changes nothing', async () => {
      expect(await importKev(world.ports, cast.rina, catalogue)).toMatchObject({ added: 50, changed: 0, same: 0 })
      const trail = () => world.ports.database.query.selectFrom('audit').selectAll().where('action', '=', 'kev_imported').execute()
      expect(await trail()).toHaveLength(1)
      expect(await importKev(world.ports, cast.rina, catalogue)).toMatchObject({ added: 0, changed: 0, same: 50 })
      expect(await trail()).toHaveLength(1)
      const { matches, known } = await matchKev(world.ports, cast.team.id)
      expect(known).toBe(50)
      expect(matches.map(({ entry, matches }) => [entry.cve, matches.map(({ asset }) => asset.organisation)])).toEqual([
        ['CVE-2018-2628', ['35.25/dinkes']],
      ])
      const other = JSON.parse(catalogue)
      other.vulnerabilities[4].shortDescription = 'Berubah'
      expect(await importKev(world.ports, cast.rina, JSON.stringify(other))).toMatchObject({ added: 0, changed: 1, same: 49 })
    })

    test('a broken catalogue leaves the known one as it is; another team has none of it', async () => {
      await importKev(world.ports, cast.rina, catalogue)
      expect(await refusal(importKev(world.ports, cast.rina, catalogue.slice(0, 9000)))).toBe('invalid')
      expect((await matchKev(world.ports, cast.team.id)).known).toBe(50)
      const { team } = await bTeam(world)
      expect((await matchKev(world.ports, team.id)).known).toBe(0)
    })

    test('the catalogue’s address is https and public; what cannot be fetched is told', async () => {
      for (const url of ['http://cisa.example/kev.json', 'https://127.0.0.1/', 'https://gudang.internal/kev.json'])
        expect([url, await refusal(setKevSource(world.ports, cast.bagus, url))]).toEqual([url, 'invalid'])
      expect(await refusal(fetchKev(world.ports, cast.rina))).toBe('invalid')
      await setKevSource(world.ports, cast.bagus, 'https://cisa.example/kev.json')
      await expect(fetchKev(world.ports, cast.rina)).rejects.toThrow('Katalog tidak bisa diambil: tidak ada internet di sini.')
      world.ports.fetchPublic = async url => ({ bytes: new TextEncoder().encode(url.startsWith('https://cisa.example/') ? catalogue : '') })
      expect((await fetchKev(world.ports, cast.rina)).added).toBe(50)
    })

    test('a vendor’s CSAF becomes a draft N3 to whoever owns its products, once, under its label or a narrower one', async () => {
      await own('edgeAggregator', 'Gerbang data Softing')
      const { number, advisory } = await taken({ text: softing, tlp: null })
      expect(advisory).toMatchObject({ notice: 'N3', tlp: 'GREEN', status: 'draft', title: 'Softing edgeConnector' })
      expect(advisory.audience.organisations).toEqual(['35.25/dinkes'])
      expect(advisory.body.source).toMatchObject({ publisher: 'CISA', tlp: 'CLEAR' })
      expect((await taken({ text: softing, tlp: null }, cast.bagus)).number).toBe(number)
      expect(await advisories()).toHaveLength(1)
      expect(await refusal(approveAdvisory(world.ports, cast.rina, number))).toBe('not_allowed')
    })

    test('a vendor who says that its products are not hit asks nobody to do anything: it is shown, and becomes no draft', async () => {
      const vex = JSON.parse(softing)
      vex.document.category = 'csaf_vex'
      for (const flaw of vex.vulnerabilities) {
        flaw.product_status = { known_not_affected: Object.values(flaw.product_status).flat() }
        flaw.remediations = undefined
      }
      const rina = await visitor(world, emailOf(cast.rina))
      const { status, text } = await rina('/konsol/imbauan/impor', { csaf: JSON.stringify(vex) })
      expect([status, text.includes('menyatakan produknya tidak terdampak'), text.includes(vex.vulnerabilities[0].cve)]).toEqual([
        200,
        true,
        true,
      ])
      expect(await advisories()).toHaveLength(0)
    })

    test.each<[string, object | undefined, Tlp | null, string]>([
      ['AMBER', { tlp: { label: 'AMBER' } }, null, 'AMBER'],
      ['AMBER, and the importer says CLEAR', { tlp: { label: 'AMBER' } }, 'CLEAR', 'AMBER'],
      ['AMBER+STRICT in words', { text: 'TLP:AMBER+STRICT' }, null, 'AMBER+STRICT'],
      ['none, and the importer says AMBER', undefined, 'AMBER', 'AMBER'],
      ['none, and the importer says nothing', undefined, null, 'invalid'],
    ])('its label is %s', async (_, distribution, tlp, expected) => {
      const taking = taken({ text: labelled(distribution), tlp })
      if (expected === 'invalid') return expect(await refusal(taking)).toBe('invalid')
      expect((await taking).advisory.tlp).toBe(expected)
    })

    test('an AMBER source never becomes GREEN, whoever revises the draft; what machines read of it stays', async () => {
      const { advisory } = await taken({ text: labelled({ tlp: { label: 'AMBER' } }), tlp: null })
      const { notice, title, body, dueAt, audience } = advisory
      const { actions, system, explanation, indicators, references } = body
      const typed = { notice, title, dueAt, audience, incident: null, body: { actions, system, explanation, indicators, references } }
      expect(await refusal(reviseAdvisory(world.ports, cast.bagus, advisory.id, { ...typed, tlp: 'GREEN' }))).toBe('invalid')
      const revised = await reviseAdvisory(world.ports, cast.bagus, advisory.id, { ...typed, tlp: 'AMBER+STRICT' })
      expect(revised.advisory.body.vulnerabilities).toHaveLength(2)
      expect(revised.advisory.body.source?.tlp).toBe('AMBER')
    })

    test('a real VEX of a vendor that is not hit becomes no draft either', async () => {
      const vex = vendorDocuments['sec-vex-2022-0001.json'] ?? ''
      const { known, ...told } = await importCsaf(world.ports, cast.rina, { text: vex, tlp: 'CLEAR' })
      const flaws = JSON.parse(vex).vulnerabilities as { cve: string }[]
      expect([known, 'notAffected' in told && told.notAffected.map(({ cve }) => cve)]).toEqual([null, flaws.map(({ cve }) => cve)])
    })
  })

  describe(`Their pages, on ${engine.name}`, () => {
    let world: World
    let rina: string
    let bagus: string
    beforeEach(async () => {
      world = await createWorld(engine)
      const team = await setStage(world.ports)
      const about = { team_id: team.id, organisation: '35.25/dinkes', created_at: world.ports.now().toISOString() }
      const asset = {
        id: world.ports.newId(),
        ...about,
        kind: 'produk',
        value: 'Oracle WebLogic Server 12',
        name: 'Perizinan',
        iiv: 0,
        personal_data: 0,
      }
      await world.ports.database.commit([insertAsset(world.ports.database.query, asset)])
      rina = await cookieOf(world, 'rina@jatim.example')
      bagus = await cookieOf(world, 'bagus@jatim.example')
    })
    afterEach(() => world.close())

    const get = async (path: string, cookie = rina) => (await world.request(path, { headers: { Cookie: cookie } })).text()
    const post = async (path: string, fields: Record<string, string | File>, cookie = rina) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      const answer = await world.request(path, { method: 'POST', body, headers: { Cookie: cookie } })
      return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
    }
    const file = (text: string) => new File([text], 'kev.json')

    test('catalogue uploaded, match shown with its reason, one button drafts the N3, once', async () => {
      const taken = await post('/konsol/kev', { files: file(catalogue) })
      expect([taken.status, taken.location]).toEqual([303, '/konsol/kev?baru=50&berubah=0&sama=0'])
      const page = await get(taken.location)
      expect(page).toContain('Katalog dibaca: 50 baru, 0 berubah, 0 sama.')
      expect(page).toContain('CVE-2018-2628')
      expect(page).toContain('“weblogic server” disebut pada aset “Perizinan” (Oracle WebLogic Server 12).')
      const drafted = await post('/konsol/kev/CVE-2018-2628/draf', {})
      expect([drafted.status, drafted.location]).toEqual([303, '/konsol/imbauan/IMB-2607-0001'])
      expect((await post('/konsol/kev/CVE-2018-2628/draf', {})).location).toBe(drafted.location)
      expect(await get('/konsol/kev')).toContain('Sudah disusun: <a href="/konsol/imbauan/IMB-2607-0001">')
      const draft = await get(drafted.location)
      expect(draft).toContain('CVE-2018-2628')
      expect(draft).toContain('Dinas Kesehatan Kab. Gresik')
      expect((await post('/konsol/kev/CVE-1999-0001/draf', {})).status).toBe(404)
    })

    test('a broken catalogue is the same page again, with place and reason', async () => {
      const { status, text } = await post('/konsol/kev', { files: file(catalogue.replace('"CVE-2016-10033"', '"CVE-16"')) })
      expect(status).toBe(422)
      expect(text).toContain('<title>Galat: ')
      expect(text).toContain('vulnerabilities › 1 › cveID: Nomor CVE tidak sah.')
    })

    test('a file above the limit is turned away before it is read', async () => {
      const { status } = await post('/konsol/kev', { files: file('x'.repeat(7 * 1024 * 1024)) })
      expect(status).toBe(413)
      expect((await post('/konsol/kev', { files: file('['.repeat(5 * 1024 * 1024)) })).status).toBe(422)
    })

    test('only a lead sets the catalogue’s address', async () => {
      expect((await post('/konsol/kev/sumber', { url: 'https://cisa.example/kev.json' })).status).toBe(403)
      expect((await post('/konsol/kev/sumber', { url: 'https://10.0.0.1/' }, bagus)).status).toBe(422)
      expect((await post('/konsol/kev/sumber', { url: 'https://cisa.example/kev.json' }, bagus)).status).toBe(303)
      expect(await get('/konsol/kev')).toContain('dari https://cisa.example/kev.json')
    })

    test('a vendor’s document leads to its flaws and products, which are edited line by line', async () => {
      const taken = await post('/konsol/imbauan/impor', { csaf: softing })
      expect([taken.status, taken.location]).toEqual([303, '/konsol/imbauan/IMB-2607-0001/kerentanan'])
      const page = await get(taken.location)
      expect(page).toContain('Softing | edgeConnector | 3.60')
      expect(page).toContain('CVE-2024-0860 | ')
      const seq = /name="seq" value="(\d+)"/.exec(page)?.[1] ?? ''
      const wrong = await post(taken.location, { seq, products: 'Softing', vulnerabilities: 'CVE-2024-0860 | Celah | AV:N | 9' })
      expect(wrong.status).toBe(422)
      expect(wrong.text).toContain('Baris 1: tulis pembuat | produk')
      expect(wrong.text).toContain('Baris 1: vektor CVSS')
      const right = { seq, products: 'Softing | edgeConnector | < 3.70 | 3.70', vulnerabilities: 'cve-2024-0860 | Celah | | 1' }
      expect((await post(taken.location, right)).status).toBe(303)
      expect(await get(taken.location)).toContain('CVE-2024-0860 | Celah |  | 1')
      expect((await post(taken.location, right)).status).toBe(409)
    })

    test('a document that is none is refused beside the field, and what was pasted stays', async () => {
      const { status, text } = await post('/konsol/imbauan/impor', { csaf: '{"document": {"title": "Ini"}}', tlp: 'AMBER' })
      expect(status).toBe(422)
      expect(text).toContain('document › category: Kunci “category” wajib diisi.')
      expect(text).toContain('{&quot;document&quot;: {&quot;title&quot;: &quot;Ini&quot;}}')
    })
  })
}
