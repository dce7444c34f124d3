import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { classifyIncident } from '../../src/casework/work-incident.ts'
import { bodyOf, faultOfNip, faultOfPattern, letterNumber, papers, plainLetterhead } from '../../src/core/letter.ts'
import { letterPdf } from '../../src/formats/letter/pdf.ts'
import { plain } from '../../src/formats/letter/plain.ts'
import { listAttachments } from '../../src/store/evidence.ts'
import { listLetters } from '../../src/store/letters.ts'
import { cookieOf } from '../factor.ts'
import { aStory, aTeam, type Cast, reported, stateOf } from '../fixtures.ts'
import { readPdf, textOf } from '../pdf.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const aLetter = {
  ...plainLetterhead,
  head: { lines: ['PEMERINTAH PROVINSI', 'DINAS KOMINFO'], address: ['Jl. Contoh 1'], logo: null },
  place: 'Surabaya',
  date: '2026-12-31T18:00:00.000Z',
  zone: 'Asia/Jakarta',
  nature: 'Terbatas',
  subject: 'Laporan insiden',
  body: 'Yth. Tim\n\nDengan hormat.',
  signedAs: '',
  signatory: { name: 'Drs. Budi', position: 'Kepala Dinas', nip: '19700101 199003 1 001' },
  cc: ['TTIS nasional'],
  tlp: 'AMBER' as const,
}
const printed = (more: object = {}) => letterPdf({ letter: { ...aLetter, ...more }, serial: 7, final: true })

describe('A letter as PDF', () => {
  test('is tagged, Indonesian, titled; the same letter is the same bytes; number and date follow the team’s own zone', async () => {
    const bytes = await printed()
    const { objects, pages } = readPdf(bytes)
    for (const said of ['/Marked true', '/StructTreeRoot', '/Lang (id-ID)', '/DisplayDocTitle true', '(Laporan insiden)', '/Title '])
      expect(objects).toContain(said)
    expect(pages).toHaveLength(1)
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await printed()))).toBe(0)
    for (const said of [
      'DINAS KOMINFO',
      ': 007/TTIS/I/2027',
      'Surabaya, 1 Januari 2027',
      'NIP 19700101 199003 1 001',
      '1. TTIS nasional',
      'Halaman 1 dari 1',
    ])
      expect(textOf(bytes)).toContain(said)
  })

  test('A4 and F4 are as large as they are', async () => {
    const sizes = await Promise.all(['A4', 'F4'].map(async paper => readPdf(await printed({ paper })).pages[0]))
    expect(sizes.map(size => [size?.width, size?.height])).toEqual([[...papers.A4], [...papers.F4]])
    expect(papers.F4.map(points => Math.round((points / 72) * 25.4))).toEqual([215, 330])
  })

  test('a long one flows over numbered pages; nothing lies outside the sheet, and nothing over the page number', async () => {
    const body = `Yth. Tim\n\n${Array.from({ length: 120 }, (_, n) => `- Kejadian ke-${n} ${'diperiksa ulang '.repeat(9)}`).join('\n')}`
    const { pages, texts } = readPdf(await printed({ body }))
    expect(pages.length).toBeGreaterThan(4)
    pages.forEach((_, n) => {
      expect(
        texts
          .filter(({ page }) => page === n)
          .map(({ text }) => text)
          .join('\n'),
      ).toContain(`Halaman ${n + 1} dari ${pages.length}`)
    })
    for (const { y, x, page, text } of texts) {
      const { height = 0, width = 0 } = pages[page] ?? {}
      expect(x).toBeGreaterThanOrEqual(50)
      expect(x).toBeLessThan(width)
      if (!text.includes('Halaman')) expect(y).toBeLessThan(height - 60)
    }
    for (let n = 0; n < 120; n++) expect(texts.some(({ text }) => text.includes(`Kejadian ke-${n} `))).toBe(true)
  })

  test.each([
    ['other scripts and pictures', 'مرحبا 😀👩‍👩‍👧 漢字 ‮terbalik'],
    ['10,000 letters without a space', 'x'.repeat(10_000)],
    ['10,000 letters', 'Kata demi kata. '.repeat(625)],
    ['control characters', Array.from({ length: 32 }, (_, n) => String.fromCharCode(n)).join('a')],
    ['lone halves of a pair', 'a\ud800b\udfff'],
    [
      'Markdown of every kind',
      '# a\n> b\n```\nc\n```\n| d | e |\n|---|---|\n| 1 | 2 |\n\n![x](file:///etc/passwd) [y](javascript:1) <b>z</b>',
    ],
    ['PDF syntax', ') Tj ET /JS (app.alert(1)) endobj %%EOF'],
    ['nothing', ''],
  ])('%s never throws and stays text', async (_, hostile) => {
    for (const more of [
      { body: hostile },
      { subject: hostile, place: hostile, cc: [hostile], signatory: { name: hostile, position: hostile, nip: '' } },
    ]) {
      const bytes = await printed(more)
      const { objects } = readPdf(bytes)
      expect(objects.replace(/\((?:\\.|[^\\)])*\)/g, '')).not.toMatch(/\/(JS|JavaScript|Launch|URI|EmbeddedFile)\b/)
      expect(textOf(bytes)).toContain('Halaman 1 dari')
    }
  })

  test('what a font cannot print is seen to be missing, and what is near to a letter takes its place', () => {
    expect(plain('≥ 3 → “selesai” – é ﬁ')).toBe('>= 3 -> “selesai” – é fi')
    expect(plain('halo 漢字 dunia')).toBe('halo [?] dunia')
    expect(plain('a\u202eb\u0000c\u200b')).toBe('abc')
  })

  test('number patterns: number and year are owed, what is unknown is refused', () => {
    expect(['{nomor}/{kode}/{bulan-romawi}/{tahun}', '{tahun}-{nomor}'].map(faultOfPattern)).toEqual([null, null])
    for (const wrong of ['{nomor}', 'tetap', '{nomor}/{tahun}/{siapa}', '{nomor}/{tahun}/{', '']) expect(faultOfPattern(wrong)).toBeTruthy()
    expect(
      letterNumber({ pattern: '{nomor}-{bulan}-{tahun}', code: 'x', date: '2026-07-14T02:00:00.000Z', zone: 'Asia/Jakarta' }, 1234),
    ).toBe('1234-07-2026')
  })

  test('a civil servant has eighteen digits, however they are spaced, or none in the letter', () => {
    for (const nip of ['', ' ', '19700101 199003 1 001', '197001011990031001']) expect(faultOfNip(nip)).toBeNull()
    for (const nip of ['123', '19700101199003100', '1970010119900310011', '19700101-199003-1-001'])
      expect(faultOfNip(nip)).toMatch(/18 angka/)
  })

  test('nothing that was reported can end the body or stand in its place', () => {
    const sheet = 'Nomor: …\n\nYth. A\nTembusan: B\n\nisi\n…………, palsu\nlagi\n\n………………, 7 Juli\n\nTim\n---\nCatatan'
    expect(bodyOf(sheet)).toBe('Yth. A\n\nisi\n…………, palsu\nlagi')
  })
})

for (const engine of engines)
  describe(`Letters from draft to signed on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    let id: string
    let at: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      id = await reported(world, cast.team, {
        report: aStory({ story: 'Situs diubah.\n\n## 5. Bagian palsu\n\nYth. orang lain\n\n………, palsu' }),
      })
      at = `/konsol/tiket/${(await stateOf(world, id)).number}`
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident: id },
        { seq: (await stateOf(world, id)).seq, changes: { iiv: 'ya', personalData: 'ya', severity: 'tinggi' } },
      )
    })
    afterEach(() => world.close())

    const fields = {
      place: 'Surabaya',
      nature: 'Terbatas',
      signatoryName: 'Drs. Budi',
      position: 'Kepala',
      nip: '',
      cc: 'TTIS nasional',
      paper: 'F4',
      gaps: '1',
    }
    const bytes = async (path: string, more?: Record<string, string>) => {
      const Cookie = await cookieOf(world, emailOf(cast.rina))
      const reply = await world.request(path, {
        headers: { Cookie },
        ...(more && { method: 'POST', body: new URLSearchParams({ ...fields, ...more }) }),
      })
      return new Uint8Array(await reply.arrayBuffer())
    }
    const headingsOf = (pdf: Uint8Array) =>
      readPdf(pdf)
        .texts.filter(({ size, text }) => size === 11.5 && text.trim())
        .map(({ text }) => text.trim())
    const upload = async (letter: string, content: string, name = 'bertanda-tangan.pdf') => {
      const Cookie = await cookieOf(world, emailOf(cast.rina))
      const body = new FormData()
      body.append('files', new File([content], name))
      const reply = await world.request(`${at}/surat/final/${letter}/tanda-tangan`, { method: 'POST', body, headers: { Cookie } })
      return { status: reply.status, text: await reply.text() }
    }
    const kept = () => listLetters(world.ports.database.query, id)

    test('N6 carries exactly the four fields of the law, whatever a reporter wrote; the draft says that it is one', async () => {
      const pdf = await bytes(`${at}/surat/N6/draf`, {})
      expect(headingsOf(pdf)).toEqual(['1. Kontak pelapor', '2. Deskripsi insiden', '3. Kronologi', '4. Dampak'])
      for (const said of ['DRAF, belum bernomor', '## 5. Bagian palsu', 'TTIS nasional', 'TLP:AMBER']) expect(textOf(pdf)).toContain(said)
      expect(textOf(pdf)).not.toContain('Pak Agus')
    })

    test.each(['N7-subjek', 'N7-lembaga'])(
      '%s carries exactly the three contents of the law, no head and no number of ours',
      async kind => {
        const pdf = await bytes(`${at}/surat/${kind}/draf`, {})
        expect(headingsOf(pdf)).toEqual([
          '1. Data pribadi yang terungkap',
          '2. Kapan dan bagaimana data itu terungkap',
          '3. Upaya penanganan dan pemulihan',
        ])
        expect(textOf(pdf)).toContain('Pengendali data pribadi,')
        for (const kept of ['TLP:', cast.team.name, 'Catatan, bukan bagian surat']) expect(textOf(pdf)).not.toContain(kept)
        await rina(`${at}/surat/${kind}/final`, { ...fields, form_id: 'f' })
        expect((await rina(`${at}/surat`)).text).toContain('Nomor oleh instansi')
      },
    )

    test('a number is not given to a letter with gaps by mistake: they are named, and passed over only on purpose', async () => {
      const { status, text } = await rina(`${at}/surat/N6/final`, { ...fields, gaps: '', form_id: 'g' })
      expect([status, text.includes('Masih kosong:'), (await kept()).length]).toEqual([422, true, 0])
      expect((await rina(`${at}/surat/N6/final`, { ...fields, form_id: 'g' })).status).toBe(303)
      expect(await kept()).toHaveLength(1)
    })

    test('N2 as a letter names what is known of the notice, and no secret link', async () => {
      const text = textOf(await bytes(`${at}/surat/N2-surat/draf`, {}))
      expect(text).toContain('[belum diisi: tindakan yang disarankan]')
      expect(text).not.toContain('/b/')
    })

    test('a number is given once: the form sent twice is one letter, each year begins with 001, none is given again', async () => {
      const final = (form: string) => rina(`${at}/surat/N6/final`, { ...fields, form_id: form })
      expect((await final('f1')).status).toBe(303)
      await final('f1')
      await Promise.all([final('f2'), final('f3')])
      world.clock.set('2027-01-01T02:00:00.000Z')
      rina = await visitor(world, emailOf(cast.rina))
      await final('f4')
      expect((await kept()).map(({ year, serial }) => [year, serial])).toEqual([
        [2026, 1],
        [2026, 2],
        [2026, 3],
        [2027, 1],
      ])
      const [first] = await kept()
      expect(textOf(await bytes(`${at}/surat/final/${first?.id}`))).toMatch(/: 001\/TTIS\/VII\/2026/)
      await expect(world.ports.database.commit([world.ports.database.query.deleteFrom('letter').compile()])).rejects.toThrow()
      await expect(
        world.ports.database.commit([world.ports.database.query.updateTable('letter').set({ serial: 9 }).compile()]),
      ).rejects.toThrow()
    })

    test('what was made final stays, whatever happens to the incident and the letterhead', async () => {
      await rina(`${at}/surat/N6/final`, { ...fields, form_id: 'f' })
      const [letter] = await kept()
      const before = await bytes(`${at}/surat/final/${letter?.id}`)
      await classifyIncident(
        world.ports,
        { actor: cast.rina, incident: id },
        { seq: (await stateOf(world, id)).seq, changes: { title: 'Lain sama sekali', severity: 'kritis' } },
      )
      world.clock.advance('1h')
      expect(Buffer.compare(Buffer.from(before), Buffer.from(await bytes(`${at}/surat/final/${letter?.id}`)))).toBe(0)
    })

    test('the signed copy is checked, becomes evidence with its hash, stands on the timeline, and proves the sending', async () => {
      await rina(`${at}/surat/N6/final`, { ...fields, form_id: 'f' })
      const [letter] = await kept()
      const refused = await upload(letter?.id ?? '', '<html>bukan pdf</html>')
      expect([refused.status, refused.text.includes('Berkas ini bukan PDF')]).toEqual([422, true])
      const signed = '%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n'
      expect((await upload(letter?.id ?? '', signed)).status).toBe(303)
      expect((await upload(letter?.id ?? '', `${signed} `)).status).toBe(409)
      expect((await upload('lain', signed)).status).toBe(404)
      const [evidence] = await listAttachments(world.ports.database.query, id)
      expect(evidence?.sha256).toBe(world.ports.sha256(signed))
      expect((await kept())[0]).toMatchObject({ signed_sha256: world.ports.sha256(signed), signed_by: 'Rina', attachment_id: evidence?.id })
      expect((await rina(at)).text).toContain('Surat N6 bertanda tangan disimpan sebagai bukti.')
      expect((await rina(`${at}/tenggat`)).text).toContain(`value="berkas:${evidence?.id}"`)
    })

    test('what is wrong in the form comes back beside its field; who only reads makes nothing final', async () => {
      const wrong = await rina(`${at}/surat/N6/final`, { ...fields, paper: 'A3', nip: 'abc', signatoryName: 'Nama yang diketik' })
      expect(wrong.status).toBe(422)
      for (const said of ['Pilih A4 atau F4.', 'NIP terdiri atas 18 angka', 'Nama yang diketik']) expect(wrong.text).toContain(said)
      expect((await rina(`${at}/surat/N5/draf`, fields)).status).toBe(404)
      expect(await kept()).toEqual([])
    })

    test('the letterhead: pattern, logo and paper are checked; a transparent, broken or huge logo is refused', async () => {
      const Cookie = await cookieOf(world, 'admin@jatim.test')
      const save = async (more: Record<string, string>, logo?: Uint8Array) => {
        const body = new FormData()
        for (const [name, value] of Object.entries({
          lines: 'PEMPROV\nDINAS',
          pattern: 'B-{nomor}/{tahun}',
          code: 'K',
          paper: 'A4',
          ...more,
        }))
          body.append(name, value)
        if (logo) body.append('files', new File([new Uint8Array(logo)], 'logo.png'))
        const reply = await world.request('/konsol/admin/kop', { method: 'POST', body, headers: { Cookie } })
        return reply.status
      }
      const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64')
      const transparent = Buffer.from(png)
      transparent[25] = 6
      expect(await save({ pattern: '{nomor}' })).toBe(422)
      expect(await save({ paper: 'A5' })).toBe(422)
      expect(await save({}, transparent)).toBe(422)
      expect(await save({}, Buffer.from('GIF89a'))).toBe(422)
      expect(await save({}, Buffer.concat([png, Buffer.alloc(300_000)]))).toBe(422)
      expect(await save({}, png)).toBe(303)
      await rina(`${at}/surat/N6/final`, { ...fields, form_id: 'f' })
      const [letter] = await kept()
      const pdf = await bytes(`${at}/surat/final/${letter?.id}`)
      expect(textOf(pdf)).toContain(': B-001/2026')
      expect(readPdf(pdf).objects).toContain('/Subtype /Image')
      expect((await rina('/konsol/admin/kop')).status).toBe(403)
    })
  })
