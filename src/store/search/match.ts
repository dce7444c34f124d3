import type { Term } from '../../core/search/asked.ts'

/** The index keeps the beginnings of words up to this length (prefix in db/0020_search.sql); longer ones are gathered word by word. */
const longestPrefix = 6

/** In FTS5's language: every word is quoted, so that none of a person's letters is ever read as an operator. `wide`: long words are beginnings too. */
export function matchFor(terms: readonly Term[], { team, kind, wide }: { team: string; kind: string; wide: boolean }): string {
  return [`scope : (${word(scopeOf(team))} AND ${word(kind)})`, ...terms.map(term => matchTerm(term, wide))].join(' AND ')
}

/** The words alone, wherever they stand; each as it is typed, or as the beginning of one where those are kept. */
export function matchText(terms: readonly Term[]): string {
  return terms.map(term => matchTerm(term, false)).join(' AND ')
}

/** Any expression over the text, within one team and kind. */
export function scopedMatch(expression: string, { team, kind }: { team: string; kind: string }): string {
  return `scope : (${word(scopeOf(team))} AND ${word(kind)}) AND text : (${expression})`
}

/** The same word as the column `scope` of `passage` gives. */
function scopeOf(team: string): string {
  return `tim${[...new TextEncoder().encode(team)].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}

function matchTerm({ words, stems, open }: Term, wide: boolean): string {
  const begins = open && (wide || (words.at(-1)?.length ?? 0) <= longestPrefix)
  const asked = `${word(words.join(' '))}${begins ? '*' : ''}`
  return stems.length === 0 && words.length > 1 ? `text : ${asked}` : `{text fold} : (${[asked, ...stems.map(word)].join(' OR ')})`
}

function word(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
