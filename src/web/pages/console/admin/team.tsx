import type { FieldError } from '../../../../core/refusal.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface TeamPageProps {
  frame: Frame
  formId: string
  values: Typed
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

export function TeamPage({ frame, formId, values, errors, message }: TeamPageProps) {
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title="Tim" message={message}>
      <AdminNav frame={frame} />
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <h1>Tim</h1>
        <form method="post" action="/konsol/admin/tim" class="one" novalidate>
          <FormKey id={formId} />
          <TextField form={form} name="name" label="Nama tim" autocomplete="off" />
          <TextField
            form={form}
            name="shortName"
            label="Nama singkat"
            hint="Di kepala halaman dan sebagai pengirim surel."
            autocomplete="off"
          />
          <TextField
            form={form}
            name="colour"
            label="Warna"
            hint="Seperti #0b5d8a; cukup gelap untuk dibaca di atas putih."
            width="short"
            autocomplete="off"
          />
          <TextField form={form} name="phone" label="Telepon" type="tel" optional autocomplete="off" />
          <TextField form={form} name="email" label="Surel tim" type="email" optional autocomplete="off" />
          <TextField
            form={form}
            name="mailFrom"
            label="Alamat pengirim"
            hint="Kosong: pengirim milik instalasi ini."
            type="email"
            optional
            autocomplete="off"
          />
          <TextField
            form={form}
            name="numberPrefix"
            label="Awalan nomor tiket"
            hint="Hanya untuk tiket baru, mis. TKT-2607-0042."
            width="short"
            autocomplete="off"
          />
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
