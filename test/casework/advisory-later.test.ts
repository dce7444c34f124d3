import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerDelivery } from '../../src/casework/advisory/answer.ts'
import { chaseSilent, remindSilent } from '../../src/casework/advisory/chase.ts'
import { beginCorrection } from '../../src/casework/advisory/correct.ts'
import { approveAdvisory, reviseAdvisory } from '../../src/casework/advisory/draft.ts'
import { pauseAdvisory, resumeAdvisory } from '../../src/casework/advisory/pause.ts'
import { scheduleAdvisory, unscheduleAdvisory } from '../../src/casework/advisory/schedule.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../src/casework/advisory/send.ts'
import { deliveryToken } from '../../src/casework/links.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { tick } from '../../src/mail/tick.ts'
import { findAdvisory, listDeliveries } from '../../src/store/advisories.ts'
import { listAdvisoryEvents } from '../../src/store/advisory-events.ts'
import { leaseMails } from '../../src/store/mails.ts'
import { aNotice, aTeam, type Cast, drafted } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

/** The words of the refusal. */
const saysNo = (doing: Promise<unknown>) =>
  doing.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.message : String(error)),
  )

for (const engine of engines)
  describe(`Sending later, pausing and correcting on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let id: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      const audience = { ...aNotice(null).audience, organisations: ['35.25/dinkes', '35.25/dispendik'], roles: ['agen' as const] }
      id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', audience, title: 'Celah CMS' })
      await approveAdvisory(world.ports, cast.bagus, id)
    })
    afterEach(() => world.close())

    const advisory = async (which = id) => {
      const known = await findAdvisory(world.ports.database.query, cast.team.id, which)
      if (!known) throw new Error('no advisory')
      return { ...known.advisory, number: known.number }
    }
    const deliveries = (which = id) => listDeliveries(world.ports.database.query, which)
    const to = () => world.mailbox.map(mail => mail.to).sort()
    const tomorrow = new Date('2026-07-15T01:00:00.000Z')
    const everybody = ['didik@dispendik.gresikkab.go.id', 'joko@dinkes.gresikkab.go.id', 'wati@dinkes.gresikkab.go.id']

    test('what Bagus schedules for tomorrow at eight goes out then, not before, once, and says by whom', async () => {
      await scheduleAdvisory(world.ports, cast.bagus, { id, at: tomorrow })
      world.clock.set('2026-07-15T00:59:59.000Z')
      await tick(world.ports)
      expect(to()).toEqual([])
      world.clock.set('2026-07-15T01:00:00.000Z')
      await Promise.all([tick(world.ports), tick(world.ports)])
      await tick(world.ports)
      expect(to()).toEqual(everybody)
      expect(await advisory()).toMatchObject({ status: 'sent', sendAt: null, sentAt: '2026-07-15T01:00:00.000Z' })
      const sent = (await listAdvisoryEvents(world.ports.database.query, id)).find(({ event }) => event.type === 'sent')
      expect(sent?.actor.name).toBe('Tanggap, dijadwalkan Bagus')
    })

    test('a schedule that somebody thought better of, and one whose text was changed, send nothing', async () => {
      await scheduleAdvisory(world.ports, cast.bagus, { id, at: tomorrow })
      await unscheduleAdvisory(world.ports, cast.bagus, id)
      await scheduleAdvisory(world.ports, cast.bagus, { id, at: tomorrow })
      await reviseAdvisory(world.ports, cast.rina, id, { ...aNotice(null), notice: 'N4', tlp: 'GREEN', title: 'Baru' })
      world.clock.advance('3d')
      await tick(world.ports)
      expect(to()).toEqual([])
      expect(await advisory()).toMatchObject({ status: 'draft', sendAt: null })
      expect(await saysNo(unscheduleAdvisory(world.ports, cast.bagus, id))).toMatch(/tidak sedang dijadwalkan/)
    })

    test('what may not be sent when its time has come is not sent, stays approved, says why, and whoever set the time gets a letter', async () => {
      await scheduleAdvisory(world.ports, cast.bagus, { id, at: tomorrow })
      const { query, commit } = world.ports.database
      await commit([query.updateTable('contact').set({ suspended_at: '2026-07-14T03:00:00.000Z', suspended_why: '550' }).compile()])
      world.clock.set('2026-07-15T01:00:05.000Z')
      await tick(world.ports)
      await tick(world.ports)
      expect(await advisory()).toMatchObject({ status: 'approved', sendAt: null, notSentBecause: expect.stringMatching(/narahubung/) })
      expect(to()).toEqual(['bagus@jatim.test'])
      expect(world.mailbox[0]?.subject).toContain('Tidak terkirim sesuai jadwal')
      expect(world.mailbox[0]?.text).toContain('Belum ada narahubung yang bisa dikirimi. Lengkapi surel')
    })

    test('a time that has passed, one far away, one after the answers are due, and one for what nobody approved are refused', async () => {
      const at = (iso: string) => saysNo(scheduleAdvisory(world.ports, cast.bagus, { id, at: new Date(iso) }))
      expect(await at('2026-07-14T02:00:00.000Z')).toMatch(/sudah lewat/)
      expect(await at('2026-12-01T02:00:00.000Z')).toMatch(/90 hari/)
      const draft = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN' })
      expect(await saysNo(scheduleAdvisory(world.ports, cast.bagus, { id: draft, at: tomorrow }))).toMatch(/belum disetujui/)
      const due = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', dueAt: '2026-07-15T00:00:00.000Z' })
      await approveAdvisory(world.ports, cast.bagus, due)
      expect(await saysNo(scheduleAdvisory(world.ports, cast.bagus, { id: due, at: tomorrow }))).toMatch(/sebelum batas waktu/)
      expect(await saysNo(scheduleAdvisory(world.ports, cast.agus, { id, at: tomorrow }))).toMatch(/tidak ada, atau bukan untuk Anda/)
    })

    test('paused: what has not gone out stays, also what the server had just refused for now; nobody is reminded; resumed, all goes', async () => {
      await dispatchAdvisory(world.ports, cast.bagus, id)
      const [first] = await world.ports.database.query.selectFrom('mail').select('id').orderBy('id').execute()
      const { query, commit } = world.ports.database
      const now = world.ports.now().toISOString()
      await commit([leaseMails(query, [first?.id ?? ''], { now, until: `${new Date(Date.parse(now) + 60_000).toISOString()} anybody1` })])
      await pauseAdvisory(world.ports, cast.bagus, id)
      world.clock.advance('1h')
      await tick(world.ports)
      expect(to()).toEqual([])
      expect(await saysNo(remindSilent(world.ports, cast.bagus, id))).toMatch(/dijeda/)
      expect(await saysNo(pauseAdvisory(world.ports, cast.bagus, id))).toMatch(/sudah dijeda/)
      await resumeAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      expect(to()).toEqual(everybody)
      await pauseAdvisory(world.ports, cast.bagus, id)
      world.clock.advance('30d')
      expect(await chaseSilent(world.ports, 100)).toBe(0)
      await resumeAdvisory(world.ports, cast.bagus, id)
      expect(await chaseSilent(world.ports, 100)).toBe(3)
    })

    test('paused while messages are in hand: what was not handed to the server yet stays, untried, and goes once when it goes on', async () => {
      await dispatchAdvisory(world.ports, cast.bagus, id)
      const { send } = world.ports.mailer
      const pending: (() => void)[] = []
      world.ports.mailer.pace = { connections: 1, perDestination: 1 }
      world.ports.mailer.send = mail => new Promise(resolve => pending.push(() => resolve(send(mail))))
      const slow = tick(world.ports)
      await expect.poll(() => pending.length, { timeout: 10_000 }).toBe(2)
      await pauseAdvisory(world.ports, cast.bagus, id)
      await new Promise(resolve => setTimeout(resolve, 60))
      world.ports.mailer.send = send
      for (const go of pending) go()
      await slow
      expect(to()).toHaveLength(2)
      const { query } = world.ports.database
      const left = await query
        .selectFrom('mail')
        .select(['status', 'attempts', 'hold', 'lease_until'])
        .where('status', '!=', 'sent')
        .execute()
      expect(left).toEqual([{ status: 'queued', attempts: 0, hold: 'jeda', lease_until: null }])
      world.clock.advance('1h')
      await tick(world.ports)
      expect(to()).toHaveLength(2)
      await resumeAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      expect(to()).toEqual(everybody)
    })

    test('a message in a sender’s hands when its advisory is withdrawn is tried that once and no more', async () => {
      await dispatchAdvisory(world.ports, cast.bagus, id)
      let refuse: () => void = () => undefined
      const { send } = world.ports.mailer
      world.ports.mailer.send = () => new Promise(resolve => (refuse = () => resolve({ outcome: 'temporary', response: '450 busy' })))
      world.ports.mailer.pace = { perDestination: 1 }
      const slow = tick(world.ports)
      await expect.poll(() => refuse.name, { timeout: 10_000 }).toBe('refuse')
      await withdrawAdvisory(world.ports, cast.bagus, id)
      world.ports.mailer.send = send
      refuse()
      await slow
      world.mailbox.length = 0
      world.clock.advance('1d')
      await tick(world.ports)
      expect(world.mailbox.filter(({ subject }) => !/Pencabutan/.test(subject))).toEqual([])
    })

    test('a correction goes, by a second person again, to those who got the old one, at their address of now and in its thread; the old one is over', async () => {
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      const [old] = await deliveries()
      const { query, commit } = world.ports.database
      await commit([
        query.updateTable('contact').set({ email: 'wati.baru@dinkes.gresikkab.go.id' }).where('id', '=', 'c-wati').compile(),
        query.updateTable('organisation').set({ kind: 'lainnya' }).where('code', '=', '35.25/dispendik').compile(),
      ])
      const first = new Map(world.mailbox.map(mail => [mail.to, mail.messageId]))
      world.mailbox.length = 0
      const { advisory: draft } = await beginCorrection(world.ports, cast.rina, id, 'form-1')
      expect((await beginCorrection(world.ports, cast.rina, id, 'form-1')).advisory.id).toBe(draft.id)
      expect(draft).toMatchObject({ title: 'Koreksi: Celah CMS', corrects: id, status: 'draft' })
      expect(await saysNo(dispatchAdvisory(world.ports, cast.bagus, draft.id))).toMatch(/belum disetujui/)
      await approveAdvisory(world.ports, cast.bagus, draft.id)
      await dispatchAdvisory(world.ports, cast.bagus, draft.id)
      await tick(world.ports)
      expect(to()).toEqual([everybody[0], everybody[1], 'wati.baru@dinkes.gresikkab.go.id'])
      const didik = world.mailbox.find(mail => mail.to.startsWith('didik'))
      expect(didik?.headers['In-Reply-To']).toBe(first.get('didik@dispendik.gresikkab.go.id'))
      expect(didik?.subject).toContain('Koreksi: Celah CMS')
      expect((await advisory()).correctedBy).toEqual({ id: draft.id, number: (await advisory(draft.id)).number })
      const late = answerDelivery(world.ports, deliveryToken(world.ports, old?.id ?? ''), { answer: 'diterima', note: null })
      expect(await saysNo(late)).toMatch(/sudah diganti/)
      expect(await saysNo(beginCorrection(world.ports, cast.rina, id, 'form-2'))).toMatch(/sudah diganti/)
      world.clock.advance('60d')
      await tick(world.ports)
      const reminded = (await listAdvisoryEvents(query, id)).filter(({ event }) => event.type === 'reminded')
      expect(reminded).toEqual([])
    })

    test('a correction that is being written is gone on with by whoever begins another; what was corrected is not withdrawn any more', async () => {
      await dispatchAdvisory(world.ports, cast.bagus, id)
      await tick(world.ports)
      const [one, two] = [await beginCorrection(world.ports, cast.rina, id, 'a'), await beginCorrection(world.ports, cast.sari, id, 'b')]
      expect(two.number).toBe(one.number)
      await approveAdvisory(world.ports, cast.bagus, one.advisory.id)
      await dispatchAdvisory(world.ports, cast.bagus, one.advisory.id)
      expect(await saysNo(withdrawAdvisory(world.ports, cast.bagus, id))).toMatch(/sudah diganti oleh .*; cabutlah yang itu/)
      await withdrawAdvisory(world.ports, cast.bagus, one.advisory.id)
    })
  })
