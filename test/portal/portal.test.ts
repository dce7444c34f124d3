import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { reachOf } from '../../src/casework/advisory/reach.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { addNote, classifyIncident } from '../../src/casework/work-incident.ts'
import { tick } from '../../src/mail/tick.ts'
import { listDeliveries } from '../../src/store/advisories.ts'
import { listAnswerFiles } from '../../src/store/answer-files.ts'
import { listEvents } from '../../src/store/events.ts'
import { findIncidentByNumber } from '../../src/store/incidents.ts'
import { findReport } from '../../src/store/reports.ts'
import { cookieOf } from '../factor.ts'
import { aNotice, aTeam, bTeam, type Cast, drafted, organisations, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { emailOf, type Visit, visitor } from './desk.ts'

const story = { kind: 'web', story: 'Situs kecamatan berubah menjadi iklan slot.', noticed: 'baru-saja', ongoing: 'ya' }

for (const engine of engines)
  describe(`the portal of agencies on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let lilik: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      await organisations(world, cast.team, [
        ['35.25.06', 'Kec. Manyar', 'kecamatan', '35.25'],
        ['35.25.06.2001', 'Desa Suci', 'desa', '35.25.06'],
      ])
      await person(world, cast.team, { name: 'Lilik', role: 'regency', organisation: '35.25' })
      lilik = await visitor(world, 'lilik@jatim.test')
    })
    afterEach(() => world.close())

    const sent = async (organisationCodes: string[], title = 'Tambal CMS') => {
      const audience = {
        organisations: organisationCodes,
        kinds: [],
        below: null,
        assets: [],
        affectedOf: null,
        except: [],
        roles: ['agen' as const],
      }
      const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', title, audience })
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      return id
    }

    test('the admin of a regency lands in the portal, reports with what is known filled in, and follows the report', async () => {
      const { query } = world.ports.database
      const entry = await world.request('/masuk', {
        method: 'POST',
        body: new URLSearchParams({ email: 'lilik@jatim.test', password: 'kata sandi panjang' }),
      })
      expect((await lilik(entry.headers.get('location') ?? '')).to || entry.headers.get('location')).toBe('/instansi')
      const form = await lilik('/instansi/lapor')
      expect(form.text).toMatch(/name="name"[^>]*value="Lilik"/)
      expect(form.text).toMatch(/name="email"[^>]*value="lilik@jatim.test"/)
      expect(form.text).toContain('Desa Suci')
      expect(form.text).not.toContain('Kota Surabaya')
      const wrong = await lilik('/instansi/lapor', {
        ...story,
        kind: '',
        organisation_choice: '35.25.06',
        name: 'Lilik',
        email: 'lilik@jatim.test',
      })
      expect([wrong.status, wrong.text.includes('Galat: '), wrong.text.includes('iklan slot')]).toEqual([422, true, true])
      const foreign = await lilik('/instansi/lapor', { ...story, organisation_choice: '35.78', name: 'Lilik', email: 'lilik@jatim.test' })
      expect([foreign.status, foreign.text.includes('tanggung jawab Anda')]).toEqual([422, true])
      const done = await lilik('/instansi/lapor', {
        ...story,
        organisation_choice: '35.25.06.2001',
        name: 'Lilik',
        email: 'lilik@jatim.test',
      })
      expect(done.to).toMatch(/^\/instansi\/laporan\/TKT-\d{4}-0001\?baru=1$/)
      const known = await findIncidentByNumber(query, cast.team.id, done.to.slice(18).split('?')[0] ?? '')
      expect(known?.incident.organisation).toBe('35.25.06.2001')
      const [first] = await listEvents(query, known?.incident.id ?? '')
      expect(first?.actor).toMatchObject({ kind: 'person', name: 'Lilik' })
      expect((await findReport(query, known?.incident.id ?? ''))?.via).toBe('portal')
      const page = await lilik(done.to)
      expect(page.text).toContain('Laporan Anda sudah kami terima.')
      expect((await lilik('/instansi')).text).toContain(`/instansi/laporan/${known?.number}`)
    })

    test('a village below its kecamatan is part of the regency, and sees nothing above or beside it', async () => {
      await person(world, cast.team, { name: 'Kades', role: 'reporter', organisation: '35.25.06.2001' })
      const kades = await visitor(world, 'kades@jatim.test')
      const desa = (
        await stateOf(
          world,
          await reported(world, cast.team, {
            organisation: { code: '35.25.06.2001', name: 'Desa Suci', kind: 'desa', parent: '35.25.06' },
          }),
        )
      ).number
      const dinas = (await stateOf(world, await reported(world, cast.team))).number
      const all = (await lilik('/instansi/laporan')).text
      expect([all.includes(desa), all.includes(dinas)]).toEqual([true, true])
      const few = (await kades('/instansi/laporan')).text
      expect([few.includes(desa), few.includes(dinas)]).toEqual([true, false])
      expect((await kades('/instansi/lapor')).text).not.toContain('Kec. Manyar')
      const unknown = await kades('/instansi/laporan/TKT-2607-9999')
      const hidden = await kades(`/instansi/laporan/${dinas}`)
      expect([hidden.status, hidden.text]).toEqual([404, unknown.text])
    })

    test('the page of a report tells what was said outside and never an internal note, a name of the team, or who else reported', async () => {
      const id = await reported(world, cast.team)
      const { number } = await stateOf(world, id)
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'RAHASIA-DAPUR: pelaku orang dalam?', visible: false })
      await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'Sejak kapan plugin itu terpasang?', visible: true })
      expect((await lilik('/instansi')).text).toContain('Sejak kapan plugin itu terpasang?')
      const page = (await lilik(`/instansi/laporan/${number}`)).text
      for (const secret of ['RAHASIA-DAPUR', 'Rina', 'Pak Agus', 'agus@gresikkab.go.id', '0812-3456']) expect(page).not.toContain(secret)
      expect(page).toContain('Tim menunggu jawaban Anda')
      expect((await lilik(`/instansi/laporan/${number}/keterangan`, { text: '' })).status).toBe(422)
      const answered = await lilik(`/instansi/laporan/${number}/keterangan`, { text: 'Sejak Maret.', form_id: 'satu' })
      expect(answered.to).toBe(`/instansi/laporan/${number}?tambah=1`)
      await lilik(`/instansi/laporan/${number}/keterangan`, { text: 'Sejak Maret.', form_id: 'satu' })
      const informed = (await listEvents(world.ports.database.query, id)).filter(({ event }) => event.type === 'informed')
      expect(informed.map(({ actor }) => [actor.kind, actor.name])).toEqual([['person', 'Lilik']])
      expect((await lilik('/instansi')).text).not.toContain('Sejak kapan plugin')
    })

    test('an answer given in the portal carries evidence, as at the link in the mail; the team reads it, and what is wrong comes back typed', async () => {
      const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN' })
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      const [delivery] = await listDeliveries(world.ports.database.query, id)
      const at = `/instansi/imbauan/${delivery?.id}`
      expect((await lilik(at)).text).toContain('type="file"')
      const send = async (answer: string, sent: File[]) => {
        const body = new FormData()
        for (const [name, value] of [
          ['answer', answer],
          ['note', 'Sudah ditambal'],
        ] as const)
          body.append(name, value)
        for (const file of sent) body.append('files', file)
        const given = await world.request(at, { method: 'POST', body, headers: { Cookie: await cookieOf(world, 'lilik@jatim.test') } })
        return { status: given.status, text: await given.text() }
      }
      const wrong = await send('', [])
      expect([wrong.status, wrong.text.includes('Pilih salah satu jawaban.'), wrong.text.includes('Sudah ditambal')]).toEqual([
        422,
        true,
        true,
      ])
      expect((await send('selesai', [new File(['tambalan'], 'bukti.txt')])).status).toBe(303)
      const [file, ...more] = await listAnswerFiles(world.ports.database.query, id)
      expect([file?.name, file?.delivery_id, more]).toEqual(['bukti.txt', delivery?.id, []])
      const foreign = await lilik('/instansi/imbauan/tidak-ada', { answer: 'selesai' })
      expect(foreign.status).toBe(404)
    })

    test('a RED incident is not there for its regency', async () => {
      const id = await reported(world, cast.team)
      const { number, seq } = await stateOf(world, id)
      await classifyIncident(world.ports, { actor: cast.rina, incident: id }, { seq, changes: { tlp: 'RED' } })
      for (const path of ['/instansi', '/instansi/laporan']) expect((await lilik(path)).text).not.toContain(number)
      expect((await lilik(`/instansi/laporan/${number}`)).status).toBe(404)
    })

    test('one form answers for several agencies; each answer stands by itself with who gave it; a withdrawn one says so', async () => {
      await sent(['35.25/dinkes', '35.25/dispendik', '35.78'])
      const gone = await sent(['35.25/dispendik'], 'Sudah dicabut')
      const ids = async () =>
        [...(await lilik('/instansi/imbauan')).text.matchAll(/name="delivery" value="([^"]+)"/g)].map(([, id]) => id ?? '')
      const open = await ids()
      expect(open).toHaveLength(3)
      expect((await lilik('/instansi/imbauan', { delivery: open })).status).toBe(422)
      await withdrawAdvisory(world.ports, cast.bagus, gone)
      const some = await lilik('/instansi/imbauan', { delivery: open, answer: 'diterima', note: 'Sudah diteruskan' })
      expect([some.status, some.text.includes('sudah dicabut')]).toEqual([409, true])
      const rows = await world.ports.database.query.selectFrom('delivery').selectAll().where('answer', 'is not', null).execute()
      expect(rows.map(row => [row.organisation, row.answer, row.answered_by]).sort()).toEqual([
        ['35.25/dinkes', 'diterima', 'Lilik'],
        ['35.25/dispendik', 'diterima', 'Lilik'],
      ])
      expect(await ids()).toEqual([])
      const [foreign] = await world.ports.database.query.selectFrom('delivery').selectAll().where('organisation', '=', '35.78').execute()
      const unknown = await lilik('/instansi/imbauan/tidak-ada')
      const hidden = await lilik(`/instansi/imbauan/${foreign?.id}`)
      expect([hidden.status, hidden.text]).toEqual([404, unknown.text])
      expect((await lilik('/instansi/imbauan', { delivery: foreign?.id ?? '', answer: 'diterima' })).status).toBe(404)
    })

    test('a contact that the regency writes down is told to the team, proves the address, and gets nothing before', async () => {
      const href = `/instansi/daftar/${encodeURIComponent('35.25.06')}`
      expect((await lilik(`${href}/narahubung`, { name: '', role: 'agen', email: 'camat@manyar.example' })).status).toBe(422)
      expect((await lilik(`${href}/narahubung`, { name: 'Pak Camat', role: 'agen', email: 'camat@manyar.example' })).status).toBe(303)
      const audience = { ...aNotice(null).audience, organisations: ['35.25.06'] }
      const reach = () => reachOf(world.ports, { team: cast.team.id, notice: 'N4', tlp: 'GREEN', audience, incident: null })
      expect((await reach()).without).toEqual([{ organisation: '35.25.06', why: expect.stringContaining('belum diverifikasi') }])
      await tick(world.ports)
      expect(world.mailbox.map(({ to }) => to).sort()).toEqual(['camat@manyar.example', 'csirt@jatimprov.go.id'])
      const link = /http:\/\/tanggap\.test(\/k\/\S+)/.exec(world.mailbox.find(({ to }) => to.startsWith('camat'))?.text ?? '')?.[1] ?? ''
      expect((await world.request(link)).status).toBe(200)
      expect((await reach()).recipients).toEqual([])
      expect((await world.request(link, { method: 'POST' })).status).toBe(303)
      expect((await reach()).recipients.map(({ address }) => address)).toEqual(['camat@manyar.example'])
      const bagus = await visitor(world, emailOf(cast.bagus))
      expect((await bagus(`/konsol/instansi/${encodeURIComponent('35.25.06')}`)).text).toContain('Narahubung baru: Pak Camat')
      expect((await world.request('/k/salah')).status).toBe(404)
    })

    test('a new address of a known contact is proved anew; the old link proves nothing any more; a link runs out', async () => {
      const { query } = world.ports.database
      const href = `/instansi/daftar/${encodeURIComponent('35.25/dinkes')}/narahubung/c-wati`
      const save = (email: string) => lilik(href, { name: 'Bu Wati', role: 'agen', email })
      await save('wati@dinkes.gresikkab.go.id')
      const row = () => query.selectFrom('contact').selectAll().where('id', '=', 'c-wati').executeTakeFirstOrThrow()
      expect((await row()).unverified_since).toBeNull()
      await save('wati.baru@dinkes.example')
      await tick(world.ports)
      const linkIn = (to: string) => /tanggap\.test(\/k\/\S+)/.exec(world.mailbox.find(mail => mail.to === to)?.text ?? '')?.[1] ?? ''
      const first = linkIn('wati.baru@dinkes.example')
      await save('wati.lagi@dinkes.example')
      expect((await world.request(first, { method: 'POST' })).status).toBe(404)
      await tick(world.ports)
      world.clock.advance('31d')
      expect((await world.request(linkIn('wati.lagi@dinkes.example'), { method: 'POST' })).status).toBe(404)
      expect((await row()).unverified_since).not.toBeNull()
    })

    test('a contact keeps the own entry current, and nobody else’s', async () => {
      await person(world, cast.team, { name: 'Wati', role: 'contact', organisation: '35.25/dinkes' })
      await world.ports.database.commit([
        world.ports.database.query.updateTable('contact').set({ email: 'wati@jatim.test' }).where('id', '=', 'c-wati').compile(),
      ])
      const wati = await visitor(world, 'wati@jatim.test')
      const href = `/instansi/daftar/${encodeURIComponent('35.25/dinkes')}/narahubung`
      expect((await wati(`${href}/c-wati`, { name: 'Bu Wati', email: 'wati@jatim.test', phone: '0812-1111-2222' })).status).toBe(303)
      expect((await wati(`${href}/c-wati`, { name: 'Bu Wati', role: 'pimpinan', email: 'wati@jatim.test' })).status).toBe(403)
      expect((await wati(`${href}/c-joko`, { name: 'Joko', email: 'x@y.example' })).status).toBe(403)
      expect((await wati(href, { name: 'Baru', role: 'agen', email: 'x@y.example' })).status).toBe(403)
      expect((await wati(`${href}/c-wati/hapus`, {})).status).toBe(403)
    })

    test('what belongs to another regency or team does not exist here; the console is not theirs, the portal not the team’s', async () => {
      const { team } = await bTeam(world)
      const other = (await stateOf(world, await reported(world, team, { organisation: null }))).number
      const unknown = (await lilik('/instansi/laporan/TKT-2607-9999')).text
      const foreign = await reported(world, cast.team, {
        organisation: { code: '35.78', name: 'Kota Surabaya', kind: 'kota', parent: '35' },
      })
      for (const number of [other, (await stateOf(world, foreign)).number]) {
        const answer = await lilik(`/instansi/laporan/${number}`)
        expect([answer.status, answer.text]).toEqual([404, unknown])
        expect((await lilik(`/instansi/laporan/${number}/keterangan`, { text: 'x' })).status).toBe(404)
      }
      for (const code of ['35.78', '74.71', '99']) expect((await lilik(`/instansi/daftar/${code}`)).status).toBe(404)
      expect((await lilik('/instansi/daftar/35.78/aset', { kind: 'domain', value: 'x.go.id' })).status).toBe(404)
      expect((await lilik('/konsol/antrean?v=semua')).to).toBe('/instansi')
      expect((await lilik('/konsol/instansi')).status).toBe(403)
      const rina = await visitor(world, emailOf(cast.rina))
      expect((await rina('/instansi')).to).toBe('/konsol')
      expect((await rina('/instansi/lapor', story)).status).toBe(403)
    })
  })
