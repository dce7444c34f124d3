import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contrastOnWhite } from '../../src/core/colour.ts'
import { readHours, writeHours } from '../../src/core/hours.ts'
import { listAudit } from '../../src/store/audit.ts'
import { findContact, findOrganisation, listContacts } from '../../src/store/registry.ts'
import { findCalendar, findTeam } from '../../src/store/teams.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, person } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { emailOf, type Visit, visitor } from './desk.ts'

test('hours are read as people write them', () => {
  expect(readHours('07.30–11.30, 13:00-15.30')).toEqual([
    ['07:30', '11:30'],
    ['13:00', '15:30'],
  ])
  expect(readHours('')).toEqual([])
  expect(writeHours([['07:30', '16:00']])).toBe('07.30–16.00')
  for (const wrong of ['pagi', '16.00–07.30', '07.30–25.00', '08.00–12.00, 11.00–15.00', '07.30']) expect(readHours(wrong)).toBeNull()
})

test('black on white is 21, white is 1, and what is no colour has no contrast', () => {
  expect(contrastOnWhite('#000000')).toBeCloseTo(21)
  expect(contrastOnWhite('#ffffff')).toBeCloseTo(1)
  expect(contrastOnWhite('#767676')).toBeGreaterThan(4.5)
  expect(contrastOnWhite('red')).toBeNull()
})

for (const engine of engines)
  describe(`the settings of a team on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let admin: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      admin = await visitor(world, emailOf(cast.admin))
    })
    afterEach(() => world.close())

    const upload = async (slug: string, csv: string, by = emailOf(cast.admin)) => {
      const body = new FormData()
      body.set('file', new File([csv], 'daftar.csv', { type: 'text/csv' }))
      const Cookie = await cookieOf(world, by)
      const answer = await world.request(`/konsol/admin/${slug}/periksa`, { method: 'POST', headers: { Cookie }, body })
      const text = await answer.text()
      return { status: answer.status, text, plain: text.replace(/<[^>]+>/g, ''), kept: /name="kept" value="([^"]+)"/.exec(text)?.[1] ?? '' }
    }

    test('a file of contacts is tried first, then saved; the refused rows come back as a harmless CSV', async () => {
      const { query } = world.ports.database
      const csv = [
        'organisation,name,role,email,phone',
        '35.25/dinkes,Wati Baru,agen,wati@dinkes.gresikkab.go.id,0811-222-3333',
        '35.25/dispendik,Sri,agen,sri@dispendik.example,',
        '35.99/hilang,"=HYPERLINK(""x"")",agen,x@y.example,',
        '35.25/dinkes,Joko,agen,joko@dinkes.gresikkab.go.id,',
      ].join('\n')
      const tried = await upload('kontak', csv)
      expect(tried.plain).toContain('1 baru, 1 berubah, 1 ditolak; 1 sudah sama')
      expect(tried.plain).toContain('Baris 4: Instansi 35.99/hilang belum terdaftar.')
      expect((await listContacts(query, { team: cast.team.id })).length).toBe(5)
      const refusedRows = await admin('/konsol/admin/kontak/ditolak', { kept: tried.kept })
      expect(refusedRows.text).toContain(`"'=HYPERLINK(`)
      const saved = await admin('/konsol/admin/kontak/simpan', { kept: tried.kept })
      expect(saved.to).toBe('/konsol/admin/kontak?baru=1&berubah=1&ditolak=1')
      expect((await admin(saved.to)).text).toContain('Disimpan: 1 baru, 1 berubah; 1 ditolak.')
      expect((await findContact(query, cast.team.id, 'c-wati'))?.name).toBe('Wati Baru')
      expect((await upload('kontak', csv)).plain).toContain('0 baru, 0 berubah, 1 ditolak; 3 sudah sama')
    })

    test('agencies and assets come in the same way; nothing is taken in for another team, as another list, or by a forged file', async () => {
      const organisations = await upload('organisasi', 'kode;nama\n35.25.06;Kec. Manyar\n35.25.06.2001;Desa Suci\n74.71;Kendari')
      expect(organisations.plain).toContain('2 baru, 0 berubah, 1 ditolak')
      const { team } = await bTeam(world)
      await person(world, team, { name: 'Admin Sultra', role: 'admin' })
      const sultra = await visitor(world, 'admin.sultra@sultra.test')
      expect((await sultra('/konsol/admin/organisasi/simpan', { kept: organisations.kept })).status).toBe(422)
      expect((await admin('/konsol/admin/aset/simpan', { kept: organisations.kept })).status).toBe(422)
      expect((await admin('/konsol/admin/organisasi/simpan', { kept: `${organisations.kept}x` })).status).toBe(422)
      expect((await admin('/konsol/admin/organisasi/simpan', { kept: organisations.kept })).status).toBe(303)
      expect(await findOrganisation(world.ports.database.query, cast.team.id, '35.25.06.2001')).toMatchObject({
        kind: 'desa',
        parent: '35.25.06',
      })
      const assets = await upload('aset', 'organisation,value\n35.25.06,https://www.manyar.gresikkab.go.id/\n35.25.06,bukan domain')
      expect(assets.plain).toContain('1 baru, 0 berubah, 1 ditolak')
      for (const nothing of ['', 'a,b\n"tidak tertutup']) expect((await upload('aset', nothing)).status).toBe(422)
    })

    test('only those who keep the register may take a file in', async () => {
      const csv = 'kode,nama\n35.25.06,Kec. Manyar'
      expect((await upload('organisasi', csv, emailOf(cast.rina))).status).toBe(403)
      expect((await upload('organisasi', csv, emailOf(cast.bagus))).status).toBe(200)
      await person(world, cast.team, { name: 'Ketua Gresik', role: 'lead', organisation: '35.25' })
      expect((await upload('organisasi', csv, 'ketua.gresik@jatim.test')).status).toBe(403)
      const rina = await visitor(world, emailOf(cast.rina))
      expect((await rina('/konsol/admin/tim')).status).toBe(403)
      expect((await rina('/konsol/admin/kalender/libur', { lines: '2026-12-25 Natal' })).status).toBe(403)
    })

    test('a team’s colour must be readable; its number prefix counts for new tickets', async () => {
      const good = {
        name: 'CSIRT Jawa Timur',
        shortName: 'Jatim-CSIRT',
        colour: '#7A1F3D',
        phone: '',
        email: 'csirt@jatimprov.go.id',
        mailFrom: '',
        numberPrefix: 'JTM',
      }
      const pale = await admin('/konsol/admin/tim', { ...good, colour: '#ffee00', numberPrefix: 'x' })
      expect([pale.status, pale.text.includes('terlalu terang'), pale.text.includes('Awalan nomor: 2')]).toEqual([422, true, true])
      expect((await admin('/konsol/admin/tim', { ...good, email: 'a@b.example\r\nBcc: c@d.example' })).status).toBe(422)
      expect((await admin('/konsol/admin/tim', good)).to).toBe('/konsol/admin/tim?simpan=1')
      expect(await findTeam(world.ports.database.query, cast.team.id)).toMatchObject({
        colour: '#7a1f3d',
        phone: null,
        numberPrefix: 'JTM',
      })
    })

    test('hours and holidays are kept; a week without work is refused, and of wrong lines none is taken', async () => {
      const { query } = world.ports.database
      expect((await admin('/konsol/admin/kalender/jam', {})).status).toBe(422)
      expect((await admin('/konsol/admin/kalender/jam', { hari_1: '08.00–12.00, 11.00–15.00' })).status).toBe(422)
      expect((await admin('/konsol/admin/kalender/jam', { hari_1: '08.00–12.00, 13.00–15.00', hari_6: '8.00-11.00' })).status).toBe(303)
      expect((await findCalendar(query, cast.team.id)).hours).toEqual({
        1: [
          [480, 720],
          [780, 900],
        ],
        6: [[480, 660]],
      })
      const wrong = await admin('/konsol/admin/kalender/libur', { lines: '2026-12-25 Natal\n2026-13-01 Salah' })
      expect([wrong.status, wrong.text.includes('Baris 2')]).toEqual([422, true])
      await admin('/konsol/admin/kalender/libur', { lines: '2026-12-25 Natal\n\n2026-12-26; Cuti bersama' })
      await admin('/konsol/admin/kalender/libur/2026-12-26/hapus', {})
      expect([...(await findCalendar(query, cast.team.id)).holidays].sort()).toEqual(['2026-08-17', '2026-12-25'])
      expect((await admin('/konsol/admin/kalender')).text).toContain('Natal')
      const audit = await listAudit(query, { team: cast.team.id, limit: 3 })
      expect(audit.map(({ action }) => action)).toEqual(['holiday_removed', 'holidays_added', 'hours_changed'])
    })
  })
