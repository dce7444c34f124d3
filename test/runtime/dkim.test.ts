import { createHash, createVerify, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import { readDkim } from '../../src/runtime/dkim.ts'
import { smtpMailer } from '../../src/runtime/mailer.ts'
import { startSmtp } from '../smtp.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const DKIM_KEY = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
const env = { DKIM_DOMAIN: 'tanggap.test', DKIM_SELECTOR: 'juli', DKIM_KEY }
const headers = {
  'Auto-Submitted': 'auto-generated',
  'List-Unsubscribe': '<https://x.test/b>',
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
}

/** RFC 6376 for relaxed/relaxed, written from its text: what a receiver computes. */
function isSigned(raw: string, key: KeyObject): boolean {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const fields = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const relaxed = (field: string) => {
    const [name = '', ...value] = field.split(':')
    return `${name.trim().toLowerCase()}:${value
      .join(':')
      .replace(/[ \t]+/g, ' ')
      .trim()}`
  }
  const signature = fields.find(field => /^dkim-signature:/i.test(field)) ?? ''
  const tag = (name: string) => new RegExp(`[:;]\\s*${name}=([^;]*)`).exec(signature)?.[1] ?? ''
  const lines = rest
    .join('\r\n\r\n')
    .split('\r\n')
    .map(line => line.replace(/[ \t]+/g, ' ').trimEnd())
  const body = `${lines.join('\r\n').replace(/(\r\n)+$/, '')}\r\n`
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tag('bh').replace(/\s/g, '')) return false
  const named = tag('h')
    .split(':')
    .map(name => name.trim().toLowerCase())
  const covered = named.flatMap(name =>
    fields
      .filter(field => relaxed(field).startsWith(`${name}:`))
      .slice(-1)
      .map(relaxed),
  )
  const own = relaxed(signature).replace(/([;:]\s*b=)[^;]*/, '$1')
  return createVerify('sha256')
    .update([...covered, own].join('\r\n'), 'latin1')
    .verify(key, tag('b').replace(/\s/g, ''), 'base64')
}

async function received(): Promise<string> {
  const server = await startSmtp()
  const mailer = smtpMailer({ url: server.url, dkim: readDkim(env) })
  const about = { messageId: '<n4.1@tanggap.test>', from: { name: 'TTIS', address: 'tim@tanggap.test' }, to: 'agus@gresikkab.test', cc: [] }
  await mailer.send({
    ...about,
    envelopeFrom: 'b@tanggap.test',
    subject: 'Tambal  CMS – segera',
    text: 'Baris satu  \n\nDua\n',
    html: '<p>Dua</p>',
    headers,
  })
  mailer.close()
  await server.close()
  return Buffer.from(server.received[0]?.raw ?? []).toString('latin1')
}

test('a receiver that knows the public key finds the message untouched; one changed letter, and it does not', async () => {
  const raw = await received()
  expect(raw).toMatch(/d=tanggap\.test;[\s\S]*s=juli;/)
  expect(isSigned(raw, publicKey)).toBe(true)
  expect(isSigned(raw.replace('Baris', 'Garis'), publicKey)).toBe(false)
  expect(isSigned(raw.replace('Auto-Submitted: auto', 'Auto-Submitted: ayto'), publicKey)).toBe(false)
  expect(isSigned(raw.replace('=One-Click', '=Two-Click'), publicKey)).toBe(false)
  expect(isSigned(raw, generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBe(false)
})

test('none of the three is no signing; one missing, a short key or something else is refused by its name', () => {
  const short = String(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' }))
  expect(readDkim({})).toBeNull()
  expect(readDkim({ ...env, DKIM_KEY: DKIM_KEY.replaceAll('\n', '\\n') })?.key).toBe(DKIM_KEY)
  for (const [name, value] of [
    ['DKIM_DOMAIN', ''],
    ['DKIM_SELECTOR', 'a b'],
    ['DKIM_DOMAIN', 'x'],
    ['DKIM_KEY', 'x'],
    ['DKIM_KEY', short],
  ] as const)
    expect(() => readDkim({ ...env, [name]: value })).toThrow(name)
})
