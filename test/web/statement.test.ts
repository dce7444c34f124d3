import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { advisoryFor } from '../../src/casework/advisory/record.ts'
import { tick } from '../../src/mail/tick.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, type Cast, reported, stateOf } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const statement = {
  notice: 'N8',
  tlp: '',
  title: 'Pernyataan tentang gangguan layanan antrean',
  actions: 'Gunakan loket luring sampai diumumkan lagi.',
  explanation: 'Layanan antrean daring tidak dapat dipakai sejak pagi ini.',
  indicators: '',
  references: '',
}

for (const engine of engines)
  describe(`Statements and signed letters on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let rina: Visit
    let bagus: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      rina = await visitor(world, emailOf(cast.rina))
      bagus = await visitor(world, emailOf(cast.bagus))
    })
    afterEach(() => world.close())

    test('a public statement is written by one, published by another, read by everybody and mailed to nobody', async () => {
      const { to } = await rina('/konsol/imbauan/baru', statement)
      const number = to.split('/')[3] ?? ''
      expect(to).toBe(`/konsol/imbauan/${number}/periksa`)
      expect((await rina(`/konsol/imbauan/${number}/penerima`)).to).toBe(`/konsol/imbauan/${number}/periksa`)
      await rina(`/konsol/imbauan/${number}/penerima`, { kinds: 'opd', roles: 'agen' })
      expect((await advisoryFor(world.ports, cast.rina, number)).advisory.tlp).toBe('CLEAR')
      await approveAdvisory(world.ports, cast.bagus, number)
      expect((await bagus(`/konsol/imbauan/${number}`)).text).toContain('Terbitkan di halaman publik')
      expect((await bagus(`/konsol/imbauan/${number}/pengiriman`, { form_id: 'kirim' })).status).toBe(303)
      await tick(world.ports)
      expect(world.mailbox).toEqual([])
      const done = (await bagus(`/konsol/imbauan/${number}`)).text
      expect(done).toContain('Terbit di halaman publik.')
      for (const wrong of ['Semua sudah menjawab', 'Jeda pengiriman']) expect(done).not.toContain(wrong)
      const page = await (await world.request(`/imbauan/${number}`)).text()
      expect(page).toContain('Gunakan loket luring')
      const csaf = (await (await world.request(`/imbauan/${number}.json`)).json()) as { document: { category: string } }
      expect(csaf.document.category).toBe('csaf_security_incident_response')
    })

    test('a statement under any other label is refused', async () => {
      const { status, text } = await rina('/konsol/imbauan/baru', { ...statement, tlp: 'GREEN' })
      expect([status, text.includes('TLP-nya CLEAR')]).toEqual([422, true])
    })

    test('the signed letter of an incident rides along with its notice', async () => {
      const id = await reported(world, cast.team)
      const { number } = await stateOf(world, id)
      const at = `/konsol/tiket/${number}/surat`
      const signer = {
        place: 'Surabaya',
        nature: 'Terbatas',
        signatoryName: 'Drs. Budi',
        position: 'Kepala',
        nip: '',
        cc: '',
        paper: 'A4',
        gaps: '1',
      }
      await rina(`${at}/N2-surat/final`, { ...signer, form_id: 'f' })
      const letter = (await world.ports.database.query.selectFrom('letter').select('id').executeTakeFirstOrThrow()).id
      const body = new FormData()
      const signed = '%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n'
      body.append('files', new File([signed], 'bertanda-tangan.pdf', { type: 'application/pdf' }))
      const headers = { Cookie: await cookieOf(world, emailOf(cast.rina)) }
      expect((await world.request(`${at}/final/${letter}/tanda-tangan`, { method: 'POST', body, headers })).status).toBe(303)
      expect((await rina(`/konsol/imbauan/baru?tiket=${number}`)).text).toContain('bertanda-tangan.pdf')
      const notice = { ...statement, notice: 'N2', tlp: '', incident: number, system: 'dinkes.gresikkab.go.id', letter }
      const { to } = await rina('/konsol/imbauan/baru', notice)
      const { advisory } = await advisoryFor(world.ports, cast.rina, to.split('/')[3] ?? '')
      expect(advisory.body.attachments).toEqual([
        { sha256: world.ports.sha256(signed), name: 'bertanda-tangan.pdf', type: 'application/pdf', size: signed.length },
      ])
      expect((await rina(`/konsol/imbauan/${to.split('/')[3]}/isi`)).text).not.toContain('Surat bertanda tangan dari insiden ini')
    })

    test('a letter of another incident is not attached, whoever names it', async () => {
      const [one, two] = [await reported(world, cast.team), await reported(world, cast.team)]
      const numbers = [(await stateOf(world, one)).number, (await stateOf(world, two)).number]
      const signer = {
        place: 'Surabaya',
        nature: 'Terbatas',
        signatoryName: 'Drs. Budi',
        position: 'Kepala',
        nip: '',
        cc: '',
        paper: 'A4',
        gaps: '1',
      }
      await rina(`/konsol/tiket/${numbers[0]}/surat/N2-surat/final`, { ...signer, form_id: 'f' })
      const letter = (await world.ports.database.query.selectFrom('letter').select('id').executeTakeFirstOrThrow()).id
      const notice = { ...statement, notice: 'N2', tlp: '', incident: numbers[1] ?? '', system: 'x.go.id', letter }
      const { to } = await rina('/konsol/imbauan/baru', notice)
      expect((await advisoryFor(world.ports, cast.rina, to.split('/')[3] ?? '')).advisory.body.attachments ?? []).toEqual([])
    })
  })
