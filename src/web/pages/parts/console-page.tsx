import type { Child } from 'hono/jsx'
import { Document } from './document.tsx'
import type { Frame } from './frame.ts'
import { Shortcuts } from './shortcuts.tsx'

export interface ConsolePageProps {
  frame: Frame
  title: string
  /** What was asked in the search box, to keep it. */
  query?: string | undefined
  /** Sentence about what was just done; stays until read. */
  message?: string | undefined
  children?: Child
}

const rooms = [
  { href: '/konsol/antrean', label: 'Antrean', key: 'g a', under: ['/konsol/antrean', '/konsol/tiket'] },
  { href: '/konsol/imbauan', label: 'Imbauan', key: 'g i', under: ['/konsol/imbauan'] },
  { href: '/konsol/playbook', label: 'Playbook', key: 'g p', under: ['/konsol/playbook'] },
  { href: '/konsol/bersama', label: 'Bersama', key: 'g b', under: ['/konsol/bersama'] },
  { href: '/konsol/instansi', label: 'Instansi', key: 'g o', under: ['/konsol/instansi'] },
  { href: '/konsol/admin/sistem', label: 'Sistem', key: 'g s', under: ['/konsol/admin'] },
]

export function ConsolePage({ frame, title, query, message, children }: ConsolePageProps) {
  return (
    <Document frame={frame} title={title} assets="konsol">
      <header class="bar">
        <a class="mark" href="/konsol/antrean">
          {frame.team.shortName}
        </a>
        <nav aria-label="Konsol">
          {rooms.map(({ href, label, key, under }) => (
            <a href={href} data-key={key} aria-current={under.some(path => frame.path.startsWith(path)) ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <search>
          <form action="/konsol/cari">
            <label class="vh" for="cari">
              Cari tiket, instansi, indikator
            </label>
            <input id="cari" name="q" type="search" value={query} placeholder="Cari…" />
            <kbd>/</kbd>
          </form>
        </search>
        <Viewer frame={frame} />
      </header>
      <main id="isi">
        <p class="said" role="status">
          {message}
        </p>
        {children}
      </main>
      <footer class="foot">
        <button type="button" class="quiet" data-open="pintasan" hidden>
          Pintasan papan tombol <kbd>?</kbd>
        </button>
      </footer>
      <Shortcuts />
    </Document>
  )
}

function Viewer({ frame: { viewer } }: { frame: Frame }) {
  if (!viewer) return null
  return (
    <form class="viewer" method="post" action="/keluar">
      <span>
        <a href="/konsol/saya">{viewer.name}</a> <span class="soft">{viewer.roleLabel}</span>
      </span>
      <button type="submit" class="quiet">
        Keluar
      </button>
    </form>
  )
}
