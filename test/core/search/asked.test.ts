import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAsked } from '../../../src/core/search/asked.ts'
import { excerpt } from '../../../src/core/search/excerpt.ts'

const words = (typed: string) => readAsked(typed).map(term => `${term.words.join(' ')}${term.open ? '*' : ''}`)
const marked = (text: string, typed: string) =>
  excerpt(text, readAsked(typed))
    .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
    .join('')

describe('What is asked', () => {
  test.each([
    ['situs gresik', ['situs*', 'gresik*']],
    ['"halaman depan" slot', ['halaman depan', 'slot*']],
    ['TKT-2607-0042', ['tkt 2607 0042*']],
    ['hxxps[:]//dinkes[.]gresikkab[.]go[.]id/x', ['dinkes gresikkab go id x']],
    ['di ip', ['di', 'ip']],
    ['NEAR(a b) OR text:x*', ['near a', 'b', 'or', 'text x']],
    ['"', []],
    ['""  " "', []],
    ['“kata kunci”', ['kata kunci']],
    ['\u0000\u202e', []],
  ])('%s', (typed, expected) => expect(words(typed)).toEqual(expected))

  test('whatever is typed is at most eight things of bounded length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), typed => {
        const terms = readAsked(typed)
        expect(terms.length).toBeLessThanOrEqual(8)
        for (const term of terms) {
          expect(term.words.length).toBeGreaterThan(0)
          for (const word of term.words) expect(word).toMatch(/^[\p{L}\p{N}\p{Co}]{1,40}$/u)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('An excerpt', () => {
  test('shows where it was found, in any of its forms, with nothing to click', () => {
    expect(marked('Pelaku menyerang https://dinkes.gresikkab.go.id lagi', 'serangan gresik')).toBe(
      'Pelaku [menyerang] hxxps://dinkes[.][gresikkab][.]go[.]id lagi',
    )
    expect(marked('<script>alert(1)</script>', 'script')).toBe('<[script]>alert(1)</[script]>')
  })

  test('is short, begins at a word, and says what it left out', () => {
    const found = marked(`${'kata '.repeat(400)}retas ${'lain '.repeat(400)}`, 'peretasan')
    expect(found).toMatch(/^… kata (kata )*\[retas\] lain .* …$/)
    expect(found.length).toBeLessThan(260)
  })

  test('holds any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 40 }), (text, typed) => {
        expect(marked(text, typed)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Cc}/u)
      }),
      { numRuns: 500 },
    )
  })
})
