import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressedBy, answerDelivery } from '../../src/casework/advisory/answer.ts'
import { chaseSilent, remindSilent } from '../../src/casework/advisory/chase.ts'
import { approveAdvisory, reviseAdvisory } from '../../src/casework/advisory/draft.ts'
import { advisoryFor } from '../../src/casework/advisory/record.ts'
import { replaceContact } from '../../src/casework/advisory/replace-contact.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { deliveryToken } from '../../src/casework/links.ts'
import { changeContact, removeContact } from '../../src/casework/registry/contacts.ts'
import { moveAffected, nameAffected } from '../../src/casework/work-incident.ts'
import { evolveAdvisory } from '../../src/core/advisory/evolve.ts'
import { tick } from '../../src/mail/tick.ts'
import { listDeliveries } from '../../src/store/advisories.ts'
import { listAdvisoryEvents } from '../../src/store/advisory-events.ts'
import { listEvents } from '../../src/store/events.ts'
import { aNotice, aTeam, bTeam, type Cast, drafted, refusal, reported, stateOf, walkTo } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

for (const engine of engines) {
  describe(`An advisory on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
    })
    afterEach(() => world.close())

    const approvedBy = async (by: Cast['rina'], overrides = {}) => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001', overrides)
      await approveAdvisory(world.ports, by, id, { reason: 'Polanya sudah umum' })
      return id
    }
    const sent = async (overrides = {}) => {
      const id = await approvedBy(cast.bagus, overrides)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      return id
    }
    const deliveries = (id: string) => listDeliveries(world.ports.database.query, id)
    const tokenOf = async (id: string, name: string) => {
      const found = (await deliveries(id)).find(each => each.contact_name === name)
      return deliveryToken(world.ports, found?.id ?? '')
    }
    const mails = (template: string) =>
      world.ports.database.query
        .selectFrom('mail')
        .selectAll()
        .where('template', '=', template)
        .orderBy('created_at')
        .orderBy('address')
        .execute()
    const told = async () => (await listEvents(world.ports.database.query, incident)).map(({ event }) => event)

    test('goes from draft over a second person to the agency, and the answer stands on the incident’s timeline', async () => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001')
      expect((await advisoryFor(world.ports, cast.bagus, id)).number).toBe('IMB-2607-0001')
      expect(await refusal(dispatchAdvisory(world.ports, cast.bagus, id))).toBe('not_allowed')
      expect(await refusal(approveAdvisory(world.ports, cast.rina, id))).toBe('not_allowed')
      await approveAdvisory(world.ports, cast.bagus, id)
      await dispatchAdvisory(world.ports, cast.rina, id)
      expect(await refusal(dispatchAdvisory(world.ports, cast.bagus, id))).toBe('already_done')
      expect((await deliveries(id)).map(each => [each.contact_name, each.mail_status, each.answer]).sort()).toEqual([
        ['Bu Wati', 'queued', null],
        ['Joko', 'queued', null],
      ])
      await tick(world.ports)
      const letters = world.mailbox.filter(mail => mail.subject.includes('Halaman judi online'))
      expect(letters.map(({ to }) => to).sort()).toEqual(['joko@dinkes.gresikkab.go.id', 'wati@dinkes.gresikkab.go.id'])
      const token = await tokenOf(id, 'Bu Wati')
      expect(letters.find(({ to }) => to.startsWith('wati'))?.text).toContain(`http://tanggap.test/b/${token}`)
      expect(letters.find(({ to }) => to.startsWith('joko'))?.text).not.toContain(token)
      expect(letters[0]?.text).toContain('hxxps://slot-gacor[.]example')
      await answerDelivery(world.ports, token, { answer: 'diterima', note: 'Segera kami tutup' })
      expect((await told()).map(({ type }) => type)).toEqual(
        expect.arrayContaining(['advisory_drafted', 'advisory_sent', 'advisory_answered']),
      )
      expect((await told()).at(-1)).toMatchObject({
        type: 'advisory_answered',
        number: 'IMB-2607-0001',
        by: 'Bu Wati',
        answer: 'diterima',
        note: 'Segera kami tutup',
      })
      expect((await deliveries(id)).filter(({ answer }) => answer === 'diterima').map(each => each.contact_name)).toEqual(['Bu Wati'])
    })

    test('its own chain folds into its row', async () => {
      const id = await sent()
      await answerDelivery(world.ports, await tokenOf(id, 'Joko'), { answer: 'selesai', note: null })
      await withdrawAdvisory(world.ports, cast.bagus, id)
      const events = await listAdvisoryEvents(world.ports.database.query, id)
      const folded = events.reduce<ReturnType<typeof evolveAdvisory> | null>(evolveAdvisory, null)
      expect(events.map(({ event }) => event.type)).toEqual(['drafted', 'approved', 'sent', 'answered', 'withdrawn'])
      expect((await advisoryFor(world.ports, cast.bagus, id)).advisory).toEqual(folded)
    })

    test('sent twice at once it goes out once', async () => {
      const id = await approvedBy(cast.bagus)
      const both = await Promise.all([1, 2].map(() => refusal(dispatchAdvisory(world.ports, cast.bagus, id))))
      expect(both.filter(outcome => outcome === 'accepted')).toHaveLength(1)
      expect(['already_done', 'changed_meanwhile']).toContain(both.find(outcome => outcome !== 'accepted'))
      expect([(await deliveries(id)).length, (await mails('N2')).length]).toEqual([2, 2])
    })

    test('what was revised since it was read is not approved', async () => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001')
      const { seq } = (await advisoryFor(world.ports, cast.bagus, id)).advisory
      await reviseAdvisory(world.ports, cast.rina, id, aNotice('TKT-2607-0001', { title: 'Judul lain' }))
      expect(await refusal(approveAdvisory(world.ports, cast.bagus, id, { seq }))).toBe('changed_meanwhile')
      expect((await advisoryFor(world.ports, cast.bagus, id)).advisory.status).toBe('draft')
      expect((await approveAdvisory(world.ports, cast.bagus, id, { seq: seq + 1 })).advisory).toMatchObject({
        status: 'approved',
        title: 'Judul lain',
      })
    })

    test('approved and revised at once: what is sent is never what nobody approved', async () => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001')
      const outcomes = await Promise.all([
        refusal(approveAdvisory(world.ports, cast.bagus, id)),
        refusal(reviseAdvisory(world.ports, cast.rina, id, aNotice('TKT-2607-0001', { title: 'Judul lain' }))),
      ])
      const { advisory } = await advisoryFor(world.ports, cast.bagus, id)
      if (advisory.title === 'Judul lain') expect(advisory.status).toBe('draft')
      expect(outcomes).toContain('accepted')
      expect(outcomes.every(outcome => ['accepted', 'changed_meanwhile'].includes(outcome))).toBe(true)
    })

    test('a narrow label reaches nobody who is not hit', async () => {
      const audience = { ...aNotice(null).audience, organisations: [], kinds: ['opd' as const] }
      expect(await refusal(sent({ audience }))).toBe('audience_too_wide')
      expect(await refusal(approvedBy(cast.bagus, { tlp: 'RED' }))).toBe('audience_too_wide')
      expect(world.mailbox.filter(mail => mail.subject.includes('Halaman judi'))).toEqual([])
      expect(await mails('N2')).toEqual([])
      expect(await refusal(sent({ audience, tlp: 'GREEN', notice: 'N4' }))).toBe('accepted')
      expect((await mails('N4')).map(({ address }) => address)).toEqual([
        'didik@dispendik.gresikkab.go.id',
        'joko@dinkes.gresikkab.go.id',
        'wati@dinkes.gresikkab.go.id',
      ])
    })

    test('sending N2 meets K4, does the task that asked for it, and moves the agency from found to told', async () => {
      await walkTo(world, cast, incident, 'penanganan')
      await nameAffected(world.ports, { actor: cast.rina, incident }, { asset: 'as-ppdb' })
      await sent()
      const state = await stateOf(world, incident)
      expect(state.clocks.find(({ id }) => id === 'K4')).toMatchObject({ metBy: 'IMB-2607-0001' })
      expect(state.tasks.find(({ id }) => id === 'kirim-notifikasi')).toMatchObject({ result: 'IMB-2607-0001', doneBy: 'Bagus' })
      expect(state.affected.map(({ organisation, state: told }) => [organisation, told])).toEqual([
        ['35.25/dinkes', 'diberi-tahu'],
        ['35.25/dispendik', 'ditemukan'],
      ])
      await moveAffected(world.ports, { actor: cast.rina, incident }, { id: state.affected[1]?.id ?? '', state: 'selesai' })
    })

    test('silence is chased at 50, 100 and 150 % of two working days; the head stands in copy of the last', async () => {
      const id = await sent()
      expect((await deliveries(id)).map(({ due_at, next_at }) => [due_at, next_at])).toEqual(
        Array(2).fill(['2026-07-16T02:00:00.000Z', '2026-07-15T02:00:00.000Z']),
      )
      for (const [before, at, reminders] of [
        ['2026-07-15T01:59:00.000Z', '2026-07-15T02:00:00.000Z', 2],
        ['2026-07-16T01:59:00.000Z', '2026-07-16T02:00:00.000Z', 4],
        // 150 % of 17 h is 25.5 h: Friday, whose break is longer, then 08.00
        ['2026-07-17T01:59:00.000Z', '2026-07-17T02:00:00.000Z', 6],
      ] as const) {
        world.clock.set(before)
        await tick(world.ports)
        expect(await mails('pengingat'), before).toHaveLength(reminders - 2)
        world.clock.set(at)
        await tick(world.ports)
        await tick(world.ports)
        expect(await mails('pengingat'), at).toHaveLength(reminders)
      }
      expect((await mails('pengingat')).map(({ cc }) => cc)).toEqual([
        null,
        null,
        null,
        null,
        'kadis@dinkes.gresikkab.go.id',
        'kadis@dinkes.gresikkab.go.id',
      ])
      world.clock.advance('60d')
      await tick(world.ports)
      expect(await mails('pengingat')).toHaveLength(6)
      expect((await told()).filter(({ type }) => type === 'advisory_unanswered')).toHaveLength(2)
      const last = (await mails('pengingat')).at(-1)
      const letter = world.mailbox.find(({ messageId }) => messageId === last?.message_id)
      const first = (await deliveries(id)).find(({ address }) => address === last?.address)
      expect([letter?.headers['In-Reply-To'], letter?.cc]).toEqual([first?.message_id, ['kadis@dinkes.gresikkab.go.id']])
    })

    test('one answer speaks for the agency: its colleague is not chased, another agency is', async () => {
      const audience = { ...aNotice(null).audience, organisations: ['35.25/dinkes', '35.25/dispendik'] }
      const id = await sent({ audience, tlp: 'GREEN', notice: 'N4' })
      await answerDelivery(world.ports, await tokenOf(id, 'Joko'), { answer: 'tidak-terdampak', note: null })
      world.clock.advance('30d')
      await tick(world.ports)
      expect((await mails('pengingat')).map(({ address }) => address)).toEqual(['didik@dispendik.gresikkab.go.id'])
      world.clock.advance('4h')
      expect((await remindSilent(world.ports, cast.bagus, id)).reminded).toBe(1)
    })

    test('a withdrawn advisory is told once in its thread, and neither chased nor answered', async () => {
      const id = await sent()
      await withdrawAdvisory(world.ports, cast.bagus, id)
      world.clock.advance('30d')
      await tick(world.ports)
      expect([(await mails('N9')).length, (await mails('pengingat')).length]).toEqual([2, 0])
      expect(world.mailbox.at(-1)?.headers['In-Reply-To']).toBeTruthy()
      expect(await refusal(answerDelivery(world.ports, await tokenOf(id, 'Joko'), { answer: 'diterima', note: null }))).toBe('already_done')
      expect(await refusal(remindSilent(world.ports, cast.bagus, id))).toBe('not_a_choice')
      expect(await refusal(withdrawAdvisory(world.ports, cast.bagus, id))).toBe('already_done')
    })

    test('a time limit that has passed, or lies more than a year ahead, is refused; also when it passes before sending', async () => {
      for (const dueAt of ['2026-07-14T01:59:00.000Z', '2027-07-16T02:00:00.000Z'])
        expect(await refusal(drafted(world, cast.rina, 'TKT-2607-0001', { dueAt }))).toBe('invalid')
      const id = await approvedBy(cast.bagus, { dueAt: '2026-07-14T05:00:00.000Z' })
      world.clock.advance('4h')
      expect(await refusal(dispatchAdvisory(world.ports, cast.bagus, id))).toBe('invalid')
    })

    test('a letter that waits in the outbox is not reminded of; the time to answer begins when a server takes it', async () => {
      const id = await approvedBy(cast.bagus)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      world.clock.set('2026-07-20T02:00:00.000Z')
      expect(await chaseSilent(world.ports, 500)).toBe(0)
      await tick(world.ports)
      await tick(world.ports)
      expect(await mails('pengingat')).toEqual([])
      world.clock.set('2026-07-21T06:00:00.000Z')
      await tick(world.ports)
      expect((await mails('pengingat')).map(({ cc }) => cc)).toEqual([null, null])
    })

    test('reminded by hand: once a press, without the head, and the clock goes on as before', async () => {
      const id = await sent()
      const clock = async () => (await deliveries(id)).map(({ reminders, next_at }) => [reminders, next_at])
      const before = await clock()
      for (const [form, count] of [
        ['a', 2],
        ['a', 0],
        ['b', 2],
      ] as const) {
        if (count > 0) world.clock.advance('4h')
        expect((await remindSilent(world.ports, cast.bagus, id, { form })).reminded).toBe(count)
      }
      expect([await clock(), (await mails('pengingat')).map(({ cc }) => cc)]).toEqual([before, Array(4).fill(null)])
    })

    test('who was written to less than four hours ago is not reminded again by hand, but for a reason that stays on the advisory', async () => {
      const id = await sent()
      world.clock.advance('3h')
      expect(await refusal(remindSilent(world.ports, cast.bagus, id))).toBe('invalid')
      expect(await refusal(remindSilent(world.ports, cast.bagus, id, { reason: '  ' }))).toBe('invalid')
      expect((await remindSilent(world.ports, cast.bagus, id, { reason: 'Dieksploitasi malam ini' })).reminded).toBe(2)
      const told = (await listAdvisoryEvents(world.ports.database.query, id)).map(({ event }) => event)
      expect(told.filter(event => event.type === 'reminded')).toEqual(
        Array(2).fill(expect.objectContaining({ byHand: true, reason: 'Dieksploitasi malam ini' })),
      )
      world.clock.advance('3h')
      expect(await refusal(remindSilent(world.ports, cast.bagus, id))).toBe('invalid')
    })

    test('the clock leaves four hours after a reminder by hand, and the letter counts both', async () => {
      const id = await sent()
      world.clock.set('2026-07-15T01:00:00.000Z')
      await remindSilent(world.ports, cast.bagus, id)
      await tick(world.ports)
      world.clock.set('2026-07-15T02:00:00.000Z')
      await tick(world.ports)
      expect(await mails('pengingat')).toHaveLength(2)
      world.clock.set('2026-07-15T05:00:00.000Z')
      await tick(world.ports)
      expect((await mails('pengingat')).map(({ facts }) => JSON.parse(facts).reminder)).toEqual([1, 1, 2, 2])
    })

    test('withdrawn before it went out, nothing goes out and nobody is told of it', async () => {
      const id = await approvedBy(cast.bagus)
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await withdrawAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      expect((await mails('N2')).map(({ status, response }) => [status, response])).toEqual(Array(2).fill(['failed', 'dicabut']))
      expect(await mails('N9')).toEqual([])
    })

    test('two clockworks at once remind once', async () => {
      const id = await sent()
      world.clock.set('2026-07-15T02:00:00.000Z')
      await Promise.all([chaseSilent(world.ports, 500), chaseSilent(world.ports, 500)])
      expect(await mails('pengingat')).toHaveLength(2)
      expect((await deliveries(id)).map(({ reminders }) => reminders)).toEqual([1, 1])
    })

    test('who asks for help gets one incident, also when the answer comes twice, at once, or in other words', async () => {
      const id = await sent()
      const token = await tokenOf(id, 'Joko')
      const ask = (note: string) => refusal(answerDelivery(world.ports, token, { answer: 'butuh-bantuan', note }))
      expect(await Promise.all([ask('Kami tidak punya akses'), ask('Kami tidak punya akses')])).toEqual(['accepted', 'accepted'])
      expect(await ask('Kami tidak punya akses')).toBe('accepted')
      expect(await ask('Akses panel hilang, tolong telepon')).toBe('accepted')
      const rows = await world.ports.database.query
        .selectFrom('incident')
        .select(['number', 'kind', 'organisation'])
        .orderBy('number')
        .execute()
      expect(rows).toEqual([
        { number: 'TKT-2607-0001', kind: 'web', organisation: '35.25/dinkes' },
        { number: 'TKT-2607-0002', kind: 'web', organisation: '35.25/dinkes' },
      ])
      expect((await deliveries(id)).find(each => each.contact_name === 'Joko')).toMatchObject({
        answer: 'butuh-bantuan',
        note: 'Akses panel hilang, tolong telepon',
      })
    })

    test('the same answer again changes nothing; a later, different one replaces it', async () => {
      const id = await sent()
      const token = await tokenOf(id, 'Joko')
      for (const answer of ['diterima', 'diterima', 'selesai'] as const) await answerDelivery(world.ports, token, { answer, note: ' ' })
      expect((await told()).filter(({ type }) => type === 'advisory_answered')).toHaveLength(2)
      expect((await deliveries(id)).find(each => each.contact_name === 'Joko')).toMatchObject({ answer: 'selesai', note: null })
    })

    test('agencies that answer at the same moment are all heard', async () => {
      const audience = { ...aNotice(null).audience, organisations: [], below: '35', roles: ['agen' as const, 'pimpinan' as const] }
      const id = await sent({ audience, tlp: 'GREEN', notice: 'N4' })
      const all = await deliveries(id)
      expect(all).toHaveLength(5)
      const outcomes = await Promise.all(
        all.map(each => refusal(answerDelivery(world.ports, deliveryToken(world.ports, each.id), { answer: 'diterima', note: null }))),
      )
      expect(outcomes).toEqual(Array(5).fill('accepted'))
      expect((await deliveries(id)).every(({ answer }) => answer === 'diterima')).toBe(true)
      expect((await told()).filter(({ type }) => type === 'advisory_answered')).toHaveLength(5)
    })

    test('an unknown link opens nothing; "bukan saya lagi" proposes, and the team hands the post over', async () => {
      const id = await sent()
      expect(await refusal(addressedBy(world.ports, 'x'.repeat(32)))).toBe('not_found')
      const addressed = await addressedBy(world.ports, await tokenOf(id, 'Joko'))
      await replaceContact(world.ports, addressed, { name: 'Tini', email: 'tini@dinkes.gresikkab.go.id', phone: null })
      const reached = async () => {
        const next = await approvedBy(cast.bagus)
        await dispatchAdvisory(world.ports, cast.bagus, next)
        return (await deliveries(next)).map(({ contact_name }) => contact_name).sort()
      }
      expect(await reached()).toEqual(['Bu Wati', 'Joko'])
      const tini = await world.ports.database.query.selectFrom('contact').selectAll().where('name', '=', 'Tini').executeTakeFirstOrThrow()
      expect(tini.suspended_why).toBe('menunggu persetujuan tim')
      await changeContact(world.ports, cast.bagus, tini.id, { suspended: false })
      expect(await reached()).toEqual(['Bu Wati', 'Joko', 'Tini'])
      for (const email of ['wati@dinkes.gresikkab.go.id', 'Tini@dinkes.gresikkab.go.id'])
        expect(await refusal(replaceContact(world.ports, addressed, { name: 'X', email, phone: null }))).toBe('invalid')
      await removeContact(world.ports, cast.bagus, addressed.delivery.contact_id)
      expect(await refusal(replaceContact(world.ports, addressed, { name: 'X', email: 'x@dinkes.example', phone: null }))).toBe(
        'not_allowed',
      )
    })

    test('another team neither reads, approves, sends nor withdraws it; Pak Agus does not either', async () => {
      const id = await drafted(world, cast.rina, 'TKT-2607-0001')
      const { udin } = await bTeam(world)
      for (const stranger of [udin, cast.agus, cast.admin]) {
        expect(await refusal(advisoryFor(world.ports, stranger, id))).toBe('not_found')
        expect(await refusal(approveAdvisory(world.ports, stranger, id))).toBe('not_found')
        expect(await refusal(dispatchAdvisory(world.ports, stranger, id))).toBe('not_found')
        expect(await refusal(withdrawAdvisory(world.ports, stranger, 'IMB-2607-0001'))).toBe('not_found')
      }
    })
  })
}
