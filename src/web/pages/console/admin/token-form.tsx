import type { FieldError } from '../../../../core/refusal.ts'
import { AdminNav } from '../../parts/admin-nav.tsx'
import { Checkboxes } from '../../parts/checkboxes.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { names, type Option, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface TokenFormProps {
  frame: Frame
  formId: string
  owners: readonly Option[]
  scopes: readonly Option[]
  /** owner name organisation addresses days. */
  values: Typed
  chosen: readonly string[]
  errors?: readonly FieldError[] | undefined
}

const lives = [
  { value: '30', label: '30 hari' },
  { value: '90', label: '90 hari' },
  { value: '180', label: '180 hari' },
  { value: '365', label: 'Satu tahun' },
]

export function TokenForm({ frame, formId, owners, scopes, values, chosen, errors }: TokenFormProps) {
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title="Token baru">
      <AdminNav frame={frame} />
      <ErrorSummary errors={errors} />
      <h1>Token baru</h1>
      <form method="post" action="/konsol/admin/token/baru" class="one panel" novalidate>
        <FormKey id={formId} />
        <SelectField
          form={form}
          name="owner"
          label="Pemilik"
          hint="Token bertindak atas namanya. Hanya pemiliknya yang dapat mengambil isinya, di Akun saya."
          options={names(owners)}
          empty="Pilih…"
        />
        <TextField form={form} name="name" label="Untuk apa" hint="Mis. SIEM Diskominfo" autocomplete="off" />
        <Checkboxes form={form} name="scopes" legend="Cakupan" hint="Seperlunya saja." options={scopes} chosen={chosen} />
        <TextField
          form={form}
          name="organisation"
          label="Hanya instansi"
          hint="Kode, mis. 35.25; termasuk yang di bawahnya."
          optional
          width="short"
          autocomplete="off"
        />
        <TextArea
          form={form}
          name="addresses"
          label="Hanya dari alamat"
          hint="Satu per baris, mis. 203.0.113.7 atau 2001:db8::/32."
          rows={3}
          optional
        />
        <SelectField form={form} name="days" label="Berlaku" options={lives} />
        <p>
          <button type="submit" class="main">
            Buat token
          </button>
        </p>
      </form>
    </ConsolePage>
  )
}
