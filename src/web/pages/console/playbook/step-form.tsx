import type { FieldError } from '../../../../core/refusal.ts'
import { publicStatuses } from '../../../../core/vocabulary.ts'
import type { ChoiceFields, StepFields, TaskFields } from '../../../../formats/playbook/fields.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { optionsOf, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Choice, Task, Tick, withOwn } from './step-rows.tsx'

export interface StepFormProps {
  frame: Frame
  playbook: string
  seq: number
  /** Its name in the draft; '' = a step to add. */
  was: string
  step: StepFields
  /** Where a choice may lead. */
  steps: readonly string[]
  errors?: readonly FieldError[] | undefined
}

const newTask: TaskFields = { was: '', id: '', do: '', role: '', due: '', base: '', phase: '', after: [], needs: [], optional: false }
const newChoice: ChoiceFields = { was: '', id: '', label: '', to: '', needs: [], asks: [], by: '' }

/** One step of the draft as a form; it writes the same YAML that stands on the draft's page. */
export function StepForm(props: StepFormProps) {
  const { frame, playbook, seq, was, step, errors } = props
  const values: Typed = { id: step.id, name: step.name, public: step.public, says: step.says, clocks: step.clocks?.join(', ') }
  const form = { values, errors }
  const refused = errors !== undefined && errors.length > 0
  return (
    <ConsolePage frame={frame} title={was ? `Tahap ${step.name}` : 'Tahap baru'}>
      <ErrorSummary errors={errors} />
      <p class="row">
        <a href={`/konsol/playbook/${playbook}/draf`}>Draf {playbook}</a>
      </p>
      <h1>{was ? `Tahap ${step.name}` : 'Tahap baru'}</h1>
      <form method="post" action={`/konsol/playbook/${playbook}/draf/tahap/${was || 'baru'}`} class="one" novalidate>
        <input type="hidden" name="seq" value={seq} />
        <TextField form={form} name="name" label="Judul tahap" autocomplete="off" />
        <TextField
          form={form}
          name="id"
          label="Nama pendek"
          hint="Huruf kecil dan tanda hubung. Yang menunjuk ke sini ikut berganti."
          autocomplete="off"
        />
        <SelectField form={form} name="public" label="Pelapor melihat" options={withOwn(optionsOf(publicStatuses), step.public)} />
        <TextArea form={form} name="says" label="Keterangan kepada pelapor" rows={2} />
        <TextField form={form} name="clocks" label="Memulai tenggat" hint="Misalnya: K3, K4" optional autocomplete="off" />
        <Tick name="waiting" on={step.waiting} label="Menunggu pihak lain: target tim dijeda" />
        <Tick name="final" on={step.final} label="Tahap akhir: insiden ditutup di sini" />
        {[...step.tasks, newTask].map((task, n) => (
          <Task task={task} name={`t${n}`} errors={errors} open={refused} />
        ))}
        {[...step.choices, newChoice].map((choice, n) => (
          <Choice choice={choice} name={`c${n}`} steps={props.steps} errors={errors} open={refused} />
        ))}
        <p class="row">
          <button type="submit" class="main">
            Tulis ke draf
          </button>
          <a href={`/konsol/playbook/${playbook}/draf`}>Batal</a>
        </p>
      </form>
      {was && (
        <form method="post" action={`/konsol/playbook/${playbook}/draf/tahap/${was}/hapus`}>
          <input type="hidden" name="seq" value={seq} />
          <button type="submit">Hapus tahap ini dari draf</button>
        </form>
      )}
    </ConsolePage>
  )
}
