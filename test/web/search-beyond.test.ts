import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { concludeAgreement, endAgreement } from '../../src/casework/agreements.ts'
import { shareIncident } from '../../src/casework/share.ts'
import { addNote, classifyIncident } from '../../src/casework/work-incident.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, dinkes, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`Searching beyond the queue, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let sultra: Cast['team']
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      sultra = (await bTeam(world)).team
      await person(world, cast.team, { name: 'Odi', role: 'auditor' })
      await person(world, cast.team, { name: 'Kominfo', role: 'regency', organisation: '35.25' })
    }, 60_000)
    afterAll(() => world.close())

    const search = async (q: string, who = 'rina@jatim.test', path = 'cari') => {
      const answer = await world.request(`/konsol/${path}?q=${encodeURIComponent(q)}`, { headers: { Cookie: await cookieOf(world, who) } })
      return answer.text()
    }

    describe('reports that wait for review', () => {
      let number = ''
      beforeAll(async () => {
        const id = await reported(world, cast.team, { report: { story: 'Situs berisi kata zamrud palsu' } })
        const { query } = world.ports.database
        await world.ports.database.commit([query.updateTable('incident').set({ held: 'robot' }).where('id', '=', id).compile()])
        number = (await stateOf(world, id)).number
      })

      test('are found by those who decide about them, and are called so', async () => {
        for (const path of ['cari', 'palet']) {
          const html = await search('zamrud', 'rina@jatim.test', path)
          expect(html).toContain(number)
          expect(html).toContain('Ditahan')
        }
      })

      test('are found by nobody else: not by people of an agency that it names, an admin, an auditor, or another team', async () => {
        for (const who of ['admin@jatim.test', 'odi@jatim.test', 'kominfo@jatim.test', 'rahma@sultra.test'])
          expect(await search('zamrud', who)).not.toContain(number)
      })
    })

    describe('in the portal, by number or title', () => {
      let titled: Record<'own' | 'elsewhere' | 'shared', string>
      const list = async (q: string, who: string) => {
        const answer = await world.request(`/instansi/laporan?q=${encodeURIComponent(q)}`, {
          headers: { Cookie: await cookieOf(world, who) },
        })
        return answer.text()
      }
      beforeAll(async () => {
        const kamboja = async (organisation: typeof dinkes | null, title: string) => {
          const id = await reported(world, cast.team, { organisation, report: { story: 'Disebut juga soka' } })
          const { seq, number } = await stateOf(world, id)
          await classifyIncident(world.ports, { actor: cast.bagus, incident: id }, { seq, changes: { title, tlp: 'AMBER' } })
          return { id, number }
        }
        const [own, elsewhere, shared] = [
          await kamboja(dinkes, 'Kamboja di Gresik'),
          await kamboja(null, 'Kamboja di tempat lain'),
          await kamboja(null, 'Kamboja yang dibagikan'),
        ]
        await person(world, cast.team, { name: 'Lain', role: 'regency', organisation: '35.78' })
        await person(world, cast.team, { name: 'Tamu', role: 'contact', organisation: '35.78' })
        await shareIncident(world.ports, { actor: cast.rina, incident: shared.id }, { with: { email: 'tamu@jatim.test' }, until: null })
        titled = { own: own.number, elsewhere: elsewhere.number, shared: shared.number }
      })

      test('an agency finds what is in its tree, and a person what was shared with them by name', async () => {
        const gresik = await list('kamboja', 'kominfo@jatim.test')
        expect(gresik).toContain(titled.own)
        expect(gresik).not.toContain(titled.elsewhere)
        expect(await list(titled.own.toLowerCase(), 'kominfo@jatim.test')).toContain('Kamboja di Gresik')
        const guest = await list('KAMBOJA', 'tamu@jatim.test')
        expect(guest).toContain(titled.shared)
        expect(guest).not.toContain(titled.elsewhere)
        expect(await list('melati', 'tamu@jatim.test')).not.toContain(titled.shared)
      })

      test('nobody else does, and words of the report, which the list does not show, find nothing', async () => {
        expect(await list('kamboja', 'lain@jatim.test')).toContain('Tidak ada laporan dengan nomor atau judul itu.')
        expect(await list('soka', 'kominfo@jatim.test')).not.toContain(titled.own)
      })
    })

    describe('incidents of another team', () => {
      let id = ''
      beforeAll(async () => {
        id = await reported(world, cast.team, { organisation: null, report: { story: 'Peladen menyebut kata kecubung', system: null } })
        await addNote(world.ports, { actor: cast.rina, incident: id }, { text: 'Catatan dalam: nilam', visible: false })
        const agreement = { partner: 'sultra', number: 'PKS/1', services: 'analisis', tlp: 'AMBER' as const }
        await concludeAgreement(world.ports, cast.admin, { ...agreement, startsOn: '2026-01-01', endsOn: '2026-12-31' })
      })
      const href = () => `/konsol/bersama/${id}`

      test('are not found before they are shared', async () => {
        expect(await search('kecubung', 'rahma@sultra.test')).not.toContain(href())
      })

      test('shared with the actor’s team they are found, in a group of their own that leads to the page of what is shared', async () => {
        await shareIncident(world.ports, { actor: cast.rina, incident: id }, { with: { team: 'sultra' }, until: null })
        const html = await search('kecubung', 'rahma@sultra.test')
        expect(html).toContain('Dibagikan ke tim ini')
        expect(html).toContain(`href="${href()}"`)
        expect(await search('kecubung', 'rahma@sultra.test', 'palet')).toContain(href())
        expect(await search('kecu', 'rahma@sultra.test')).toContain(href())
      })

      test('what colleagues wrote among themselves finds nothing for a partner, and those who read no cases find nothing at all', async () => {
        expect(await search('nilam')).toContain((await stateOf(world, id)).number)
        expect(await search('nilam', 'rahma@sultra.test')).not.toContain(href())
        await person(world, sultra, { name: 'Admin Sultra', role: 'admin' })
        expect(await search('kecubung', 'admin.sultra@sultra.test')).not.toContain(href())
      })

      test('a label that rose, or a PKS that ended, hides them at once', async () => {
        const label = async (tlp: 'AMBER' | 'AMBER+STRICT') =>
          classifyIncident(
            world.ports,
            { actor: cast.bagus, incident: id },
            { seq: (await stateOf(world, id)).seq, changes: { tlp }, reason: 'Uji' },
          )
        await label('AMBER+STRICT')
        expect(await search('kecubung', 'rahma@sultra.test')).not.toContain(href())
        await label('AMBER')
        expect(await search('kecubung', 'rahma@sultra.test')).toContain(href())
        const [agreement] = await world.ports.database.query.selectFrom('agreement').select('id').execute()
        await endAgreement(world.ports, cast.admin, agreement?.id ?? '')
        expect(await search('kecubung', 'rahma@sultra.test')).not.toContain(href())
      })
    })
  })
