import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { numberOf } from '../../../core/letter-kinds.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { asWritten } from '../../language/written.ts'
import { TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'

export interface LettersProps {
  frame: Frame
  no: string
  title: string
  letters: readonly { letter: string; name: string }[]
  message?: string | undefined
  /** Those that were made final. */
  children?: Child
}

/** The letters that can be written about an incident. */
export function Letters({ frame, no, title, letters, message, children }: LettersProps) {
  return (
    <ConsolePage frame={frame} title={`Surat ${no}`} message={message}>
      <Back no={no} title={title} />
      <h1>Surat</h1>
      <p class="soft">Disiapkan dari isi tiket saat dibuka. Yang belum diketahui tertulis “[belum diisi: …]”.</p>
      <ul class="list">
        {letters.map(({ letter, name }) => (
          <li>
            <a href={`/konsol/tiket/${no}/surat/${letter}`}>{name}</a> <span class="soft">{numberOf(letter)}</span>
            {letter === 'N5' && (
              <>
                {' '}
                <a href={`/konsol/tiket/${no}/xarf`}>X-ARF (JSON)</a>
              </>
            )}
          </li>
        ))}
      </ul>
      {children}
    </ConsolePage>
  )
}

export interface LetterPageProps {
  frame: Frame
  no: string
  title: string
  name: string
  subject: string
  text: string
  /** Made by our own renderer of a checked template: no tag in it is anybody's but ours. */
  html: string
  tlp: Tlp
  /** Whose letterhead; absent = the agency's own, which we do not have. */
  head?: string | undefined
  gaps: readonly string[]
  /** Whether a clock of this incident is met by it. */
  clocked: boolean
  /** The label that this kind of letter usually has, when the incident's is narrower. */
  widerThan?: Tlp | undefined
  /** How it becomes a PDF. */
  children?: Child
}

/** One letter on paper. What stands around it is not printed. */
export function LetterPage(letter: LetterPageProps) {
  const { frame, no, title, name, subject, text, html, tlp, head, gaps, clocked, widerThan, children } = letter
  return (
    <ConsolePage frame={frame} title={`${name} ${no}`}>
      <div class="noprint">
        <Back no={no} title={title} />
        <h1>{name}</h1>
        <p class="row">
          <TlpBadge tlp={tlp} /> <span class="soft">Draf dari isi tiket saat ini.</span>
        </p>
        {widerThan && (
          <p>
            Surat ini biasanya TLP:{widerThan}, tetapi tiketnya TLP:{tlp}. Jangan diedarkan lebih luas sebelum ketua tim menurunkan kode TLP
            tiketnya.
          </p>
        )}
        {gaps.length > 0 && (
          <section class="panel" aria-labelledby="kosong-judul">
            <h2 id="kosong-judul">Belum diisi</h2>
            <ul>
              {gaps.map(gap => (
                <li>{gap}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <article class="paper" lang="id" aria-label={asWritten(subject)}>
        {head && <p class="kop">{asWritten(head)}</p>}
        {raw(html)}
      </article>
      {children}
      <details class="noprint">
        <summary>Teks untuk surel</summary>
        <p>{asWritten(subject)}</p>
        <pre class="letter">{text}</pre>
      </details>
      <p class="noprint">
        Sesudah dikirim, unggah tanda kirimnya ke Bukti
        {clocked && (
          <>
            , lalu <a href={`/konsol/tiket/${no}/tenggat`}>tutup tenggatnya dengan bukti</a>
          </>
        )}
        .
      </p>
    </ConsolePage>
  )
}

function Back({ no, title }: { no: string; title: string }) {
  return (
    <p class="row">
      <a href={`/konsol/tiket/${no}`}>
        {no} {asWritten(title)}
      </a>{' '}
      <a href={`/konsol/tiket/${no}/surat`}>Semua surat</a>
    </p>
  )
}
