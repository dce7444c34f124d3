import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerDelivery } from '../../src/casework/advisory/answer.ts'
import { recordBounce } from '../../src/casework/advisory/bounce.ts'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { askContacts } from '../../src/casework/chase/ask-contacts.ts'
import { addSekda, changeChase } from '../../src/casework/chase/settings.ts'
import { tellSekdas } from '../../src/casework/chase/tell-sekda.ts'
import { beginExercise } from '../../src/casework/exercise/begin.ts'
import { deliveryToken } from '../../src/casework/links.ts'
import { middleOf, scoreOf, scoresOf } from '../../src/core/advisory/scorecard.ts'
import { askedAt, mondayOf, quarterOf } from '../../src/core/quarter.ts'
import { tick } from '../../src/mail/tick.ts'
import { listDeliveries } from '../../src/store/advisories.ts'
import { aNotice, aTeam, type Cast, drafted, person, refusal, reported } from '../fixtures.ts'
import { emailOf, type Visit, visitor } from '../portal/desk.ts'
import { createWorld, engines, type World } from '../world.ts'

const at = (time: string) => new Date(time)

describe('Scores, quarters and Mondays', () => {
  const asked = (organisation: string, dueAt: string, answeredAt: string | null) => ({
    organisation,
    startedAt: '2026-07-01T00:00:00.000Z',
    dueAt,
    answeredAt,
  })

  test('in time, late and never count; what still has time counts for nobody', () => {
    const rows = [
      asked('a', '2026-07-03T00:00:00.000Z', '2026-07-02T00:00:00.000Z'),
      asked('a', '2026-07-03T00:00:00.000Z', '2026-07-05T00:00:00.000Z'),
      asked('a', '2026-07-03T00:00:00.000Z', null),
      asked('a', '2026-07-30T00:00:00.000Z', null),
    ]
    expect(scoresOf(rows, '2026-07-10T00:00:00.000Z')).toEqual([{ organisation: 'a', asked: 3, inTime: 1, percent: 33, medianHours: 60 }])
    expect(scoreOf([])).toEqual({ asked: 0, inTime: 0, percent: null, medianHours: null })
  })

  test('the middle is told only where at least five agencies stand behind it', () => {
    const scores = (many: number) =>
      scoresOf(
        Array.from({ length: many }, (_, n) => asked(`o${n}`, '2026-07-03T00:00:00.000Z', `2026-07-0${1 + n}T01:00:00.000Z`)),
        '2026-08-01T00:00:00.000Z',
      )
    expect(middleOf(scores(4))).toBeNull()
    expect(middleOf(scores(5))).toEqual({ percent: 0, medianHours: 49 })
  })

  test('quarters and Mondays begin when they begin in the team’s own zone', () => {
    expect(quarterOf(at('2026-06-30T17:30:00Z'), 'Asia/Jakarta')).toEqual({ name: '2026-3', startsAt: at('2026-06-30T17:00:00Z') })
    expect(quarterOf(at('2026-06-30T16:30:00Z'), 'Asia/Jakarta').name).toBe('2026-2')
    expect(mondayOf(at('2026-07-13T01:00:00Z'), 'Asia/Jakarta')).toBe('2026-07-13')
    expect(mondayOf(at('2026-07-13T00:30:00Z'), 'Asia/Jakarta')).toBeNull()
    expect(mondayOf(at('2026-07-14T01:00:00Z'), 'Asia/Jakarta')).toBeNull()
    const quarter = quarterOf(at('2026-07-14T00:00:00Z'), 'Asia/Jakarta')
    expect(askedAt(quarter, '00000000').toISOString()).toBe('2026-07-01T02:00:00.000Z')
    expect(askedAt(quarter, '0000003b').toISOString()).toBe('2026-08-29T02:00:00.000Z')
  })
})

for (const engine of engines)
  describe(`Chasing on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let bagus: Visit
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      await reported(world, cast.team)
      bagus = await visitor(world, emailOf(cast.bagus))
    })
    afterEach(() => world.close())

    const query = () => world.ports.database.query
    const change = (id: string, values: object) =>
      world.ports.database.commit([query().updateTable('contact').set(values).where('id', '=', id).compile()])
    const sent = async (overrides = {}) => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001', overrides)
      await approveAdvisory(world.ports, cast.bagus, id, { reason: 'Polanya sudah umum' })
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      return id
    }
    const general = { notice: 'N4', tlp: 'GREEN', audience: { ...aNotice(null).audience, organisations: [], below: '35', roles: ['agen'] } }
    const mails = (template: string) => world.mailbox.filter(({ subject }) => subject.includes(template))
    const silentUntilHead = async () => {
      for (const time of ['2026-07-15T02:00:00Z', '2026-07-16T02:00:00Z', '2026-07-17T06:00:00Z', '2026-07-20T09:00:00Z']) {
        world.clock.set(time.replace('Z', '.000Z'))
        await tick(world.ports)
      }
    }

    test('a head who declined general advisories gets no copy of a reminder of one, but of an incident still', async () => {
      await change('c-joko', { role: 'pimpinan', declined_at: '2026-07-01T00:00:00.000Z' })
      await sent(general)
      await sent()
      await silentUntilHead()
      const copied = world.mailbox.filter(({ cc }) => cc.includes('joko@dinkes.gresikkab.go.id'))
      expect(copied.length).toBeGreaterThan(0)
      expect(copied.every(({ text }) => text.includes('IMB-2607-0002'))).toBe(true)
    })

    test('the Sekda hears on Monday, once, of who stayed silent after the head was told: name, number and time, nothing else', async () => {
      await addSekda(world.ports, cast.bagus, { area: '35.25', name: 'Ibu Sekda', email: 'sekda@gresikkab.go.id' })
      await changeChase(world.ports, cast.bagus, { askContacts: false, tellSekda: true })
      await sent()
      world.clock.set('2026-07-15T02:00:00.000Z')
      await tick(world.ports)
      await tellSekdas(world.ports)
      expect(mails('belum menjawab')).toEqual([])
      await silentUntilHead()
      await tick(world.ports)
      await Promise.all([tellSekdas(world.ports), tellSekdas(world.ports)])
      await tick(world.ports)
      const [list, ...more] = mails('belum menjawab')
      expect(more).toEqual([])
      expect(list?.to).toBe('sekda@gresikkab.go.id')
      expect(list?.text).toContain('Dinas Kesehatan Kab. Gresik: IMB-2607-0001')
      for (const kept of ['Halaman judi', 'dinkes.gresikkab.go.id', '/b/', 'TKT-', 'Joko']) expect(list?.text).not.toContain(kept)
    })

    test('a lead sends the list now, once a press; who answered is not in it, and an empty one is not sent', async () => {
      await addSekda(world.ports, cast.bagus, { area: '35.25', name: 'Ibu Sekda', email: 'sekda@gresikkab.go.id' })
      const id = await sent()
      expect((await bagus('/konsol/telepon/sekda', { form_id: 'a' })).to).toBe('/konsol/telepon?sekda=0')
      await silentUntilHead()
      bagus = await visitor(world, emailOf(cast.bagus))
      for (const form_id of ['b', 'b', 'c']) await bagus('/konsol/telepon/sekda', { form_id })
      await tick(world.ports)
      expect(mails('belum menjawab')).toHaveLength(2)
      const [first] = await listDeliveries(query(), id)
      await answerDelivery(world.ports, deliveryToken(world.ports, first?.id ?? ''), { answer: 'diterima', note: null })
      expect((await bagus('/konsol/telepon/sekda', { form_id: 'd' })).to).toBe('/konsol/telepon?sekda=0')
      const rina = await visitor(world, emailOf(cast.rina))
      expect((await rina('/konsol/telepon/sekda', { form_id: 'e' })).status).toBe(403)
      expect((await rina('/konsol/admin/kejar/sekda', { area: '' })).status).toBe(403)
      expect(await refusal(addSekda(world.ports, cast.rina, { area: '35.25', name: 'x', email: 'x@y.test' }))).toBe('not_allowed')
      const wrong = await bagus('/konsol/admin/kejar/sekda', { area: '99.99', name: 'Pak Sekda', email: 'a@b.test\r\nBcc: c@d.test' })
      expect([wrong.status, wrong.text.includes('Pak Sekda'), wrong.text.includes('Tulis satu alamat surel')]).toEqual([422, true, true])
    })

    test('once a quarter each contact is asked, spread over sixty days; suspended, unverified and new ones are not', async () => {
      const all = (await query().selectFrom('contact').select('id').where('email', 'is not', null).execute()).length
      await change('c-wati', { suspended_at: '2026-07-01T00:00:00.000Z', suspended_why: 'x' })
      await change('c-didik', { unverified_since: '2026-07-01T00:00:00.000Z' })
      world.clock.set('2026-10-01T03:00:00.000Z')
      expect(await askContacts(world.ports)).toBe(0)
      await changeChase(world.ports, cast.bagus, { askContacts: true, tellSekda: false })
      const days = new Set<string>()
      for (let day = 0; day < 80; day++) {
        if ((await askContacts(world.ports)) > 0) days.add(world.ports.now().toISOString().slice(0, 10))
        world.clock.advance('24h')
      }
      const rows = await query().selectFrom('contact_check').select(['contact_id', 'quarter']).execute()
      expect(rows.map(({ contact_id }) => contact_id)).not.toContain('c-wati')
      expect(rows).toHaveLength(all - 2)
      expect(new Set(rows.map(({ contact_id }) => contact_id)).size).toBe(rows.length)
      expect(days.size).toBeGreaterThan(1)
    })

    test('the question is answered by POST alone; the answer stands in the register; who did not answer is listed', async () => {
      await changeChase(world.ports, cast.bagus, { askContacts: true, tellSekda: false })
      world.clock.set('2026-12-10T03:00:00.000Z')
      await tick(world.ports)
      const mail = world.mailbox.find(({ to, subject }) => to === 'joko@dinkes.gresikkab.go.id' && subject.includes('masih narahubung'))
      const path = /http:\/\/tanggap\.test(\/n\/[\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
      for (const method of ['GET', 'HEAD']) expect((await world.request(path, { method })).status).toBe(200)
      const answers = () => query().selectFrom('contact_check').select('answer').where('contact_id', '=', 'c-joko').execute()
      expect(await answers()).toEqual([{ answer: null }])
      const post = async (answer: string) => (await world.request(path, { method: 'POST', body: new URLSearchParams({ answer }) })).status
      expect(await post('entah')).toBe(422)
      expect(await post('tidak')).toBe(303)
      bagus = await visitor(world, emailOf(cast.bagus))
      expect((await bagus('/konsol/instansi/35.25%2Fdinkes')).text).toContain('mengaku bukan narahubung lagi')
      expect(await post('ya')).toBe(303)
      expect((await bagus('/konsol/instansi/35.25%2Fdinkes')).text).toContain('masih narahubung')
      const listed = await bagus('/konsol/admin/kejar?jawab=belum')
      expect(listed.text).toContain('Bu Wati')
      expect(listed.text).not.toContain('>Joko<')
      await change('c-joko', { email: 'lain@dinkes.gresikkab.go.id' })
      expect((await world.request(path)).status).toBe(404)
      expect((await world.request('/n/tidak-ada')).status).toBe(404)
    })

    test('a question that comes back suspends the dead address as a notice does', async () => {
      await changeChase(world.ports, cast.bagus, { askContacts: true, tellSekda: false })
      world.clock.set('2026-12-10T03:00:00.000Z')
      await tick(world.ports)
      const mail = await query()
        .selectFrom('mail')
        .selectAll()
        .where('template', '=', 'cek-narahubung')
        .where('address', 'like', 'joko%')
        .executeTakeFirstOrThrow()
      const row = query().insertInto('setting').values({ name: 'x', value: 'y' }).compile()
      await recordBounce(world.ports, mail, { back: { reason: 'unknown-user' as never, hard: true, said: '550' }, row })
      const joko = await query().selectFrom('contact').select('suspended_at').where('id', '=', 'c-joko').executeTakeFirstOrThrow()
      expect(joko.suspended_at).not.toBeNull()
    })

    test('the score of each agency leads to its rows; an agency sees its own, the middle, and no other name', async () => {
      const id = await sent(general)
      const joko = (await listDeliveries(query(), id)).find(one => one.contact_name === 'Joko')
      world.clock.advance('3h')
      await answerDelivery(world.ports, deliveryToken(world.ports, joko?.id ?? ''), { answer: 'diterima', note: null })
      bagus = await visitor(world, emailOf(cast.bagus))
      const { text } = await bagus('/konsol/rapor')
      expect(text).toContain('100 % (1 dari 1)')
      expect(text).toContain('3 jam')
      expect((await bagus('/konsol/rapor?instansi=35.25%2Fdinkes')).text).toContain('href="/konsol/imbauan/IMB-2607-0001"')
      await person(world, cast.team, { name: 'x kontak', role: 'contact', organisation: '35.25/dinkes' })
      const own = await (await visitor(world, 'x.kontak@jatim.test'))('/instansi/imbauan')
      expect(own.text).toContain('Jawaban Anda setahun terakhir')
      expect(own.text).toContain('100 %')
      const others = await query()
        .selectFrom('organisation')
        .select('name')
        .where('code', 'not like', '35.25%')
        .where('code', 'like', '%/%')
        .execute()
      for (const { name } of others) expect(own.text).not.toContain(name)
    })

    test('an exercise asks nobody and tells no Sekda', async () => {
      expect(typeof beginExercise).toBe('function')
      expect(await askContacts({ ...world.ports, exercise: 'x' })).toBe(0)
      expect(await tellSekdas({ ...world.ports, exercise: 'x' })).toBe(0)
    })
  })
