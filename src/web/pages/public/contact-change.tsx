import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { Proposals } from './confirmation.tsx'

export interface ContactChangeProps {
  frame: Frame
  token: string
  recipient: { name: string; organisation: string }
  /** After the POST. */
  done: boolean
  /** Those that the team has not looked at. */
  proposals?: { count: number; last: Date } | undefined
  formId: string
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function ContactChange({ frame, token, recipient, done, proposals, formId, values, errors }: ContactChangeProps) {
  const form = { values, errors }
  if (done)
    return (
      <PublicPage frame={frame} title="Terima kasih" secret>
        <h1>Terima kasih, tim akan memeriksa usulan Anda</h1>
        <p class="lead">
          Imbauan untuk {asWritten(recipient.organisation)} dikirim ke penggantinya setelah tim menyetujui. Sampai saat itu Anda tetap
          narahubungnya, dan tiket yang sedang berjalan tetap menghubungi Anda.
        </p>
        {proposals && <Proposals zone={frame.team.zone} {...proposals} />}
        <p>
          <a href={`${frame.base}/b/${token}`}>Kembali ke imbauan</a>
        </p>
      </PublicPage>
    )
  return (
    <PublicPage frame={frame} title="Ganti narahubung" secret>
      <ErrorSummary errors={errors} />
      <h1>Siapa penggantinya?</h1>
      <p class="lead">
        {asWritten(recipient.name)} tercatat sebagai narahubung {asWritten(recipient.organisation)}. Sebutkan siapa yang menggantikannya
        untuk semua imbauan berikutnya; tim memeriksanya dahulu.
      </p>
      {proposals && <Proposals zone={frame.team.zone} {...proposals} />}
      <form method="post" action={`${frame.base}/b/${token}/kontak`} novalidate>
        <input type="hidden" name="form_id" value={formId} />
        <TextField form={form} name="name" label="Nama" autocomplete="off" />
        <TextField form={form} name="email" label="Surel" type="email" autocomplete="off" />
        <TextField form={form} name="phone" label="WhatsApp atau telepon" type="tel" optional autocomplete="off" />
        <div class="go">
          <button type="submit" class="main">
            Kirim usulan
          </button>
          <a href={`${frame.base}/b/${token}`}>Batal</a>
        </div>
      </form>
    </PublicPage>
  )
}
