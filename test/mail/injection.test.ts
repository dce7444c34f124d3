import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveAdvisory } from '../../src/casework/advisory/draft.ts'
import { dispatchAdvisory } from '../../src/casework/advisory/send.ts'
import { tick } from '../../src/mail/tick.ts'
import { type SmtpMailer, smtpMailer } from '../../src/runtime/mailer.ts'
import { aNotice, aTeam, type Cast, contacts, drafted } from '../fixtures.ts'
import { startSmtp, type TestServer } from '../smtp.ts'
import { createWorld, engines, type World } from '../world.ts'

/** What would become a header or a recipient if it were believed. */
const evil = [
  'Tambal\r\nBcc: jahat@evil.example',
  'Tambal\nTo: jahat@evil.example\n\nHalo',
  'Tambal\rCc: jahat@evil.example',
  'Tambal\u0000Bcc: jahat@evil.example',
  'Tambal\u2028Bcc: jahat@evil.example\u2029X-Jahat: 1',
  'Tambal\u0085Bcc: jahat@evil.example',
  'Tambal\u000b\u000cX-Jahat: 1',
  'Tambal \u202egpj.exe\u202c \u2066x\u2069 \u200f',
  'Agus, jahat@evil.example',
  'Agus; jahat@evil.example',
  'Agus <jahat@evil.example>',
  '"Agus" <jahat@evil.example>, <lain@evil.example>',
  'undisclosed: jahat@evil.example;',
  '=?utf-8?Q?Tambal=0D=0ABcc:_jahat@evil.example?=',
  '=?utf-8?B?VGFtYmFsDQpCY2M6IGphaGF0QGV2aWwuZXhhbXBsZQ==?=',
  '%0d%0aBcc:jahat@evil.example',
  '\\r\\nBcc: jahat@evil.example',
  'a'.repeat(155),
  '{{ team.email }}{% assign x = 1 %}',
]
const addresses = [
  'a@ok.example\r\nBcc: jahat@evil.example',
  'a@ok.example\nRCPT TO:<jahat@evil.example>',
  'a@ok.example,jahat@evil.example',
  'a@ok.example;jahat@evil.example',
  'a@ok.example jahat@evil.example',
  'Agus <jahat@evil.example>',
  '<jahat@evil.example>',
  '"a b"@evil.example',
  'grup:jahat@evil.example;',
  'a@ok.example\u0000',
  'jahat@evil.example(a@ok.example)',
  '@ok.example:jahat@evil.example',
  'a@@ok.example',
  '',
]
const known = [
  'Auto-Submitted',
  'Cc',
  'Content-Type',
  'Date',
  'From',
  'List-Unsubscribe',
  'Message-ID',
  'MIME-Version',
  'Subject',
  'To',
  'X-Auto-Response-Suppress',
]

let world: World
let cast: Cast
let server: TestServer
let mailer: SmtpMailer
beforeAll(async () => {
  world = await createWorld(engines[0] as (typeof engines)[number])
  cast = await aTeam(world)
  server = await startSmtp()
  mailer = smtpMailer({ url: server.url })
  world.ports.mailer = mailer
})
afterAll(async () => {
  mailer.close()
  await server.close()
  await world.close()
})

const headersOf = (raw: Uint8Array) => {
  const [head = ''] = Buffer.from(raw).toString('latin1').split('\r\n\r\n')
  return [...head.matchAll(/^([!-9;-~]+):/gm)].map(([, name]) => name ?? '')
}
const release = async (overrides: Partial<ReturnType<typeof aNotice>>) => {
  const before = server.received.length
  const audience = { ...aNotice(null).audience, organisations: ['35.25/dinkes', '35.78'], again: ['35.25/dinkes', '35.78'] }
  const id = await drafted(world, cast.rina, null, { notice: 'N4', tlp: 'GREEN', audience, ...overrides })
  await approveAdvisory(world.ports, cast.bagus, id)
  await dispatchAdvisory(world.ports, cast.bagus, id)
  await tick(world.ports)
  return server.received.slice(before)
}

test('titles, texts and names of files become no recipient and no header', async () => {
  for (const typed of evil) {
    const body = { ...aNotice(null).body, system: typed, explanation: typed, actions: [typed], indicators: [typed], references: [] }
    const attachments = [
      { name: typed, type: 'text/plain\r\nX-Jahat: 1', size: 3, sha256: await world.ports.files.put(new TextEncoder().encode('abc')) },
    ]
    const mails = await release({ title: typed, body: { ...body, attachments } })
    expect(mails.map(({ to }) => to).sort()).toEqual([
      ['ani@surabaya.go.id'],
      ['joko@dinkes.gresikkab.go.id'],
      ['wati@dinkes.gresikkab.go.id'],
    ])
    for (const { raw, parsed } of mails) {
      expect(headersOf(raw).filter(name => !known.includes(name))).toEqual([])
      expect(new Set(headersOf(raw)).size).toBe(headersOf(raw).length)
      expect([parsed.to?.length, parsed.cc ?? [], parsed.bcc ?? []]).toEqual([1, [], []])
      expect(parsed.subject).not.toMatch(/\p{Cc}|\p{Cf}/u)
      expect(parsed.attachments).toHaveLength(1)
    }
  }
})

test('names of contacts become no recipient and no header; an address that is not one plain one gets nothing', async () => {
  await contacts(
    world,
    cast.team,
    evil.map((name, at) => ({ id: `jahat-nama-${at}`, organisation: '35.25', name, role: 'agen', email: `nama${at}@ok.example` })),
  )
  await contacts(
    world,
    cast.team,
    addresses.map((email, at) => ({ id: `jahat-alamat-${at}`, organisation: '35.25/dispendik', name: `Orang ${at}`, role: 'agen', email })),
  )
  const audience = { ...aNotice(null).audience, organisations: ['35.25', '35.25/dispendik'] }
  const mails = await release({ title: 'Kepada nama-nama aneh', audience })
  const told = mails.flatMap(({ to }) => to)
  expect(told.filter(address => address.includes('evil.example'))).toEqual([])
  expect(told.filter(address => /^nama\d+@ok\.example$/.test(address))).toHaveLength(evil.length)
  expect(told.filter(address => !/^nama\d+@ok\.example$/.test(address))).toEqual(['didik@dispendik.gresikkab.go.id'])
  expect(mails.every(({ to }) => to.length === 1)).toBe(true)
  for (const { raw } of mails) expect(headersOf(raw).filter(name => !known.includes(name))).toEqual([])
})
