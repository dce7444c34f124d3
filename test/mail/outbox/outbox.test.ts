import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openGate } from '../../../src/mail/outbox/gate.ts'
import { openOutbox } from '../../../src/mail/outbox/outbox.ts'
import { keepTime, tick } from '../../../src/mail/tick.ts'
import type { MailReceipt, OutgoingMail } from '../../../src/ports.ts'
import { leaseMails, listLeased, renewLease } from '../../../src/store/mails.ts'
import { listTeams } from '../../../src/store/teams.ts'
import { aTeam, reported } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'
import { toTheProvince } from './province.ts'

const taken: MailReceipt = { outcome: 'accepted', response: '250 OK' }

for (const engine of engines)
  describe(`The outbox on ${engine.name}`, () => {
    let world: World
    beforeEach(async () => {
      world = await createWorld(engine)
    })
    afterEach(() => world.close())

    const rows = () => world.ports.database.query.selectFrom('mail').selectAll().orderBy('id').execute()
    const at = (minutes: number) => new Date(world.ports.now().getTime() + minutes * 60_000).toISOString()

    test('a mail domain that keeps everybody waiting holds up its own mail and no other’s', async () => {
      await toTheProvince(world, { governments: 3, agencies: 120 })
      const got: string[] = []
      let open: (receipt: MailReceipt) => void = () => undefined
      const silent = new Promise<MailReceipt>(resolve => (open = resolve))
      const hears = async ({ to }: OutgoingMail) => {
        const receipt = to.endsWith('@kab1.example') ? await silent : taken
        got.push(to)
        return receipt
      }
      world.ports.mailer = { configured: true, pace: { perDestination: 3 }, send: hears }
      const outbox = openOutbox(world.ports)
      const pumping = outbox.pump()
      await expect.poll(() => got.length, { timeout: 20_000 }).toBe(240)
      expect(got.filter(to => to.endsWith('@kab1.example'))).toEqual([])
      open(taken)
      await pumping
      expect((await outbox.close()).sent).toBe(360)
      expect(new Set(got).size).toBe(360)
    })

    test('no more than the agreed number go to one domain at once', async () => {
      await toTheProvince(world, { governments: 2, agencies: 20 })
      const now = new Map<string, number>()
      let most = 0
      world.ports.mailer = {
        configured: true,
        pace: { perDestination: 2 },
        async send({ to }) {
          const domain = to.split('@')[1] ?? ''
          now.set(domain, (now.get(domain) ?? 0) + 1)
          most = Math.max(most, now.get(domain) ?? 0)
          await new Promise(resolve => setTimeout(resolve, 2))
          now.set(domain, (now.get(domain) ?? 0) - 1)
          return taken
        },
      }
      expect(await tick(world.ports)).toMatchObject({ sent: 40 })
      expect(most).toBe(2)
    })

    test('a rate is kept over minutes, also by several senders together', async () => {
      await toTheProvince(world, { governments: 2, agencies: 15 })
      world.ports.mailer = { ...world.ports.mailer, pace: { perDestination: 3, perMinute: 10 } }
      expect(await tick(world.ports)).toMatchObject({ sent: 10 })
      expect(await tick(world.ports)).toMatchObject({ sent: 0 })
      world.clock.advance('61s')
      expect(await tick(world.ports)).toMatchObject({ sent: 10 })
      world.clock.advance('61s')
      expect(await tick(world.ports)).toMatchObject({ sent: 10 })
      expect(new Set(world.mailbox.map(({ to }) => to)).size).toBe(30)
    })

    test('while a mail server is silent the clocks go on', async () => {
      const cast = await aTeam(world)
      await reported(world, cast.team)
      let answer: (receipt: MailReceipt) => void = () => undefined
      world.ports.mailer = { configured: true, send: () => new Promise(resolve => (answer = resolve)) }
      const outbox = openOutbox(world.ports)
      await outbox.pump()
      world.clock.advance('1d')
      expect((await keepTime(world.ports)).deadlines).toBe(1)
      answer(taken)
      expect((await outbox.close()).sent).toBe(1)
    })

    test('what is held back holds up nothing else', async () => {
      await toTheProvince(world, { governments: 1, agencies: 60 })
      const { query, commit } = world.ports.database
      await commit([query.updateTable('mail').set({ hold: 'jeda' }).compile()])
      const [team] = await listTeams(query)
      if (!team) throw new Error('no team')
      world.clock.advance('1m')
      await reported(world, team)
      expect(await tick(world.ports)).toMatchObject({ sent: 1 })
    })

    test('a hold is prolonged by its holder alone', async () => {
      await toTheProvince(world, { governments: 1, agencies: 2 })
      const { query, commit } = world.ports.database
      const [mine, theirs] = (await rows()).map(({ id }) => id)
      if (!mine || !theirs) throw new Error('two mails')
      await commit([
        leaseMails(query, [mine], { now: at(0), until: `${at(2)} abcdefgh` }),
        leaseMails(query, [theirs], { now: at(0), until: `${at(2)} abcdefgX` }),
      ])
      await commit([renewLease(query, [mine, theirs], { holder: 'abcdefgh', until: `${at(9)} abcdefgh` })])
      expect([...(await listLeased(query, `${at(9)} abcdefgh`))]).toEqual([mine])
      expect([...(await listLeased(query, `${at(2)} abcdefgX`))]).toEqual([theirs])
    })

    test('a server that cannot be reached is asked again within a quarter of an hour, a recipient refused for now after hours', async () => {
      await toTheProvince(world, { governments: 2, agencies: 1 })
      world.ports.mailer.send = async ({ to }) =>
        to.endsWith('@kab0.example') ? { outcome: 'unreachable', response: 'ECONNREFUSED' } : { outcome: 'temporary', response: '450 busy' }
      for (let round = 0; round < 10; round += 1) {
        await tick(world.ports)
        world.clock.advance('5h')
      }
      await tick(world.ports)
      const waits = new Map(
        (await rows()).map(({ address, next_at }) => [address.split('@')[1], (Date.parse(next_at) - world.ports.now().getTime()) / 60_000]),
      )
      expect(waits.get('kab0.example')).toBeLessThanOrEqual(15 * 1.25)
      expect(waits.get('kab1.example')).toBeGreaterThanOrEqual(240)
    })

    test('when only those in copy were reached, the next try goes without them', async () => {
      await toTheProvince(world, { governments: 1, agencies: 1 })
      const { query, commit } = world.ports.database
      await commit([query.updateTable('mail').set({ cc: 'kadis@dinkes.example' }).compile()])
      world.receipts.push({ outcome: 'temporary', response: '450 4.2.2 penuh', copied: true })
      await tick(world.ports)
      world.clock.advance('5m')
      await tick(world.ports)
      expect(world.mailbox.map(({ to, cc }) => [to, cc])).toEqual([['agen0@kab0.example', []]])
    })
  })

test('whoever waits at a gate enters in the order of arrival, and a full gate stops no other key', async () => {
  const gate = openGate(1)
  const order: string[] = []
  const leaves = [gate('a'), gate('a'), gate('b'), gate('a')].map((entered, at) =>
    entered.then(leave => {
      order.push(String(at))
      return leave
    }),
  )
  const first = await leaves[0]
  await leaves[2]
  expect(order).toEqual(['0', '2'])
  first?.()
  ;(await leaves[1])?.()
  ;(await leaves[3])?.()
  expect(order).toEqual(['0', '2', '1', '3'])
})
