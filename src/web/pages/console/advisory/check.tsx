import type { Child } from 'hono/jsx'
import { asWritten } from '../../../language/written.ts'
/** The message as it leaves: not a preview of its own, but the rendered mail. */
export interface RenderedMail {
  /** Id of the recipient it is for; posted back as `?penerima=`. */
  recipient: string
  from: string
  to: string
  subject: string
  text: string
}

interface CheckProps {
  no: string
  mail?: RenderedMail | undefined
  recipients: readonly { id: string; organisation: string; name: string }[]
}

export function Check({ no, mail, recipients }: CheckProps) {
  if (!mail) return null
  return (
    <section class="panel" id="periksa" aria-labelledby="periksa-judul">
      <h2 id="periksa-judul">Surat seperti yang diterima</h2>
      {recipients.length > 1 && (
        <form class="inline" action={`/konsol/imbauan/${no}#periksa`}>
          <select name="penerima" aria-label="Lihat sebagai penerima">
            {recipients.map(({ id, name, organisation }) => (
              <option value={id} selected={id === mail.recipient}>
                {asWritten(name)} – {asWritten(organisation)}
              </option>
            ))}
          </select>
          <button type="submit">Lihat</button>
        </form>
      )}
      <dl class="facts">
        <Fact name="Dari">{asWritten(mail.from)}</Fact>
        <Fact name="Kepada">{asWritten(mail.to)}</Fact>
        <Fact name="Subjek">{asWritten(mail.subject)}</Fact>
      </dl>
      <pre class="letter">{mail.text}</pre>
    </section>
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
