import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Frame } from '../parts/frame.ts'
import { NewPassword } from '../parts/new-password.tsx'
import { PublicPage } from '../parts/public-page.tsx'

export interface RecoveredProps {
  frame: Frame
  token: string
  email: string
  errors?: readonly FieldError[] | undefined
}

export function Recovered({ frame, token, email, errors }: RecoveredProps) {
  return (
    <PublicPage frame={frame} title="Kata sandi baru" secret>
      <ErrorSummary errors={errors} />
      <h1>Kata sandi baru</h1>
      <p class="lead">
        Untuk <strong>{email}</strong>. Semua sesi yang masih terbuka akan diakhiri.
      </p>
      <form method="post" action={`/pulihkan/${token}`} novalidate>
        <NewPassword form={{ values: {}, errors }} />
        <div class="go">
          <button type="submit" class="main">
            Simpan
          </button>
        </div>
      </form>
    </PublicPage>
  )
}
