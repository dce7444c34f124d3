import type { FieldError } from '../../../../core/refusal.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextArea, TextField } from '../../parts/field.tsx'
import { FileField } from '../../parts/files.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Signing } from '../../parts/signing.tsx'

export interface LetterheadPageProps {
  frame: Frame
  formId: string
  hasLogo: boolean
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

export function LetterheadPage({ frame, formId, hasLogo, values, errors, message }: LetterheadPageProps) {
  const form = { values, errors: errors?.map(error => (error.field === 'logo' ? { ...error, field: 'files' } : error)) }
  return (
    <ConsolePage frame={frame} title="Kop surat" message={message}>
      <AdminNav frame={frame} />
      <div class="narrow">
        <ErrorSummary errors={form.errors} />
        <h1>Kop surat</h1>
        <form method="post" action="/konsol/admin/kop" enctype="multipart/form-data" class="one" novalidate>
          <FormKey id={formId} />
          <TextArea form={form} name="lines" label="Kop" hint="Satu baris satu baris kop; baris terakhir paling besar." optional rows={3} />
          <TextArea form={form} name="address" label="Alamat dan kontak" optional rows={2} />
          <FileField
            form={form}
            single
            label="Logo"
            hint="PNG tanpa transparansi atau JPEG, paling besar 200 KB. Tampil di surat dan di kepala setiap halaman."
          />
          {hasLogo && (
            <label class="tiny">
              <input type="checkbox" name="nologo" value="1" /> Hapus logo yang sekarang
            </label>
          )}
          <TextField
            form={form}
            name="pattern"
            label="Pola nomor"
            hint="{nomor}, {kode}, {bulan}, {bulan-romawi}, {tahun}. Hitungan mulai dari 001 setiap tahun."
            autocomplete="off"
          />
          <TextField form={form} name="code" label="Kode klasifikasi" optional width="short" autocomplete="off" />
          <TextField form={form} name="place" label="Tempat" hint="Mis. Surabaya" optional width="short" autocomplete="off" />
          <Signing form={form} copies="Tembusan yang biasa" />
          <p>
            <button type="submit" class="main">
              Simpan
            </button>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}
