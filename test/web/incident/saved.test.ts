import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addNote } from '../../../src/casework/work-incident.ts'
import { replay } from '../../../src/core/incident/evolve.ts'
import { listEvents } from '../../../src/store/events.ts'
import { cookieOf } from '../../factor.ts'
import { aTeam, type Cast, reported, stateOf, walkTo } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

for (const engine of engines)
  describe(`What a form of the ticket saved is said once, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    let cookie: string
    const no = async () => (await stateOf(world, incident)).number
    /** As a browser does: it keeps the cookie, follows, and looks once more. */
    const post = async (path: string, fields: Record<string, string>) => {
      const state = await stateOf(world, incident)
      const body = new URLSearchParams({ seq: `${state.seq}`, form_id: `${path}-${state.seq}`, ...fields })
      const answer = await world.request(`/konsol/tiket/${await no()}/${path}`, { method: 'POST', headers: { Cookie: cookie }, body })
      return {
        status: answer.status,
        to: answer.headers.get('Location') ?? '',
        kept: answer.headers.get('Set-Cookie')?.split(';')[0] ?? '',
      }
    }
    const look = async (kept = '') => {
      const answer = await world.request(`/konsol/tiket/${await no()}`, { headers: { Cookie: `${cookie}; ${kept}` } })
      const text = await answer.text()
      return {
        said: /<p class="said stays" role="status">([^<]*)/.exec(text)?.[1] ?? '',
        dropped: answer.headers.get('Set-Cookie') ?? '',
        text,
      }
    }
    const triage = async (more: Record<string, string>) => {
      const { title, tlp, severity, rsit, tags, iiv, personalData, ongoing } = await stateOf(world, incident)
      const answers = { iiv: iiv ?? '', personalData: personalData ?? '', ongoing: ongoing ?? '' }
      const known = { title, tlp, severity: severity ?? '', rsit: rsit ?? '', tags: tags.join(), ...answers }
      return saidAfter('klasifikasi', { ...known, organisation: 'Dinas Kesehatan Kab. Gresik', ...more })
    }
    const saidAfter = async (path: string, fields: Record<string, string>) => (await look((await post(path, fields)).kept)).said

    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
      cookie = await cookieOf(world, 'rina@jatim.test')
    })
    afterEach(() => world.close())

    test('a note: the cookie holds no word of it, the sentence comes once, and the browser is told to forget it', async () => {
      const { status, to, kept } = await post('catatan', { text: 'Rahasia <b>sekali</b>' })
      expect([status, to]).toEqual([303, `/konsol/tiket/${await no()}#catatan`])
      expect(kept).toMatch(/^tersimpan=TKT-2607-0001\.\d+$/)
      const first = await look(kept)
      expect(first.said).toBe('Catatan disimpan. Tenggat K2 terpenuhi.')
      expect(first.dropped).toMatch(/^tersimpan=; Max-Age=0/)
      expect((await look()).said).toBe('')
      expect((await look('tersimpan=TKT-2607-0009.1')).said).toBe('')
      expect((await look('tersimpan=<b>.1')).said).toBe('')
    })

    test('each form says its own: step, owner, task, affected one, call, file, reply', async () => {
      expect(await saidAfter('pilihan', { choice: 'terima' })).toMatch(
        /^Langkah disimpan: .*Tahap sekarang: Verifikasi\. Ditugaskan kepada Rina\./,
      )
      expect(await saidAfter('pemilik', { owner: cast.bagus.id })).toBe('Ditugaskan kepada Bagus.')
      expect(await saidAfter('pemilik', { owner: cast.bagus.id })).toBe('Tidak ada yang berubah.')
      const task = (await stateOf(world, incident)).tasks.find(
        one =>
          !one.doneAt && one.step === 'verifikasi' && one.after.length + one.needs.length === 0 && !one.notice && one.role === 'analyst',
      )
      expect(await saidAfter(`tugas/${task?.id}`, { result: 'Sudah' })).toContain('Satu tugas selesai.')
      expect(await saidAfter('terdampak', { asset: 'situs.gresikkab.go.id', organisation: 'Dinas Kesehatan Kab. Gresik' })).toBe(
        'Yang terdampak ditambahkan.',
      )
      expect(await saidAfter('telepon', { whom: 'pelapor', outcome: 'tersambung', said: 'Sudah ditutup' })).toBe('Telepon dicatat.')
      expect(await saidAfter('balasan', { balasan: 'Sudah kami lihat' })).toBe('Balasan disimpan dan dikirim lewat surel.')
      expect(await saidAfter('catatan', { text: 'Terlihat', visible: '1' })).toBe('Catatan disimpan dan tampil di halaman pelapor.')
    })

    test('what a colleague did meanwhile is not said to be one’s own', async () => {
      const { kept } = await post('catatan', { text: 'Catatan saya' })
      await addNote(world.ports, { actor: cast.bagus, incident }, { text: 'Catatan Bagus', visible: true })
      expect((await look(kept)).said).not.toContain('tampil di halaman pelapor')
    })

    test('deadlines that begin because of the severity or of an answer are announced, with why and until when, and stand on the timeline', async () => {
      await walkTo(world, cast, incident, 'verifikasi')
      const high = await triage({ severity: 'tinggi' })
      expect(high).toContain('Klasifikasi disimpan.')
      expect(high).toMatch(
        /Tenggat K7 Laporan insiden berisiko tinggi .* mulai, karena tingkat keparahan Tinggi ke atas; batas waktunya Rabu, 15 Juli 2026/,
      )
      const personal = await triage({ personalData: 'ya' })
      expect(personal.match(/Tenggat K8[ab] .*? mulai, karena data pribadi terdampak: ya; batas waktunya/g)).toHaveLength(2)
      const { text } = await look()
      const steps = await (await world.request(`/konsol/tiket/${await no()}?riwayat=langkah`, { headers: { Cookie: cookie } })).text()
      for (const shown of [text, steps])
        expect(shown).toMatch(/<p class="text">Tenggat K7 [^<]*karena tingkat keparahan Tinggi ke atas; batas waktunya/)
      const { number: _, ...state } = await stateOf(world, incident)
      expect(JSON.parse(JSON.stringify(replay(await listEvents(world.ports.database.query, incident))))).toEqual(state)
    })
  })
