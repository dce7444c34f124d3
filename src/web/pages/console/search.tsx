import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { number } from '../words.ts'

export interface SearchProps {
  frame: Frame
  q: string
  /** One group per kind of thing found: Tiket, Imbauan, Instansi, Narahubung, Indikator. Empty groups are left out. */
  groups: readonly { title: string; total: number; hits: readonly { href: string; title: string; detail: string }[] }[]
}

export function Search({ frame, q, groups }: SearchProps) {
  const total = groups.reduce((sum, group) => sum + group.total, 0)
  return (
    <ConsolePage frame={frame} title={`Cari: ${q}`} query={q}>
      <h1>Cari “{q}”</h1>
      <p class="soft">
        {total === 0 ? 'Tidak ditemukan. Coba kata yang lebih pendek, atau nomor tiketnya.' : `${number(total)} ditemukan`}
      </p>
      {groups.map(group => (
        <section class="panel">
          <h2>
            {group.title} <span class="soft">{number(group.total)}</span>
          </h2>
          <ul class="list">
            {group.hits.map(({ href, title, detail }) => (
              <li data-row={href}>
                <span>
                  <a href={href}>{title}</a>
                  <span class="soft under">{detail}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </ConsolePage>
  )
}
