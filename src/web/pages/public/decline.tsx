import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface DeclineProps {
  frame: Frame
  token: string
  recipient: { name: string; email: string; organisation: string }
  /** Already declined. */
  done: boolean
}

export function Decline({ frame, token, recipient: { name, email, organisation }, done }: DeclineProps) {
  return (
    <PublicPage frame={frame} title="Berhenti menerima imbauan umum" secret>
      <h1>{done ? 'Imbauan umum tidak lagi dikirim ke alamat ini' : 'Berhenti menerima imbauan umum?'}</h1>
      <p class="lead">
        {asWritten(name)}, {asWritten(organisation)}: <strong>{email}</strong>
      </p>
      <p>
        Pemberitahuan tentang insiden dan kerentanan di {asWritten(organisation)} tetap dikirim.
        {done && ' Berubah pikiran? Minta tim mengirimkannya lagi.'}
      </p>
      {!done && (
        <form method="post" action={`${frame.base}/berhenti/${token}`}>
          <button type="submit" name="by" value="button" class="main">
            Ya, berhenti
          </button>
        </form>
      )}
    </PublicPage>
  )
}
