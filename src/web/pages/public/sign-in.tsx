import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface SignInProps {
  frame: Frame
  formId?: string | undefined
  values: Typed
  errors?: readonly FieldError[] | undefined
  /** Path to return to after signing in. */
  next?: string | undefined
  /** Sentence above the form, e.g. after signing out. */
  message?: string | undefined
  /** Teams that have a sign-in of their own. */
  providers?: readonly { slug: string; name: string }[] | undefined
}

export function SignIn({ frame, formId, values, errors, next, message, providers = [] }: SignInProps) {
  const form = { values, errors }
  return (
    <PublicPage frame={frame} title="Masuk">
      <ErrorSummary errors={errors} />
      {message && (
        <p class="note" role="status">
          {message}
        </p>
      )}
      <h1>Masuk</h1>
      <form method="post" action="/masuk" novalidate>
        {formId && <input type="hidden" name="form_id" value={formId} />}
        {next && <input type="hidden" name="next" value={next} />}
        <TextField form={form} name="email" label="Surel" type="email" autocomplete="username" />
        <TextField form={form} name="password" label="Kata sandi" type="password" autocomplete="current-password" />
        <div class="go">
          <button type="submit" class="main">
            Masuk
          </button>
        </div>
      </form>
      {providers.map(({ slug, name }) => (
        <p>
          <a href={`/masuk/oidc/${slug}`}>Masuk dengan akun instansi {asWritten(name)}</a>
        </p>
      ))}
      <p>
        <a href="/pulihkan">Lupa kata sandi?</a> · <a href="/masuk/tautan">Masuk lewat surel</a>
      </p>
      <p class="hint">Melapor insiden tidak memerlukan akun.</p>
    </PublicPage>
  )
}
