import type { Child } from 'hono/jsx'
import { asWritten } from '../../../language/written.ts'
import { number } from '../../words.ts'

export interface LetterProps {
  no: string
  /** Whom it is shown for: place among all recipients, from 1. */
  at: number
  of: number
  before?: string | undefined
  after?: string | undefined
  sought?: string | undefined
  /** Recipients found by what was sought, or the first few. */
  others: readonly { id: string; words: string }[]
  recipient: string
  from: string
  to: string
  subject: string
  text: string
  attachments: readonly { name: string; href: string; size: string }[]
}

/** The message as it leaves, for any recipient. */
export function Letter(props: LetterProps) {
  const { no, from, to, subject, text, recipient, attachments } = props
  return (
    <section class="panel" id="periksa" aria-labelledby="periksa-judul">
      <h2 id="periksa-judul">Surat seperti yang diterima</h2>
      <Switch {...props} />
      <dl class="facts">
        <Fact name="Dari">{asWritten(from)}</Fact>
        <Fact name="Kepada">{asWritten(to)}</Fact>
        <Fact name="Subjek">{asWritten(subject)}</Fact>
      </dl>
      <pre class="letter" tabindex={0}>
        {text}
      </pre>
      {attachments.length > 0 && (
        <>
          <h3>Lampiran</h3>
          <ul>
            {attachments.map(({ name, href, size }) => (
              <li>
                <a href={href}>{name}</a> <span class="soft">{size}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`/konsol/imbauan/${no}/surat?${new URLSearchParams({ penerima: recipient })}`}>Lihat bentuk HTML-nya</a>
      </p>
    </section>
  )
}

function Switch({ no, at, of, before, after, sought, others, recipient }: LetterProps) {
  if (of < 2) return null
  const href = (id: string) => `/konsol/imbauan/${no}/periksa?${new URLSearchParams({ penerima: id })}#periksa`
  return (
    <>
      <p class="row">
        {before ? <a href={href(before)}>Sebelumnya</a> : <span class="soft">Sebelumnya</span>}
        <span>
          Penerima {number(at)} dari {number(of)}
        </span>
        {after ? <a href={href(after)}>Berikutnya</a> : <span class="soft">Berikutnya</span>}
      </p>
      <form class="inline" action={`/konsol/imbauan/${no}/periksa#periksa`}>
        <input
          name="cari"
          type="search"
          value={sought}
          aria-label="Cari penerima menurut nama atau instansi"
          placeholder="Nama atau instansi"
        />
        <button type="submit">Cari</button>
      </form>
      <form class="inline" action={`/konsol/imbauan/${no}/periksa#periksa`}>
        <select name="penerima" aria-label="Lihat sebagai penerima">
          {others.map(({ id, words }) => (
            <option value={id} selected={id === recipient}>
              {asWritten(words)}
            </option>
          ))}
        </select>
        <button type="submit">Lihat</button>
      </form>
    </>
  )
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
