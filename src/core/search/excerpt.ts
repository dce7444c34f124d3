import { defang } from '../refang.ts'
import type { Term } from './asked.ts'
import { stemsOf } from './stems.ts'
import { plain } from './words.ts'

/** A piece of a text; `found` is what was asked for. */
export interface Piece {
  text: string
  found: boolean
}

const before = 60
const longest = 220

/** The part of a text around the first thing found, in pieces, with nothing in it that can be clicked. */
export function excerpt(text: string, terms: readonly Term[]): Piece[] {
  const shown = defang(
    text
      .slice(0, 100_000)
      .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
      .trim(),
  )
  const hits = [...shown.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)].filter(([word]) => isAsked(plain(word), terms))
  const from = start(shown, hits[0]?.index ?? 0)
  const end = from + longest
  const inside = hits.filter(({ index, 0: word }) => index >= from && index + word.length <= end)
  const pieces: Piece[] = [{ text: from > 0 ? '… ' : '', found: false }]
  let at = from
  for (const { index, 0: word } of inside) {
    pieces.push({ text: shown.slice(at, index), found: false }, { text: word, found: true })
    at = index + word.length
  }
  pieces.push({ text: shown.slice(at, Math.max(at, end)) + (end < shown.length ? ' …' : ''), found: false })
  return pieces.filter(piece => piece.text !== '')
}

/** At the beginning of a word. */
function start(shown: string, hit: number): number {
  if (hit <= before) return 0
  const space = shown.indexOf(' ', hit - before)
  return space < 0 || space >= hit ? hit : space + 1
}

function isAsked(word: string, terms: readonly Term[]): boolean {
  const own = [word, ...stemsOf(word)]
  return terms.some(({ words, stems, open }) => {
    const last = words.at(-1) ?? ''
    return (
      words.includes(word) || (open && word.startsWith(last)) || (words.length === 1 && [last, ...stems].some(stem => own.includes(stem)))
    )
  })
}
