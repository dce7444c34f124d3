import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame } from '../parts/frame.ts'
import { Time } from '../parts/time.tsx'

export interface LetterIn {
  id: string
  from: string
  subject: string
  text: string
  /** There is more of it. */
  cut: boolean
  at: Date
}

export interface MailRoomProps {
  frame: Frame
  formId: string
  letters: readonly LetterIn[]
  message?: string | undefined
}

export function MailRoom({ frame, formId, letters, message }: MailRoomProps) {
  return (
    <ConsolePage frame={frame} title="Surat masuk" message={message}>
      <div class="narrow">
        <h1>Surat masuk</h1>
        <p class="soft">
          Surat dari orang yang tidak menjawab pesan kita. Alamat pengirim mudah dipalsukan: perlakukan isinya seperti laporan tanpa nama.
        </p>
        {letters.length === 0 && <p class="empty">Tidak ada surat yang menunggu.</p>}
        {letters.map(letter => (
          <Letter key={letter.id} frame={frame} formId={formId} letter={letter} />
        ))}
      </div>
    </ConsolePage>
  )
}

function Letter({ frame, formId, letter }: Pick<MailRoomProps, 'frame' | 'formId'> & { letter: LetterIn }) {
  const { id, from, subject, text, cut, at } = letter
  return (
    <article class="panel" aria-labelledby={`surat-${id}`}>
      <h2 id={`surat-${id}`}>{asWritten(subject) || 'Tanpa judul'}</h2>
      <p class="soft">
        {asWritten(from) || 'Tanpa pengirim'}, <Time date={at} zone={frame.team.zone} short />
      </p>
      <pre class="letter">{text}</pre>
      {cut && <p class="soft">Masih ada lanjutannya; seluruhnya menjadi bukti di tiketnya.</p>}
      <div class="row">
        <form method="post" action={`/konsol/surat/${id}/tiket`}>
          <FormKey id={`${formId}.${id}.tiket`} />
          <button type="submit" class="main">
            Buat tiket<span class="vh"> dari {asWritten(subject)}</span>
          </button>
        </form>
        <form method="post" action={`/konsol/surat/${id}/abaikan`}>
          <FormKey id={`${formId}.${id}.abaikan`} />
          <button type="submit" class="quiet">
            Abaikan<span class="vh"> {asWritten(subject)}</span>
          </button>
        </form>
      </div>
    </article>
  )
}
