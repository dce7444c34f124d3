import type { FieldError } from '../../../../core/refusal.ts'
import { publicStatuses, type Role, roles } from '../../../../core/vocabulary.ts'
import type { ChoiceFields, StepFields, TaskFields } from '../../../../formats/playbook/edit.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { optionsOf, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

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

const workers = { analyst: roles.analyst, lead: roles.lead } satisfies Partial<Record<Role, string>>
const bases = { calendar: 'Waktu kalender', working: 'Jam kerja' }
const phases = { analisis: 'analisis', penahanan: 'penahanan', penghapusan: 'penghapusan', pemulihan: 'pemulihan' }
const newTask: TaskFields = { was: '', id: '', do: '', role: '', due: '', base: '', phase: '', after: [], needs: [], optional: false }
const newChoice: ChoiceFields = { was: '', id: '', label: '', to: '', needs: [], asks: [], by: '' }

/** One step of the draft as a form; it writes the same YAML that stands on the draft's page. */
export function StepForm(props: StepFormProps) {
  const { frame, playbook, seq, was, step, errors } = props
  const values: Typed = { id: step.id, name: step.name, public: step.public, says: step.says }
  const form = { values, errors }
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
        <SelectField form={form} name="public" label="Pelapor melihat" options={optionsOf(publicStatuses)} />
        <TextArea form={form} name="says" label="Keterangan kepada pelapor" rows={2} />
        <Tick name="waiting" on={step.waiting} label="Menunggu pihak lain: target tim dijeda" />
        <Tick name="final" on={step.final} label="Tahap akhir: insiden ditutup di sini" />
        {[...step.tasks, newTask].map((task, n) => (
          <Task task={task} name={`t${n}`} />
        ))}
        {[...step.choices, newChoice].map((choice, n) => (
          <Choice choice={choice} name={`c${n}`} steps={props.steps} />
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

function Task({ task, name }: { task: TaskFields; name: string }) {
  const form = { values: namedBy(name, { ...task, after: task.after.join(', '), needs: task.needs.join(', ') }) }
  const field = (key: string) => ({ form, name: `${name}.${key}` })
  return (
    <fieldset class="panel">
      <legend>{task.was ? `Tugas ${task.was}` : 'Tugas baru'}</legend>
      <input type="hidden" name={`${name}.was`} value={task.was} />
      <TextField {...field('id')} label="Nama pendek" optional={!task.was} autocomplete="off" />
      <TextArea {...field('do')} label="Apa yang dikerjakan" rows={2} />
      <SelectField {...field('role')} label="Dikerjakan" empty="Analis (bawaan)" options={optionsOf(workers)} />
      <TextField {...field('due')} label="Batas waktu" hint="30m, 2h, 3d sejak tahap dimasuki" optional width="short" autocomplete="off" />
      <SelectField {...field('base')} label="Dihitung menurut" empty="Waktu kalender (bawaan)" options={optionsOf(bases)} />
      <SelectField {...field('phase')} label="Fase" empty="Tidak ada" options={optionsOf(phases)} />
      <TextField {...field('after')} label="Sesudah tugas" hint="Nama tugas, dipisah koma" optional autocomplete="off" />
      <TextField {...field('needs')} label="Syarat" hint="Misalnya: evidence, task nilai" optional autocomplete="off" />
      <Tick name={`${name}.optional`} on={task.optional} label="Boleh dilewati" />
      {task.was && <Tick name={`${name}.gone`} on={false} label="Hapus tugas ini" />}
    </fieldset>
  )
}

function Choice({ choice, name, steps }: { choice: ChoiceFields; name: string; steps: readonly string[] }) {
  const form = { values: namedBy(name, { ...choice, needs: choice.needs.join(', '), asks: choice.asks.join(', ') }) }
  const field = (key: string) => ({ form, name: `${name}.${key}` })
  const targets = steps.includes(choice.to) || !choice.to ? steps : [choice.to, ...steps]
  return (
    <fieldset class="panel">
      <legend>{choice.was ? `Pilihan ${choice.was}` : 'Pilihan baru'}</legend>
      <input type="hidden" name={`${name}.was`} value={choice.was} />
      <TextField {...field('id')} label="Nama pendek" optional={!choice.was} autocomplete="off" />
      <TextField {...field('label')} label="Tulisan pada tombol" autocomplete="off" />
      <SelectField {...field('to')} label="Menuju tahap" empty="Pilih…" options={targets.map(value => ({ value, label: value }))} />
      <TextField {...field('needs')} label="Syarat" hint="Misalnya: tasks, evidence" optional autocomplete="off" />
      <TextField
        {...field('asks')}
        label="Ditanyakan"
        hint="reason, final_report, lessons, entry_vector, waiting_for"
        optional
        autocomplete="off"
      />
      <SelectField {...field('by')} label="Diambil oleh" empty="Siapa saja di tim" options={optionsOf(workers)} />
      {choice.was && <Tick name={`${name}.gone`} on={false} label="Hapus pilihan ini" />}
    </fieldset>
  )
}

function Tick({ name, on, label }: { name: string; on: boolean; label: string }) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value="1" checked={on} /> {label}
    </label>
  )
}

function namedBy(name: string, fields: Record<string, unknown>): Typed {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${name}.${key}`, typeof value === 'string' ? value : undefined]))
}
