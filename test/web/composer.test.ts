import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { advisoryFor } from '../../src/casework/advisory/record.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { visibleIncident } from '../../src/casework/record.ts'
import { nameAffected } from '../../src/casework/work-incident.ts'
import { tick } from '../../src/mail/tick.ts'
import { cookieOf } from '../factor.ts'
import { aNotice, aTeam, bTeam, type Cast, contacts, drafted, refusal, reported } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'
import { zipOf } from '../zip.ts'

const written = {
  notice: 'N4',
  tlp: '',
  title: 'Perbarui WordPress',
  actions: 'Perbarui ke 6.9.\nPeriksa berkas asing.',
  explanation: '# Ringkas\n\n**Tebal** dan [panduan](https://bssn.go.id/x), bukan https://evil.example/klik.\n\n<script>alert(1)</script>',
  indicators: 'Pelaku memakai hxxps://slot[.]example/amp dan 203[.]0[.]113[.]7\nserver C2 lama',
  references: 'https://wordpress.org/news/',
}

for (const engine of engines)
  describe(`The composer on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
    })
    afterEach(() => world.close())

    const advisory = async (number: string) => (await advisoryFor(world.ports, cast.rina, number)).advisory
    const begun = async (fields: Record<string, string> = {}) => {
      const { to } = await rina('/konsol/imbauan/baru', { ...written, ...fields })
      return to.split('/')[3] ?? ''
    }
    const everybody = { kinds: ['opd', 'kota'], roles: ['agen'] }
    const released = async (number: string) => {
      await approveAdvisory(world.ports, cast.bagus, number)
      await dispatchAdvisory(world.ports, cast.bagus, number)
      await tick(world.ports)
    }
    const upload = async (path: string, fields: Record<string, string>, files: File[]) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      for (const file of files) body.append('files', file)
      const answer = await world.request(path, { method: 'POST', body, headers: { Cookie: await cookieOf(world, emailOf(cast.rina)) } })
      return { status: answer.status, to: answer.headers.get('location') ?? '', text: await answer.text() }
    }

    test('who cannot be sent yet leads to what is missing: to the agencies without a contact, or to the choice of recipients', async () => {
      const way = async (number: string) =>
        /<a class="button" href="([^"]+)" data-key="n">([^<]+)</.exec((await rina(`/konsol/imbauan/${number}`)).text)
      const nobody = await begun()
      expect(await refusal(approveAdvisory(world.ports, cast.bagus, nobody))).toBe('missing')
      const asked = await rina(`/konsol/imbauan/${nobody}/minta-persetujuan`, { seq: '1' })
      expect([asked.status, asked.text.includes('Pilih dahulu siapa yang dikirimi.')]).toEqual([422, true])
      expect((await way(nobody))?.slice(1)).toEqual([`/konsol/imbauan/${nobody}/penerima`, 'Pilih penerima'])
      const empty = await begun()
      await rina(`/konsol/imbauan/${empty}/penerima`, { organisations: '35.25', roles: 'agen' })
      expect((await way(empty))?.slice(1)).toEqual(['#tanpa', 'Lengkapi: narahubung dengan surel'])
      expect((await rina(`/konsol/imbauan/${empty}`)).text).toContain('id="tanpa"')
    })

    test('a notice of an incident begins with the systems that were hit, else with the address that was reported; never with an agency', async () => {
      const id = await reported(world, cast.team)
      const system = async () =>
        /name="system"[^>]*value="([^"]*)"/.exec((await rina('/konsol/imbauan/baru?tiket=TKT-2607-0001')).text)?.[1]
      await nameAffected(world.ports, { actor: cast.rina, incident: id }, { organisation: '35.25/dinkes' })
      expect(await system()).toBe('dinkes.gresikkab.go.id')
      await nameAffected(world.ports, { actor: cast.rina, incident: id }, { asset: 'as-ppdb' })
      expect(await system()).toBe('ppdb.gresikkab.go.id')
      await reported(world, cast.team, { report: { system: null } })
      await nameAffected(
        world.ports,
        { actor: cast.rina, incident: (await visibleIncident(world.ports, cast.rina, 'TKT-2607-0002')).incident.id },
        { organisation: '35.25/dinkes' },
      )
      expect((await rina('/konsol/imbauan/baru?tiket=TKT-2607-0002')).text).not.toContain('value="Dinas Kesehatan Kab. Gresik"')
    })

    test('the step that one is at is marked on all three pages, also before there is a draft', async () => {
      const marked = async (path: string) => /aria-current="step"[^>]*>\s*([^<]+?)\s*</.exec((await rina(path)).text)?.[1]
      expect(await marked('/konsol/imbauan/baru')).toBe('1. Isi')
      const number = await begun()
      expect(await marked(`/konsol/imbauan/${number}/penerima`)).toBe('2. Penerima')
      expect(await marked(`/konsol/imbauan/${number}/periksa`)).toBe('3. Periksa')
    })

    test('a general advisory that no incident stands behind names a kind of threat, not its own name', async () => {
      const number = await begun()
      await rina(`/konsol/imbauan/${number}/penerima`, everybody)
      await released(number)
      expect(world.mailbox[0]?.text).toContain('Jenis indikasi: Ancaman umum')
    })

    test('three pages, without a script: what it says, to whom, and the letter as it leaves', async () => {
      const first = await rina('/konsol/imbauan/baru', written)
      expect(first.status).toBe(303)
      expect(first.to).toMatch(/^\/konsol\/imbauan\/IMB-2607-\d+\/penerima$/)
      const number = first.to.split('/')[3] ?? ''
      expect(await advisory(number)).toMatchObject({
        tlp: 'GREEN',
        body: { indicators: ['https://slot.example/amp', '203.0.113.7', 'server C2 lama'] },
      })
      const counted = await rina(`/konsol/imbauan/${number}/penerima/hitung`, everybody)
      expect([counted.status, counted.text.includes('4 narahubung di 3 instansi')]).toEqual([200, true])
      expect((await advisory(number)).audience.kinds).toEqual([])
      const { seq } = await advisory(number)
      const second = await rina(`/konsol/imbauan/${number}/penerima`, { ...everybody, seq: String(seq) })
      expect(second.to).toBe(`/konsol/imbauan/${number}/periksa`)
      expect((await rina(`/konsol/imbauan/${number}/penerima`, { ...everybody, kinds: 'opd', seq: String(seq) })).status).toBe(409)
      const third = await rina(`/konsol/imbauan/${number}/periksa`)
      expect(third.text).toContain('Mengapa Bu Ani?')
      expect(third.text).toContain('Agen siber pada instansi yang berjenis Kota.')
      expect(third.text).toContain('Bukan indikator yang dikenali')
      expect(third.text).toContain('Yth. ')
      const other = await rina(`/konsol/imbauan/${number}/periksa?penerima=c-surabaya`)
      expect(other.text).toContain('Yth. Bu Ani')
      const html = await rina(`/konsol/imbauan/${number}/surat?penerima=c-surabaya`)
      expect(html.text).toContain('<strong>Tebal</strong>')
    })

    test('a preview shows the text by the mail’s own renderer, and saves nothing', async () => {
      const { status, text } = await rina('/konsol/imbauan/baru/pratinjau', written)
      expect(status).toBe(200)
      expect(text).toContain('<h3>Ringkas</h3>')
      expect(text).toContain('<a href="https://bssn.go.id/x">panduan</a>')
      expect(text).toContain('hxxps://evil.example/klik')
      expect(text).not.toContain('<script>alert')
      expect(text).toContain('hxxps://slot[.]example/amp')
      expect(text).toContain('1 URL, 1 IPv4')
      expect(text).toContain('server C2 lama')
      expect(text).toContain('Periksa berkas asing.</textarea>')
      const { rows } = { rows: await world.ports.database.query.selectFrom('advisory').select('id').execute() }
      expect(rows).toEqual([])
    })

    test('the letter of each kind says what it must: N3 names its product, and takes its label while nobody chose one', async () => {
      const refused = await rina('/konsol/imbauan/baru', { ...written, notice: 'N3' })
      expect([refused.status, refused.text.includes('N3 wajib memuatnya')]).toEqual([422, true])
      expect(refused.text).toContain('<title>Galat: ')
      expect(refused.text).toContain('Periksa berkas asing.</textarea>')
      const number = await begun({ notice: 'N3', system: 'WordPress 6.4' })
      expect((await advisory(number)).tlp).toBe('AMBER')
      expect((await rina('/konsol/imbauan/baru', { ...written, notice: 'N7' })).status).toBe(422)
    })

    test('faults of the second page stand beside their fields, and what was typed stays', async () => {
      const number = await begun()
      const { status, text } = await rina(`/konsol/imbauan/${number}/penerima`, {
        organisations: 'Dinas Kesehatan Kab. Gresik\n35.99',
        ranges: '300.1.2.3/8',
        domains: 'bukan domain',
        roles: [],
      })
      expect(status).toBe(422)
      for (const says of ['300.1.2.3/8', 'Satu baris satu domain', 'bukan domain', '35.99']) expect(text).toContain(says)
      const unknown = await rina(`/konsol/imbauan/${number}/penerima`, {
        organisations: 'dinas kesehatan kab. gresik\n35.99',
        roles: 'agen',
      })
      expect([unknown.status, unknown.text.includes('Tidak ada di daftar instansi: 35.99')]).toEqual([422, true])
      expect(
        (await rina(`/konsol/imbauan/${number}/penerima`, { organisations: 'dinas kesehatan kab. gresik', roles: 'agen' })).status,
      ).toBe(303)
      expect((await advisory(number)).audience.organisations).toEqual(['35.25/dinkes'])
    })

    test('organisations and assets are both asked: only the owner is told, and the others are named', async () => {
      const number = await begun()
      await rina(`/konsol/imbauan/${number}/penerima`, { areas: '35.25', domains: 'dinkes.gresikkab.go.id', roles: 'agen' })
      const { text } = await rina(`/konsol/imbauan/${number}/periksa`)
      expect(text).toContain('2 narahubung di 1 instansi')
      expect(text).toContain('memiliki Situs Dinas Kesehatan (dinkes.gresikkab.go.id), cocok dengan “dinkes.gresikkab.go.id”')
      expect(text).toMatch(/Dinas Pendidikan Kab\. Gresik<\/a>: tidak punya aset yang cocok/)
    })

    test('an agency that was told of the same CVE is named and left out, unless it is told again on purpose; after 30 days it is told', async () => {
      const cve = { title: 'Celah baru', explanation: 'CVE-2026-1234' }
      const first = await begun(cve)
      await rina(`/konsol/imbauan/${first}/penerima`, { organisations: '35.25/dinkes', roles: 'agen' })
      await released(first)
      const second = await begun({ ...cve, title: 'Celah itu lagi' })
      await rina(`/konsol/imbauan/${second}/penerima`, { kinds: 'opd', roles: 'agen' })
      const page = await rina(`/konsol/imbauan/${second}/periksa`)
      expect(page.text).toContain(`sudah menerima ${first} tentang CVE-2026-1234 yang sama`)
      expect(page.text).toContain('1 narahubung di 1 instansi')
      await approveAdvisory(world.ports, cast.bagus, second)
      const { seq } = await advisory(second)
      expect((await rina(`/konsol/imbauan/${second}/penerima/lagi`, { all: '1', seq: String(seq) })).status).toBe(303)
      expect(await advisory(second)).toMatchObject({ status: 'draft', audience: { again: ['35.25/dinkes'] } })
      expect((await rina(`/konsol/imbauan/${second}/periksa`)).text).toContain('3 narahubung di 2 instansi')
      const third = await begun({ ...cve, title: 'Ketiga' })
      await rina(`/konsol/imbauan/${third}/penerima`, { organisations: '35.25/dinkes', roles: 'agen' })
      expect(await refusal(approveAdvisory(world.ports, cast.bagus, third))).toBe('missing')
      world.clock.advance('31d')
      await approveAdvisory(world.ports, cast.bagus, third)
      await dispatchAdvisory(world.ports, cast.bagus, third)
      expect((await advisory(third)).recipients).toBe(2)
    })

    test('whom a failed mail did not reach was not told', async () => {
      const first = await begun()
      await rina(`/konsol/imbauan/${first}/penerima`, { organisations: '35.78', roles: 'agen' })
      world.receipts.push({ outcome: 'permanent', response: '550 5.1.1' })
      await released(first)
      const second = await begun()
      await rina(`/konsol/imbauan/${second}/penerima`, { organisations: '35.78', roles: 'agen' })
      expect((await rina(`/konsol/imbauan/${second}/periksa`)).text).not.toContain('sudah menerima')
    })

    test('a line that cannot be understood is named, beside the field it stands in', async () => {
      const { status, text } = await rina('/konsol/imbauan/baru', { ...written, references: 'https://wordpress.org/\nbukan tautan' })
      expect(status).toBe(422)
      expect(text).toMatch(/href="#references">[^<]*“bukan tautan”/)
      expect(text).toMatch(/id="references-g">.*?“bukan tautan”/)
    })

    test('an audience is kept under a name, used as a copy, renamed and removed', async () => {
      const number = await begun()
      const kept = await rina(`/konsol/imbauan/${number}/penerima/sasaran`, { ...everybody, name: 'OPD dan kota' })
      expect(kept.status).toBe(303)
      expect((await rina(kept.to)).text).toContain('4 narahubung di 3 instansi')
      const page = await rina('/konsol/sasaran')
      expect(page.text).toContain('OPD dan kota')
      const id = /\/konsol\/sasaran\/([^/]+)\/nama/.exec(page.text)?.[1] ?? ''
      const used = await rina(`/konsol/imbauan/${number}/penerima?sasaran=${id}`)
      expect(used.text).toContain('4 narahubung di 3 instansi')
      expect((await advisory(number)).audience.kinds).toEqual([])
      await rina(`/konsol/imbauan/${number}/penerima/sasaran`, { kinds: 'opd', roles: 'agen', name: 'Semua OPD' })
      const taken = await rina(`/konsol/sasaran/${id}/nama`, { name: 'Semua OPD' })
      expect([taken.status, taken.text.includes('sudah dipakai')]).toEqual([422, true])
      expect((await rina(`/konsol/sasaran/${id}/nama`, { name: ' ' })).status).toBe(422)
      expect((await rina(`/konsol/sasaran/${id}/nama`, { name: 'Lain' })).status).toBe(303)
      expect((await rina(`/konsol/sasaran/${id}/hapus`, {})).status).toBe(303)
      expect((await rina('/konsol/sasaran')).text).not.toContain('>Lain<')
      expect((await rina(`/konsol/imbauan/${number}/penerima?sasaran=${id}`)).status).toBe(404)
      await bTeam(world)
      const rahma = await visitor(world, emailOf({ name: 'Rahma' }, 'sultra'))
      expect((await rahma('/konsol/sasaran')).text).not.toContain('Semua OPD')
    })

    test('attachments go out with the first mail, and are handed out whole to whoever holds the link', async () => {
      const list = new File(['evil.example\n'], '../daftar\r\nindikator.csv', { type: 'text/csv' })
      const { to } = await upload('/konsol/imbauan/baru', written, [list])
      const number = to.split('/')[3] ?? ''
      expect((await advisory(number)).body.attachments).toMatchObject([{ name: 'daftarindikator.csv', size: 13 }])
      await rina(`/konsol/imbauan/${number}/penerima`, { organisations: '35.78', roles: 'agen' })
      await released(number)
      const mail = world.mailbox.at(-1)
      expect(mail?.attachments?.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
        ['daftarindikator.csv', 'evil.example\n'],
      ])
      const link = /http:\/\/tanggap\.test(\/b\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
      expect(await (await world.request(link)).text()).toContain(`${link}/lampiran/1`)
      const file = await world.request(`${link}/lampiran/1`)
      expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')?.slice(0, 11)]).toEqual([
        200,
        'application/octet-stream',
        'attachment;',
      ])
      expect(await file.text()).toBe('evil.example\n')
      for (const place of ['2', '0', '-1', 'x']) expect((await world.request(`${link}/lampiran/${place}`)).status).toBe(404)
      expect((await world.request(`/b/${'x'.repeat(32)}/lampiran/1`)).status).toBe(404)
    })

    test('a program inside a ZIP is refused like one outside; what is locked goes as a sample that says so', async () => {
      const zip = (name: string, names: string[], more = {}) => new File([zipOf(names, more)], name, { type: 'application/zip' })
      const said = async (file: File) => {
        const { status, to, text } = await upload('/konsol/imbauan/baru', written, [file])
        return [status, to || /id="files-g"[^>]*>.*?<\/span>([^<]+)/.exec(text)?.[1]]
      }
      expect(await said(zip('bukti.zip', ['log.txt', 'kuitansi.exe']))).toEqual([422, expect.stringContaining('kuitansi.exe')])
      expect(await said(zip('webshell.pdf', ['x.php'], { locked: true }))).toEqual([422, expect.stringContaining('SAMPEL-webshell.pdf')])
      expect(await said(zip('SAMPEL-webshell.zip', ['x.php'], { locked: true }))).toEqual([303, expect.stringContaining('/penerima')])
      expect(await said(zip('log.zip', ['log.txt']))).toEqual([303, expect.stringContaining('/penerima')])
    })

    test('after the sending the page shows the letter of those who got it, not of whom its audience would reach by now', async () => {
      const number = await begun()
      await rina(`/konsol/imbauan/${number}/penerima`, { organisations: '35.25/dinkes', roles: 'agen' })
      await released(number)
      await contacts(world, cast.team, [
        { id: 'c-baru', organisation: '35.25/dinkes', name: 'Orang Baru', role: 'agen', email: 'baru@dinkes.gresikkab.go.id' },
      ])
      const { query } = world.ports.database
      const moved = query.updateTable('contact').set({ email: 'pindah@gresikkab.go.id', suspended_at: world.ports.now().toISOString() })
      await world.ports.database.commit([moved.where('id', '=', 'c-joko').compile()])
      const { text } = await rina(`/konsol/imbauan/${number}?penerima=c-joko`)
      const letter = text.slice(text.indexOf('Surat seperti yang diterima'))
      expect(letter).toContain('Joko &lt;joko@dinkes.gresikkab.go.id&gt;')
      expect(letter).not.toContain('Orang Baru')
    })

    test('a correction has no recipients to choose: the step is not there, and nobody chooses them by another way', async () => {
      const number = await begun()
      await rina(`/konsol/imbauan/${number}/penerima`, { organisations: '35.25/dinkes', roles: 'agen' })
      await released(number)
      const correction = (await rina(`/konsol/imbauan/${number}/koreksi`, { form_id: 'k' })).to.split('/')[3] ?? ''
      for (const page of ['isi', 'periksa'])
        expect((await rina(`/konsol/imbauan/${correction}/${page}`)).text).not.toContain(`/konsol/imbauan/${correction}/penerima"`)
      expect((await rina(`/konsol/imbauan/${correction}/penerima`)).to).toBe(`/konsol/imbauan/${correction}/periksa`)
      expect((await rina(`/konsol/imbauan/${correction}/isi`, { ...written, title: 'Koreksi: versi 6.9.1' })).to).toBe(
        `/konsol/imbauan/${correction}/periksa`,
      )
      expect((await rina(`/konsol/imbauan/${correction}/penerima`, everybody)).status).toBe(422)
      expect((await advisory(correction)).audience).toEqual((await advisory(number)).audience)
    })

    test('programs are refused by name or by how they begin, and too much by its size; the others stay', async () => {
      const pe = new File([new Uint8Array([0x4d, 0x5a, 0x90])], 'kuitansi.pdf')
      const wrong = await upload('/konsol/imbauan/baru', written, [pe])
      expect([wrong.status, wrong.text.includes('kuitansi.pdf adalah program atau skrip')]).toEqual([422, true])
      for (const name of ['kuitansi.exe', 'kuitansi.pdf.js', 'a.docm', 'x.lnk'])
        expect((await upload('/konsol/imbauan/baru', written, [new File(['x'], name)])).status).toBe(422)
      const big = new File([new Uint8Array(6_000_000)], 'besar.bin')
      const two = await upload('/konsol/imbauan/baru', written, [big, new File([new Uint8Array(6_000_001)], 'lagi.dat')])
      expect([two.status, two.text.includes('paling banyak 10 MB')]).toEqual([422, true])
      expect(two.text).toContain('besar.bin')
      expect((await world.ports.database.query.selectFrom('advisory').select('id').execute()).length).toBe(0)
    })

    test('every revision stays to be read: who changed which words; a saving without a change is no version', async () => {
      const number = await begun()
      const same = {
        ...written,
        explanation: written.explanation,
        indicators: 'hxxps://slot[.]example/amp\n203[.]0[.]113[.]7\nserver C2 lama',
      }
      await rina(`/konsol/imbauan/${number}/isi`, { ...same, tlp: 'GREEN' })
      expect((await advisory(number)).seq).toBe(1)
      const sari = await visitor(world, emailOf(cast.sari))
      await sari(`/konsol/imbauan/${number}/isi`, { ...same, tlp: 'GREEN', title: 'Perbarui WordPress sekarang' })
      await rina(`/konsol/imbauan/${number}/penerima`, { kinds: 'opd', roles: 'agen' })
      const { text } = await rina(`/konsol/imbauan/${number}/riwayat`)
      expect(text).toContain('Versi 2: diubah')
      expect(text).toContain('Sari')
      expect(text).toMatch(/<ins><span class="vh">\[ditambah\] <\/span>(?:WordPress )?sekarang<\/ins>/)
      expect(text).toContain('Penerima diubah')
      expect(text).not.toContain('Versi 3')
      const { text: letter } = await rina(`/konsol/imbauan/${number}/periksa`)
      expect(letter).toContain('versi 1')
    })

    test('an audience stored before there were areas, domains and additions is read as it was', async () => {
      const id = await drafted(world, cast.rina, null, {
        notice: 'N4',
        tlp: 'GREEN',
        audience: {
          organisations: [],
          kinds: ['opd'],
          below: '35.25',
          assets: [],
          affectedOf: null,
          except: ['35.25/dispendik'],
          roles: ['agen'],
        },
      })
      const { text } = await rina(`/konsol/imbauan/${id}/penerima`)
      expect(text).toContain('2 narahubung di 1 instansi')
      expect(text).toMatch(/name="areas" value="35\.25" checked/)
      expect(text).toContain('35.25/dispendik Dinas Pendidikan Kab. Gresik')
    })

    test('an incident’s notice begins with those it hit, and its label', async () => {
      await reported(world, cast.team)
      const { text } = await rina('/konsol/imbauan/baru?tiket=TKT-2607-0001')
      expect(text).toContain('name="incident" value="TKT-2607-0001"')
      const { to } = await rina('/konsol/imbauan/baru', { ...written, notice: 'N2', system: 'dinkes', incident: 'TKT-2607-0001' })
      const known = await advisory(to.split('/')[3] ?? '')
      expect([known.tlp, known.audience.affectedOf]).toEqual(['AMBER+STRICT', known.incident])
      expect((await rina('/konsol/imbauan/baru', { ...written, notice: 'N2', system: 'dinkes' })).status).toBe(422)
      expect(aNotice('x').notice).toBe('N2')
    })
  })
