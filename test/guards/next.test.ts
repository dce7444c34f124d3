import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inside, pageBefore, withNext } from '../../src/web/next.ts'
import { codesAround, cookieOf } from '../factor.ts'
import { aTeam, password } from '../fixtures.ts'
import { hidden } from '../identity/visitor.ts'
import { createWorld, engines, type World } from '../world.ts'

const home = 'https://tanggap.test'

/** What leads elsewhere when a browser, a proxy or a careless program reads it. */
const hostile = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'https://tanggap.test@evil.example',
  'https://tanggap.test.evil.example/',
  '@evil.example',
  'evil.example/konsol',
  '/konsol\r\nLocation: https://evil.example',
  '/konsol\u0000',
  '/\u2028/evil.example',
  '／／evil.example',
  '',
  'konsol',
  '?next=x',
  '#x',
]
/** These stay here, whatever they look like: their letters are part of a path. */
const harmless = [
  '/%2f%2fevil.example',
  '/%5c%5cevil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/konsol/@evil.example',
  '/@jatim/lapor',
]

const pieces = fc.constantFrom(
  ...[
    '/',
    '//',
    '\\',
    '\t',
    '\n',
    '\r',
    ' ',
    '.',
    '..',
    '@',
    ':',
    '%2f',
    '%5c',
    '%09',
    '%00',
    '?',
    '#',
    '&',
    ';',
    '\u2028',
    '／',
    '\u202e',
  ],
  ...['evil.example', 'konsol', 'javascript', 'https', 'data', 'user:pass', '[::1]', 'tanggap.test'],
)
const typed = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map(parts => parts.join('')),
  fc.array(pieces, { maxLength: 8 }).map(parts => `/${parts.join('')}`),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.webUrl(),
)

describe('where one is sent back to', () => {
  test.each(hostile)('%j is no page of ours', value => {
    expect(inside(value)).toBeUndefined()
  })

  test.each(harmless)('%j is a path here', value => {
    expect(new URL(inside(value) ?? 'https://lost.example', home).origin).toBe(home)
  })

  test('whatever was typed: nowhere, or a page of ours; unchanged, and in one line', () => {
    let accepted = 0
    fc.assert(
      fc.property(typed, value => {
        const next = inside(value)
        if (next === undefined) return
        accepted += 1
        expect(next).toBe(value)
        expect(new URL(next, home).origin).toBe(home)
        expect(new URL(next, `${home}/masuk`).origin).toBe(home)
        expect(next).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
        expect(new URL(withNext('/masuk', next), home).searchParams.get('next')).toBe(next)
      }),
      { numRuns: 20_000 },
    )
    expect(accepted).toBeGreaterThan(500)
  })

  test('what is no text is nowhere', () => {
    for (const value of [undefined, null, 7, ['/konsol'], { toString: () => '/konsol' }, new File(['/konsol'], 'x')])
      expect(inside(value)).toBeUndefined()
  })

  test('whatever stands in Referer: nowhere, or a page of ours', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          typed,
          typed.map(path => `${home}/${path}`),
        ),
        referer => {
          const next = pageBefore({ req: { url: `${home}/konsol/admin/tim`, header: () => referer } })
          if (next !== undefined) expect(new URL(next, home).origin).toBe(home)
        },
      ),
      { numRuns: 5000 },
    )
  })
})

for (const engine of engines)
  describe(`Signing in with a hostile way back, on ${engine.name}`, () => {
    let world: World
    beforeAll(async () => {
      world = await createWorld(engine)
      await aTeam(world)
    })
    afterAll(() => world.close())

    const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      world.request(path, { method: 'POST', body: new URLSearchParams(fields), headers })

    test('the pages never carry it on, and the last step leads into the house', async () => {
      for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example']) {
        const page = await (await world.request(`/masuk?next=${encodeURIComponent(next)}`)).text()
        expect(hidden(page, 'next')).toBe('')
        const half = await post('/masuk', { email: 'rina@jatim.test', password, next })
        expect(half.headers.get('Location')).toMatch(/^\/(konsol\/antrean|masuk\/faktor)$/)
        const Cookie = half.headers.get('Set-Cookie')?.split(';')[0] ?? ''
        const asked = await world.request(`/masuk/faktor?next=${encodeURIComponent(next)}`, { headers: { Cookie } })
        expect(await asked.text()).not.toContain('evil.example')
        world.clock.advance('2m')
        const whole = await post('/masuk/faktor', { code: codesAround(world.ports.now())[0] ?? '', next }, { Cookie })
        expect(whole.status).toBe(303)
        expect(whole.headers.get('Location')).toMatch(/^\/(konsol|instansi)/)
      }
    })

    test('the proof before a sensitive act leads back to our page and no other', async () => {
      const Cookie = await cookieOf(world, 'admin@jatim.test')
      world.clock.advance('11m')
      const again = async (Referer: string) => {
        const answer = await world.request('/konsol/admin/pengguna', {
          method: 'POST',
          headers: { Cookie, Referer, 'Sec-Fetch-Site': 'same-origin' },
          body: new URLSearchParams(),
        })
        return answer.headers.get('Location')
      }
      expect(await again('http://tanggap.test/konsol/admin/pengguna')).toBe('/masuk/ulang?next=%2Fkonsol%2Fadmin%2Fpengguna')
      expect(await again('https://evil.example/konsol')).toBe('/masuk/ulang')
      expect(await again('http://tanggap.test//evil.example')).toBe('/masuk/ulang')
    })
  })
