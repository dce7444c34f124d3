import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../src/runtime/node/serve.ts'
import { networkOf } from '../../src/web/address.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, organisationOf, reported } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

const megabyte = 1024 * 1024

describe('whose address counts', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    networkOf(addressOf({ socket: { remoteAddress }, headers: { ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) } }))

  test('who comes directly makes no new buckets by naming other addresses', () => {
    const buckets = ['1.1.1.1', '2.2.2.2, 3.3.3.3', '127.0.0.1', '', 'unknown', '::1'].map(forwarded => from('203.0.113.9', forwarded))
    expect(new Set(buckets)).toEqual(new Set(['203.0.113.9']))
    expect(new Set(['2001:db8::1', '2001:db8::2'].map(peer => from(peer, '9.9.9.9')))).toEqual(new Set(['2001:db8:0:0::/64']))
  })

  test('through a proxy on this machine only what the proxy itself wrote down counts, the last one', () => {
    const buckets = ['203.0.113.9', '1.1.1.1, 203.0.113.9', '2.2.2.2,3.3.3.3,203.0.113.9', 'x, , 203.0.113.9 ']
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(new Set(buckets.map(forwarded => from(peer, forwarded)))).toEqual(new Set(['203.0.113.9']))
  })

  test('what is no address is one short bucket', () => {
    expect(from('127.0.0.1', 'a'.repeat(5000)).length).toBeLessThanOrEqual(100)
    expect(from('127.0.0.1', '')).toBe('127.0.0.1')
  })
})

for (const engine of engines)
  describe(`Bodies that are too large, on ${engine.name}`, () => {
    let world: World
    let lead: string
    let agus: string
    beforeAll(async () => {
      world = await createWorld(engine)
      const cast = await aTeam(world)
      await reported(world, cast.team, { organisation: await organisationOf(world, cast.team, '35.25/dinkes') })
      lead = await cookieOf(world, `${cast.bagus.name.toLowerCase().replaceAll(' ', '.')}@jatim.test`)
      agus = await cookieOf(world, `${cast.agus.name.toLowerCase().replaceAll(' ', '.')}@jatim.test`)
    })
    afterAll(() => world.close())

    const doors: [string, number, () => Record<string, string>][] = [
      ['/lapor/kirim', 60, () => ({})],
      ['/t/x/keterangan', 60, () => ({})],
      ['/masuk', 1, () => ({})],
      ['/pulihkan', 1, () => ({})],
      ['/api/v1/reports', 75, () => ({ 'Content-Type': 'application/json' })],
      ['/api/v1/contacts', 1, () => ({ 'Content-Type': 'application/json' })],
      ['/instansi/laporan/TKT-2607-0001/keterangan', 60, () => ({ Cookie: agus })],
      ['/konsol/tiket/TKT-2607-0001/bukti', 60, () => ({ Cookie: lead })],
      ['/konsol/tiket/TKT-2607-0001/catatan', 60, () => ({ Cookie: lead })],
      ['/konsol/admin/organisasi/periksa', 1, () => ({ Cookie: lead })],
      ['/konsol/admin/kontak/simpan', 1, () => ({ Cookie: lead })],
      ['/konsol/ditahan/tolak', 1, () => ({ Cookie: lead })],
    ]

    test.each(doors)('%s takes no more than %i MB, by its own word', async (path, limit, headers) => {
      const length = String(limit * megabyte + 1)
      const answer = await world.request(path, { method: 'POST', body: 'x', headers: { ...headers(), 'Content-Length': length } })
      expect(answer.status).toBe(413)
      expect(await answer.text()).toContain(`paling banyak ${limit} MB`)
    })

    test.each(doors)('%s takes no more than %i MB when nothing is said', async (path, limit, headers) => {
      const { body, sent } = endless()
      const init = {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'text/plain', ...headers(), 'Transfer-Encoding': 'chunked' },
        duplex: 'half',
      }
      const answer = await world.request(path, init as RequestInit)
      expect(answer.status).toBe(413)
      expect(sent()).toBeLessThan((limit + 2) * megabyte)
    })
  })

function endless() {
  const part = new Uint8Array(256 * 1024).fill(120)
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += part.length
      controller.enqueue(part)
    },
  })
  return { body, sent: () => sent }
}
