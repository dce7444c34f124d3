import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addFiles } from '../../src/casework/add-information.ts'
import { waiveClock } from '../../src/casework/legal-clocks.ts'
import { watchClocks } from '../../src/casework/watch-clocks.ts'
import { assignIncident, classifyIncident } from '../../src/casework/work-incident.ts'
import type { Classification } from '../../src/core/incident/events.ts'
import { listEvents } from '../../src/store/events.ts'
import { aTeam, type Cast, reported, stateOf } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Clocks of law on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    let bagus: Visit
    let id: string
    let at: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      bagus = await visitor(world, emailOf(cast.bagus))
      id = await reported(world, cast.team)
      at = `/konsol/tiket/${(await stateOf(world, id)).number}/tenggat`
    })
    afterEach(() => world.close())

    const hand = () => ({ actor: cast.rina, incident: id })
    const clock = async (name: string) => (await stateOf(world, id)).clocks.find(one => one.id === name)
    const answer = async (changes: Classification) =>
      classifyIncident(world.ports, hand(), { seq: (await stateOf(world, id)).seq, changes })
    const hoursOf = (from = '', to = '') => (Date.parse(to) - Date.parse(from)) / 3_600_000
    const sent = { sentAt_day: '14', sentAt_month: '7', sentAt_year: '2026', sentAt_time: '10.30' }

    test('personal data is hit: two clocks of exactly 72 hours, counted from the report, not from the answer', async () => {
      const { openedAt } = await stateOf(world, id)
      world.clock.advance('5h')
      await answer({ personalData: 'ya' })
      for (const name of ['K8a', 'K8b']) {
        const found = await clock(name)
        expect([found?.startedAt, hoursOf(found?.startedAt, found?.dueAt)]).toEqual([openedAt, 72])
      }
      expect((await rina(at)).text).toContain('OPD pengendali data pribadi')
      expect(await clock('K6')).toBeUndefined()
    })

    test('a clock of law is closed by a file that shows the sending, at the moment of sending; without one what was typed comes back', async () => {
      await answer({ personalData: 'ya' })
      world.clock.advance('3h')
      const form = { clock: 'K8b', to: 'Lembaga PDP', how: 'surat 005/123', ...sent, evidence: '' }
      const refused = await rina(`${at}/bukti`, form)
      expect([refused.status, (await clock('K8b'))?.metAt]).toEqual([422, null])
      expect(refused.text).toContain('value="surat 005/123"')
      const sha256 = await world.ports.files.put(new TextEncoder().encode('tanda kirim'))
      await addFiles(world.ports, hand(), [{ sha256, name: 'tanda-kirim.pdf', type: 'application/pdf', size: 11 }])
      const file = (await stateOf(world, id)).evidence.at(-1)?.id ?? ''
      expect((await rina(`${at}/bukti`, { ...form, evidence: 'berkas:lain' })).status).toBe(422)
      expect((await rina(`${at}/bukti`, { ...form, evidence: `berkas:${file}` })).status).toBe(303)
      expect(await clock('K8b')).toMatchObject({ metAt: '2026-07-14T03:30:00.000Z', proof: { evidence: file, to: 'Lembaga PDP' } })
      expect((await rina(at)).text).toContain(`tanda-kirim.pdf (SHA-256 ${sha256})`)
      expect((await rina(`${at}/bukti`, { ...form, evidence: `berkas:${file}` })).status).toBe(409)
    })

    test('an empty form of proof is told everything that it lacks, not one thing at a time', async () => {
      await answer({ personalData: 'ya' })
      const empty = await rina(`${at}/bukti`, { clock: '', to: ' ', how: '', evidence: '' })
      expect(empty.status).toBe(422)
      for (const field of ['clock', 'to', 'how', 'sentAt_day', 'evidence']) expect(empty.text).toContain(`href="#${field}"`)
    })

    test('"tidak berlaku" is signed with a reason, from Tinggi on by the lead alone', async () => {
      await answer({ severity: 'tinggi' })
      const form = { clock: 'K7', reason: 'Sudah dilaporkan lewat kanal BSSN' }
      expect((await rina(`${at}/tidak-berlaku`, form)).status).toBe(403)
      expect((await bagus(`${at}/tidak-berlaku`, { ...form, reason: ' ' })).status).toBe(422)
      expect((await bagus(`${at}/tidak-berlaku`, { ...form, clock: 'K1' })).status).toBe(422)
      expect((await bagus(`${at}/tidak-berlaku`, form)).status).toBe(303)
      expect((await clock('K7'))?.waived).toEqual({ by: cast.bagus.name, reason: 'Sudah dilaporkan lewat kanal BSSN' })
      expect((await rina(at)).text).toContain('Tidak berlaku: Sudah dilaporkan lewat kanal BSSN')
    })

    test('IIV corrected to “tidak” closes nothing by itself: the statement “tidak berlaku” is begun, for a person to sign', async () => {
      await answer({ iiv: 'ya', personalData: 'ya', severity: 'tinggi' })
      expect((await bagus(at)).text).not.toContain('Perlu dinyatakan tidak berlaku')
      await answer({ iiv: 'belum-diketahui' })
      expect((await bagus(at)).text).not.toContain('Perlu dinyatakan tidak berlaku')
      await answer({ iiv: 'tidak' })
      expect([(await clock('K6'))?.metAt, (await clock('K7'))?.metAt]).toEqual([null, null])
      const page = (await bagus(at)).text
      expect(page.split('Perlu dinyatakan tidak berlaku')).toHaveLength(2)
      expect(page).toContain('“infrastruktur informasi vital: ya”; jawaban itu sudah dibetulkan.</textarea>')
      expect(page).toMatch(/<option value="K6" selected/)
      const ticket = at.replace('/tenggat', '')
      expect((await bagus(ticket)).text).toContain('Nyatakan tidak berlaku')
      const reason = 'Bukan IIV menurut surat BSSN 12/2026'
      expect((await bagus(`${at}/tidak-berlaku`, { clock: 'K6', reason })).status).toBe(303)
      expect((await clock('K6'))?.waived).toEqual({ by: cast.bagus.name, reason })
      expect((await bagus(at)).text).not.toContain('Perlu dinyatakan tidak berlaku')
      expect((await bagus(ticket)).text).not.toContain('Nyatakan tidak berlaku')
    })

    test('found not to apply because it was no IIV, and IIV after all: the clock of law is there again, the waiver stays in the chain', async () => {
      await answer({ iiv: 'ya', severity: 'sedang' })
      await answer({ iiv: 'tidak' })
      await waiveClock(world.ports, hand(), { clock: 'K6', reason: 'Bukan IIV' })
      await answer({ title: 'Judul lain' })
      expect((await clock('K6'))?.waived?.reason).toBe('Bukan IIV')
      await answer({ iiv: 'ya' })
      const { openedAt } = await stateOf(world, id)
      expect(await clock('K6')).toMatchObject({ metAt: null, startedAt: openedAt })
      expect((await clock('K6'))?.waived).toBeUndefined()
      const chain = (await listEvents(world.ports.database.query, id)).map(({ event }) => event.type)
      expect(chain).toContain('clock_waived')
    })

    test('waived while its answer stays, it does not come back with every other answer', async () => {
      await answer({ iiv: 'ya', severity: 'sedang' })
      await waiveClock(world.ports, hand(), { clock: 'K6', reason: 'BSSN menangani sendiri' })
      await answer({ personalData: 'tidak' })
      await answer({ iiv: 'belum-diketahui' })
      expect((await clock('K6'))?.waived?.reason).toBe('BSSN menangani sendiri')
    })

    test('K7 begun before the system was found to be IIV gives way to K6; a lower severity takes K7 back too', async () => {
      await answer({ severity: 'tinggi' })
      await answer({ iiv: 'ya' })
      expect((await bagus(at)).text).toContain('Triase kini menjawab “infrastruktur informasi vital: ya”')
      await answer({ iiv: 'tidak', severity: 'sedang' })
      expect((await bagus(at)).text.split('Perlu dinyatakan tidak berlaku')).toHaveLength(3)
    })

    test('a lowered severity leaves K7 running, and says why and who may end it; who may is handed the statement, begun with what changed', async () => {
      const ticket = at.replace('/tenggat', '')
      const [until, link] = ['Tenggat ini tidak berhenti sendiri', `${at}?tenggat=K7#tidak-clock`]
      await answer({ severity: 'kritis', iiv: 'ya' })
      await answer({ severity: 'tinggi', iiv: 'tidak' })
      for (const page of [ticket, at]) expect((await bagus(page)).text.split(until)).toHaveLength(2)
      await answer({ iiv: 'ya' })
      const high = [(await rina(ticket)).text, (await bagus(ticket)).text]
      expect(high.map(text => [text.includes('sampai ketua tim menyatakannya'), text.includes(link)])).toEqual([
        [true, false],
        [true, true],
      ])
      expect((await rina(`${at}?tenggat=K7`)).text).not.toMatch(/<option value="K7" selected/)
      await answer({ severity: 'sedang', iiv: 'tidak' })
      world.clock.advance('1h')
      await answer({ title: 'Judul lain' })
      expect((await rina(ticket)).text).toContain(link)
      expect((await rina(ticket)).text).toContain('sampai analis atau ketua tim menyatakannya')
      const { text } = await rina(`${at}?tenggat=K7`)
      expect(text).toMatch(/<option value="K7" selected/)
      expect(text).toMatch(
        />Triase diubah Rina pada [^<]*Juli 2026 pukul 09\.00 WIB: [^<]*tingkat keparahan dari Tinggi menjadi Sedang\. [^<]*<\/textarea>/,
      )
      await answer({ severity: 'tinggi' })
      for (const page of [ticket, at]) expect((await bagus(page)).text).not.toContain('tenggat=K7#')
      await answer({ severity: 'rendah' })
      expect((await rina(ticket)).text).toContain(link)
      expect((await rina(`${at}/tidak-berlaku`, { clock: 'K7', reason: 'Salah dinilai' })).status).toBe(303)
      for (const page of [ticket, at]) expect((await rina(page)).text).not.toContain('tenggat=K7#')
    })

    test('a corrected start keeps the old one with author and reason; the due time follows, and a lapse may be found', async () => {
      await answer({ iiv: 'ya' })
      const before = await clock('K6')
      world.clock.advance('2h')
      const known = { startedAt_day: '13', startedAt_month: '7', startedAt_year: '2026', startedAt_time: '07.00' }
      const form = { clock_K6: '1', ...known, reason: 'Kepala bidang tahu sejak Senin pagi' }
      expect((await rina(`${at}/mulai`, { ...form, startedAt_year: '2027' })).status).toBe(422)
      expect((await rina(`${at}/mulai`, { ...form, clock_K6: '', clock_K99: '1' })).status).toBe(422)
      expect((await rina(`${at}/mulai`, form)).status).toBe(303)
      const after = await clock('K6')
      expect([after?.startedAt, hoursOf(after?.startedAt, after?.dueAt)]).toEqual(['2026-07-13T00:00:00.000Z', 24])
      expect(after?.corrections).toEqual([
        { startedAt: before?.startedAt, at: expect.any(String), by: cast.rina.name, reason: 'Kepala bidang tahu sejak Senin pagi' },
      ])
      expect((await rina(at)).text).toContain('dibetulkan')
      await watchClocks(world.ports, 50)
      expect((await clock('K6'))?.breachedAt).toBeTruthy()
    })

    test('a passed clock of law is raised to the leads, once, while its owner hears of it too', async () => {
      await assignIncident(world.ports, hand(), cast.rina.id)
      await answer({ iiv: 'ya' })
      world.clock.advance('25h')
      await watchClocks(world.ports, 50)
      await watchClocks(world.ports, 50)
      const events = (await listEvents(world.ports.database.query, id)).map(({ event }) => event)
      expect(events.filter(event => event.type === 'clock_escalated' && event.clock === 'K6')).toHaveLength(1)
      const mails = await world.ports.database.query
        .selectFrom('mail')
        .select(['address', 'facts'])
        .where('template', '=', 'tenggat')
        .execute()
      const about = mails.filter(({ facts }) => facts.includes('"K6"') && facts.includes('true')).map(({ address }) => address)
      expect(about.sort()).toEqual([emailOf(cast.bagus), emailOf(cast.rina)].sort())
    })
  })
