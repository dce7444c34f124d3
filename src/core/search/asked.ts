import { refang } from '../refang.ts'
import { stemsOf } from './stems.ts'
import { plain, wordsOf } from './words.ts'

/** One thing that must be found: a word with its stems, or words that follow each other. */
export interface Term {
  words: string[]
  /** Of a lone word: found as well. */
  stems: string[]
  /** The last word may be a beginning. */
  open: boolean
}

const mostTerms = 8
const mostTyped = 400

/**
 * What a person asks for. Several words must all be found; "words in quotes" follow each other to the letter, and so do the parts of
 * an address or number (`dinkes.contoh.go.id`, also defanged). There is no other syntax: whatever else is typed separates words.
 */
export function readAsked(typed: string): Term[] {
  const pieces = [...typed.slice(0, mostTyped).matchAll(/["“”„]([^"“”„]*)["“”„]|[^\s"“”„]+/g)]
  const terms = pieces.flatMap(([piece, quoted]) => (quoted === undefined ? loose(piece) : strict(quoted)))
  return terms.slice(0, mostTerms)
}

function strict(text: string): Term[] {
  const words = short(wordsOf(text))
  return words.length > 0 ? [{ words, stems: [], open: false }] : []
}

function loose(piece: string): Term[] {
  const words = short(wordsOf(plain(refang(piece)).replace(/^[a-z]+:\/\//, '')))
  const [word = ''] = words
  if (words.length === 0) return []
  if (words.length > 1) return [{ words, stems: [], open: (words.at(-1)?.length ?? 0) > 2 }]
  return [{ words, stems: stemsOf(word), open: word.length > 2 }]
}

function short(words: string[]): string[] {
  return words.slice(0, 12).map(word => word.slice(0, 40))
}
