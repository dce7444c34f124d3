import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OutgoingMail } from '../../src/ports.ts'
import { type SmtpMailer, smtpMailer } from '../../src/runtime/mailer.ts'
import { startSmtp, type TestServer } from '../smtp.ts'

const mail: OutgoingMail = {
  messageId: '<n1.1@tanggap.test>',
  from: { name: 'TTIS Jawa Timur', address: 'tim@tanggap.test' },
  to: 'dinkes@gresikkab.test',
  cc: [],
  envelopeFrom: 'bounce+1@tanggap.test',
  subject: 'Laporan diterima',
  text: 'Terima kasih.',
  html: '<p>Terima kasih.</p>',
  headers: { 'Auto-Submitted': 'auto-generated' },
}

let server: TestServer
let mailer: SmtpMailer

beforeEach(async () => {
  server = await startSmtp()
  mailer = smtpMailer({ url: server.url, waits: { connection: 750, greeting: 750, answer: 1500 } })
})
afterEach(async () => {
  mailer.close()
  await server.close()
})

test('an accepted mail arrives as written, with its own envelope sender', async () => {
  expect((await mailer.send({ ...mail, cc: ['kominfo@gresikkab.test'] })).outcome).toBe('accepted')
  const [got] = server.received
  expect(got?.from).toBe('bounce+1@tanggap.test')
  expect(got?.to).toEqual(['dinkes@gresikkab.test', 'kominfo@gresikkab.test'])
  expect(got?.parsed.messageId).toBe('<n1.1@tanggap.test>')
  expect(got?.parsed.subject).toBe('Laporan diterima')
})

test('a server that offers notices is asked for failure and delay, for each recipient, without the body', async () => {
  await mailer.send({ ...mail, cc: ['kominfo@gresikkab.test'] })
  const asked = ['FAILURE', 'DELAY']
  expect(server.received[0]?.notices).toEqual({ returned: 'HDRS', envelope: 'n1.1@tanggap.test', notify: [asked, asked] })
})

test('a server that offers none is not asked, and takes the mail', async () => {
  const plain = await startSmtp({ offersNotices: false })
  const other = smtpMailer({ url: plain.url, waits: { connection: 750, greeting: 750, answer: 1500 } })
  expect((await other.send(mail)).outcome).toBe('accepted')
  expect(plain.received[0]?.notices).toBeUndefined()
  other.close()
  await plain.close()
})

test.each([
  ['recipient', 450, 'temporary'],
  ['recipient', 550, 'permanent'],
  ['data', 451, 'temporary'],
  ['data', 554, 'permanent'],
] as const)('a server that answers the %s with %i gives a %s receipt', async (at, code, outcome) => {
  server.faults.push({ at, code })
  const receipt = await mailer.send(mail)
  expect(receipt.outcome).toBe(outcome)
  expect(receipt.response).toContain(String(code))
  expect((await mailer.send(mail)).outcome).toBe('accepted')
  expect(server.received).toHaveLength(1)
})

test('a server that is away, or silent, may be tried again', async () => {
  server.faults.push({ at: 'data', code: 250, after: 5000 })
  expect((await mailer.send(mail)).outcome).toBe('unreachable')
  const away = smtpMailer({ url: 'smtp://127.0.0.1:1' })
  expect((await away.send(mail)).outcome).toBe('unreachable')
  away.close()
})

test.each([true, false])(
  'a line cut after the final dot is not tried again by itself: whether the server kept it (%s) nobody knows',
  async loses => {
    server.faults.push({ at: 'dot', loses: !loses })
    expect((await mailer.send(mail)).outcome).toBe('unreachable')
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(server.received).toHaveLength(loses ? 1 : 0)
  },
)

test('whom it is for counts, not who is in copy: a refusal of the first is no success because of the second', async () => {
  server.faults.push({ at: 'recipient', code: 550 })
  expect(await mailer.send({ ...mail, cc: ['kominfo@gresikkab.test'] })).toMatchObject({ outcome: 'permanent', copied: true })
  expect(server.received.map(({ to }) => to)).toEqual([['kominfo@gresikkab.test']])
})

test('CVE RT 2012-4730: an address with a line break reaches nobody else', async () => {
  await mailer.send({ ...mail, to: 'a@gresikkab.test\r\nBcc: x@evil.test' })
  await mailer.send({ ...mail, subject: 'x\r\nBcc: x@evil.test' })
  expect(server.received.flatMap(({ to }) => to)).not.toContain('x@evil.test')
  expect(server.received.map(({ parsed }) => parsed.bcc ?? [])).toEqual(server.received.map(() => []))
})

test('without SMTP_URL nothing is sent and nothing is lost; the demo sends nothing at all', async () => {
  const unset = smtpMailer({ url: null })
  expect(unset.configured).toBe(false)
  expect((await unset.send(mail)).outcome).toBe('temporary')
  await smtpMailer({ url: server.url, demo: true }).send(mail)
  expect(server.received).toHaveLength(0)
})
