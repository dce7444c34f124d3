import type { FieldError } from '../../../core/refusal.ts'
import { answers3, kinds } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { DateParts } from '../parts/date-parts.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { optionsOf, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { FileField, type StoredFile, StoredFiles } from '../parts/files.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { Radios } from '../parts/radios.tsx'
import { noticedWords } from '../public/report-event.tsx'

export interface PortalReportProps {
  frame: Frame
  formId: string
  /** kind story noticed noticed_* ongoing system impact actions organisation_choice name position phone email. */
  values: Typed
  files: readonly StoredFile[]
  /** The agencies of their tree. */
  organisations: readonly { code: string; name: string }[]
  errors?: readonly FieldError[] | undefined
}

/** The report on one page: whatever we know of the person stands in it already. */
export function PortalReport({ frame, formId, values, files, organisations, errors }: PortalReportProps) {
  const form = { values, errors }
  return (
    <PortalPage frame={frame} title="Laporkan insiden">
      <ErrorSummary errors={errors} />
      <h1>Laporkan insiden</h1>
      <form method="post" action="/instansi/lapor" enctype="multipart/form-data" novalidate>
        <FormKey id={formId} />
        <SelectField
          form={form}
          name="organisation_choice"
          label="Instansi yang terkena"
          options={organisations.map(({ code, name }) => ({ value: code, label: asWritten(name) }))}
        />
        <SelectField
          form={form}
          name="kind"
          label="Jenis kejadian"
          empty="Pilih…"
          options={optionsOf(kinds).filter(option => option.value !== 'hoaks')}
        />
        <TextArea form={form} name="story" label="Ceritakan kejadiannya" hint="Jangan menulis sandi atau NIK." rows={6} maxlength={10000} />
        <Radios form={form} name="noticed" legend="Kapan diketahui?" options={optionsOf(noticedWords)} inline>
          <DateParts form={form} name="noticed" legend="Tanggal lain" />
        </Radios>
        <Radios form={form} name="ongoing" legend="Apakah masih berlangsung?" options={optionsOf(answers3)} inline />
        <TextField form={form} name="system" label="Alamat situs, aplikasi, atau perangkat" optional autocomplete="off" inputmode="url" />
        <TextArea form={form} name="impact" label="Apa dampaknya?" optional rows={2} />
        <TextArea form={form} name="actions" label="Apa yang sudah dilakukan?" optional rows={2} />
        <StoredFiles files={files} />
        <FileField form={form} label="Bukti" camera />
        <div class="group">
          <p class="group-title">Pelapor</p>
          <TextField form={form} name="name" label="Nama Anda" autocomplete="name" />
          <TextField form={form} name="position" label="Jabatan" optional autocomplete="organization-title" />
          <TextField form={form} name="phone" label="Nomor WhatsApp atau telepon" type="tel" autocomplete="tel" />
          <TextField
            form={form}
            name="email"
            label="Surel"
            type="email"
            autocomplete="email"
            hint="Yang tidak ikut terdampak: bila surel kantor diretas, pakai surel lain."
          />
        </div>
        <div class="go">
          <button type="submit" class="main">
            Kirim laporan
          </button>
          <a href="/instansi">Batal</a>
        </div>
      </form>
    </PortalPage>
  )
}
