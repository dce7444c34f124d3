import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface LetterLine {
  id: string
  to: string
  template: string
  at: Date
  sent: boolean
}

export interface LettersProps {
  frame: Frame
  slug: string
  title: string
  zone: string
  letters: readonly LetterLine[]
  /** The one that is open. */
  open?: { to: string; subject: string; text: string; links: readonly string[] } | undefined
}

/** What would have been mailed, and to whom: here it is read, and here the agencies' part is played. */
export function Letters({ frame, slug, title, zone, letters, open }: LettersProps) {
  return (
    <ConsolePage frame={frame} title={<>Kotak surat latihan {asWritten(title)}</>}>
      <p>
        <a href={`/konsol/latihan/${slug}`}>Latihan {asWritten(title)}</a>
      </p>
      <h1>Kotak surat latihan</h1>
      <p class="hint">Tidak satu pun dari surat ini meninggalkan program. Alamat narahubung di latihan bukan alamat yang sebenarnya.</p>
      <div class="two even">
        <section class="panel" aria-labelledby="surat-judul">
          <h2 id="surat-judul">Surat</h2>
          {letters.length === 0 && <p class="empty">Belum ada.</p>}
          <ul class="list">
            {letters.map(({ id, to, template, at, sent }) => (
              <li>
                <span>
                  <a href={`/konsol/latihan/${slug}/surat?buka=${id}`}>
                    {template} kepada {asWritten(to)}
                  </a>
                  <span class="soft under">
                    <Time date={at} zone={zone} short />
                    {!sent && ', menunggu putaran berikutnya'}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
        {open && <Open {...open} />}
      </div>
    </ConsolePage>
  )
}

function Open({ to, subject, text, links }: NonNullable<LettersProps['open']>) {
  return (
    <section class="panel" aria-labelledby="isi-judul">
      <h2 id="isi-judul">{asWritten(subject)}</h2>
      <p class="soft">Kepada {asWritten(to)}</p>
      <pre class="letter">{text}</pre>
      {links.map(link => (
        <p>
          <a href={link}>Buka tautan di surat ini: {link}</a>
        </p>
      ))}
    </section>
  )
}
