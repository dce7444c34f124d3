import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPublicAddress, publicUrl } from '../../src/core/public-address.ts'
import { publicFetcher } from '../../src/runtime/node/fetch-public.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, '../data/tls', name), 'utf8')
const limits = { bytes: 1024 * 1024, seconds: 5 }
let server: Server
let asked: string[] = []
let port = 0

beforeAll(async () => {
  server = createServer({ key: read('katalog.key'), cert: read('katalog.crt') }, (request, answer) => {
    asked.push(`${request.headers.host}${request.url}`)
    const go = (to: string) => answer.writeHead(302, { Location: to }).end()
    if (request.url === '/ada') return answer.end('{"ini":"katalog"}')
    if (request.url === '/pindah') return go('https://lain.example/ada')
    if (request.url === '/ke-dalam') return go('https://dalam.example/rahasia')
    if (request.url === '/ke-http') return go('http://lain.example/ada')
    if (request.url === '/putar') return go('/putar')
    if (request.url === '/besar') return answer.end(Buffer.alloc(2 * 1024 * 1024))
    if (request.url === '/diam') return answer.write('{')
    return answer.writeHead(404).end()
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise(closed => server.close(closed).closeAllConnections()))

/** As if the names were public; dalam.example is not. */
const fetchPublic = (url: string, seconds = 5) => {
  asked = []
  return publicFetcher({
    resolve: async host => [{ address: host === 'dalam.example' ? '10.0.0.5' : '127.0.0.1', family: 4 }],
    isAllowed: address => address === '127.0.0.1',
    port,
    ca: read('katalog.crt'),
  })(url, { ...limits, seconds })
}

test('what stands at an address comes, over a redirect too', async () => {
  expect(new TextDecoder().decode(((await fetchPublic('https://katalog.example/ada')) as { bytes: Uint8Array }).bytes)).toBe(
    '{"ini":"katalog"}',
  )
  expect(await fetchPublic('https://katalog.example/pindah')).toHaveProperty('bytes')
  expect(asked).toEqual(['katalog.example/pindah', 'lain.example/ada'])
})

test.each([
  ['https://katalog.example/tidak-ada', 'menjawab 404'],
  ['https://katalog.example/ke-dalam', 'jaringan dalam'],
  ['https://katalog.example/ke-http', 'hanya alamat https'],
  ['https://katalog.example/putar', 'dialihkan lebih dari 3 kali'],
  ['https://katalog.example/besar', 'lebih besar dari 1 MB'],
  ['https://dalam.example/', 'jaringan dalam'],
  ['https://salah.example/ada', 'sambungan gagal (ERR_TLS_CERT_ALTNAME_INVALID)'],
])('%s: %s', async (url, reason) => {
  expect(await fetchPublic(url)).toEqual({ reason: expect.stringContaining(reason) })
  expect(asked.join()).not.toContain('dalam.example')
})

test('a server that never ends is left in time', async () => {
  expect(await fetchPublic('https://katalog.example/diam', 1)).toEqual({ reason: 'tidak selesai dalam 1 detik.' })
})

test('without any leave, a name of this machine is refused before anybody is asked', async () => {
  const real = publicFetcher({
    resolve: async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
    port,
  })
  asked = []
  expect(await real('https://katalog.example/ada', limits)).toEqual({ reason: 'namanya menunjuk ke jaringan dalam.' })
  expect(asked).toEqual([])
})

test.each([
  'http://katalog.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://localhost/',
  'https://printer.local/',
  'https://user:sandi@katalog.example/',
  'https://katalog.example:8443/',
  'file:///etc/passwd',
  'gopher://katalog.example/',
  '',
])('%s is no public address', url => {
  expect(publicUrl(url)).toBeNull()
})

test.each([
  '10.1.2.3',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
])('%s is not on the public internet, in no clothes', address => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  for (const same of [address, `::ffff:${address}`, `::ffff:${hex}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::1`])
    expect([same, isPublicAddress(same)]).toEqual([same, false])
})

test.each([
  ['8.8.8.8', true],
  ['103.10.4.7', true],
  ['2606:4700::1111', true],
  ['::1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['kata', false],
  ['', false],
])('%s: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})
