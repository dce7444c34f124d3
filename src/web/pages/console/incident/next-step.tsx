import type { Missing } from '../../../../core/refusal.ts'
import { type FormState, type Option, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'

/** Something the choice asks before it can be taken; posted under `name` with the choice. */
export interface AskedField {
  name: string
  label: string
  kind: 'text' | 'long' | 'select' | 'date'
  options?: readonly Option[] | undefined
  optional?: boolean | undefined
}

export interface StepChoice {
  choice: string
  label: string
  /** One sentence on what follows, if the playbook has one. */
  hint?: string | undefined
  /** The expected way on; the others are drawn quieter. */
  primary?: boolean | undefined
  fields?: readonly AskedField[] | undefined
  /** What the core says is still missing; the page knows where each is supplied. */
  missing?: readonly Missing[] | undefined
}

export interface NextStepProps {
  no: string
  seq: number
  formId: string
  step: string
  /** What this step is for. */
  purpose?: string | undefined
  choices: readonly StepChoice[]
  form: FormState
}

export function NextStep(props: NextStepProps) {
  const { step, purpose, choices } = props
  const [first, rest] = [choices.slice(0, shownFirst), choices.slice(shownFirst)]
  return (
    <section class="panel next" id="langkah" aria-labelledby="langkah-judul">
      <h2 id="langkah-judul">
        Langkah berikut <span class="soft">dari {step}</span> <kbd>n</kbd>
      </h2>
      {purpose && <p>{purpose}</p>}
      {choices.length === 0 && <p class="soft">Tidak ada pilihan untuk Anda pada tahap ini.</p>}
      <Choices {...props} choices={first} />
      {rest.length > 0 && (
        <details class="fold more" open={Boolean(props.form.errors?.length)}>
          <summary>{rest.length} pilihan lain</summary>
          <Choices {...props} choices={rest} />
        </details>
      )}
    </section>
  )
}

/** So many ways on are open on a phone. */
const shownFirst = 2

function Choices(props: NextStepProps) {
  return (
    <div class="choices">
      {props.choices.map(choice => (choice.missing?.length ? <Blocked {...choice} /> : <Open choice={choice} {...props} />))}
    </div>
  )
}

function Open({ choice, no, seq, formId, form: whole }: NextStepProps & { choice: StepChoice }) {
  const { fields = [], primary, hint } = choice
  // Several choices ask the same; what was typed and refused belongs to the one that was pressed.
  const form = whole.errors && whole.values.choice !== choice.choice ? { values: {} } : whole
  return (
    <form method="post" action={`/konsol/tiket/${no}/pilihan`} class="choice" novalidate>
      <FormKey id={`${formId}.${choice.choice}`} seq={seq} />
      {fields.map(field => (
        <Asked field={field} id={`${choice.choice}-${field.name}`} form={form} />
      ))}
      <button
        type="submit"
        name="choice"
        value={choice.choice}
        class={primary ? 'main' : undefined}
        data-key={primary ? 'n' : undefined}
        data-quick={quick[choice.choice]}
      >
        {choice.label} {quick[choice.choice] && <kbd>{quick[choice.choice]}</kbd>}
      </button>
      {hint && <p class="hint">{hint}</p>}
      {choice.choice === 'duplikat' && (
        <p class="hint">
          Sudah ada tiketnya? <a href={`/konsol/tiket/${no}/gabung`}>Gabungkan ke tiket itu</a>, agar kata, bukti, dan tenggatnya ikut.
        </p>
      )}
    </form>
  )
}

/** Keys of triage, on the first step of every playbook. */
const quick: Record<string, string> = { terima: '1', duplikat: '2', 'bukan-insiden': '3' }

function Asked({ field, id, form }: { field: AskedField; id: string; form: FormState }) {
  const common = { form, id, name: field.name, label: field.label, optional: field.optional }
  if (field.kind === 'select') return <SelectField {...common} options={field.options ?? []} empty="Pilih…" />
  if (field.kind === 'long') return <TextArea {...common} rows={2} />
  return <TextField {...common} type={field.kind === 'date' ? 'date' : 'text'} />
}

/** Not a disabled button: links that say what is missing and lead there. */
function Blocked({ label, missing = [] }: StepChoice) {
  const rest = missing.slice(lackingFirst)
  return (
    <div class="choice blocked">
      <p>
        <strong>{label}</strong> <span class="soft">belum bisa</span>
      </p>
      <Lacking missing={missing.slice(0, lackingFirst)} />
      {rest.length > 0 && (
        <details class="fold more">
          <summary>{rest.length} syarat lain</summary>
          <Lacking missing={rest} />
        </details>
      )}
    </div>
  )
}

/** So much of what is missing is named at once on a phone. */
const lackingFirst = 4

function Lacking({ missing }: { missing: readonly Missing[] }) {
  return (
    <ul>
      {missing.map(({ requirement, label }) => (
        <li>
          <a href={anchorOf(requirement)}>Lengkapi: {label}</a>
        </li>
      ))}
    </ul>
  )
}

const anchors: Record<string, string> = {
  organisation: '#klasifikasi',
  affected: '#terdampak',
  owner: '#pemilik',
  evidence: '#bukti',
  legal_clocks: '#tenggat',
  tasks: '#tugas',
  severity: '#klasifikasi',
  tlp: '#klasifikasi',
  rsit: '#klasifikasi',
  answers: '#klasifikasi',
}

/** Where on the incident's page a requirement is met; what a choice itself asks is met in the next step. */
export function anchorOf(requirement: string): string {
  return requirement.startsWith('task ') ? '#tugas' : (anchors[requirement] ?? '#langkah')
}
