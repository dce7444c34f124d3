import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { insideExercise } from '../../src/casework/exercise/inside.ts'
import { type ExerciseTeam, exerciseFor } from '../../src/casework/exercise/run.ts'
import { transferIncident } from '../../src/casework/transfer.ts'
import { tick } from '../../src/mail/tick.ts'
import { findNewestEventTime } from '../../src/store/condition.ts'
import { listEvents } from '../../src/store/events.ts'
import { findIncidentByNumber } from '../../src/store/incidents.ts'
import { listContacts } from '../../src/store/registry.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, drafted, refusal, reported } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines)
  describe(`An exercise on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let bagus: Visitor
    let rina: Visitor
    let sari: Visitor
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      bagus = await visitor(world, 'bagus@jatim.test')
      rina = await visitor(world, 'rina@jatim.test')
      sari = await visitor(world, 'sari@jatim.test')
    })
    afterEach(() => world.close())

    const wanted = () => ({
      title: 'Situs dinas disusupi',
      playbook: 'web',
      story: 'Halaman depan berubah menjadi iklan slot.',
      organisation: 'Dinas Kesehatan Kab. Gresik',
      [`orang.${cast.rina.id}`]: 'analyst',
      [`orang.${cast.agus.id}`]: 'regency',
    })
    const begun = async (fields: Record<string, string> = {}): Promise<string> => {
      const { to } = await bagus.post('/konsol/latihan', { ...wanted(), ...fields })
      return /\/konsol\/latihan\/(latihan-[a-f0-9]+)/.exec(to)?.[1] ?? ''
    }
    const enter = async (who: Visitor, slug: string) => who.post('/konsol/saya/tim', { team: slug })
    const leap = async (slug: string, maju: string) => bagus.post(`/konsol/latihan/${slug}/jam`, { maju })
    const exercise = (slug: string): Promise<ExerciseTeam> => exerciseFor(world.ports, cast.bagus, slug)

    test('its summary tells of each case which tasks came too late, not its deadlines alone', async () => {
      const slug = await begun()
      expect((await bagus.get(`/konsol/latihan/${slug}`)).text).toContain('tugas: 0 terlewat')
      await leap(slug, '1d')
      const { text } = await bagus.get(`/konsol/latihan/${slug}`)
      expect(text).toMatch(/tugas: [1-9]\d* terlewat/)
    })

    test('begins with one report in a copy of the team; the team’s own queue, figures and numbers know nothing of it', async () => {
      const before = await sari.get('/konsol/statistik')
      const slug = await begun()
      expect(slug).not.toBe('')
      await enter(rina, slug)
      const queue = await rina.get('/konsol/antrean')
      expect(queue.text).toContain('LATIHAN-2607-0001')
      expect(queue.text).toContain('bukan kejadian nyata')
      expect((await sari.get('/konsol/antrean')).text).not.toMatch(/LATIHAN-|slot/)
      expect((await sari.get('/konsol/statistik')).text).toBe(before.text)
      expect((await sari.get('/konsol/cari?q=slot')).text).not.toContain('LATIHAN-')
      await reported(world, cast.team)
      expect((await sari.get('/konsol/antrean')).text).toContain('TKT-2607-0001')
    })

    test('every page of it, its letters and its paper say that it is an exercise', async () => {
      const slug = await begun()
      await enter(rina, slug)
      for (const path of [
        '/konsol/antrean',
        '/konsol/tiket/LATIHAN-2607-0001',
        '/konsol/tiket/LATIHAN-2607-0001/tenggat',
        '/konsol/saya',
        '/konsol/statistik',
      ])
        expect((await rina.get(path)).text).toMatch(/<title>LATIHAN: [\s\S]*<strong>LATIHAN<\/strong>/)
      expect(await world.request(`/@${slug}/lapor`).then(answer => answer.text())).toContain('<strong>LATIHAN</strong>')
    })

    test('its clock is its leader’s: three days on, its deadlines have passed, those of real life have not, and nobody was signed out', async () => {
      await reported(world, cast.team)
      const slug = await begun()
      await enter(rina, slug)
      for (let day = 0; day < 4; day += 1) expect((await leap(slug, '1d')).status).toBe(303)
      const page = await rina.get('/konsol/tiket/LATIHAN-2607-0001')
      expect(page.status).toBe(200)
      expect(page.text).toMatch(/[Ll]ewat \d/)
      const { query } = world.ports.database
      const known = await findIncidentByNumber(query, (await exercise(slug)).id, 'LATIHAN-2607-0001')
      const told = await listEvents(query, known?.incident.id ?? '')
      const late = told.flatMap(({ event, at }) => (event.type === 'clock_breached' ? [[event.clock, at]] : []))
      expect(late.length).toBeGreaterThan(0)
      expect(late).toEqual(late.map(([id]) => [id, known?.incident.clocks.find(clock => clock.id === id)?.dueAt]))
      expect((await sari.get('/konsol/tiket/TKT-2607-0001')).text).not.toMatch(/[Ll]ewat \d/)
      await tick(world.ports)
      expect((await sari.get('/konsol/tiket/TKT-2607-0001')).text).not.toMatch(/[Ll]ewat \d/)
    })

    test('the clock leaps to the next deadline, runs at sixty times its pace, stands still, and never goes back', async () => {
      const slug = await begun()
      const now = async () =>
        insideExercise(world.ports, '', () => exerciseNow)
          .now()
          .toISOString()
      let exerciseNow = (await exercise(slug)).exercise
      const start = await now()
      await leap(slug, 'berikutnya')
      exerciseNow = (await exercise(slug)).exercise
      expect((await now()) > start).toBe(true)
      await bagus.post(`/konsol/latihan/${slug}/jam`, { laju: '60' })
      exerciseNow = (await exercise(slug)).exercise
      const fast = Date.parse(await now())
      world.clock.advance('2m')
      expect(Date.parse(await now()) - fast).toBe(2 * 60 * 60_000)
      await bagus.post(`/konsol/latihan/${slug}/jam`, { laju: '0' })
      exerciseNow = (await exercise(slug)).exercise
      const still = await now()
      world.clock.advance('2m')
      expect(await now()).toBe(still)
      expect((await bagus.post(`/konsol/latihan/${slug}/jam`, { laju: '7' })).status).toBe(422)
      expect((await bagus.post(`/konsol/latihan/${slug}/jam`, { maju: '-1d' })).status).toBe(422)
    })

    test('no mail of it reaches a server: it lies in the letterbox, where the agency’s part is played through its link', async () => {
      const slug = await begun()
      const team = await exercise(slug)
      const inside = insideExercise(world.ports, team.id, () => team.exercise)
      const within = (person: Cast['rina']) => ({ ...person, team: team.id })
      const id = await drafted({ ...world, ports: inside }, within(cast.rina), 'LATIHAN-2607-0001')
      await approveAdvisory(inside, within(cast.bagus), id, { reason: 'Latihan' })
      await dispatchAdvisory(inside, within(cast.bagus), id)
      await tick(world.ports)
      await leap(slug, '1d')
      expect(world.mailbox).toEqual([])
      expect(
        (await listContacts(world.ports.database.query, { team: team.id })).every(one => one.email?.endsWith('@latihan.invalid') ?? true),
      ).toBe(true)

      const box = await bagus.get(`/konsol/latihan/${slug}/surat`)
      const letter = /href="([^"]+\/surat\?buka=[^"]+)">N2/.exec(box.text)?.[1] ?? ''
      const read = await bagus.get(letter)
      expect(read.text).toContain('[LATIHAN] ')
      const link = new RegExp(`http://tanggap.test(/@${slug}/b/[\\w-]+)`).exec(read.text)?.[1] ?? ''
      const opened = await world.request(link)
      expect(await opened.text()).toContain('<strong>LATIHAN</strong>')
      expect((await world.request(link.replace(`/@${slug}`, ''))).status).toBe(404)
      const answered = await world.request(link, { method: 'POST', body: new URLSearchParams({ answer: 'selesai', note: '' }) })
      expect(answered.status).toBe(303)
      await enter(rina, slug)
      expect((await rina.get('/konsol/tiket/LATIHAN-2607-0001')).text).toContain('selesai')
    })

    test('is worded as at home, on paper marked as an exercise, and gives nobody a calendar', async () => {
      const source = (world.ports.texts.templates['N6.md'] ?? '').replace('**TLP:{{ tlp }}**', '**TLP:{{ tlp }}**\n\nSalam dari rumah')
      expect((await bagus.post('/konsol/admin/templat/N6', { source, seq: '0', instansi: '', playbook: '' })).status).toBe(303)
      const slug = await begun()
      await enter(rina, slug)
      const { text } = await rina.get('/konsol/tiket/LATIHAN-2607-0001/surat/N6')
      for (const said of ['Salam dari rumah', '[LATIHAN] ', 'LATIHAN – bukan kejadian nyata.']) expect(text).toContain(said)
      expect((await rina.post('/konsol/saya/kalender', {})).status).toBe(403)
      expect(await world.ports.database.query.selectFrom('calendar_feed').selectAll().execute()).toEqual([])
    })

    test('beside an exercise real mail goes out as ever', async () => {
      await begun()
      await reported(world, cast.team)
      await tick(world.ports)
      expect(world.mailbox.map(mail => mail.subject).filter(subject => subject.includes('LATIHAN'))).toEqual([])
      expect(world.mailbox.length).toBeGreaterThan(0)
    })

    test('whoever does not take part sees nothing of it; whoever may no longer come into the team may not come into its exercise', async () => {
      const slug = await begun()
      expect((await sari.get(`/konsol/latihan/${slug}`)).status).toBe(404)
      expect((await sari.get('/konsol/latihan')).text).not.toContain(slug)
      expect((await enter(sari, slug)).status).toBe(404)
      await enter(rina, slug)
      expect((await rina.get('/konsol/antrean')).status).toBe(200)
      expect((await rina.post(`/konsol/latihan/${slug}/jam`, { maju: '1d' })).status).toBe(403)
      const { query } = world.ports.database
      const disabled = query.updateTable('membership').set({ disabled_at: world.ports.now().toISOString() })
      await world.ports.database.commit([disabled.where('person_id', '=', cast.rina.id).where('team_id', '=', cast.team.id).compile()])
      expect((await rina.get('/konsol/antrean')).to).toContain('/masuk')
    })

    test('from inside nothing beyond it is changed: no playbook, no people, no transfer, no settings', async () => {
      const slug = await begun()
      await enter(bagus, slug)
      for (const path of [
        '/konsol/playbook/web/draf',
        '/konsol/admin/pengguna/undang',
        '/konsol/admin/tim',
        '/konsol/tiket/LATIHAN-2607-0001/alih',
        '/konsol/tiket/LATIHAN-2607-0001/bagikan',
        '/konsol/latihan',
      ])
        expect((await bagus.post(path, { title: 'x' })).status, path).toBe(403)
      expect((await bagus.post('/konsol/tiket/LATIHAN-2607-0001/catatan', { text: 'Dilihat', form_id: 'x' })).status).toBe(303)
    })

    test('the doctor does not take its clock for the machine’s', async () => {
      const slug = await begun()
      await leap(slug, '1d')
      await leap(slug, '1d')
      await bagus.post(`/konsol/latihan/${slug}/selesai`)
      const { query } = world.ports.database
      expect(await findNewestEventTime(query)).toBeNull()
    })

    test('no program comes in from outside: the API, a provider’s sign-in and the command line do not know it', async () => {
      const slug = await begun()
      const report = {
        team: slug,
        kind: 'web',
        story: 'Halaman judi.',
        organisation: '35.25',
        reporter: { name: 'Budi', phone: '0812-3456-7890' },
      }
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'k1' }
      expect((await world.request('/api/v1/reports', { method: 'POST', headers, body: JSON.stringify(report) })).status).toBe(404)
      expect(
        (await world.request('/api/v1/reports', { method: 'POST', headers, body: JSON.stringify({ ...report, team: 'jatim' }) })).status,
      ).toBe(201)
      expect((await world.request(`/masuk/oidc/${slug}`)).status).toBe(404)
    })

    test('whatever door asks for it, a case of it is not handed to a team of real life', async () => {
      const { team: sultra } = await bTeam(world)
      const team = await exercise(await begun())
      const inside = insideExercise(world.ports, team.id, () => team.exercise)
      const known = await findIncidentByNumber(inside.database.query, team.id, 'LATIHAN-2607-0001')
      const hand = { actor: { ...cast.bagus, team: team.id }, incident: known?.incident.id ?? '' }
      const wanted = { slug: sultra.slug, seq: known?.incident.seq ?? 0, reason: 'Wilayahnya', reporterToo: false, reporterReason: '' }
      expect(await refusal(transferIncident(inside, hand, wanted))).toBe('not_allowed')
    })

    test('once ended it can be read, and nothing in it changes any more', async () => {
      const slug = await begun()
      await enter(rina, slug)
      expect((await bagus.post(`/konsol/latihan/${slug}/selesai`)).status).toBe(303)
      expect((await rina.get('/konsol/tiket/LATIHAN-2607-0001')).status).toBe(200)
      expect((await rina.post('/konsol/tiket/LATIHAN-2607-0001/catatan', { text: 'Terlambat', form_id: 'x' })).status).toBe(409)
      expect((await bagus.post(`/konsol/latihan/${slug}/jam`, { maju: '1h' })).status).toBe(409)
      expect((await rina.post('/konsol/saya/tim', { team: 'jatim' })).status).toBe(303)
      expect((await rina.get('/konsol/antrean')).text).not.toContain('bukan kejadian nyata')
    })

    test('a form with nothing in it is refused field by field, with what was typed', async () => {
      const { status, text } = await bagus.post('/konsol/latihan', { title: 'Latihan kita', organisation: 'Tidak ada', starts_day: '31' })
      expect(status).toBe(422)
      expect(text).toContain('value="Latihan kita"')
      expect((await bagus.post('/konsol/latihan', { ...wanted(), playbook: 'tak-ada', story: '' })).text).toContain('Pilih playbook')
      expect((await rina.post('/konsol/latihan', wanted())).status).toBe(403)
    })
  })

interface Visitor {
  get(path: string): Promise<Seen>
  post(path: string, fields?: Record<string, string>): Promise<Seen>
}

interface Seen {
  status: number
  text: string
  to: string
}

/** Keeps the cookie that a switch of teams gives. */
async function visitor(world: World, email: string): Promise<Visitor> {
  let Cookie = await cookieOf(world, email)
  const seen = async (answer: Response): Promise<Seen> => {
    const given = /^(__Host-)?sesi=[^;]+/.exec(answer.headers.get('Set-Cookie') ?? '')?.[0]
    if (given) Cookie = given
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('Location') ?? '' }
  }
  return {
    get: async path => seen(await world.request(path, { headers: { Cookie } })),
    post: async (path, fields = {}) =>
      seen(await world.request(path, { method: 'POST', headers: { Cookie }, body: new URLSearchParams(fields) })),
  }
}
