import type { Child } from 'hono/jsx'
import { asWritten } from '../../language/written.ts'
import { Document } from './document.tsx'
import type { Frame } from './frame.ts'
import { HeadSwitch, LanguageSwitch, type Redrawn } from './language-switch.tsx'
import { Logo } from './logo.tsx'
import { TeamContact } from './team-contact.tsx'
import { Viewer } from './viewer.tsx'

export interface PublicPageProps {
  frame: Frame
  title: Child
  secret?: boolean | undefined
  feed?: string | undefined
  script?: string | undefined
  /** `wide` for the home page. */
  wide?: boolean | undefined
  /** The form whose typed text the language switch must keep. */
  redrawn?: Redrawn | undefined
  children?: Child
}

export function PublicPage({ frame, title, secret, feed, script, wide, redrawn, children }: PublicPageProps) {
  return (
    <Document frame={frame} title={title} assets="publik" secret={secret} feed={feed} script={script}>
      <PublicHeader frame={frame} redrawn={redrawn} />
      <main id="isi" class={wide ? 'wide' : undefined}>
        {children}
      </main>
      <PublicFooter frame={frame} redrawn={redrawn} />
    </Document>
  )
}

function PublicHeader({ frame, redrawn }: Pick<PublicPageProps, 'frame' | 'redrawn'>) {
  const { base, team, path, viewer } = frame
  return (
    <header class="top">
      <a class="mark" href={`${base}/`}>
        {team.logo ? (
          <Logo team={team} size={30} />
        ) : (
          <svg viewBox="0 0 24 24" width="30" height="30" aria-hidden="true">
            <path class="shield" d="M12 1.5 3 4.8v6.4c0 5.3 3.7 9.4 9 11.3 5.3-1.9 9-6 9-11.3V4.8z" />
            <path class="tick" d="m7.8 12.2 3 3 5.6-6.2" />
          </svg>
        )}
        <span>{asWritten(team.shortName)}</span>
      </a>
      <nav aria-label="Utama">
        {[
          ['/tiket', 'Lihat tiket'],
          ['/imbauan', 'Imbauan'],
        ].map(([href, label]) => (
          <a href={`${base}${href}`} aria-current={path === `${base}${href}` ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <HeadSwitch frame={frame} redrawn={redrawn} />
      <Viewer viewer={viewer} />
    </header>
  )
}

const about = [
  ['/kontak', 'Kontak'],
  ['/privasi', 'Data pribadi'],
  ['/aksesibilitas', 'Aksesibilitas'],
] as const

function PublicFooter({ frame, redrawn }: Pick<PublicPageProps, 'frame' | 'redrawn'>) {
  const { base, team } = frame
  return (
    <footer class="foot">
      <p>
        <strong>{asWritten(team.name)}</strong>
      </p>
      <p>
        <TeamContact team={team} />
      </p>
      <p>
        {about.map(([href, label], at) => (
          <>
            {at > 0 && ' · '}
            <a href={`${base}${href}`}>{label}</a>
          </>
        ))}
      </p>
      <LanguageSwitch frame={frame} redrawn={redrawn} />
    </footer>
  )
}
