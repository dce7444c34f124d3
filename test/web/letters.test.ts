import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addNote, assignIncident, classifyIncident, finishTask, nameAffected } from '../../src/casework/work-incident.ts'
import type { Classification } from '../../src/core/incident/events.ts'
import { parseClocks } from '../../src/formats/playbook.ts'
import { readTexts } from '../../src/runtime/node/texts.ts'
import { listLetters } from '../../src/store/letters.ts'
import { aTeam, type Cast, refusal, reported, stateOf, walkTo } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Letters prepared from an incident on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    let id: string
    let at: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      id = await reported(world, cast.team)
      at = `/konsol/tiket/${(await stateOf(world, id)).number}`
    })
    afterEach(() => world.close())

    const hand = () => ({ actor: cast.rina, incident: id })
    const answer = async (changes: Classification) =>
      classifyIncident(world.ports, hand(), { seq: (await stateOf(world, id)).seq, changes })
    const letter = async (name: string) => {
      const { text } = await rina(`${at}/surat/${name}`)
      return text.slice(text.indexOf('<article'), text.indexOf('</article>'))
    }

    test('personal data is hit: both letters of K8 are offered, on the incident and beside the proofs, and K6 offers its own', async () => {
      await answer({ personalData: 'ya', iiv: 'ya' })
      for (const path of [at, `${at}/tenggat`]) {
        const { text } = await rina(path)
        for (const name of ['N7-subjek', 'N7-lembaga', 'N6']) expect(text).toContain(`href="${at}/surat/${name}"`)
      }
    })

    test('the host is asked by a letter that people send: it stands beside its task, which wants to know to whom it went', async () => {
      id = await reported(world, cast.team, { kind: 'phishing' })
      at = `/konsol/tiket/${(await stateOf(world, id)).number}`
      await walkTo(world, cast, id, 'penanganan')
      const { text } = await rina(at)
      const task = text.slice(text.indexOf('id="tugas-minta-penurunan"'))
      expect(task.slice(0, task.indexOf('</li>'))).toMatch(new RegExp(`href="${at}/surat/N5"[^]*Kepada siapa N5 dikirim`))
      expect(await refusal(finishTask(world.ports, hand(), { id: 'minta-penurunan', result: ' ' }))).toBe('missing')
      await finishTask(world.ports, hand(), { id: 'minta-penurunan', result: 'abuse@penyedia.example, pukul 10.20' })
      expect((await stateOf(world, id)).tasks.find(({ rule }) => rule === 'minta-penurunan')?.doneBy).toBe('Rina')
    })

    test('the report to BSSN has its four fields from the incident, names its deadline, and nobody who reported', async () => {
      await answer({ iiv: 'ya', severity: 'tinggi' })
      await assignIncident(world.ports, hand(), cast.rina.id)
      await nameAffected(world.ports, hand(), { organisation: '35.25/dinkes' })
      await addNote(world.ports, hand(), { text: 'Rahasia dapur tim', visible: false })
      const sheet = await letter('N6')
      const { clocks } = await stateOf(world, id)
      expect(clocks.map(({ id: clock }) => clock)).toContain('K6')
      for (const said of ['1. Kontak pelapor', '2. Deskripsi insiden', '3. Kronologi', '4. Dampak', cast.team.name, 'Petugas: Rina'])
        expect(sheet).toContain(said)
      expect(sheet).toContain('Halaman depan dinkes.gresikkab.go.id berubah menjadi iklan slot gacor.')
      expect(sheet).toContain('Batas waktu laporan ini: Rabu, 15 Juli 2026 pukul 09.00 WIB')
      expect(sheet).toContain('Terdampak: Dinas Kesehatan Kab. Gresik')
      for (const kept of ['Pak Agus', 'agus@gresikkab.go.id', '0812-3456-7890', 'Rahasia dapur tim']) expect(sheet).not.toContain(kept)
    })

    test('its chronology tells steps and notices; what colleagues noted at a task goes in only where the writer says so', async () => {
      await answer({ iiv: 'ya', severity: 'tinggi' })
      const task = (await stateOf(world, id)).tasks.find(({ doneAt }) => !doneAt)
      await finishTask(world.ports, hand(), { id: task?.id ?? '', result: 'Log diambil dari peladen' })
      const article = (text: string) => text.slice(text.indexOf('<article'), text.indexOf('</article>'))
      const sheet = await rina(`${at}/surat/N6`)
      expect(article(sheet.text)).toContain('Laporan diterima tim.')
      expect(article(sheet.text)).not.toContain('Log diambil')
      const line = /name="line" value="(\d+)"\/?> [^<]*Log diambil/.exec(sheet.text)?.[1] ?? ''
      const chosen = await rina(`${at}/surat/N6/lembar`, { lines: '1', line: [line], place: 'Surabaya' })
      expect(article(chosen.text)).toContain('Log diambil dari peladen')
      expect(article(chosen.text)).not.toContain('Laporan diterima tim.')
      expect(chosen.text).toContain('value="Surabaya"')
      const fields = {
        lines: '1',
        line: [line],
        place: '',
        nature: '',
        signatoryName: '',
        position: '',
        nip: '',
        cc: '',
        paper: 'A4',
        gaps: '1',
      }
      await rina(`${at}/surat/N6/final`, fields)
      const [kept] = await listLetters(world.ports.database.query, id)
      expect(kept?.letter.body).toContain('Log diambil dari peladen')
      expect(kept?.letter.body).not.toContain('Laporan diterima tim')
    })

    test('what is not known is named in the letter and above it, and nothing is made up', async () => {
      await answer({ personalData: 'ya' })
      const { text } = await rina(`${at}/surat/N7-subjek`)
      const sheet = await letter('N7-subjek')
      for (const gap of ['data pribadi yang terungkap', 'jalur masuk', 'pemulihan yang sudah dilakukan']) {
        expect(sheet).toContain(`[belum diisi: ${gap}]`)
        expect(text).toContain(`<li>${gap}</li>`)
      }
      await walkTo(world, cast, id, 'pemulihan')
      const later = await letter('N7-subjek')
      expect(later).not.toContain('[belum diisi: jalur masuk]')
      expect(later).not.toContain('[belum diisi: penanganan yang sudah dilakukan]')
    })

    test('a letter claims only what people wrote that they did, the class before the reporter’s guess, and no time of what happened', async () => {
      await walkTo(world, cast, id, 'pemulihan')
      const sheet = await letter('N7-lembaga')
      expect(sheet).toContain('Dicatat')
      const told = (await stateOf(world, id)).tasks.filter(({ doneAt, phase }) => doneAt && phase === 'penghapusan')
      expect(told.length).toBeGreaterThan(0)
      for (const task of told) expect(sheet).not.toContain(task.do)
      expect(sheet).toContain('[belum diisi: waktu kejadian]')
      expect(await letter('N6')).toMatch(/Jenis: [^<]*\(RSIT\), dilaporkan sebagai: Situs web diubah/)
    })

    test('the box above a letter names the gaps that stand in it; only a letter that meets a clock here asks for the proof', async () => {
      const { text } = await rina(`${at}/surat/N8`)
      expect(text).toContain('<li>yang perlu dilakukan masyarakat</li>')
      for (const other of ['batas waktu', 'dasar hukum', 'data pribadi yang terungkap']) expect(text).not.toContain(`<li>${other}</li>`)
      expect(text).not.toMatch(/Jangan dulu|lewat formulir ini|tutup tenggatnya/)
      await answer({ iiv: 'ya', severity: 'tinggi' })
      expect((await rina(`${at}/surat/N6`)).text).toContain('tutup tenggatnya')
      expect(await letter('N5')).toMatch(/Diketahui sejak: (?!\[belum)/)
    })

    test('which personal data came out is what the task that asks it was answered', async () => {
      id = await reported(world, cast.team, { kind: 'kebocoran-data' })
      at = `/konsol/tiket/${(await stateOf(world, id)).number}`
      await walkTo(world, cast, id, 'penanganan')
      expect(await letter('N7-lembaga')).toContain('[belum diisi: data pribadi yang terungkap]')
      await finishTask(world.ports, hand(), { id: 'data-terungkap', result: 'Nama dan NIK 1.204 pasien' })
      expect(await letter('N6')).toContain('class="kop"')
      for (const name of ['N7-lembaga', 'N7-subjek']) {
        expect(await letter(name)).not.toContain('class="kop"')
        expect(await letter(name)).toContain('Nama dan NIK 1.204 pasien')
        expect(await letter(name)).not.toContain('[belum diisi: data pribadi yang terungkap]')
      }
    })

    test('a task that asks for a take-down leads to its letter, for we cannot send it: whoever sent it says how', async () => {
      id = await reported(world, cast.team, { kind: 'phishing' })
      at = `/konsol/tiket/${(await stateOf(world, id)).number}`
      await walkTo(world, cast, id, 'penanganan')
      const task = (await stateOf(world, id)).tasks.find(({ notice }) => notice === 'N5')
      expect((await rina(at)).text).toContain(`<a href="${at}/surat/N5">Surat N5<`)
      expect(await letter('N5')).toContain('Simpan log, isi, dan data pendaftarannya sebagai bukti')
      await finishTask(world.ports, hand(), { id: task?.id ?? '', result: 'Surel ke abuse@registrar.example' })
      expect((await stateOf(world, id)).tasks.find(one => one.id === task?.id)?.doneBy).toBe('Rina')
    })

    test('a letter is as secret as its incident: the public statement of an AMBER one is no public paper', async () => {
      const { text } = await rina(`${at}/surat/N8`)
      expect(await letter('N8')).toContain('<strong>TLP:AMBER</strong>')
      expect(text).toContain('Surat ini biasanya TLP:CLEAR, tetapi tiketnya TLP:AMBER')
      expect(await letter('N8')).not.toContain('dinkes.gresikkab.go.id')
      await answer({ tlp: 'RED' })
      expect(await letter('N6')).toContain('<strong>TLP:RED</strong>')
      const read = world.ports.database.query.selectFrom('audit').selectAll().where('action', '=', 'incident_read')
      expect(await read.execute()).toHaveLength(1)
    })

    test('what a reporter wrote stays text on paper', async () => {
      id = await reported(world, cast.team, { report: { story: '<script>alert(1)</script>\n\n# Besar\n\n[klik](http://evil.example)' } })
      at = `/konsol/tiket/${(await stateOf(world, id)).number}`
      const sheet = await letter('N6')
      expect(sheet).toContain('&lt;script&gt;')
      expect(sheet).not.toMatch(/<script|<h1|href="http:\/\/evil/)
    })

    test('a letter that does not exist, and an incident of another team, are not there', async () => {
      expect((await rina(`${at}/surat/N99`)).status).toBe(404)
      expect((await rina(`${at}/surat/constructor`)).status).toBe(404)
      expect((await rina('/konsol/tiket/TKT-9999-0001/surat/N6')).status).toBe(404)
    })
  })

test('a clock whose letter has no template is refused, with its line', () => {
  const source = readTexts().playbooks['clocks.yaml'] ?? ''
  const templates = ['N2', 'N6', 'N7-subjek']
  const read = parseClocks('clocks.yaml', source, templates)
  const line = source.split('\n').findIndex(text => text.includes('letter: N7-lembaga')) + 1
  expect(read).toEqual({ faults: [{ file: 'clocks.yaml', line, reason: 'Templat surat “N7-lembaga” tidak ada di folder templates.' }] })
})
