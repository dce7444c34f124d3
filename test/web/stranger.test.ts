import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { deliveryToken, ticketCode } from '../../src/casework/links.ts'
import { snoozeIncident, takeChoice } from '../../src/casework/work-incident.ts'
import { findAdvisory, listDeliveries } from '../../src/store/advisories.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, drafted, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const event = { kind: 'web', story: 'Situs berubah', ongoing: 'ya' }
const who = { name: 'Agus', phone: '0812-3456-7890', organisation: 'Kab. Gresik' }

for (const engine of engines)
  describe(`what strangers stumbled over, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const post = async (path: string, fields: Record<string, string>) => {
      const answer = await world.request(path, { method: 'POST', body: new URLSearchParams(fields) })
      return {
        status: answer.status,
        text: await answer.text(),
        location: answer.headers.get('location'),
        kept: answer.headers.get('cache-control'),
      }
    }
    const check = (fields: Record<string, string>) => post('/lapor/periksa', { ...event, ...who, ...fields })

    test('a date that was typed counts although “Tanggal lain” was not chosen, and a wrong one is refused', async () => {
      const date = { noticed: 'baru-saja', noticed_day: '3', noticed_month: '7', noticed_year: '2026' }
      expect((await check(date)).text).toContain('Jumat, 3 Juli 2026')
      const wrong = await check({ ...date, noticed_day: '31', noticed_month: '6' })
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Tulis tanggal yang benar')])
    })

    test('“Hari ini” says no hour', async () => {
      const { text } = await check({ noticed: 'hari-ini' })
      expect(text).toContain('Selasa, 14 Juli 2026<')
    })

    test('an office that is in no list is asked about once; the own words stand first and are chosen', async () => {
      const asked = await check({ organisation: 'Dinas Pariwisata Kab. Gresik' })
      expect(asked.status).toBe(422)
      expect(asked.text).toMatch(/value="-" checked[\s\S]*value="35\.25\/dinkes"/)
      const own = { organisation: 'Dinas Pariwisata Kab. Gresik', organisation_choice: '-' }
      expect((await check(own)).status).toBe(200)
      const again = await post('/lapor/3', { ...event, ...who, ...own, back: '1' })
      expect(again.text).toContain('<input type="hidden" name="organisation_choice" value="-"/>')
      expect((await check({ ...own, organisation_chosen: own.organisation, phone: '0812-9999-8888' })).status).toBe(200)
      expect((await check({ ...own, organisation_chosen: own.organisation, organisation: 'Dinas Kesehatan Gresik' })).status).toBe(422)
    })

    test('a telephone number that lost its end is asked about', async () => {
      expect((await check({ phone: '0812345' })).text).toContain('Nomornya kurang lengkap')
    })

    test('whoever corrects one screen of a finished report goes straight back to the check', async () => {
      const screen = await post('/lapor', { ...event, ...who, back: '1' })
      expect(screen.text).toContain('formaction="/lapor/periksa"')
      expect(screen.kept).toBe('private, no-cache')
      expect((await post('/lapor/2', event)).text).not.toContain('formaction="/lapor/periksa"')
    })

    test('nobody goes back to the check of a report that is not complete', async () => {
      const { status, text } = await check({ kind: '<b>', ongoing: '', back: '1' })
      expect(status).toBe(422)
      expect(text).toContain('Pilih jenis kejadian')
    })

    test('a number copied with spaces is found; an empty field is named', async () => {
      const incident = await reported(world, cast.team)
      const { number } = await stateOf(world, incident)
      const typed = number.toLowerCase().replaceAll('-', ' ')
      expect((await post('/tiket', { number: typed, code: ticketCode(world.ports, incident) })).location).toMatch(/^\/t\//)
      const empty = await post('/tiket', { number: '', code: '' })
      expect(empty.text).toContain('Tulis nomor tiketnya.')
      expect(empty.text).toContain('Tulis kodenya')
    })

    test('putting a new ticket aside is no response to its reporter', async () => {
      const incident = await reported(world, cast.team)
      const aside = {
        seq: (await stateOf(world, incident)).seq,
        until: new Date(world.ports.now().getTime() + 3_600_000),
        reason: 'Menunggu log',
      }
      await snoozeIncident(world.ports, { actor: cast.rina, incident }, aside)
      const response = async () => (await stateOf(world, incident)).clocks.find(({ id }) => id === 'K2')?.metAt
      expect(await response()).toBeNull()
      await takeChoice(
        world.ports,
        { actor: cast.rina, incident },
        { name: 'terima', seq: (await stateOf(world, incident)).seq, answers: {} },
      )
      expect(await response()).toBe(world.ports.now().toISOString())
    })

    test('of several choices that ask for a reason, only the one that was pressed is refused', async () => {
      const { number } = await stateOf(world, await reported(world, cast.team))
      const headers = { Cookie: await cookieOf(world, 'rina@jatim.test') }
      const body = new URLSearchParams({ choice: 'bukan-insiden', seq: '1', form_id: 'abcdefgh' })
      const refused = await (await world.request(`/konsol/tiket/${number}/pilihan`, { method: 'POST', headers, body })).text()
      expect(refused.match(/id="[\w-]+-reason"[^>]*aria-invalid="true"/g)).toEqual([expect.stringContaining('bukan-insiden-reason')])
    })

    test('whoever goes back from the recipients to the text keeps the choice of recipients', async () => {
      const { number } = await stateOf(world, await reported(world, cast.team))
      const advisory = await findAdvisory(world.ports.database.query, cast.team.id, await drafted(world, cast.rina, number))
      const headers = { Cookie: await cookieOf(world, 'rina@jatim.test') }
      const body = new URLSearchParams([
        ['organisations', '35.25/dinkes'],
        ['roles', 'agen'],
        ['roles', 'pimpinan'],
        ['ke', 'isi'],
        ['seq', `${advisory?.advisory.seq}`],
      ])
      const saved = await world.request(`/konsol/imbauan/${advisory?.number}/penerima`, { method: 'POST', headers, body })
      expect([saved.status, saved.headers.get('location')]).toEqual([303, `/konsol/imbauan/${advisory?.number}/isi`])
      const again = await findAdvisory(world.ports.database.query, cast.team.id, advisory?.number ?? '')
      expect(again?.advisory.audience.roles).toEqual(['agen', 'pimpinan'])
    })

    describe('the contact of an agency', () => {
      let path: string
      beforeEach(async () => {
        const { number } = await stateOf(world, await reported(world, cast.team))
        const id = await drafted(world, cast.rina, number)
        await approveAdvisory(world.ports, cast.bagus, id)
        await dispatchAdvisory(world.ports, cast.bagus, id)
        const [delivery] = await listDeliveries(world.ports.database.query, id)
        path = `/b/${deliveryToken(world.ports, delivery?.id ?? '')}`
      })
      const read = async (at = path) => (await world.request(at)).text()

      test('keeps the file that came with a form that was refused', async () => {
        const body = new FormData()
        body.append('note', 'Bersih')
        body.append('files', new File(['log'], 'akses.log', { type: 'text/plain' }))
        const refused = await world.request(path, { method: 'POST', body })
        const text = await refused.text()
        expect([refused.status, text.includes('akses.log')]).toEqual([422, true])
        const [, stored = ''] = /name="stored" value="([^"]+)"/.exec(text) ?? []
        expect((await post(path, { answer: 'selesai', note: 'Bersih', stored })).status).toBe(303)
        expect(await read()).toContain('Sudah selesai ditindaklanjuti, dengan catatan dan 1 berkas')
      })

      test('sees what they answered before, and after a while no fresh thanks', async () => {
        await post(path, { answer: 'diterima' })
        expect(await read()).toContain('Terima kasih, jawaban Anda sudah tercatat.')
        world.clock.advance('3h')
        await post(path, { answer: 'selesai', note: 'Sudah ditutup' })
        world.clock.advance('1h')
        const text = await read()
        expect(text).toContain('Anda sudah menjawab')
        expect(text).toContain('Jawaban Anda sejauh ini: 2')
        expect(text).not.toContain('Sudah ditutup')
      })

      test('sees that a successor was proposed, not whom; an address alone thanks for nothing', async () => {
        expect(await read(`${path}/kontak?sudah=1`)).toContain('Siapa penggantinya?')
        await post(`${path}/kontak`, { name: 'Sari', email: 'sari@dinkes.example', phone: '' })
        for (const at of [path, `${path}/kontak`, `${path}/kontak?sudah=1`]) {
          expect(await read(at)).toContain('1 usulan pengganti menunggu pemeriksaan tim')
          expect(await read(at)).not.toContain('Sari')
        }
      })
    })
  })
