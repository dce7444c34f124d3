import { describe, expect, test } from 'vitest'
import { defang, indicatorKind, indicatorsIn, plainIndicators } from '../../src/core/indicator.ts'
import { unlinked } from '../../src/core/refang.ts'

const of = (text: string) => indicatorsIn(text).map(({ kind, value }) => `${kind} ${value}`)
const hex = (length: number) => 'a1b2c3d4e5f60718'.repeat(8).slice(0, length)

describe('Indicators pasted in any form', () => {
  test.each([
    ['hxxp://evil.example/a', 'url http://evil.example/a'],
    ['hXXps[:]//Evil[.]example[/]Jalur?x=1', 'url https://evil.example/Jalur?x=1'],
    ['h**ps://evil.example', 'url https://evil.example'],
    ['https://evil.example/', 'url https://evil.example'],
    ['fxp://evil.example/x', 'url ftp://evil.example/x'],
    ['https://evil.example/a_(b)', 'url https://evil.example/a_(b)'],
    ['evil[.]example', 'domain evil.example'],
    ['evil(.)example', 'domain evil.example'],
    ['evil{.}example', 'domain evil.example'],
    ['evil[.example', 'domain evil.example'],
    ['evil (dot) example', 'domain evil.example'],
    ['evil[dot]go[dot]id', 'domain evil.go.id'],
    ['evil[titik]example', 'domain evil.example'],
    ['*.Evil.Example', 'domain evil.example'],
    ['пример.рф', 'domain пример.рф'],
    ['evil\u200b.example', 'domain evil.example'],
    ['203[.]0[.]113[.]7', 'ipv4 203.0.113.7'],
    ['203.0.113.7:8443', 'ipv4 203.0.113.7'],
    ['203.0.113.0/24', 'ipv4 203.0.113.0/24'],
    ['2001:0DB8:0:0:0:0:0:1', 'ipv6 2001:db8::1'],
    ['2001[:]db8[:][:]1', 'ipv6 2001:db8::1'],
    ['2001:db8::/32', 'ipv6 2001:db8::/32'],
    ['Agus[at]evil(dot)example', 'email agus@evil.example'],
    ['agus [@] evil.example', 'email agus@evil.example'],
    ['cve-2026-12345', 'cve CVE-2026-12345'],
    [hex(32).toUpperCase(), `md5 ${hex(32)}`],
    [`SHA1: ${hex(40)}`, `sha1 ${hex(40)}`],
    [`sha256:${hex(64)}`, `sha256 ${hex(64)}`],
    [hex(128), `sha512 ${hex(128)}`],
    ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'wallet bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
    ['1BoatSLRHtKNngkdXEeobR76b53LETtpyT', 'wallet 1BoatSLRHtKNngkdXEeobR76b53LETtpyT'],
    [`0x${hex(40)}`, `wallet 0x${hex(40)}`],
    ['run[.]sh', 'domain run.sh'],
  ])('%s', (typed, expected) => {
    expect(of(typed)).toEqual([expected])
  })

  test.each([
    'index.php',
    'run.sh',
    'wp-login.php?x=1',
    hex(31),
    '300.1.2.3',
    '203.0.113',
    'CVE-26-1',
    'sudah diblokir',
    '2:30',
    'http://',
    'a@b',
    '1:2:3',
  ])('%s is none that we know, and is kept as it was typed', typed => {
    expect(indicatorsIn(typed)).toEqual([{ kind: null, value: typed }])
  })

  test('sentences around them, lists, duplicates in another spelling and lines that say nothing', () => {
    const pasted = `Pelaku masuk dari hxxps://slot[.]example/amp, lalu (lihat 203[.]0[.]113[.]7) ke “panel[.]example”.
- https://SLOT.example/amp
* 203.0.113.7
----

Webshell: ${hex(64)}; surel pelaku agus[at]evil[.]example.
Hubungi tim bila ragu
hash rusak ${hex(30)} dan 203.0.113.8`
    expect(of(pasted)).toEqual([
      'url https://slot.example/amp',
      'ipv4 203.0.113.7',
      'domain panel.example',
      `sha256 ${hex(64)}`,
      'email agus@evil.example',
      'null Hubungi tim bila ragu',
      `null ${hex(30)}`,
      'ipv4 203.0.113.8',
    ])
  })

  test('what is stored is understood again, and comes out the same', () => {
    const once = plainIndicators([
      'hxxps[:]//a[.]example/x',
      'b[.]example',
      '203[.]0[.]113[.]7',
      'bukan apa-apa',
      '2001:DB8::1',
      'x[at]y.example',
    ])
    expect(plainIndicators(once)).toEqual(once)
    expect(plainIndicators(once.map(one => (indicatorKind(one) ? defang(one) : one)))).toEqual(once)
    expect(once.map(indicatorKind)).toEqual(['url', 'domain', 'ipv4', null, 'ipv6', 'email'])
  })

  test('shown so that nothing can be clicked; hashes and versions pass', () => {
    expect(defang('https://slot.example/a.js')).toBe('hxxps://slot[.]example/a[.]js')
    expect(defang('ftp://203.0.113.7/x')).toBe('fxp://203[.]0[.]113[.]7/x')
    expect(defang('agus@evil.example')).toBe('agus[@]evil[.]example')
    expect(defang('пример.рф')).toBe('пример[.]рф')
    expect(defang(`versi 6.4.2 ${hex(64)}`)).toBe(`versi 6.4.2 ${hex(64)}`)
    expect(unlinked('Buka HTTPS://x.example sekarang')).toBe('Buka hxxPS://x.example sekarang')
  })

  test('twenty thousand lines of nonsense are read in a second', () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `${'a.'.repeat(40)}${n} ${'1:'.repeat(12)} [.](.)`).join('\n')
    const began = performance.now()
    indicatorsIn(lines.slice(0, 200_000))
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
