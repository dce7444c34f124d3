import type { Child } from 'hono/jsx'

export interface FoldProps {
  id: string
  title: Child
  /** Beside the title: what one reads without opening it. */
  says?: Child
  /** Open from the start also on a phone. */
  open: boolean
  children?: Child
}

/** A section that is folded on a phone; on a wide screen, on paper, and where an address points at it, it is open: see the style sheet. */
export function Fold({ id, title, says, open, children }: FoldProps) {
  return (
    <section class="panel" id={id} aria-labelledby={`${id}-judul`}>
      <details class="fold" open={open}>
        <summary>
          <h2 id={`${id}-judul`}>
            {title} {says && <span class="soft">{says}</span>}
          </h2>
        </summary>
        {children}
      </details>
    </section>
  )
}

/** The sections of the page, to jump to on a phone. */
export function Jump({ to }: { to: readonly (readonly [id: string, label: string])[] }) {
  return (
    <nav class="jump" aria-label="Bagian tiket">
      {to.map(([id, label]) => (
        <a href={`#${id}`}>{label}</a>
      ))}
    </nav>
  )
}
