import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { spoken } from '../../language/spoken.ts'
import { asWritten } from '../../language/written.ts'
import { defaultColour, type Frame } from './frame.ts'

export interface DocumentProps {
  frame: Frame
  title: Child
  /** Which pair of style sheet and script. */
  assets: 'publik' | 'konsol'
  bodyClass?: string | undefined
  /** Secret links must not leak through the Referer header nor be indexed. */
  secret?: boolean | undefined
  feed?: string | undefined
  /** A further script of ours, by name. */
  script?: string | undefined
  children?: Child
}

/** Here and not beside: a first visit costs one request less on a slow line. The same picture stands at /aset/favicon.svg. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Ctitle%3ETanggap%3C/title%3E%3Cpath fill='%230b5d8a' d='M12 1 3 4.5v6.6c0 5.5 3.7 9.9 9 11.9 5.3-2 9-6.4 9-11.9V4.5z'/%3E%3Cpath fill='none' stroke='%23fff' stroke-width='2.4' stroke-linecap='round' stroke-linejoin='round' d='m7.8 12.2 3 3 5.6-6.2'/%3E%3C/svg%3E"

/** The bare document. Strict CSP: nothing inline; the team's colour comes from its own tiny sheet, only when it differs. */
export function Document({ frame, title, assets, bodyClass, secret, feed, script, children }: DocumentProps) {
  const { team } = frame
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={spoken()}>
        <head>
          <meta charset="utf-8" />
          <title>
            {frame.exercise ? 'LATIHAN: ' : ''}
            {frame.titlePrefix ?? ''}
            {title} – {asWritten(team.shortName)}
          </title>
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          {(secret || frame.exercise) && <meta name="robots" content="noindex" />}
          {secret && <meta name="referrer" content="no-referrer" />}
          <link rel="stylesheet" href={`/aset/${assets}.css`} />
          {team.colour.toLowerCase() !== defaultColour && <link rel="stylesheet" href={`/aset/tim/${team.slug}.css`} />}
          <link rel="icon" href={icon} />
          {feed && <link rel="alternate" type="application/atom+xml" href={feed} title="Imbauan keamanan" />}
          <script src={`/aset/${assets}.js`} defer />
          {script && <script src={`/aset/${script}.js`} defer />}
        </head>
        <body class={bodyClass}>
          <a class="skip" href="#isi">
            Langsung ke isi
          </a>
          {frame.demo && (
            <aside class="demo" aria-label="Pemberitahuan">
              <strong>DATA CONTOH</strong> – semua nama dan insiden di sini karangan; surel tidak dikirim.
            </aside>
          )}
          {frame.exercise && <ExerciseBanner exercise={frame.exercise} inside={frame.viewer !== undefined} />}
          {children}
        </body>
      </html>
    </>
  )
}

/** Above every page of an exercise, on paper too. */
function ExerciseBanner({ exercise, inside }: { exercise: NonNullable<Frame['exercise']>; inside: boolean }) {
  return (
    <aside class="exercise" aria-label="Latihan">
      <p>
        <strong>LATIHAN</strong> – {asWritten(exercise.title)}; bukan kejadian nyata, surel tidak dikirim. Jam latihan: {exercise.time}.
      </p>
      {inside && (
        <form method="post" action="/konsol/saya/tim">
          <a href={`/konsol/latihan/${exercise.slug}`}>Kendali latihan</a>
          <input type="hidden" name="team" value={exercise.home} />
          <button type="submit" class="quiet">
            Keluar dari latihan
          </button>
        </form>
      )}
    </aside>
  )
}
