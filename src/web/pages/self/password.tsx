import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame } from '../parts/frame.ts'
import { NewPassword } from '../parts/new-password.tsx'
import { PublicPage } from '../parts/public-page.tsx'

interface OwnPasswordProps {
  frame: Frame
  /** There is one to be replaced. */
  has: boolean
  errors?: readonly FieldError[] | undefined
}

export function OwnPassword({ frame, has, errors }: OwnPasswordProps) {
  const form = { values: {}, errors }
  return (
    <PublicPage frame={frame} title="Ganti kata sandi" secret>
      <ErrorSummary errors={errors} />
      <h1>Ganti kata sandi</h1>
      <p class="lead">Sesi Anda yang lain akan diakhiri.</p>
      <form method="post" action="/konsol/saya/sandi" novalidate>
        {has && <TextField form={form} name="current" label="Kata sandi sekarang" type="password" autocomplete="current-password" />}
        <NewPassword form={form} />
        <div class="go">
          <button type="submit" class="main">
            Simpan
          </button>
        </div>
      </form>
    </PublicPage>
  )
}
