import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { updateIncident } from '../../src/store/incidents.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, person, reported, stateOf } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'
import { type Browser, browser } from './visitor.ts'

const home = '/konsol/admin/audit'

/** The lines alone, as a person reads them: the words of every act stand in the filter too. */
const linesOf = (html: string) => (/<tbody>.*<\/tbody>/s.exec(html)?.[0] ?? '').replace(/<[^>]+>/g, ' ')

for (const engine of engines)
  describe(`reading the audit trail on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let number: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      await person(world, cast.team, { name: 'Laila', role: 'auditor' })
      const id = await reported(world, cast.team)
      const state = await stateOf(world, id)
      number = state.number
      await world.ports.database.commit([updateIncident(world.ports.database.query, { ...state, tlp: 'RED' })])
      await (await as('bagus@jatim.test')).get(`/konsol/tiket/${number}`)
      const rina = await as('rina@jatim.test')
      await rina.post('/konsol/saya/sesi/lain/akhiri')
      const admin = await as('admin@jatim.test')
      await admin.post('/konsol/admin/pengguna', { email: 'baru@jatim.test', name: '=1+1', role: 'analyst' })
    })
    afterEach(() => world.close())

    const as = async (email: string): Promise<Browser> => {
      const who = browser(world)
      who.jar.set('sesi', (await cookieOf(world, email)).split('=')[1] ?? '')
      return who
    }

    test('lead, admin and auditor read the team’s trail; the link to a case is for those who may open it, addresses for those who administer people', async () => {
      for (const email of ['bagus@jatim.test', 'admin@jatim.test', 'laila@jatim.test']) {
        const { html } = await (await as(email)).get(home)
        const text = linesOf(html)
        for (const told of ['membuka insiden TLP:RED', 'mengakhiri sesi lainnya', 'mengundang orang', number])
          expect(text, email).toContain(told)
        expect(html.includes(`href="/konsol/tiket/${number}"`), email).toBe(email === 'bagus@jatim.test')
        expect(text.includes('baru@jatim.test'), email).toBe(email !== 'laila@jatim.test')
      }
    })

    test('an analyst and somebody of an agency read their own acts, whatever they ask for; an observer none', async () => {
      const rina = await as('rina@jatim.test')
      for (const path of [home, `${home}?siapa=${cast.bagus.id}`, '/konsol/saya/jejak']) {
        const text = linesOf((await rina.get(path)).html)
        expect([text.includes('mengakhiri sesi lainnya'), text.includes('membuka insiden'), text.includes('mengundang')]).toEqual([
          true,
          false,
          false,
        ])
      }
      const agus = await as('pak.agus@jatim.test')
      expect((await agus.get(home)).status).not.toBe(200)
      expect((await agus.get('/konsol/saya/jejak')).text).not.toContain('Rina')
      await person(world, cast.team, { name: 'Oka', role: 'observer' })
      expect((await (await as('oka@jatim.test')).get(home)).status).toBe(403)
    })

    test('another team’s trail does not exist', async () => {
      const { team } = await bTeam(world)
      await person(world, team, { name: 'Wawan', role: 'lead' })
      const text = linesOf((await (await as('wawan@sultra.test')).get(home)).html)
      for (const foreign of [number, 'Bagus', 'Rina']) expect(text).not.toContain(foreign)
    })

    test('is narrowed by person, act and day, and leafed through to its end', async () => {
      const bagus = await as('bagus@jatim.test')
      const hers = linesOf((await bagus.get(`${home}?siapa=${cast.rina.id}`)).html)
      expect([hers.includes('mengakhiri sesi lainnya'), hers.includes('mengundang orang')]).toEqual([true, false])
      const only = async (query: string) => [...(await bagus.get(`${home}?${query}`)).html.matchAll(/<tr><th scope="row">/g)].length
      expect(await only('apa=incident_read')).toBe(1)
      expect(await only('sejak=2099-01-01')).toBe(0)
      expect(await only('apa=nonsens&sejak=x&sebelum=')).toBeGreaterThan(2)
      for (let n = 0; n < 60; n++) await bagus.post('/konsol/saya/sesi/lain/akhiri')
      let path = `${home}?apa=sessions_ended`
      let seen = 0
      for (let pages = 0; path && pages < 5; pages++) {
        const { html } = await bagus.get(path)
        seen += [...html.matchAll(/<tr><th scope="row">/g)].length
        const next = /href="(\?[^"]*sebelum=[^"]*)"/.exec(html)?.[1]
        path = next ? `${home}${next.replaceAll('&amp;', '&')}` : ''
      }
      expect(seen).toBe(61)
    })

    test('is taken away as a harmless CSV, and that it was taken is a line of its own', async () => {
      const bagus = await as('bagus@jatim.test')
      const cookie = `sesi=${bagus.jar.get('sesi')}`
      const answer = await world.request(`${home}/ekspor`, {
        method: 'POST',
        headers: { Cookie: cookie },
        body: new URLSearchParams({ apa: 'person_invited' }),
      })
      const csv = await answer.text()
      expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="jejak-\d{4}-\d{2}-\d{2}\.csv"$/)
      expect(csv.split('\n')[0]).toBe('waktu,siapa,apa,terhadap,rincian')
      expect(csv).toContain('baru@jatim.test')
      expect(csv).not.toMatch(/(^|,)[=+@-]/m)
      expect(linesOf((await bagus.get(home)).html)).toContain('mengekspor jejak audit')
      expect((await (await as('pak.agus@jatim.test')).post(`${home}/ekspor`)).status).toBe(403)
    })
  })
