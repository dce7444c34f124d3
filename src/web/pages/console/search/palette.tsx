import type { Child } from 'hono/jsx'
export interface PaletteOption {
  href: string
  kind: string
  title: Child
  detail: Child
}

/** What the palette shows: a listbox of places to go to, each by its address. The page that asked stands around it, and its box keeps the focus. */
export function Palette({ options }: { options: readonly PaletteOption[] }) {
  return (
    <div
      id="palet-isi"
      role="listbox"
      aria-label="Hasil"
      tabIndex={-1}
      data-said={options.length === 0 ? 'Tidak ditemukan.' : `${options.length} pilihan`}
    >
      {options.map(({ href, kind, title, detail }, at) => (
        <div role="option" id={`palet-${at}`} aria-selected="false" tabIndex={-1} data-href={href}>
          <span class="soft">{kind}</span> {title} <span class="soft">{detail}</span>
        </div>
      ))}
    </div>
  )
}
