import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { beginCorrection } from '../../src/casework/advisory/correct.ts'
import { approveAdvisory, reviseAdvisory } from '../../src/casework/advisory/draft.ts'
import { importCsaf } from '../../src/casework/advisory/import-csaf.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import type { AdvisoryBody } from '../../src/core/advisory/advisory.ts'
import { aTeam, type Cast, drafted } from '../fixtures.ts'
import { vendorDocuments } from '../formats/csaf-documents.ts'
import { csafFaults, providerFaults } from '../formats/csaf-schemas.ts'
import { createWorld, engines, type World } from '../world.ts'

const body: AdvisoryBody = {
  actions: ['Pasang pembaruan.', 'Periksa akun admin.'],
  system: 'Server surel',
  explanation: 'Celah ini sedang dipakai penyerang.\n\nJangan menunggu.',
  indicators: ['https://jahat.example/masuk', '198.51.100.7'],
  references: ['https://vendor.example/celah 1|2#a#b', 'https://user:rahasia@vendor.example/'],
}
const flaw = {
  vulnerabilities: [
    { cve: 'CVE-2026-12345', title: 'Eksekusi kode dari jauh', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', products: null },
    { cve: 'CVE-2026-12346', title: 'Kebocoran memori', vector: 'CVSS:3.1/AV:N/AC:H/PR:L/UI:R/S:C/C:L/I:N/A:L', products: [1] },
  ],
  products: [
    { vendor: 'Contoh', name: 'Surelia', affected: '< 2.4.1', fixed: '2.4.1' },
    { vendor: 'Contoh', name: 'Gerbang', affected: null, fixed: null },
  ],
}
const nobody = { organisations: [], kinds: [], below: null, assets: [], affectedOf: null, except: [], roles: ['agen' as const] }

for (const engine of engines)
  describe(`What is public, for machines, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine, { baseUrl: 'https://csirt.example' })
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const draft = (overrides = {}) =>
      drafted(world, cast.rina, null, { notice: 'N4', tlp: 'CLEAR', title: 'Perbarui server surel', body, audience: nobody, ...overrides })
    const publish = async (overrides = {}) => {
      const id = await draft(overrides)
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      return id
    }
    const get = async (path: string) => {
      const answer = await world.request(path)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    }

    const vulnerable = Object.keys(vendorDocuments).filter(name => !name.startsWith('sec-vex'))
    test.each(vulnerable)('%s of a vendor, taken in and published, goes out as CSAF without a fault', async name => {
      const { known } = await importCsaf(world.ports, cast.rina, { text: vendorDocuments[name] ?? '', tlp: 'CLEAR' })
      if (!known) throw new Error('no draft')
      const { notice, title, dueAt, audience, id, body: read } = known.advisory
      const written = {
        notice,
        title,
        body: read,
        dueAt,
        audience: { ...audience, organisations: [] },
        incident: null,
        tlp: 'CLEAR' as const,
      }
      await reviseAdvisory(world.ports, cast.rina, id, written)
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      const { status, text } = await get('/imbauan/IMB-2607-0001.json')
      expect(status).toBe(200)
      expect((await csafFaults(text)).faults).toEqual([])
    })

    test('a general advisory is a CSAF informational advisory without a fault', async () => {
      await publish()
      const { text, headers } = await get('/imbauan/IMB-2607-0001.json')
      expect(await csafFaults(text)).toEqual({ faults: [], optional: [] })
      const { document } = JSON.parse(text)
      expect(document.category).toBe('csaf_informational_advisory')
      expect(document.tracking).toMatchObject({ id: 'IMB-2607-0001', version: '1', status: 'final' })
      expect(document.distribution.tlp).toEqual({ label: 'WHITE', url: 'https://www.first.org/tlp/' })
      expect(document.publisher).toMatchObject({ name: cast.team.name, namespace: 'https://csirt.example' })
      expect(text).toContain('jahat[.]example')
      expect(text).not.toContain('rahasia')
      expect(document.references.at(-1).url).toBe('https://vendor.example/celah%201%7C2#a%23b')
      expect(headers.get('cache-control')).toContain('public')
      expect((await world.request('/imbauan/IMB-2607-0001.json', { headers: { 'If-None-Match': headers.get('etag') ?? '' } })).status).toBe(
        304,
      )
    })

    test('a team that takes another name leaves the bytes of what it published, and their digests, as they were', async () => {
      await publish()
      const paths = ['.json', '.json.sha256', '.json.sha512'].map(end => `/.well-known/csaf/2026/imb-2607-0001${end}`)
      const before = await Promise.all(paths.map(async path => (await get(path)).text))
      const { query } = world.ports.database
      const changed = { name: 'Tim Baru', email: 'baru@jatim.test', phone: '0', timezone: 'Asia/Jayapura' }
      await world.ports.database.commit([query.updateTable('team').set(changed).where('id', '=', cast.team.id).compile()])
      expect(await Promise.all(paths.map(async path => (await get(path)).text))).toEqual(before)
      expect(JSON.parse((await get('/.well-known/csaf/provider-metadata.json')).text).publisher.name).toBe('Tim Baru')
      await publish({ title: 'Yang baru' })
      expect(JSON.parse((await get('/imbauan/IMB-2607-0002.json')).text).document.publisher.name).toBe('Tim Baru')
    })

    test('what was taken back says when in words that people read', async () => {
      await withdrawAdvisory(world.ports, cast.bagus, await publish())
      const { notes } = JSON.parse((await get('/imbauan/IMB-2607-0001.json')).text).document
      expect(notes[0].text).toBe('Imbauan ini dicabut pada Selasa, 14 Juli 2026 pukul 09.00 WIB; jangan dipakai lagi.')
    })

    test('a vulnerability notice with its flaws and products is a CSAF security advisory, scores and remedies included', async () => {
      await publish({ notice: 'N3', body: { ...body, ...flaw } })
      const { text } = await get('/imbauan/IMB-2607-0001.json')
      const told = await csafFaults(text)
      expect(told.faults).toEqual([])
      expect(told.optional.filter(fault => !/6_2_1[68]/.test(fault))).toEqual([])
      const { document, vulnerabilities } = JSON.parse(text)
      expect(document.category).toBe('csaf_security_advisory')
      expect(vulnerabilities[0].scores[0].cvss_v3).toMatchObject({ baseScore: 9.8, baseSeverity: 'CRITICAL' })
      expect(vulnerabilities[1].product_status.known_affected).toEqual(['P2'])
      expect(text).toContain('vers:generic/<2.4.1')
    })

    test('a vulnerability notice whose products nobody wrote down is no CSAF: what is missing is said, the page stays', async () => {
      await publish({ notice: 'N3' })
      const { status, text } = await get('/imbauan/IMB-2607-0001.json')
      expect([status, text]).toEqual([404, expect.stringContaining('kerentanannya (nomor CVE) dan produk yang terdampak')])
      const page = await get('/imbauan/IMB-2607-0001')
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('CSAF')
      expect((await get('/.well-known/csaf/index.txt')).text).toBe('')
    })

    test('a withdrawal is a new version that says so, at the same place', async () => {
      const id = await publish()
      world.clock.advance('30h')
      await withdrawAdvisory(world.ports, cast.bagus, id)
      const { text } = await get('/imbauan/IMB-2607-0001.json')
      expect(await csafFaults(text)).toEqual({ faults: [], optional: [] })
      const { document } = JSON.parse(text)
      expect(document.title).toBe('DICABUT: Perbarui server surel')
      expect(document.tracking.version).toBe('2')
      expect(document.tracking.revision_history.map((one: { summary: string }) => one.summary)).toEqual(['Diterbitkan.', 'Dicabut.'])
      expect((await get('/imbauan.atom')).text).toContain('<title>DICABUT: Perbarui server surel</title>')
      expect((await get('/.well-known/csaf/changes.csv')).text).toContain(document.tracking.current_release_date)
      expect((await get('/imbauan/IMB-2607-0001')).text).toContain('sudah dicabut')
    })

    test('a correction is an advisory of its own; the old one says by which it was replaced, and its indicators hold no more', async () => {
      const id = await publish()
      world.clock.advance('3h')
      const correction = await beginCorrection(world.ports, cast.rina, id, 'koreksi')
      await approveAdvisory(world.ports, cast.bagus, correction.advisory.id)
      await dispatchAdvisory(world.ports, cast.bagus, correction.advisory.id)
      const [old, fresh] = [await get('/imbauan/IMB-2607-0001.json'), await get(`/imbauan/${correction.number}.json`)]
      for (const { text } of [old, fresh]) expect(await csafFaults(text)).toEqual({ faults: [], optional: [] })
      const { document } = JSON.parse(old.text)
      expect(document.title).toBe('DIGANTI: Perbarui server surel')
      expect(document.notes[0].text).toContain(`diganti oleh ${correction.number}`)
      expect(document.tracking).toMatchObject({ version: '2', current_release_date: '2026-07-14T05:00:00.000Z' })
      expect((await get('/.well-known/csaf/index.txt')).text.trim().split('\n')).toHaveLength(2)
      expect((await get('/imbauan/IMB-2607-0001/indikator.txt')).text).toBe('')
      expect((await get(`/imbauan/${correction.number}/indikator.txt`)).text).toContain('198.51.100.7')
    })

    test('a public statement is a CSAF incident response without a fault', async () => {
      await publish({ notice: 'N8' })
      const { text } = await get('/imbauan/IMB-2607-0001.json')
      expect(await csafFaults(text)).toEqual({ faults: [], optional: [] })
      expect(JSON.parse(text).document.category).toBe('csaf_security_incident_response')
    })

    test('a draft that was taken back before anybody got it is nowhere', async () => {
      const id = await draft()
      await withdrawAdvisory(world.ports, cast.bagus, id)
      for (const path of ['/imbauan/IMB-2607-0001', '/imbauan/IMB-2607-0001.json', '/.well-known/csaf/2026/imb-2607-0001.json'])
        expect((await get(path)).status).toBe(404)
      expect((await get('/imbauan.atom')).text).not.toContain('Perbarui')
    })

    test('what is not CLEAR is in no page, feed or folder', async () => {
      await publish()
      const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', title: 'Hanya untuk kita' })
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      const paths = [
        '/imbauan',
        '/imbauan.atom',
        '/.well-known/csaf/index.txt',
        '/.well-known/csaf/csaf-feed-tlp-white.json',
        '/.well-known/csaf/2026/',
      ]
      for (const path of paths) {
        const { status, text } = await get(path)
        expect(status).toBe(200)
        expect(text).not.toMatch(/Hanya untuk kita|imb-2607-0002/i)
        expect(text).toMatch(/imb-2607-0001/i)
      }
      expect((await get('/imbauan/IMB-2607-0002.json')).status).toBe(404)
    })

    test('the provider leads from security.txt over its metadata and feed to a document whose digests are right', async () => {
      await publish()
      const contact = (await get('/.well-known/security.txt')).text
      const metadata = /^CSAF: (\S+)$/m.exec(contact)?.[1] ?? ''
      expect(metadata).toBe('https://csirt.example/.well-known/csaf/provider-metadata.json')
      expect(Date.parse(/^Expires: (\S+)$/m.exec(contact)?.[1] ?? '')).toBeGreaterThan(world.ports.now().getTime())
      const provider = await get(new URL(metadata).pathname)
      expect(providerFaults(provider.text)).toEqual([])
      const { role, distributions } = JSON.parse(provider.text)
      expect(role).toBe('csaf_provider')
      const feed = JSON.parse((await get(new URL(distributions[1].rolie.feeds[0].url).pathname)).text).feed
      const [entry] = feed.entry
      const document = await get(new URL(entry.content.src).pathname)
      expect(document.text).toBe((await get('/imbauan/IMB-2607-0001.json')).text)
      const sums = entry.link.filter(({ rel }: { rel: string }) => rel === 'hash')
      expect((await get(new URL(sums[0].href).pathname)).text).toBe(`${world.ports.sha256(document.text)}  imb-2607-0001.json\n`)
      expect((await get(new URL(sums[1].href).pathname)).text).toBe(`${world.ports.sha512(document.text)}  imb-2607-0001.json\n`)
      const folder = new URL(distributions[0].directory_url).pathname
      const [place = ''] = (await get(`${folder}index.txt`)).text.split('\n')
      expect((await get(`${folder}${place}`)).text).toBe(document.text)
      expect((await get(`${folder}changes.csv`)).text).toBe(`"${place}","${entry.updated}"\r\n`)
      expect((await get(folder)).text).toContain('2026/')
      expect((await get('/.well-known/csaf')).status).toBe(301)
    })

    test('its indicators are there for everybody as STIX, table and list; those of another label for nobody', async () => {
      await publish()
      const bundle = await get('/imbauan/IMB-2607-0001/indikator.stix')
      expect(bundle.headers.get('content-type')).toBe('application/stix+json;version=2.1')
      expect(bundle.text).toContain("[ipv4-addr:value = '198.51.100.7']")
      expect((await get('/imbauan/IMB-2607-0001/indikator.txt')).text).toBe('https://jahat.example/masuk\n198.51.100.7\n')
      expect((await get('/imbauan/IMB-2607-0001/indikator.csv')).text).toContain('198.51.100.7,ipv4,IMB-2607-0001,TLP:CLEAR')
      expect((await get('/imbauan/IMB-2607-0001')).text).toContain('/imbauan/IMB-2607-0001/indikator.stix')
      await draft({ tlp: 'AMBER' })
      for (const as of ['stix', 'csv', 'txt']) expect((await get(`/imbauan/IMB-2607-0002/indikator.${as}`)).status).toBe(404)
    })

    test('strange names in the provider’s folder are not there', async () => {
      await publish()
      const strange = [
        '2025/imb-2607-0001.json',
        '2026/IMB-2607-0001.json',
        '2026/x.json',
        '2026/imb-2607-0001.json.asc',
        '2031/',
        '2026/..%2f..%2fetc',
      ]
      for (const path of strange) expect([path, (await get(`/.well-known/csaf/${path}`)).status]).toEqual([path, 404])
    })

    test('words of every kind stay within their element of the feed', async () => {
      await publish({ title: '<b>"A&B"</b> \u0001 \ud800 ]]>' })
      const { text } = await get('/imbauan.atom')
      expect(text).toContain('<title>&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;  \ufffd ]]&gt;</title>')
    })
  })
