import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField, TextField } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'

export interface FirstRunProps {
  frame: Frame
  token: string
  formId: string
  values: Typed
  errors?: readonly FieldError[] | undefined
}

const zones = [
  { value: 'Asia/Jakarta', label: 'WIB – Jawa, Sumatra, Kalimantan Barat dan Tengah' },
  { value: 'Asia/Makassar', label: 'WITA – Sulawesi, Bali, Nusa Tenggara, Kalimantan lainnya' },
  { value: 'Asia/Jayapura', label: 'WIT – Maluku, Papua' },
]

/** The first team and the first admin; the link that leads here works once. */
export function FirstRun({ frame, token, formId, values, errors }: FirstRunProps) {
  const form = { values, errors }
  return (
    <PublicPage frame={frame} title="Mulai" secret>
      <ErrorSummary errors={errors} />
      <h1>Selamat datang</h1>
      <p class="lead">Dua hal saja untuk mulai: nama tim Anda dan admin pertamanya. Selebihnya dapat diatur nanti.</p>
      <form method="post" action={`/mulai/${token}`} novalidate>
        <input type="hidden" name="form_id" value={formId} />
        <fieldset>
          <legend>Tim</legend>
          <TextField form={form} name="team" label="Nama tim" hint="Misalnya JatimProv-CSIRT." autocomplete="off" />
          <TextField
            form={form}
            name="slug"
            label="Nama pendek untuk alamat"
            hint="Huruf kecil, misalnya jatim."
            autocomplete="off"
            width="short"
          />
          <TextField
            form={form}
            name="constituency"
            label="Kode wilayah"
            hint="Kode Kemendagri: 35 untuk Jawa Timur, 74 untuk Sulawesi Tenggara."
            inputmode="numeric"
            autocomplete="off"
          />
          <SelectField form={form} name="timezone" label="Zona waktu" options={zones} />
        </fieldset>
        <fieldset>
          <legend>Admin pertama</legend>
          <TextField form={form} name="name" label="Nama" autocomplete="name" />
          <TextField form={form} name="email" label="Surel" type="email" autocomplete="username" />
          <TextField
            form={form}
            name="password"
            label="Kata sandi"
            type="password"
            autocomplete="new-password"
            hint="Paling sedikit 12 karakter; beberapa kata acak lebih kuat daripada satu kata rumit."
          />
        </fieldset>
        <div class="go">
          <button type="submit" class="main">
            Buat tim
          </button>
        </div>
      </form>
    </PublicPage>
  )
}
