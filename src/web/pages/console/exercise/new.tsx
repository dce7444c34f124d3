import type { FieldError } from '../../../../core/refusal.ts'
import { type Role, roles } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { DateParts } from '../../parts/date-parts.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FieldMessage, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { type Frame, messageFor, type Typed } from '../../parts/frame.ts'

export interface NewExerciseProps {
  frame: Frame
  formId: string
  playbooks: readonly { id: string; name: string }[]
  /** Names for the datalist. */
  organisations: readonly string[]
  people: readonly { id: string; name: string; parts: readonly Role[] }[]
  /** title playbook story organisation starts_day starts_month starts_year starts_time, and `orang.<id>` the part of a person. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function NewExercise({ frame, formId, playbooks, organisations, people, values, errors }: NewExerciseProps) {
  const form = { values, errors }
  const startMessage = messageFor(errors, 'starts_day')
  return (
    <ConsolePage frame={frame} title="Mulai latihan">
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <h1>Mulai latihan</h1>
        <form method="post" action="/konsol/latihan" class="one" novalidate>
          <FormKey id={formId} />
          <section class="panel" aria-labelledby="skenario-judul">
            <h2 id="skenario-judul">Skenario</h2>
            <TextField form={form} name="title" label="Judul" autocomplete="off" />
            <SelectField
              form={form}
              name="playbook"
              label="Playbook yang dilatih"
              empty="Pilih…"
              options={playbooks.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextArea form={form} name="story" label="Laporan pembuka" hint="Apa yang dilaporkan, dengan kata-kata pelapor." rows={4} />
            <TextField form={form} name="organisation" label="Instansi yang terdampak" list="instansi" autocomplete="off" optional />
            <datalist id="instansi">
              {organisations.map(name => (
                <option value={name} />
              ))}
            </datalist>
            {startMessage && <FieldMessage id="starts_day-g" message={startMessage} />}
            <DateParts form={form} name="starts" legend="Jam latihan mulai pada (kosong: sekarang)" shown time />
          </section>
          <Cast people={people} values={values} />
          <p class="row">
            <button type="submit" class="main">
              Mulai latihan
            </button>
            <a href="/konsol/latihan">Batal</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}

function Cast({ people, values }: Pick<NewExerciseProps, 'people' | 'values'>) {
  return (
    <section class="panel" aria-labelledby="peserta-judul">
      <h2 id="peserta-judul">Peserta</h2>
      <p class="hint">Anda ikut sebagai pemimpin. Yang lain: pilih perannya di dalam latihan.</p>
      {people.map(({ id, name, parts }) => (
        <SelectField
          form={{ values }}
          name={`orang.${id}`}
          label={asWritten(name)}
          empty="Tidak ikut"
          options={parts.map(part => ({ value: part, label: roles[part] }))}
        />
      ))}
    </section>
  )
}
