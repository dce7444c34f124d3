import type { ObservableKind } from './observable.ts'
import { wordsOf } from './search/words.ts'

/** Why two incidents may be one event. */
export type Likeness = { by: 'observable'; value: string } | { by: 'agency' } | { by: 'words' }

export const mostSimilar = 5

/** So long back the same agency and kind, and much the same words, say anything. */
export const similarDays = { agency: 7, words: 30 }

const weights: Record<Likeness['by'], number> = { observable: 4, agency: 3, words: 1 }

/** The likest first, of the same likeness the newest; each once with every reason, at most five. */
export function ranked<T extends { id: string }>(found: readonly { row: T; why: Likeness }[]): { row: T; why: Likeness[] }[] {
  const each = [...Map.groupBy(found, ({ row }) => row.id).values()].flatMap(same => {
    const [first] = same
    return first ? [{ row: first.row, why: same.map(({ why }) => why) }] : []
  })
  const weight = (why: Likeness[]) => why.reduce((sum, { by }) => sum + weights[by], 0)
  return each.toSorted((a, b) => weight(b.why) - weight(a.why) || (a.row.id < b.row.id ? 1 : -1)).slice(0, mostSimilar)
}

/** What tells most where it is seen again: a file or a whole address before a host, a host before a number. */
const telling: readonly ObservableKind[] = ['sha256', 'sha1', 'md5', 'url', 'email', 'domain', 'ipv4', 'ipv6', 'phone']

export function mostTelling<T extends { kind: ObservableKind }>(seen: readonly T[], most: number): T[] {
  const rank = (kind: ObservableKind) => (telling.includes(kind) ? telling.indexOf(kind) : telling.length)
  return seen.toSorted((a, b) => rank(a.kind) - rank(b.kind)).slice(0, most)
}

/** The long words of a story, of which three must stand in another one: in FTS5's language; null = too few to say anything. */
export function wordsAlike(story: string): string | null {
  const long = [...new Set(wordsOf(story.slice(0, 4000)))].filter(word => /^[a-z]{7,30}$/.test(word))
  const five = long.toSorted((a, b) => b.length - a.length).slice(0, 5)
  if (five.length < 3) return null
  const threes = five.flatMap((a, i) =>
    five.slice(i + 1).flatMap((b, j) => five.slice(i + j + 2).map(c => `("${a}" AND "${b}" AND "${c}")`)),
  )
  return threes.join(' OR ')
}
