import type { Child } from 'hono/jsx'
import { mayAtAll } from '../../../core/access.ts'
import { asWritten } from '../../language/written.ts'
import { Document } from './document.tsx'
import type { Frame } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Logo } from './logo.tsx'
import { homeOf, roomsOf } from './rooms.ts'
import { Shortcuts } from './shortcuts.tsx'

export interface ConsolePageProps {
  frame: Frame
  title: Child
  /** What was asked in the search box, to keep it. */
  query?: string | undefined
  /** Sentence about what was just done; stays until read. */
  message?: string | undefined
  /** The page opens further down: the sentence stays in view, and this address is the page without it. */
  messageGone?: string | undefined
  children?: Child
}

export function ConsolePage({ frame, title, query, message, messageGone, children }: ConsolePageProps) {
  const open = frame.viewer ? roomsOf(frame.viewer.role) : []
  return (
    <Document frame={frame} title={title} assets="konsol">
      <header class="bar">
        <a class="mark" href={frame.viewer ? homeOf(frame.viewer.role) : '/konsol'}>
          <Logo team={frame.team} size={24} /> {asWritten(frame.team.shortName)}
        </a>
        <nav aria-label="Konsol">
          {open.map(({ href, label, key, under }) => (
            <a href={href} data-key={key} aria-current={under.some(path => frame.path.startsWith(path)) ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        {frame.viewer && mayAtAll({ kind: 'person', role: frame.viewer.role }, 'registry.read') && <Search query={query} />}
        <Viewer frame={frame} />
      </header>
      <main id="isi">
        <p class={message && messageGone ? 'said stays' : 'said'} role="status">
          {message}
          {message && messageGone && (
            <a class="button" href={messageGone}>
              Tutup<span class="vh"> pesan ini</span>
            </a>
          )}
        </p>
        {children}
      </main>
      <footer class="foot">
        <button type="button" class="quiet" data-open="pintasan" hidden>
          Pintasan papan tombol <kbd>?</kbd>
        </button>
        <LanguageSwitch frame={frame} />
      </footer>
      <Shortcuts />
    </Document>
  )
}

function Search({ query }: { query: string | undefined }) {
  return (
    <search>
      <form action="/konsol/cari">
        <label class="vh" for="cari">
          Cari tiket, instansi, indikator
        </label>
        <input id="cari" name="q" type="search" value={query} placeholder="Cari…" />
        <kbd>/</kbd>
        <kbd class="far">Ctrl K</kbd>
      </form>
    </search>
  )
}

function Viewer({ frame: { viewer } }: { frame: Frame }) {
  if (!viewer) return null
  return (
    <form class="viewer" method="post" action="/keluar">
      <span>
        <a href="/konsol/saya">{asWritten(viewer.name)}</a> <span class="soft">{viewer.roleLabel}</span>
      </span>
      <button type="submit" class="quiet">
        Keluar
      </button>
    </form>
  )
}
