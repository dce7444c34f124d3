/** The word that was probably meant: the one with fewest letters between, when it is near at all. */
export function nearest(typed: string, words: readonly string[]): string | null {
  const ranked = words.filter(word => isNear(typed, word)).sort((a, b) => distance(typed, a) - distance(typed, b))
  return ranked[0] ?? null
}

/** One letter amiss in a short word, two in a longer one, or the beginning of it. */
export function isNear(typed: string, word: string): boolean {
  if (typed.length >= 3 && word.startsWith(typed)) return true
  const most = word.length > 4 ? 2 : 1
  return Math.abs(typed.length - word.length) <= most && distance(typed, word) <= most
}

/** Letters to put in, take out, or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [at, letter] of [...a].entries()) {
    const next = [at + 1]
    for (const [place, other] of [...b].entries())
      next.push(Math.min((next[place] ?? 0) + 1, (row[place + 1] ?? 0) + 1, (row[place] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row[b.length] ?? b.length
}
