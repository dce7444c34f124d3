import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readIncoming } from '../../../src/mail/incoming/read.ts'
import { recognise } from '../../../src/mail/incoming/recognise.ts'
import { root } from '../../engines.ts'

const folder = join(root, 'test/data/bounces')
const files = readdirSync(folder).filter(name => name.endsWith('.eml'))
const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
  string,
  { status: string; reason: string; hardbounce: boolean }[]
>
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
const understood = async (raw: Uint8Array) => recognise(await readIncoming(raw))
/** Codes that the source of the data made up where the mail has none. */
const invented = /\.0\.9\d\d$/

describe('Mail that comes back', () => {
  test('there are all of the bounces', () => expect(files.length).toBe(29))

  test.each(files)('%s is what its expectation says', async name => {
    const found = await understood(bytesOf(name))
    const wanted = expected[name] ?? []
    const [first] = wanted
    if (!first) return expect(found.kind).toBe('human')
    if (first.reason === 'vacation') return expect(found.kind).toBe('autoreply')
    if (first.reason === 'feedback') return expect(found.kind).toBe('feedback')
    expect(found.kind).toBe('bounce')
    if (found.kind !== 'bounce') return
    expect(found.failures.map(({ reason, hard }) => ({ reason, hard }))).toEqual(
      wanted.map(({ reason, hardbounce: hard }) => ({ reason, hard })),
    )
    for (const [at, { status }] of wanted.entries()) if (!invented.test(status)) expect(found.failures[at]?.status).toBe(status)
    for (const { address } of found.failures) expect(address).toMatch(/^[^\s@]+@[^\s@]+$/)
  })

  test('a bounce says which message it is about, where it says it at all', async () => {
    const all = await Promise.all(files.map(async name => ({ name, found: await understood(bytesOf(name)) })))
    expect(all.filter(({ found }) => found.kind === 'bounce' && found.about.length === 0).map(({ name }) => name)).toEqual([
      'lhost-exchange2003-01.eml',
      'lhost-exchange2007-01.eml',
      'lhost-opensmtpd-01.eml',
      'lhost-postfix-01.eml',
    ])
  })
})

const plain = (head: string, body: string) => new TextEncoder().encode(`${head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`)

describe('Mail of people and of machines', () => {
  test('a person who forwards a bounce and asks about it is a person', async () => {
    const body =
      'Kami dapat surat ini, mohon bantuannya.\n\n> This is the mail system at host mx.example.\n> <budi@x.go.id>: 550 5.1.1 User unknown'
    expect((await understood(plain('From: Wati <wati@dinkes.go.id>\r\nSubject: Fwd: Undelivered Mail', body))).kind).toBe('human')
  })

  test.each([
    ['Auto-Submitted: auto-replied', 'autoreply'],
    ['Auto-Submitted: no', 'human'],
    ['X-Autoreply: yes', 'autoreply'],
    ['Precedence: bulk', 'autoreply'],
    ['List-Id: <diskusi.example.id>', 'autoreply'],
    ['Return-Path: <>', 'robot'],
    ['X-Mailer: Thunderbird', 'human'],
  ])('%s makes it %s', async (header, kind) => {
    expect(
      (await understood(plain(`From: Budi <budi@x.go.id>\r\nSubject: Re: Situs\r\n${header}`, 'Baik, kami tindak lanjuti.'))).kind,
    ).toBe(kind)
  })

  test.each(['Balasan otomatis: Situs', 'Out of Office Re: Situs', 'Automatic reply: Situs', 'Sedang cuti sampai Senin'])(
    'the subject "%s" is a machine’s',
    async subject => {
      expect((await understood(plain(`From: Budi <budi@x.go.id>\r\nSubject: ${subject}`, 'Saya cuti.'))).kind).toBe('autoreply')
    },
  )

  test('a daemon that says nothing we understand is neither answered nor believed', async () => {
    expect((await understood(plain('From: MAILER-DAEMON@x.go.id\r\nSubject: Halo', 'Apa kabar?'))).kind).toBe('robot')
  })

  test('what names no sender is nobody’s letter; what cannot be printed is taken out', async () => {
    expect((await understood(new Uint8Array([0, 255, 13, 10, 7, 200]))).kind).toBe('robot')
    expect((await understood(plain('Subject: Halo', 'Isi'))).kind).toBe('robot')
    const { subject, text } = await readIncoming(plain('From: Budi <budi@x.go.id>\r\nSubject: Situs\u0007', 'a\u0000b\u001bc\nd'))
    expect([subject.trim(), text.trim()]).toEqual(['Situs', 'abc\nd'])
  })

  test('a server that still tries, or has delivered, reports no failure', async () => {
    const report = (action: string) =>
      new TextEncoder().encode(
        `From: MAILER-DAEMON@x.go.id\r\nSubject: Status\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; budi@x.go.id\r\nAction: ${action}\r\nStatus: 4.4.1\r\n\r\n--b--\r\n`,
      )
    expect((await understood(report('delayed'))).kind).toBe('delay')
    expect((await understood(report('delivered'))).kind).toBe('delivered')
    expect((await understood(report('failed'))).kind).toBe('bounce')
  })
})

describe('Mail that means harm, or is cut off', () => {
  test('cut anywhere, with any bytes turned, every bounce is still read without an error, and quickly', async () => {
    const samples = files.map(bytesOf)
    const cut = fc.record({
      at: fc.nat(samples.length - 1),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      turned: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 20 }),
    })
    await fc.assert(
      fc.asyncProperty(cut, async ({ at, share, turned }) => {
        const sample = samples[at] ?? new Uint8Array()
        const bytes = sample.slice(0, Math.floor(sample.length * share))
        for (const [where, value] of turned) if (bytes.length > 0) bytes[where % bytes.length] = value
        const found = await understood(bytes)
        expect(found.kind).toBeTypeOf('string')
      }),
      { numRuns: 400 },
    )
  })

  test('any bytes at all are read without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async bytes => {
        expect((await understood(bytes)).kind).toBeTypeOf('string')
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['a line without end', `From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n${'a@'.repeat(200_000)}`],
    [
      'ten thousand addresses',
      `From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n${Array.from({ length: 10_000 }, (_, n) => `<u${n}@x.go.id>:\nuser unknown`).join('\n')}`,
    ],
    [
      'spaces that a pattern could get lost in',
      `From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n<a@x.go.id>:\n${'user '.repeat(50_000)}`,
    ],
    [
      'a tower of parts',
      `From: MAILER-DAEMON@x\r\n${Array.from({ length: 200 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('')}`,
    ],
    ['headers without end', `${'X-A: b\r\n'.repeat(60_000)}\r\nx`],
    ['tags without end', `From: MAILER-DAEMON@x\r\nContent-Type: text/html\r\n\r\n${'<'.repeat(190_000)}`],
  ])('%s is read within a second, and names at most a hundred', async (_, raw) => {
    const begun = performance.now()
    const found = await understood(new TextEncoder().encode(raw))
    expect(performance.now() - begun).toBeLessThan(1000)
    if (found.kind === 'bounce') expect(found.failures.length).toBeLessThanOrEqual(100)
  })
})
