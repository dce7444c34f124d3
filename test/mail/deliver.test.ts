import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { watchClocks } from '../../src/casework/watch-clocks.ts'
import { assignIncident, takeChoice } from '../../src/casework/work-incident.ts'
import { tick } from '../../src/mail/tick.ts'
import type { MailReceipt } from '../../src/ports.ts'
import { smtpMailer } from '../../src/runtime/mailer.ts'
import { listEvents } from '../../src/store/events.ts'
import { countUse, findUse } from '../../src/store/guards.ts'
import { leaseMails } from '../../src/store/mails.ts'
import { aNotice, aStory, aTeam, type Cast, contacts, drafted, organisations, reported, stateOf } from '../fixtures.ts'
import { startSmtp } from '../smtp.ts'
import { createWorld, engines, type World } from '../world.ts'

const busy: MailReceipt = { outcome: 'temporary', response: '450 4.2.1 Mailbox busy' }
const gone: MailReceipt = { outcome: 'permanent', response: '550 5.1.1 User unknown' }

for (const engine of engines) {
  describe(`Mail on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let incident: string
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      incident = await reported(world, cast.team)
    })
    afterEach(() => world.close())

    const rows = () => world.ports.database.query.selectFrom('mail').selectAll().orderBy('created_at').orderBy('id').execute()
    const receipt = async () => {
      const [row] = await rows()
      if (!row) throw new Error('no mail')
      return row
    }
    /** The server refuses the receipt so many times for now; every other message passes. */
    const refuseReceipt = (times: number, seen: string[] = []) => {
      const { send } = world.ports.mailer
      let left = times
      world.ports.mailer.send = async mail => {
        if (mail.to !== 'agus@gresikkab.go.id') return send(mail)
        seen.push(mail.messageId)
        left -= 1
        return left >= 0 ? busy : send(mail)
      }
    }
    const clockOf = async (id: string) => (await stateOf(world, incident)).clocks.find(clock => clock.id === id)
    const timeline = async () => (await listEvents(world.ports.database.query, incident)).map(({ event }) => event.type)

    test('a tick delivers the receipt, and K1 is met by it', async () => {
      expect(await tick(world.ports)).toMatchObject({ sent: 1, deferred: 0, failed: 0 })
      expect(world.mailbox).toHaveLength(1)
      expect(world.mailbox[0]).toMatchObject({ to: 'agus@gresikkab.go.id', from: { name: 'JatimProv-CSIRT', address: 'tim@tanggap.test' } })
      expect(world.mailbox[0]?.text).toContain('TKT-2607-0001')
      expect(await receipt()).toMatchObject({
        status: 'sent',
        response: '250 OK',
        sent_at: '2026-07-14T02:00:00.000Z',
        attempts: 1,
        lease_until: null,
      })
      expect(await clockOf('K1')).toMatchObject({ metAt: '2026-07-14T02:00:00.000Z', metBy: 'tanda terima terkirim' })
      expect(await timeline()).toContain('receipt_sent')
      expect(await tick(world.ports)).toMatchObject({ sent: 0 })
      expect(world.mailbox).toHaveLength(1)
    })

    test('a server that refuses for now is tried again later and less often, with the same Message-ID', async () => {
      const ids: string[] = []
      const waits: number[] = []
      refuseReceipt(3, ids)
      for (let round = 1; round <= 3; round += 1) {
        expect(await tick(world.ports)).toMatchObject({ deferred: 1 })
        const { next_at, status, response } = await receipt()
        expect([status, response]).toEqual(['queued', busy.response])
        waits.push(Date.parse(next_at) - world.ports.now().getTime())
        await tick(world.ports)
        expect(ids).toHaveLength(round)
        world.clock.set(next_at)
      }
      expect(waits[1]).toBe((waits[0] ?? 0) * 2)
      expect(waits[2]).toBe((waits[0] ?? 0) * 4)
      await tick(world.ports)
      expect((await receipt()).status).toBe('sent')
      expect(new Set(ids).size).toBe(1)
      expect(ids).toHaveLength(4)
      expect((await clockOf('K1'))?.metAt).toBeTruthy()
    })

    test('a 5xx is final, and its words can be read', async () => {
      world.receipts.push(gone)
      expect(await tick(world.ports)).toMatchObject({ failed: 1 })
      world.clock.advance('2d')
      await tick(world.ports)
      expect(await receipt()).toMatchObject({ status: 'failed', response: gone.response, attempts: 1 })
      expect(world.logged.some(line => JSON.stringify(line).includes('550 5.1.1'))).toBe(true)
      expect((await clockOf('K1'))?.metAt).toBeNull()
    })

    test('after five days of trying it is given up, and not a day earlier', async () => {
      refuseReceipt(100)
      for (let round = 0; round < 10; round += 1) {
        await tick(world.ports)
        world.clock.set((await receipt()).next_at)
      }
      world.clock.set('2026-07-19T01:59:00.000Z')
      await tick(world.ports)
      expect(await receipt()).toMatchObject({ status: 'queued', attempts: 11, response: busy.response })
      world.clock.set('2026-07-19T08:00:00.000Z')
      await tick(world.ports)
      expect(await receipt()).toMatchObject({ status: 'failed', attempts: 12, response: busy.response })
      world.clock.advance('30d')
      await tick(world.ports)
      expect((await receipt()).attempts).toBe(12)
    })

    test('a program that stood still for a week does not give up at the first busy server', async () => {
      world.clock.advance('7d')
      refuseReceipt(1)
      await tick(world.ports)
      expect((await receipt()).status).toBe('queued')
      world.clock.advance('1h')
      await tick(world.ports)
      expect((await receipt()).status).toBe('sent')
    })

    test('a sender that died holds a message five minutes; then it goes, with the same Message-ID', async () => {
      const { query, commit } = world.ports.database
      const { id, message_id } = await receipt()
      await commit([leaseMails(query, [id], { now: world.ports.now().toISOString(), until: '2026-07-14T02:05:00.000Z dead' })])
      await tick(world.ports)
      world.clock.advance('5m')
      await tick(world.ports)
      expect(world.mailbox.filter(({ to }) => to === 'agus@gresikkab.go.id')).toEqual([])
      world.clock.advance('1s')
      await tick(world.ports)
      expect(world.mailbox.filter(({ to }) => to === 'agus@gresikkab.go.id').map(({ messageId }) => messageId)).toEqual([message_id])
    })

    test('what one sender delivered stays delivered when a slower one hears a refusal', async () => {
      let release: ((receipt: MailReceipt) => void) | undefined
      const { send } = world.ports.mailer
      world.ports.mailer.send = () => new Promise(resolve => (release = resolve))
      const slow = tick(world.ports)
      await expect.poll(() => release !== undefined, { timeout: 10_000 }).toBe(true) // the slow server has the message in hand
      expect((await receipt()).status).toBe('sending')
      world.clock.advance('6m')
      world.ports.mailer.send = send
      await tick(world.ports)
      release?.(busy)
      await slow
      world.clock.advance('1d')
      await tick(world.ports)
      expect(world.mailbox.filter(({ to }) => to === 'agus@gresikkab.go.id')).toHaveLength(1)
      expect((await receipt()).status).toBe('sent')
    })

    test('two ticks at once send each message once', async () => {
      for (let at = 0; at < 6; at += 1)
        await reported(world, cast.team, { report: { reporter: { ...aStory().reporter, email: `pelapor${at}@warga.example` } } })
      const both = await Promise.all([tick(world.ports), tick(world.ports)])
      expect(both[0].sent + both[1].sent).toBe(7)
      expect(new Set(world.mailbox.map(({ messageId }) => messageId)).size).toBe(7)
      expect(world.mailbox).toHaveLength(7)
      expect((await timeline()).filter(type => type === 'receipt_sent')).toHaveLength(1)
    })

    test('a message that cannot be composed stays, says why, and holds up no other', async () => {
      await reported(world, cast.team)
      const { id } = await receipt()
      const { query, commit } = world.ports.database
      await commit([query.updateTable('mail').set({ template: 'unknown' }).where('id', '=', id).compile()])
      expect(await tick(world.ports)).toMatchObject({ sent: 1, deferred: 1 })
      expect(await receipt()).toMatchObject({ status: 'queued', response: expect.stringContaining('tidak bisa disusun') })
    })

    test('without a mail server nothing is tried and nothing is lost', async () => {
      world.ports.mailer.configured = false
      expect(await tick(world.ports)).toMatchObject({ sent: 0, deferred: 0, failed: 0 })
      expect(await receipt()).toMatchObject({ status: 'queued', attempts: 0 })
      world.ports.mailer.configured = true
      expect(await tick(world.ports)).toMatchObject({ sent: 1 })
    })

    test('warning and breach go to the lead while nobody owns it, to the owner once there is one, once each', async () => {
      await tick(world.ports)
      const letters = () => world.mailbox.filter(({ subject }) => subject.includes('K2') || /tenggat/i.test(subject)).map(({ to }) => to)
      world.clock.set('2026-07-14T05:12:00.000Z')
      for (let round = 0; round < 3; round += 1) await tick(world.ports)
      expect(
        (await rows()).filter(({ template }) => template === 'tenggat').map(({ address, facts }) => [address, JSON.parse(facts)]),
      ).toEqual([['bagus@jatim.test', { clock: 'K2', breached: false }]])
      await assignIncident(world.ports, { actor: { ...cast.rina, kind: 'system' }, incident }, cast.rina.id)
      world.clock.set('2026-07-14T06:00:00.000Z')
      for (let round = 0; round < 3; round += 1) await tick(world.ports)
      expect(
        (await rows()).filter(({ template }) => template === 'tenggat').map(({ address, facts }) => [address, JSON.parse(facts).breached]),
      ).toEqual([
        ['bagus@jatim.test', false],
        ['rina@jatim.test', true],
      ])
      expect(letters().length).toBe(2)
      expect((await timeline()).filter(type => type === 'clock_breached')).toHaveLength(1)
    })

    test('a closed incident presses nobody', async () => {
      await tick(world.ports)
      await takeChoice(
        world.ports,
        { actor: cast.rina, incident },
        { name: 'duplikat', seq: (await stateOf(world, incident)).seq, answers: { reason: 'Sama' } },
      )
      world.clock.advance('30d')
      expect(await tick(world.ports)).toMatchObject({ deadlines: 0, sent: 0 })
    })

    test('an incident that cannot be read stops no other clock', async () => {
      await reported(world, cast.team)
      const { query, commit } = world.ports.database
      await commit([query.updateTable('incident').set({ state: '{}' }).where('id', '=', incident).compile()])
      world.clock.advance('1d')
      await watchClocks(world.ports, 500)
      const breached = await query.selectFrom('event').select('incident_id').where('type', '=', 'clock_breached').execute()
      expect(new Set(breached.map(row => row.incident_id)).size).toBe(1)
      expect(world.logged.some(line => JSON.stringify(line).includes('clocks of an incident failed'))).toBe(true)
    })

    test('the clock jumps a year ahead and back: nothing is doubled, nothing sticks', async () => {
      world.receipts.push(busy)
      world.clock.advance('365d')
      const second = await reported(world, cast.team)
      await tick(world.ports)
      await tick(world.ports)
      world.clock.advance('-365d')
      world.clock.advance('1m')
      await reported(world, cast.team)
      for (let round = 0; round < 3; round += 1) await tick(world.ports)
      const receipts = (await rows()).filter(({ template }) => template === 'N1')
      expect(receipts.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent'])
      expect(world.mailbox.filter(({ to }) => to === 'agus@gresikkab.go.id')).toHaveLength(3)
      expect(new Set(world.mailbox.map(({ messageId }) => messageId)).size).toBe(world.mailbox.length)
      expect((await timeline()).filter(type => type === 'clock_breached').length).toBeLessThanOrEqual(2)
      expect((await stateOf(world, second)).step).toBe('diterima')
    })

    test('a lease and a lock-out from a clock that ran ahead end when it is set right', async () => {
      const { query, commit } = world.ports.database
      const { id } = await receipt()
      await commit([
        leaseMails(query, [id], { now: '2027-07-14T02:00:00.000Z', until: '2027-07-14T02:05:00.000Z dead' }),
        countUse(query, { bucket: 'masuk rina', now: '2027-07-14T02:00:00.000Z', since: '2027-07-14T01:45:00.000Z' }),
        countUse(query, { bucket: 'masuk rina', now: '2027-07-14T02:00:00.000Z', since: '2027-07-14T01:45:00.000Z' }),
      ])
      expect(await tick(world.ports)).toMatchObject({ sent: 1 })
      await commit([countUse(query, { bucket: 'masuk rina', now: '2026-07-14T02:00:00.000Z', since: '2026-07-14T01:45:00.000Z' })])
      expect(await findUse(query, 'masuk rina')).toEqual({ count: 1, windowStart: '2026-07-14T02:00:00.000Z' })
    })
  })
}

describe('A real mail server', () => {
  const [sqlite] = engines
  if (!sqlite) throw new Error('no engine')

  test('down, refusing and slow: nothing is lost, nothing doubled, every retry has the same Message-ID', async () => {
    const world = await createWorld(sqlite)
    const cast = await aTeam(world)
    const server = await startSmtp()
    const down = smtpMailer({ url: 'smtp://127.0.0.1:9', waits: { connection: 250, greeting: 250, answer: 500 } })
    const mailer = smtpMailer({ url: server.url, waits: { connection: 200, greeting: 200, answer: 400 } })
    for (let at = 0; at < 4; at += 1) await reported(world, cast.team)
    const ids = (await world.ports.database.query.selectFrom('mail').select('message_id').execute()).map(row => row.message_id).sort()
    world.ports.mailer = down
    expect(await tick(world.ports)).toMatchObject({ sent: 0, deferred: 4 })
    world.ports.mailer = mailer
    server.faults.push({ at: 'recipient', code: 450 }, { at: 'data', code: 451 }, { at: 'data', code: 451, after: 700 })
    for (let round = 0; round < 5; round += 1) {
      world.clock.advance('1h')
      await tick(world.ports)
    }
    const receipts = server.received.filter(({ parsed }) => parsed.subject?.includes('TKT'))
    const got = receipts.map(({ parsed }) => parsed.messageId).filter(id => ids.includes(id ?? ''))
    expect([...got].sort()).toEqual(ids)
    mailer.close()
    down.close()
    await server.close()
    await world.close()
  })

  test('one advisory to 1,000 contacts: all of them, once each', async () => {
    const world = await createWorld(sqlite)
    const cast = await aTeam(world)
    const server = await startSmtp()
    const mailer = smtpMailer({ url: server.url })
    world.ports.mailer = mailer
    const codes = Array.from({ length: 1000 }, (_, at) => `35.25/opd-${at}`)
    await organisations(
      world,
      cast.team,
      codes.map((code, at) => [code, `OPD ${at}`, 'lainnya', '35.25']),
    )
    await contacts(
      world,
      cast.team,
      codes.map((organisation, at) => ({
        id: `k${at}`,
        organisation,
        name: `Agen ${at}`,
        role: 'agen',
        email: `agen${at}@gresikkab.go.id`,
      })),
    )
    const audience = { ...aNotice(null).audience, organisations: [], kinds: ['lainnya' as const] }
    const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', audience })
    await approveAdvisory(world.ports, cast.bagus, id)
    expect((await dispatchAdvisory(world.ports, cast.bagus, id)).advisory.recipients).toBe(1000)
    expect(await tick(world.ports)).toMatchObject({ sent: 1000, deferred: 0, failed: 0 })
    await expect(dispatchAdvisory(world.ports, cast.bagus, id)).rejects.toThrow(/sudah dikirim/)
    expect(await tick(world.ports)).toMatchObject({ sent: 0 })
    const to = server.received.flatMap(each => each.to)
    expect([to.length, new Set(to).size]).toEqual([1000, 1000])
    expect(new Set(server.received.map(({ parsed }) => parsed.messageId)).size).toBe(1000)
    const links = server.received.map(({ parsed }) => /\/b\/([\w-]{32})/.exec(parsed.text ?? '')?.[1])
    expect(new Set(links).size).toBe(1000)
    mailer.close()
    await server.close()
    await world.close()
  }, 60_000)
})
