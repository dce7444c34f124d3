import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf } from '../../factor.ts'
import { aReport, aTeam, type Cast, opened } from '../../fixtures.ts'
import { createWorld, engines, type World } from '../../world.ts'

const typed = {
  form_id: '01980000-0000-7000-8000-000000000001',
  kind: 'web',
  story: 'Beranda kami diganti orang',
  noticed: 'baru-saja',
  ongoing: 'ya',
  system: 'dinkes.contoh.example',
  impact: 'Warga tidak dapat mendaftar',
  actions: 'Belum ada',
  organisation: 'Kantor yang tidak terdaftar',
  name: 'Siti Aminah',
  position: 'Sekretaris',
  phone: '081234567890',
  email: 'siti@contoh.example',
}

for (const engine of engines)
  describe(`changing the language in the middle of something, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    beforeEach(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
    })
    afterEach(() => world.close())

    const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      world.request(path, { method: 'POST', headers, body: new URLSearchParams(fields) })

    test.each([
      ['/lapor', 'What happened?'],
      ['/lapor/2', 'Where, and with what impact?'],
      ['/lapor/3', 'Who is reporting?'],
      ['/lapor/periksa', 'Check your report'],
    ])('the report at %s stays where it is, with everything typed', async (path, title) => {
      const before = await (await send(path, { ...typed, back: path === '/lapor/periksa' ? '' : '1' })).text()
      expect(before).toMatch(new RegExp(`<button [^>]*name="bahasa" value="en"[^>]* form="laporan" formaction="${path}"`))
      const answer = await send(path, { ...typed, bahasa: 'en' })
      const html = await answer.text()
      expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([200, expect.stringMatching(/^bahasa=en;/)])
      expect(html).toContain(`<title>${title}`)
      expect(html).toContain('<html lang="en">')
      expect(Object.values(typed).filter(value => !html.includes(value))).toEqual([])
      const back = await send(path, { ...typed, bahasa: 'id' }, { Cookie: 'bahasa=en' })
      expect(await back.text()).toContain('<html lang="id">')
    })

    test('an empty page of the report is not refused for being read in another language', async () => {
      for (const path of ['/lapor', '/lapor/2', '/lapor/3']) expect((await send(path, { bahasa: 'en' })).status).toBe(200)
    })

    test('from a refused form the switch leads to the page on which the form stands, and never nowhere', async () => {
      const { token, number } = await opened(world, cast.team, aReport())
      const Cookie = await cookieOf(world, 'rina@jatim.test')
      const places = {
        [`/t/${token}/keterangan`]: `/t/${token}`,
        [`/@jatim/t/${token}/keterangan`]: `/@jatim/t/${token}`,
        [`/konsol/tiket/${number}/catatan`]: `/konsol/tiket/${number}`,
        '/tidak/ada/apa-apa': '/',
      }
      for (const [from, to] of Object.entries(places)) {
        const answer = await send('/bahasa', { bahasa: 'en', kembali: from }, { Referer: `http://tanggap.test${from}` })
        expect(answer.headers.get('Location')).toBe(to)
        expect((await world.request(to, { headers: { Cookie } })).status).toBe(200)
      }
    })
  })
