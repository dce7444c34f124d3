import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mentionsIn, withMentions } from '../../src/core/mention.ts'

const people = [
  { id: 'rina', name: 'Rina Wulandari', email: 'rina@jatim.test' },
  { id: 'rini', name: 'Rina', email: 'rini.k@jatim.test' },
  { id: 'bagus', name: 'Bagus Prasetyo', email: 'ketua@jatim.test' },
  { id: 'adi', name: 'Adi Nugroho', email: 'adi.n@jatim.test' },
  { id: 'adi2', name: 'Adi Saputra', email: 'adi.s@jatim.test' },
  { id: 'sri', name: 'Sri (Bu) [x]', email: 'sri@jatim.test' },
]
const idsIn = (text: string) => mentionsIn(text, people).map(({ id }) => id)

describe('A colleague is mentioned', () => {
  test.each([
    ['@Bagus tolong dilihat', ['bagus']],
    ['tolong @bagus.', ['bagus']],
    ['(@BAGUS PRASETYO)', ['bagus']],
    ['kepada @ketua, segera', ['bagus']],
    ['@adi.n dan @adi.s', ['adi', 'adi2']],
    ['@Rina Wulandari', ['rina']],
    ['@rini.k', ['rini']],
    ['@bagus @Bagus Prasetyo @ketua', ['bagus']],
    ['@sri', ['sri']],
  ])('%s', (text, ids) => expect(idsIn(text)).toEqual(ids))

  test.each([
    ['several bear the name', '@Adi lihat ini'],
    ['a first name that is another’s whole name', '@Rina lihat ini'],
    ['nobody bears it', '@Joko lihat ini'],
    ['it is an e-mail address', 'surati rina@jatim.test atau ketua@jatim.test'],
    ['it is the beginning of an address', 'akun @bagus@mastodon.example'],
    ['it is a part of a word', 'a@bagus dan @baguss'],
    ['it is an at sign alone', '@ bagus @'],
  ])('stays text where %s: %s', (_, text) => expect(idsIn(text)).toEqual([]))

  test('is marked where it was written, in a text that stays what it is', () => {
    const text = 'Hai @Bagus, surel @Bagusan bukan; @Bagus!'
    const pieces = withMentions(text, ['@Bagus'])
    expect(pieces.filter(({ mention }) => mention)).toHaveLength(2)
    expect(withMentions('@Sri (Bu) [x] ya', ['@Sri (Bu) [x]'])[0]).toEqual({ text: '@Sri (Bu) [x]', mention: true })
    fc.assert(
      fc.property(fc.array(fc.constantFrom('@', 'Bagus', ' ', '@ketua', 'x', '(', '@Adi', '\n', '.', '😀')), words => {
        const said = words.join('')
        const written = mentionsIn(said, people).map(one => one.as)
        expect(
          withMentions(said, written)
            .map(piece => piece.text)
            .join(''),
        ).toBe(said)
        for (const one of written) expect(said).toContain(one)
      }),
    )
  })
})
