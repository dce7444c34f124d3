/** One piece of a text that changed: what stayed, what came, what went. Joined, `same` and `added` give the new text. */
export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Beyond this many comparisons the middle counts as replaced: nobody reads a difference of thousands of words. */
const most = 4_000_000

/** The words that differ between two texts. */
export function wordDifferences(before: string, after: string): Piece[] {
  const a = words(before)
  const b = words(after)
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1
  let tail = 0
  while (tail < a.length - from && tail < b.length - from && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const middle = between(a.slice(from, a.length - tail), b.slice(from, b.length - tail))
  const pieces: Piece[] = [
    { kind: 'same', text: a.slice(0, from).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ]
  return joined(pieces)
}

/** Words with the space after them, so that joining them gives the text back. */
function words(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}

function between(a: string[], b: string[]): Piece[] {
  if (a.length * b.length > most)
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  const common = commonLengths(a, b)
  const pieces: Piece[] = []
  let [x, y] = [0, 0]
  while (x < a.length || y < b.length) {
    const [word, other] = [a[x], b[y]]
    if (word !== undefined && word === other) {
      pieces.push({ kind: 'same', text: word })
      x += 1
      y += 1
    } else if (other === undefined || (word !== undefined && (common[x + 1]?.[y] ?? 0) >= (common[x]?.[y + 1] ?? 0))) {
      pieces.push({ kind: 'removed', text: word ?? '' })
      x += 1
    } else {
      pieces.push({ kind: 'added', text: other })
      y += 1
    }
  }
  return pieces
}

/** How many words the rests of both have in common, in order, from each pair of places on. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let x = a.length - 1; x >= 0; x -= 1) {
    const [row, below] = [rows[x] as Uint16Array, rows[x + 1] as Uint16Array]
    for (let y = b.length - 1; y >= 0; y -= 1) row[y] = a[x] === b[y] ? (below[y + 1] ?? 0) + 1 : Math.max(below[y] ?? 0, row[y + 1] ?? 0)
  }
  return rows
}

function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  for (const { kind, text } of pieces) {
    const last = out.at(-1)
    if (text === '') continue
    if (last?.kind === kind) last.text += text
    else out.push({ kind, text })
  }
  return out
}
