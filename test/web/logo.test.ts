import { decode, encode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { badge } from '../../src/formats/picture/redraw.ts'
import { cookieOf } from '../factor.ts'
import { aTeam, bTeam, type Cast, person } from '../fixtures.ts'
import { createWorld, engines, type World } from '../world.ts'

/** A picture of one colour and a corner of another, and behind its end what a picture does not need. */
function picture(width: number, height: number, behind = ''): Uint8Array {
  const data = new Uint8Array(width * height * 3).fill(200)
  data.fill(20, 0, width)
  return new Uint8Array([...encode({ width, height, data, channels: 3, depth: 8 }), ...new TextEncoder().encode(behind)])
}

describe('A logo at the head of a page', () => {
  test('is a PNG drawn anew, of at most 96 pixels a side, without anything that rode along', () => {
    const drawn = badge(picture(300, 150, '<script>alert(1)</script>')) ?? new Uint8Array()
    expect(decode(drawn)).toMatchObject({ width: 96, height: 48 })
    expect(new TextDecoder('latin1').decode(drawn)).not.toContain('script')
    expect(badge(new TextEncoder().encode('<svg onload=alert(1)>'))).toBeNull()
    expect(badge(picture(300, 150).subarray(0, 60))).toBeNull()
  })
})

for (const engine of engines)
  describe(`The team’s logo on pages, on ${engine.name}`, () => {
    let world: World
    let cast: Cast
    let Cookie: string
    beforeAll(async () => {
      world = await createWorld(engine)
      cast = await aTeam(world)
      Cookie = await cookieOf(world, 'admin@jatim.test')
    }, 60_000)
    afterAll(() => world.close())

    const save = async (more: Record<string, string>, logo?: Uint8Array) => {
      const body = new FormData()
      const fields = { lines: 'PEMPROV', pattern: 'B-{nomor}/{tahun}', paper: 'A4', ...more }
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      if (logo) body.append('files', new File([new Uint8Array(logo)], 'logo.png'))
      return (await world.request('/konsol/admin/kop', { method: 'POST', body, headers: { Cookie } })).status
    }
    const logoOn = async (path: string, cookie = '') => {
      const html = await (await world.request(path, cookie ? { headers: { Cookie: cookie } } : {})).text()
      return /<img class="logo"[^>]*>/.exec(html)?.[0] ?? null
    }

    test('without one there is no picture to ask for', async () => {
      expect(await logoOn('/')).toBeNull()
      expect(await logoOn('/konsol/admin/kop', Cookie)).toBeNull()
    })

    test('set at the letterhead it stands on public pages, in the console and in the portal, with the team’s name, and is kept by browsers for ever', async () => {
      expect(await save({}, picture(300, 150, '<script>'))).toBe(303)
      const img = (await logoOn('/')) ?? ''
      expect(img).toContain(`alt="Logo ${cast.team.name}"`)
      expect(img).toMatch(/width="30" height="30"/)
      const rina = await cookieOf(world, 'rina@jatim.test')
      expect(await logoOn('/konsol/antrean', rina)).toContain('class="logo"')
      await person(world, cast.team, { name: 'Sari Regen', role: 'regency', organisation: '35.25' })
      expect(await logoOn('/instansi', await cookieOf(world, 'sari.regen@jatim.test'))).toContain('class="logo"')
      const address = /src="([^"]+)"/.exec(img)?.[1] ?? ''
      const answer = await world.request(address)
      expect(answer.headers.get('Content-Type')).toBe('image/png')
      expect(answer.headers.get('Cache-Control')).toContain('immutable')
      expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
      const bytes = new Uint8Array(await answer.arrayBuffer())
      expect(decode(bytes)).toMatchObject({ width: 96, height: 48 })
      expect(bytes.length).toBeLessThan(40_000)
    })

    test('its address opens this team’s logo and no other file: not evidence, not under another team’s name, not one of before', async () => {
      const { team } = await bTeam(world)
      const evidence = await world.ports.files.put(picture(10, 10))
      const [, sha] = /tim\/jatim\/([0-9a-f]{64})/.exec((await logoOn('/')) ?? '') ?? []
      for (const path of [`jatim/${evidence}`, `${team.slug}/${sha}`, `tidak-ada/${sha}`])
        expect((await world.request(`/aset/tim/${path}.png`)).status).toBe(404)
      expect(await save({}, picture(200, 200))).toBe(303)
      expect((await world.request(`/aset/tim/jatim/${sha}.png`)).status).toBe(404)
    })

    test('saved without a new one it stays, taken away it is gone', async () => {
      expect(await save({})).toBe(303)
      expect(await logoOn('/')).not.toBeNull()
      expect(await save({ nologo: '1' })).toBe(303)
      expect(await logoOn('/')).toBeNull()
    })
  })
