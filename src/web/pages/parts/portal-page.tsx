import type { Child } from 'hono/jsx'
import { asWritten } from '../../language/written.ts'
import { telephone } from '../words.ts'
import { Document } from './document.tsx'
import type { Frame } from './frame.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Logo } from './logo.tsx'
import { Viewer } from './viewer.tsx'

export interface PortalPageProps {
  frame: Frame
  title: Child
  /** Sentence about what was just done; stays until read. */
  message?: string | undefined
  wide?: boolean | undefined
  children?: Child
}

const rooms = [
  ['/instansi', 'Beranda'],
  ['/instansi/laporan', 'Laporan'],
  ['/instansi/imbauan', 'Imbauan'],
  ['/instansi/daftar', 'Kontak & aset'],
] as const

/** Only the admin of an area says who else comes in. */
const colleagues = ['/instansi/rekan', 'Rekan'] as const

/** The door of agencies that signed in: the public pages' light clothes, a navigation of its own. */
export function PortalPage({ frame, title, message, wide, children }: PortalPageProps) {
  const { team, viewer } = frame
  return (
    <Document frame={frame} title={title} assets="publik">
      <header class="top">
        <a class="mark" href="/instansi">
          <Logo team={team} size={30} /> {asWritten(team.shortName)}
        </a>
        <nav class="rooms" aria-label="Portal instansi">
          {(viewer?.role === 'regency' ? [...rooms, colleagues] : rooms).map(([href, label]) => (
            <a href={href} aria-current={isHere(frame.path, href) ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <Viewer viewer={viewer} />
      </header>
      <main id="isi" class={wide ? 'wide' : undefined}>
        <p class={message ? 'note good' : 'vh'} role="status">
          {message}
        </p>
        {children}
      </main>
      <footer class="foot">
        <p>
          <strong>{asWritten(team.name)}</strong>
        </p>
        <p>
          Telepon <a href={telephone(team.phone)}>{team.phone}</a> · Surel <a href={`mailto:${team.email}`}>{team.email}</a>
        </p>
        <LanguageSwitch frame={frame} />
      </footer>
    </Document>
  )
}

function isHere(path: string, href: string): boolean {
  return href === '/instansi' ? path === href : path.startsWith(href)
}
