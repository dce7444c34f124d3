import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'

export interface TransferPageProps {
  frame: Frame
  formId: string
  no: string
  seq: number
  title: string
  teams: readonly { slug: string; name: string }[]
  /** team reason reporter reporter_reason. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function TransferPage({ frame, formId, no, seq, title, teams, values, errors }: TransferPageProps) {
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title={`Alihkan ${no}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} {asWritten(title)}
          </a>
        </p>
        <h1>Alihkan ke tim lain</h1>
        <p>
          <strong>Ikut:</strong> laporan, judul, jenis, yang terdampak sebagai tulisan, bukti, dan yang sudah disampaikan kepada pelapor.
        </p>
        <p>
          <strong>Tinggal di sini:</strong> catatan internal, pemilik, imbauan tim ini, dan identitas pelapor kecuali dicentang di bawah.
          Tiket ini ditutup; tautan pelapor tetap berlaku dan menyebut tim yang baru.
        </p>
        <form method="post" action={`/konsol/tiket/${no}/alih`} class="one" novalidate>
          <FormKey id={formId} seq={seq} />
          <SelectField
            form={form}
            name="team"
            label="Tim penerima"
            empty="Pilih…"
            options={teams.map(({ slug, name }) => ({ value: slug, label: asWritten(name) }))}
          />
          <TextArea form={form} name="reason" label="Alasan" rows={3} maxlength={2000} />
          <label class="check">
            <input type="checkbox" name="reporter" value="1" checked={values.reporter === '1'} /> Sertakan identitas pelapor (TLP:RED)
          </label>
          <TextField form={form} name="reporter_reason" label="Mengapa identitas pelapor perlu ikut" optional autocomplete="off" />
          <p class="row">
            <button type="submit" class="main">
              Alihkan
            </button>
            <a href={`/konsol/tiket/${no}`}>Batal</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}
