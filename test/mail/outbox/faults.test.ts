import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tick } from '../../../src/mail/tick.ts'
import { type SmtpMailer, smtpMailer } from '../../../src/runtime/mailer.ts'
import { type Fault, startSmtp, type TestServer } from '../../smtp.ts'
import { createWorld, engines, type World } from '../../world.ts'
import { toTheProvince } from './province.ts'

const waits = { connection: 1000, greeting: 1000, answer: 1000 }

/** What a mail server can do to a message, in turn. `refused` is played by an address where nobody listens. */
const kinds: Fault[] = [
  { at: 'connect', code: 421 },
  { at: 'recipient', code: 421 },
  { at: 'recipient', code: 450 },
  { at: 'data', code: 451 },
  { at: 'dot', loses: true },
  { at: 'dot', loses: false },
]
const tarpits: Fault[] = [
  { at: 'recipient', code: 250, after: 2000 },
  { at: 'data', code: 250, after: 2000 },
]
/** Every twentieth is a tarpit: each takes a second. */
const fault = (at: number) => (at % 20 === 0 ? tarpits[(at / 20) % 2] : kinds[at % kinds.length]) as Fault

for (const engine of engines)
  describe(`A mail server with 200 faults, on ${engine.name}`, () => {
    let world: World
    let server: TestServer
    let mailer: SmtpMailer
    beforeEach(async () => {
      world = await createWorld(engine)
      server = await startSmtp({ keepsText: false })
      mailer = smtpMailer({ url: server.url, waits })
    })
    afterEach(async () => {
      mailer.close()
      await server.close()
      await world.close()
    })

    const agencies = engine.name === 'sqlite' ? 60 : 10

    test('nobody is lost, each has one Message-ID for ever, and twice comes only what the server took without a word', async () => {
      const addresses = await toTheProvince(world, { agencies })
      const away = smtpMailer({ url: 'smtp://127.0.0.1:9', waits })
      world.ports.mailer = away
      await tick(world.ports)
      away.close()
      world.ports.mailer = mailer
      for (let at = 0; at < 200; at += 1) server.later(Math.floor((at * addresses.length) / 250), fault(at))
      for (let round = 0; round < 60 && (await unsent()) > 0; round += 1) {
        world.clock.advance('5m')
        await tick(world.ports)
      }
      expect(server.met).toBe(200)
      const got = server.received.map(({ to }) => to[0] ?? '')
      expect([...new Set(got)].sort()).toEqual([...addresses].sort())
      const rows = await world.ports.database.query.selectFrom('mail').select(['address', 'message_id', 'status']).execute()
      expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['sent']))
      const idOf = new Map(rows.map(({ address, message_id }) => [address, message_id]))
      for (const { to, messageId } of server.received) expect(messageId).toBe(idOf.get(to[0] ?? ''))
      const twice = got.filter((to, at) => got.indexOf(to) < at)
      for (const to of twice) expect(server.silently).toContain(to)
    }, 240_000)

    const unsent = async () =>
      (await world.ports.database.query.selectFrom('mail').select('id').where('status', 'in', ['queued', 'sending']).execute()).length
  })
