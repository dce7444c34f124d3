import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Chip, filterFields, filterWithout, mostChips, readFilter } from '../../../src/core/queue/filter.ts'

const reader = {
  me: 'u1',
  people: [
    { id: 'u1', name: 'Rina Wulandari', email: 'rina@jatim.test' },
    { id: 'u2', name: 'Bagus Santoso', email: 'bagus@jatim.test' },
  ],
  now: new Date('2026-07-14T02:00:00.000Z'),
  zone: 'Asia/Jakarta',
}
const read = (typed: string) => readFilter(typed, reader)
const terms = (typed: string) => read(typed).map(({ term }) => term)
const wrong = (typed: string) => read(typed).flatMap(chip => chip.wrong)

describe('The filter of the queue', () => {
  test.each([
    ['status:diperiksa,ditangani', { not: false, by: 'status', values: ['diperiksa', 'ditangani'] }],
    ['-status:selesai', { not: true, by: 'status', values: ['selesai'] }],
    ['status:"Menunggu OPD"', { not: false, by: 'status', values: ['menunggu'] }],
    ['Keparahan:TINGGI,belum', { not: false, by: 'keparahan', values: ['tinggi', 'belum'] }],
    ['kategori:"kebocoran data"', { not: false, by: 'kategori', values: ['kebocoran-data'] }],
    ['jenis:web', { not: false, by: 'kategori', values: ['web'] }],
    ['tlp:amber+strict', { not: false, by: 'tlp', values: ['AMBER+STRICT'] }],
    ['tlp:TLP:RED', { not: false, by: 'tlp', values: ['RED'] }],
    ['opd:35.25/dinkes', { not: false, by: 'opd', values: ['35.25/dinkes'] }],
    ['opd:"Dinas Kesehatan, Gresik"', { not: false, by: 'opd', values: ['dinas kesehatan, gresik'] }],
    ['pemilik:saya', { not: false, by: 'pemilik', values: ['u1'] }],
    ['-pemilik:belum', { not: true, by: 'pemilik', values: ['belum'] }],
    ['pemilik:bagus', { not: false, by: 'pemilik', values: ['u2'] }],
    ['pemilik:RINA@jatim.test', { not: false, by: 'pemilik', values: ['u1'] }],
    ['tenggat:<4j', { not: false, by: 'tenggat', values: [{ before: '2026-07-14T06:00:00.000Z' }] }],
    ['tenggat:>2h', { not: false, by: 'tenggat', values: [{ after: '2026-07-16T02:00:00.000Z' }] }],
    ['tenggat:<30m,tanpa', { not: false, by: 'tenggat', values: [{ before: '2026-07-14T02:30:00.000Z' }, 'tanpa'] }],
    ['tenggat:lewat', { not: false, by: 'tenggat', values: [{ before: '2026-07-14T02:00:00.000Z' }] }],
    ['sejak:2026-07-01', { not: false, by: 'sejak', values: ['2026-06-30T17:00:00.000Z'] }],
    ['sejak:1/7/2026', { not: false, by: 'sejak', values: ['2026-06-30T17:00:00.000Z'] }],
    ['sejak:hari-ini', { not: false, by: 'sejak', values: ['2026-07-13T17:00:00.000Z'] }],
    ['sejak:kemarin', { not: false, by: 'sejak', values: ['2026-07-12T17:00:00.000Z'] }],
    ['sejak:7h', { not: false, by: 'sejak', values: ['2026-07-07T02:00:00.000Z'] }],
    ['"slot gacor"', { not: false, by: 'kata', values: ['"slot gacor"'] }],
    ['-maxwin', { not: true, by: 'kata', values: ['maxwin'] }],
    ['https://evil.example/a', { not: false, by: 'kata', values: ['https://evil.example/a'] }],
    ['10.0.0.1', { not: false, by: 'kata', values: ['10.0.0.1'] }],
  ])('%s', (typed, term) => {
    expect(terms(typed)).toEqual([term])
    expect(wrong(typed)).toEqual([])
  })

  test.each([
    ['keparahan:tingi', 'keparahan:tingi – tidak dikenal; maksud Anda tinggi?'],
    ['keparahan:xyz', 'keparahan:xyz – tidak dikenal; pilihannya rendah, sedang, tinggi, kritis, belum.'],
    ['statis:selesai', 'statis: tidak dikenal; maksud Anda status:?'],
    ['tenggat:4j', 'tenggat:4j – kurang tandanya; maksud Anda tenggat:<4j?'],
    ['tenggat:besok', 'tenggat:besok – tidak dikenal; tulis mis. <4j, <30m, >2h, lewat, atau tanpa.'],
    ['sejak:2026-02-30', 'sejak:2026-02-30 – bukan tanggal; tulis mis. 2026-11-01, hari-ini, kemarin, atau 7h.'],
    ['pemilik:bagas', 'pemilik:bagas – tidak ada di tim; maksud Anda Bagus Santoso?'],
    ['pemilik:zubaidah', 'pemilik:zubaidah – tidak ada analis atau ketua tim bernama itu.'],
    ['tlp:', 'tlp: belum diisi. Pilihannya: red, amber+strict, amber, green, clear.'],
    [
      'constructor:x',
      'constructor: tidak dikenal; pilihannya status, keparahan, opd, pemilik, tenggat, kategori, tlp, sejak. Untuk mencari katanya, beri tanda petik.',
    ],
    [
      'kategori:__proto__',
      `kategori:__proto__ – tidak dikenal; pilihannya web, phishing, malware, akun, kebocoran-data, ddos, kerentanan, hoaks, lainnya, belum-tahu.`,
    ],
    ['"--"', '"--" – tidak ada huruf atau angka untuk dicari.'],
  ])('%s is named', (typed, sentence) => {
    expect(wrong(typed)).toEqual([sentence])
    expect(terms(typed)).toEqual([null])
  })

  test('of a part with a wrong value the right ones still count, and so do the other parts', () => {
    const chips = read('keparahan:tingi,kritis kategori:web')
    expect(chips.map(({ term }) => term && 'values' in term && term.values)).toEqual([['kritis'], ['web']])
    expect(wrong('keparahan:tingi,kritis kategori:web')).toHaveLength(1)
  })

  test('a chip is taken out and nothing else changes', () => {
    const chips = read('keparahan:tinggi "slot gacor" -opd:"dinas kesehatan"')
    expect(filterWithout(chips, chips[1] as Chip)).toBe('keparahan:tinggi -opd:"dinas kesehatan"')
    expect(filterWithout(chips, chips[0] as Chip)).toBe('"slot gacor" -opd:"dinas kesehatan"')
  })

  test('a thousand parts are twenty and one sentence', () => {
    const chips = read('a '.repeat(200))
    expect(chips).toHaveLength(mostChips + 1)
    expect(chips.at(-1)?.wrong).toEqual(['Paling banyak 20 bagian; sisanya tidak dipakai.'])
  })

  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '"',
      '-',
      ':',
      ',',
      '<',
      '4j',
      ' ',
      '\u0000',
      '\u200f',
      '🙈',
      '\ud800',
      'tinggi',
      ...Object.keys(filterFields).map(name => `${name}:`),
    ),
  )
  const garbage = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(''))

  test('whatever is typed is read: every part counts or says why not, and the same filter comes back from its chips', () => {
    fc.assert(
      fc.property(garbage, typed => {
        const chips = read(typed)
        for (const { term, wrong: sentences } of chips) expect(term !== null || sentences.length > 0).toBe(true)
        if (chips.length > mostChips) return
        const again = chips.map(({ text }) => text).join(' ')
        expect(read(again)).toEqual(chips)
      }),
      { numRuns: 3000 },
    )
  })

  test('it is read in time that grows with its length only', () => {
    const started = performance.now()
    for (const bad of ['"'.repeat(5000), 'a:'.repeat(2500), '-'.repeat(5000), `${'a'.repeat(4999)}:`, 'opd:,'.repeat(1000)]) read(bad)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
