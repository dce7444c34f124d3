import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { NewPassword } from '../parts/new-password.tsx'
import { PublicPage } from '../parts/public-page.tsx'

export interface InvitedProps {
  frame: Frame
  token: string
  email: string
  roleLabel: string
  organisation?: string | undefined
  /** Has an account already: only the membership is added. */
  known: boolean
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function Invited({ frame, token, email, roleLabel, organisation, known, values, errors }: InvitedProps) {
  const form = { values, errors }
  return (
    <PublicPage frame={frame} title="Undangan" secret>
      <ErrorSummary errors={errors} />
      <h1>Undangan dari {asWritten(frame.team.name)}</h1>
      <p class="lead">
        Anda diundang sebagai <strong>{roleLabel}</strong>
        {organisation && ` untuk ${organisation}`}, dengan surel <strong>{email}</strong>.
      </p>
      {known && <p>Surel ini sudah punya akun. Dengan menerima, keanggotaan ini ditambahkan; kata sandi dan faktor kedua Anda tetap.</p>}
      <form method="post" action={`/undangan/${token}`} novalidate>
        {!known && (
          <>
            <TextField form={form} name="name" label="Nama" autocomplete="name" />
            <NewPassword form={form} />
          </>
        )}
        <div class="go">
          <button type="submit" class="main">
            Terima undangan
          </button>
        </div>
      </form>
    </PublicPage>
  )
}
