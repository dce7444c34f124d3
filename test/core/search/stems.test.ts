import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldOf, stemsOf } from '../../../src/core/search/stems.ts'
import { plain, wordsOf } from '../../../src/core/search/words.ts'

const alike = (a: string, b: string) => [a, ...stemsOf(a)].some(stem => [b, ...stemsOf(b)].includes(stem))

describe('The stems of Indonesian words', () => {
  test.each([
    ['serang', 'menyerang', 'diserang', 'serangan', 'penyerang', 'penyerangan', 'serangannya', 'terserang'],
    ['kirim', 'mengirim', 'mengirimkan', 'dikirim', 'kiriman', 'pengiriman', 'pengirim', 'terkirimlah'],
    ['retas', 'meretas', 'diretas', 'peretas', 'peretasan', 'peretasannya'],
    ['tipu', 'menipu', 'penipu', 'penipuan', 'ditipu', 'tertipu'],
    ['pulih', 'memulihkan', 'dipulihkan', 'pemulihan', 'kepulihan'],
    ['lapor', 'melapor', 'melaporkan', 'laporan', 'pelapor', 'pelaporan', 'dilaporkan', 'terlapor'],
    ['bocor', 'kebocoran', 'membocorkan', 'dibocorkan', 'pembocoran', 'bocornya'],
    ['ubah', 'mengubah', 'berubah', 'diubah', 'perubahan', 'pengubahan'],
    ['aman', 'keamanan', 'mengamankan', 'pengamanan', 'diamankan'],
    ['curi', 'mencuri', 'pencurian', 'pencuri', 'dicuri'],
    ['unggah', 'mengunggah', 'diunggah', 'unggahan', 'pengunggah'],
    ['baik', 'memperbaiki', 'perbaikan', 'diperbaiki'],
  ])('%s and its family find each other', (...family) => {
    for (const one of family) for (const other of family) expect([one, other, alike(one, other)]).toEqual([one, other, true])
  })

  test.each([
    ['situs', 'surel'],
    ['dinas', 'nasi'],
    ['beras', 'asas'],
    ['laman', 'lama'],
    ['data', 'date'],
    ['server', 'serve'],
    ['masuk', 'asuk'],
    ['serang', 'perang'],
  ])('%s is not taken for %s', (one, other) => expect(alike(one, other)).toBe(false))

  test('a stem is shorter than its word, made of its letters, and never the word itself', () => {
    const letter = fc.constantFrom(...'abdegiklmnoprstu')
    const word = fc.oneof(
      fc.array(letter, { minLength: 1, maxLength: 20 }).map(all => all.join('')),
      fc
        .tuple(
          fc.constantFrom('me', 'mem', 'men', 'meng', 'meny', 'pe', 'ber', 'di', 'ter', 'ke'),
          fc.array(letter, { minLength: 3, maxLength: 8 }),
        )
        .map(([prefix, rest]) => prefix + rest.join('')),
    )
    fc.assert(
      fc.property(word, one => {
        for (const stem of stemsOf(one)) {
          expect(stem.length).toBeGreaterThanOrEqual(4)
          expect(stem.length).toBeLessThan(one.length)
          expect(one).toContain(stem.slice(1))
        }
        expect(stemsOf(one)).not.toContain(one)
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever affix a stem gets, it is found again', () => {
    const stem = fc
      .array(fc.tuple(fc.constantFrom(...'bcdgjlrw'), fc.constantFrom(...'aiueo')), { minLength: 2, maxLength: 4 })
      .map(all => `${all.flat().join('')}h`)
    const prefix = fc.constantFrom('', 'di', 'ber', 'ter', 'ke', 'se', 'per', 'diper', 'memper')
    const suffix = fc.constantFrom('', 'kan', 'an', 'i', 'nya', 'lah', 'annya', 'kannya', 'anlah')
    fc.assert(
      fc.property(stem, prefix, suffix, (root, front, end) => alike(front + root + end, root)),
      { numRuns: 2000 },
    )
  })

  test('a text is folded once: in order, without its own words, whatever stands in it', () => {
    expect(foldOf('Menyusup, lalu susup.')).toBe('')
    expect(foldOf('Menyusup lalu.')).toBe('susup')
    expect(foldOf('Peretasan situs')).toBe(foldOf('situs PERETASAN peretasan'))
    expect(foldOf('Peretasan situs').split(' ')).toContain('retas')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const stems = foldOf(text).split(' ').filter(Boolean)
        expect(stems).toEqual([...new Set(stems)].sort())
        expect(wordsOf(text).some(word => stems.includes(word))).toBe(false)
      }),
      { numRuns: 500 },
    )
    expect(foldOf('m'.repeat(200_000))).toBe('')
  })

  test('accents, case and what cannot be seen make no other word', () => {
    expect(wordsOf('Café\u200b-SITÚS, e\u0301')).toEqual(['cafe', 'situs', 'e'])
    expect(plain('\u202eabc')).toBe('abc')
  })
})
