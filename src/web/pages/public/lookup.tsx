import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface LookupProps {
  frame: Frame
  values: Typed
  /** One message for any wrong pair, on `number`: what is wrong must not be told. */
  errors?: readonly FieldError[] | undefined
}

export function Lookup({ frame, values, errors }: LookupProps) {
  const form = { values, errors }
  return (
    <PublicPage frame={frame} title="Lihat status tiket">
      <ErrorSummary errors={errors} />
      <h1>Lihat status tiket</h1>
      <form method="post" action={`${frame.base}/tiket`} novalidate>
        <TextField
          form={form}
          name="number"
          label="Nomor tiket"
          hint="Tertulis di tanda terima, misalnya JATIM-2026-0142."
          autocomplete="off"
        />
        <TextField
          form={form}
          name="code"
          label="Kode"
          hint="8 karakter; huruf besar atau kecil sama saja."
          autocomplete="off"
          width="short"
        />
        <div class="go">
          <button type="submit" class="main">
            Lihat status
          </button>
        </div>
      </form>
      <p class="hint">Kode hilang? Hubungi tim di {frame.team.phone || frame.team.email} dan sebutkan nomor tiketnya.</p>
    </PublicPage>
  )
}
