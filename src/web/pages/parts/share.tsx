import { number } from '../words.ts'

/** `9 dari 12` over a bar that only repeats it. */
export function Share({ done, total }: { done: number; total: number }) {
  if (total === 0) return <span class="soft">–</span>
  return (
    <span class="share">
      <span>
        {number(done)} dari {number(total)}
      </span>
      <progress value={done} max={total} aria-hidden="true" />
    </span>
  )
}

export interface Piece {
  count: number
  tone: 'good' | 'done' | 'busy' | 'warn' | 'bad'
}

/** One bar of several parts. Drawn, because a strict CSP allows no style attribute; the words stand beside it. */
export function Bars({ pieces }: { pieces: readonly Piece[] }) {
  const total = pieces.reduce((sum, piece) => sum + piece.count, 0)
  let at = 0
  return (
    <svg class="bars" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
      {pieces
        .filter(piece => piece.count > 0)
        .map(({ count, tone }) => {
          const x = at
          at += (count / total) * 1000
          return <rect class={tone} x={x} y="0" width={Math.max(0, at - x - 4)} height="12" />
        })}
    </svg>
  )
}
