import { describe, expect, test } from 'vitest'
import { observablesIn } from '../../src/core/observable.ts'
import { isExported, warningOf } from '../../src/core/warning-list.ts'

const of = (text: string) => observablesIn(text).map(({ kind, value }) => `${kind} ${value}`)

describe('What a text names', () => {
  test('every kind, in any spelling, each once, and none of the words around it', () => {
    const told = `Ada tautan hxxps://gacor[.]example/x dari 203[.]0[.]113[.]7 (juga 203.0.113.7).
Pelaku menulis dari agus[at]evil[.]example, minta transfer ke bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq
atau WA 0812-3456-7890 / +62 812 3456 7890. Lewat CVE-2026-12345, berkas d41d8cd98f00b204e9800998ecf8427e.`
    expect(of(told)).toEqual([
      'url https://gacor.example/x',
      'ipv4 203.0.113.7',
      'email agus@evil.example',
      'wallet bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      'cve CVE-2026-12345',
      'md5 d41d8cd98f00b204e9800998ecf8427e',
      'phone +6281234567890',
    ])
  })

  test.each([
    ['081234567890', ['phone +6281234567890']],
    ['0812.3456.789', ['phone +628123456789']],
    ['62 813-1234-5678', ['phone +6281312345678']],
    ['(031) 8290000', ['phone +62318290000']],
    ['031-8290000', ['phone +62318290000']],
    ['+62 31-8290000', ['phone +62318290000']],
    ['Rekening 0812345678901234', []],
    ['1234567890', []],
    ['NIP 198501012010011001', []],
    ['2026-07-14 08:12', []],
    ['0800', []],
    ['x0812345678901', []],
  ])('%s', (text, expected) => expect(of(text)).toEqual(expected))

  test('a log of a million letters is read in a second, and as far as it is read', () => {
    const log = Array.from({ length: 20_000 }, (_, n) => `203.0.113.${n % 250} GET /a.php?x=${n} 0812${n}`).join('\n')
    const began = performance.now()
    expect(observablesIn(log).length).toBeLessThanOrEqual(1000)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('The warning list', () => {
  const own = { domains: ['dinkes.gresikkab.go.id', 'layanan.example'], ranges: ['103.10.4.0/24'] }
  const warning = (text: string) => observablesIn(text).map(one => warningOf(one, own))

  test.each([
    ['https://dinkes.gresikkab.go.id/a', 'sendiri'],
    ['ppid.gresikkab.go.id', 'sendiri'],
    ['admin@gresikkab.go.id', 'sendiri'],
    ['sub.layanan.example', 'sendiri'],
    ['103.10.4.77', 'sendiri'],
    ['http://103.10.4.77:8080/x', 'sendiri'],
    ['google.com', 'umum'],
    ['www.google.com', 'umum'],
    ['https://facebook.com/', 'umum'],
    ['192.168.1.5', 'umum'],
    ['8.8.8.8', 'umum'],
    ['d41d8cd98f00b204e9800998ecf8427e', 'umum'],
    ['https://docs.google.com/forms/d/penipuan', null],
    ['penipu@gmail.com', null],
    ['gresikkab-go.id', null],
    ['notgoogle.com', null],
    ['surabaya.go.id', null],
    ['45.155.205.1', null],
  ])('%s: %s', (text, expected) => expect(warning(text)).toEqual([expected]))

  test('what is on it leaves in no file, unless a person called it dangerous; what a person called safe neither', () => {
    expect([isExported(null, null), isExported('umum', null), isExported('sendiri', 'bahaya'), isExported(null, 'aman')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})
