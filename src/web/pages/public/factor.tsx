import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame } from '../parts/frame.ts'
import { PasskeyForm } from '../parts/passkey-form.tsx'
import { PublicPage } from '../parts/public-page.tsx'

export interface FactorProps {
  frame: Frame
  /** Whose session it is. */
  email: string
  /** Somebody who is in already proves themselves again. */
  again: boolean
  ask: 'code' | 'password'
  /** They have a passkey, too. */
  passkey: boolean
  next?: string | undefined
  errors?: readonly FieldError[] | undefined
}

export function Factor({ frame, email, again, ask, passkey, next, errors }: FactorProps) {
  const form = { values: {}, errors }
  const action = again ? '/masuk/ulang' : '/masuk/faktor'
  const title = again ? 'Buktikan sekali lagi' : 'Langkah kedua'
  return (
    <PublicPage frame={frame} title={title} script="kunci" secret>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <p class="lead">
        {again ? 'Tindakan berikutnya peka, jadi kami perlu yakin bahwa ini Anda:' : 'Kata sandi cocok. Sekarang faktor kedua untuk'}{' '}
        <strong>{email}</strong>.
      </p>
      <form method="post" action={action} novalidate>
        {next && <input type="hidden" name="next" value={next} />}
        {ask === 'code' ? (
          <TextField
            form={form}
            name="code"
            label="Kode"
            hint="Enam angka dari aplikasi autentikator Anda, atau salah satu kode pemulihan."
            autocomplete="one-time-code"
            width="short"
          />
        ) : (
          <TextField
            form={form}
            name="password"
            label="Kata sandi"
            hint="Tidak punya kata sandi? Keluar, lalu masuk lagi dengan cara Anda biasa masuk."
            type="password"
            autocomplete="current-password"
          />
        )}
        <div class="go">
          <button type="submit" class="main">
            Lanjutkan
          </button>
        </div>
      </form>
      {passkey && <PasskeyForm way="get" action={`${action}/kunci`} label="Pakai kunci sandi" next={next} />}
      <form method="post" action="/keluar">
        <button type="submit" class="quiet">
          Bukan Anda? Keluar
        </button>
      </form>
    </PublicPage>
  )
}
