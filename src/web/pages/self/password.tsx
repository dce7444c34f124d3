import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Frame } from '../parts/frame.ts'
import { NewPassword } from '../parts/new-password.tsx'
import { PublicPage } from '../parts/public-page.tsx'

export function OwnPassword({ frame, errors }: { frame: Frame; errors?: readonly FieldError[] | undefined }) {
  return (
    <PublicPage frame={frame} title="Ganti kata sandi" secret>
      <ErrorSummary errors={errors} />
      <h1>Ganti kata sandi</h1>
      <p class="lead">Sesi Anda yang lain akan diakhiri.</p>
      <form method="post" action="/konsol/saya/sandi" novalidate>
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
