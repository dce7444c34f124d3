import { asWritten } from '../../language/written.ts'
import { TextField } from '../parts/field.tsx'
import { Radios } from '../parts/radios.tsx'
import { type ReportProps, ReportScreen } from '../parts/report-form.tsx'

export interface ReportReporterProps extends ReportProps {
  /** Names for the datalist. */
  organisations: readonly string[]
  /** Shown when the typed name matched nothing: the nearest ones. `organisation_choice` = code, or '-' to keep what was typed. */
  suggestions?: readonly { code: string; name: string }[] | undefined
}

/** Screen 3. */
export function ReportReporter({ organisations, suggestions = [], ...report }: ReportReporterProps) {
  return (
    <ReportScreen screen="reporter" report={report}>
      <TextField
        form={report}
        name="organisation"
        label="Instansi Anda"
        hint="Tulis sebagian namanya, misalnya Dinas Kesehatan Kab. Gresik."
        list="instansi"
        autocomplete="organization"
      />
      <datalist id="instansi">
        {organisations.map(name => (
          <option value={name} />
        ))}
      </datalist>
      {suggestions.length > 0 ? (
        <Radios
          form={{ ...report, values: { ...report.values, organisation_choice: report.values.organisation_choice || '-' } }}
          name="organisation_choice"
          legend="Instansi yang dimaksud"
          options={[
            { value: '-', label: `Pakai tulisan saya: ${report.values.organisation ?? ''}` },
            ...suggestions.map(({ code, name }) => ({ value: code, label: asWritten(name) })),
          ]}
        />
      ) : (
        <Chosen values={report.values} />
      )}
      <TextField form={report} name="name" label="Nama Anda" autocomplete="name" />
      <TextField form={report} name="position" label="Jabatan" optional autocomplete="organization-title" />
      <div class="group">
        <p class="group-title">Cara menghubungi Anda</p>
        <p class="hint">Isi paling tidak satu.</p>
        <TextField form={report} name="phone" label="Nomor WhatsApp atau telepon" type="tel" autocomplete="tel" />
        <TextField
          form={report}
          name="email"
          label="Surel"
          type="email"
          autocomplete="email"
          hint="Yang tidak ikut terdampak: bila surel kantor diretas, pakai surel lain."
        />
      </div>
    </ReportScreen>
  )
}

/** What was chosen before goes along until the name is another: its own text stands beside it. */
function Chosen({ values: { organisation_choice: choice, organisation = '' } }: Pick<ReportProps, 'values'>) {
  if (!choice) return null
  return (
    <>
      <input type="hidden" name="organisation_choice" value={choice} />
      <input type="hidden" name="organisation_chosen" value={organisation} />
    </>
  )
}
