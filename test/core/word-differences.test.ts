import { expect, test } from 'vitest'
import { wordDifferences } from '../../src/core/word-differences.ts'

const plain = (before: string, after: string) =>
  wordDifferences(before, after)
    .map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind])
    .join('')

test.each([
  ['sama saja', 'sama saja', 'sama saja'],
  ['', 'baru', '+baru+'],
  ['lama', '', '-lama-'],
  ['Tutup situs hari ini', 'Tutup situs besok pagi', 'Tutup situs -hari ini-+besok pagi+'],
  ['Perbarui WordPress ke 6.4 segera', 'Perbarui WordPress ke 6.5 segera', 'Perbarui WordPress ke -6.4 -+6.5 +segera'],
  ['satu\ndua\ntiga', 'satu\ntiga', 'satu\n-dua\n-tiga'],
])('%j becomes %j', (before, after, expected) => {
  expect(plain(before, after)).toBe(expected)
})

test('what stayed and what came is the new text, what stayed and what went the old one', () => {
  const before = 'a b c d e f g a b c'
  const after = 'b x c e e g h a c c'
  const pieces = wordDifferences(before, after)
  const of = (...kinds: string[]) =>
    pieces
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ text }) => text)
      .join('')
  expect([of('same', 'removed'), of('same', 'added')]).toEqual([before, after])
})

test('two texts of ten thousand words that share none are one replacement, at once', () => {
  const many = (letter: string) => Array.from({ length: 10_000 }, (_, n) => `${letter}${n}`).join(' ')
  expect(wordDifferences(many('a'), many('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
