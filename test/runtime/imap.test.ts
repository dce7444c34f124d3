import { afterEach, beforeEach, expect, test } from 'vitest'
import { receiveMail } from '../../src/mail/incoming/receive.ts'
import { imapFault, readImap, takeUnread } from '../../src/runtime/imap.ts'
import { aTeam } from '../fixtures.ts'
import { startImap, type TestMailbox } from '../imap.ts'
import { createWorld, engines } from '../world.ts'

let box: TestMailbox
beforeEach(async () => {
  box = await startImap()
})
afterEach(() => box.close())

const at = (url = box.url) => {
  const imap = readImap(url)
  if (!imap) throw new Error('no address')
  return imap
}
const letter = (subject: string) =>
  [
    'From: joko@dinkes.example',
    'To: csirt@jatimprov.go.id',
    `Message-ID: <${subject}@x>`,
    `Subject: ${subject}`,
    '',
    'Sudah kami tutup.',
    '',
  ].join('\r\n')

test('unread mail is taken oldest first, marked read, and never taken again', async () => {
  box.messages.push({ raw: letter('satu'), seen: false }, { raw: letter('lama'), seen: true }, { raw: letter('dua'), seen: false })
  const got: string[] = []
  const take = async (raw: Uint8Array) => void got.push(/^Subject: (.*)$/m.exec(new TextDecoder().decode(raw))?.[1]?.trim() ?? '')
  expect(await takeUnread(at(), take)).toEqual({ taken: 2, failed: [] })
  expect(got).toEqual(['satu', 'dua'])
  expect(box.messages.map(({ seen }) => seen)).toEqual([true, true, true])
  expect((await takeUnread(at(), take)).taken).toBe(0)
})

test('what cannot be taken stays unread and holds up no other; it comes again', async () => {
  box.messages.push({ raw: letter('satu'), seen: false }, { raw: letter('dua'), seen: false })
  let first = true
  const take = async () => {
    if (!first) return
    first = false
    throw new Error('disk penuh')
  }
  expect(await takeUnread(at(), take)).toEqual({ taken: 1, failed: ['1: disk penuh'] })
  expect(box.messages.map(({ seen }) => seen)).toEqual([false, true])
  expect((await takeUnread(at(), take)).taken).toBe(1)
})

test('through the mailbox into the letters that wait for somebody', async () => {
  const [sqlite] = engines
  if (!sqlite) throw new Error('no engine')
  const world = await createWorld(sqlite)
  await aTeam(world)
  box.messages.push({ raw: letter('halo'), seen: false })
  await takeUnread(at(), raw => receiveMail(world.ports, raw))
  const rows = await world.ports.database.query.selectFrom('incoming').select(['subject', 'kind']).execute()
  expect(rows).toEqual([{ subject: 'halo', kind: 'human' }])
  await world.close()
})

test('a wrong password, a folder that is not there and a server that is away are said in their own words', async () => {
  expect(await imapFault(at())).toBeNull()
  expect(await imapFault(at(box.url.replace('rahasia', 'salah')))).toContain('salah kata sandi')
  expect(await imapFault(at(box.url.replace('INBOX', 'Lain')))).toContain('no such folder')
  expect(await imapFault(at('imap://a:b@127.0.0.1:1/INBOX'))).toBeTruthy()
  await expect(takeUnread(at('imap://a:b@127.0.0.1:1/INBOX'), async () => undefined)).rejects.toThrow()
})

test.each(['http://a:b@x/', 'imaps://x/', 'imaps://a@x/', 'nonsense'])('%s is no mailbox', text => {
  expect(() => readImap(text)).toThrow('IMAP_URL')
})
