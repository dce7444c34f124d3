import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { TeamContact } from '../parts/team-contact.tsx'

export interface LookupProps {
  frame: Frame
  values: Typed
  /** The same for any wrong pair, on both fields: what is wrong must not be told. */
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
          hint="Tertulis di halaman setelah laporan dikirim dan di surelnya, misalnya TKT-2607-0042."
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
      <p class="hint">
        Kode hilang? Hubungi tim dan sebutkan nomor tiketnya: <TeamContact team={frame.team} />
      </p>
    </PublicPage>
  )
}
