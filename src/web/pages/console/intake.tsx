import type { FieldError } from '../../../core/refusal.ts'
import { answers3, kinds } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { DateParts } from '../parts/date-parts.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { type FormState, optionsOf, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { Radios } from '../parts/radios.tsx'
import { noticedWords } from '../public/report-event.tsx'

/** How a report came that nobody typed into the public form. */
export const intakeWays = { telepon: 'Telepon', whatsapp: 'WhatsApp', langsung: 'Datang langsung' } as const

export interface IntakeProps {
  frame: Frame
  formId: string
  /** via kind story noticed noticed_day noticed_month noticed_year ongoing system impact actions organisation name position phone email. */
  values: Typed
  errors?: readonly FieldError[] | undefined
  /** Names for the datalist. */
  organisations: readonly string[]
  /** The nearest ones, when the typed name matched nothing: posted as `organisation_choice`, '-' keeps what was typed. */
  suggestions?: readonly { code: string; name: string }[] | undefined
}

/** The report form for somebody on the phone: the same fields on one page, in the order people tell it. */
export function Intake({ frame, formId, values, errors, organisations, suggestions = [] }: IntakeProps) {
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title="Tiket baru">
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <h1>Tiket baru</h1>
        <form method="post" action="/konsol/tiket/baru" class="one" novalidate>
          <FormKey id={formId} />
          <Caller form={form} organisations={organisations} suggestions={suggestions} />
          <Event form={form} />
          <p class="row">
            <button type="submit" class="main">
              Buat tiket
            </button>
            <a href="/konsol/antrean">Batal</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}

function Caller({ form, organisations, suggestions }: { form: FormState } & Required<Pick<IntakeProps, 'organisations' | 'suggestions'>>) {
  return (
    <section class="panel" aria-labelledby="pelapor-judul">
      <h2 id="pelapor-judul">Pelapor</h2>
      <Radios form={form} name="via" legend="Masuk lewat" options={optionsOf(intakeWays)} inline />
      <div class="grid">
        <div class="span">
          <TextField form={form} name="organisation" label="Instansi" list="instansi" autocomplete="off" />
          <datalist id="instansi">
            {organisations.map(name => (
              <option value={name} />
            ))}
          </datalist>
          {suggestions && suggestions.length > 0 && (
            <Radios
              form={form}
              name="organisation_choice"
              legend="Mungkin maksudnya"
              options={[
                ...suggestions.map(({ code, name }) => ({ value: code, label: asWritten(name) })),
                { value: '-', label: `Tidak ada; pakai tulisan ini: ${form.values.organisation ?? ''}` },
              ]}
            />
          )}
        </div>
        <TextField form={form} name="name" label="Nama" autocomplete="off" />
        <TextField form={form} name="position" label="Jabatan" optional autocomplete="off" />
        <TextField form={form} name="phone" label="WhatsApp atau telepon" type="tel" autocomplete="off" />
        <TextField form={form} name="email" label="Surel yang tidak terdampak" type="email" autocomplete="off" />
      </div>
    </section>
  )
}

function Event({ form }: { form: FormState }) {
  return (
    <section class="panel" aria-labelledby="kejadian-judul">
      <h2 id="kejadian-judul">Kejadian</h2>
      <SelectField
        form={form}
        name="kind"
        label="Jenis"
        options={optionsOf(kinds).filter(option => option.value !== 'hoaks')}
        empty="Pilih…"
      />
      <TextArea form={form} name="story" label="Cerita pelapor" rows={6} maxlength={10000} draft="tiket.baru" />
      <Radios form={form} name="noticed" legend="Kapan diketahui?" options={optionsOf(noticedWords)} inline>
        <DateParts form={form} name="noticed" legend="Tanggal lain" />
      </Radios>
      <Radios form={form} name="ongoing" legend="Masih berlangsung?" options={optionsOf(answers3)} inline />
      <TextField form={form} name="system" label="Alamat situs, aplikasi, atau perangkat" optional autocomplete="off" />
      <TextArea form={form} name="impact" label="Dampak" optional rows={2} />
      <TextArea form={form} name="actions" label="Yang sudah dilakukan" optional rows={2} />
    </section>
  )
}
