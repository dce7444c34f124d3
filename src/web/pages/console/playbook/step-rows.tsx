import type { Child } from 'hono/jsx'
import { taskDeeds } from '../../../../core/playbook.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { notices, type Role, roles } from '../../../../core/vocabulary.ts'
import type { ChoiceFields, TaskFields } from '../../../../formats/playbook/fields.ts'
import { type FormState, type Option, optionsOf, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import type { Typed } from '../../parts/frame.ts'

const workers = { analyst: roles.analyst, lead: roles.lead } satisfies Partial<Record<Role, string>>
const bases = { calendar: 'Waktu kalender', working: 'Jam kerja' }
const phases = { analisis: 'analisis', penahanan: 'penahanan', penghapusan: 'penghapusan', pemulihan: 'pemulihan' }
const letters = Object.entries(notices).map(([value, name]) => ({ value, label: `${value} ${name}` }))

/** A step has a dozen of them: closed, they are a list to read; what is in a closed one is sent all the same. */
function Row({ title, says, open, children }: { title: Child; says: string; open: boolean; children: Child }) {
  return (
    <details class="panel" open={open}>
      <summary>
        <strong>{title}</strong> <span class="soft">{says}</span>
      </summary>
      <fieldset>
        <legend class="vh">{title}</legend>
        {children}
      </fieldset>
    </details>
  )
}

/** A field of a row: its name in the form and what stands there. */
type Place = (key: string) => { form: FormState; name: string }

interface RowProps {
  /** The row's name in the form, e.g. `t3`. */
  name: string
  errors?: readonly FieldError[] | undefined
  open: boolean
}

export function Task({ task, name, errors, open }: RowProps & { task: TaskFields }) {
  const at = placeIn(name, { ...task }, errors)
  return (
    <Row title={task.was ? <>Tugas {task.was}</> : 'Tambah tugas'} says={task.do} open={open}>
      <input type="hidden" name={`${name}.was`} value={task.was} />
      <TextField {...at('id')} label="Nama pendek" optional={!task.was} autocomplete="off" />
      <TextArea {...at('do')} label="Apa yang dikerjakan" rows={2} />
      <SelectField {...at('role')} label="Dikerjakan" empty="Analis (bawaan)" options={withOwn(optionsOf(workers), task.role)} />
      <TextField {...at('due')} label="Batas waktu" hint="30m, 2h, 3d sejak tahap dimasuki" optional width="short" autocomplete="off" />
      <SelectField
        {...at('base')}
        label="Dihitung menurut"
        empty="Waktu kalender (bawaan)"
        options={withOwn(optionsOf(bases), task.base)}
      />
      <SelectField {...at('phase')} label="Fase" empty="Tidak ada" options={withOwn(optionsOf(phases), task.phase)} />
      <TextField {...at('after')} label="Sesudah tugas" hint="Nama tugas, dipisah koma" optional autocomplete="off" />
      <TextField {...at('needs')} label="Syarat" hint="Misalnya: evidence, task nilai" optional autocomplete="off" />
      <Tick name={`${name}.optional`} on={task.optional} label="Boleh dilewati" />
      <MoreOfTask task={task} at={at} />
      {task.was && <Tick name={`${name}.gone`} on={false} label="Hapus tugas ini" />}
    </Row>
  )
}

/** What few tasks need; open where something stands in it. */
function MoreOfTask({ task, at }: { task: TaskFields; at: Place }) {
  const { notice, asks, opens, done_with, every, meets = [], again = [] } = task
  return (
    <details open={Boolean(notice || asks || opens || done_with || every || meets.length > 0 || again.length > 0)}>
      <summary>Surat, pertanyaan, tenggat, dan pengulangan</summary>
      <SelectField {...at('notice')} label="Selesai dengan mengirim surat" empty="Tidak ada" options={withOwn(letters, notice ?? '')} />
      <TextField {...at('asks')} label="Yang wajib ditulis" hint="Sebuah pertanyaan" optional autocomplete="off" />
      <TextField {...at('opens')} label="Dapat membuka insiden" hint="Nama playbook, misalnya akun" optional autocomplete="off" />
      <SelectField
        {...at('done_with')}
        label="Selesai dengan sendirinya saat"
        empty="Tidak"
        options={withOwn(optionsOf(taskDeeds), done_with ?? '')}
      />
      <TextField {...at('meets')} label="Memenuhi tenggat" hint="Misalnya: K3, K5" optional autocomplete="off" />
      <TextField
        {...at('again')}
        label="Diulang pada"
        hint="Misalnya: 1d, 3d, 7d sejak tahap dimasuki; batas waktu di atas dikosongkan"
        optional
        autocomplete="off"
      />
      <TextField
        {...at('every')}
        label="Muncul lagi setiap"
        hint="Misalnya: 1h, sampai tahap ditinggalkan"
        optional
        width="short"
        autocomplete="off"
      />
    </details>
  )
}

const asked = 'reason, final_report, lessons, entry_vector, waiting_for'

export function Choice({ choice, name, steps, errors, open }: RowProps & { choice: ChoiceFields; steps: readonly string[] }) {
  const at = placeIn(name, { ...choice }, errors)
  const targets = steps.map(value => ({ value, label: value }))
  return (
    <Row title={choice.was ? <>Pilihan {choice.was}</> : 'Tambah pilihan'} says={choice.label} open={open}>
      <input type="hidden" name={`${name}.was`} value={choice.was} />
      <TextField {...at('id')} label="Nama pendek" optional={!choice.was} autocomplete="off" />
      <TextField {...at('label')} label="Tulisan pada tombol" autocomplete="off" />
      <SelectField {...at('to')} label="Menuju tahap" empty="Pilih…" options={withOwn(targets, choice.to)} />
      <TextField {...at('needs')} label="Syarat" hint="Misalnya: tasks, evidence" optional autocomplete="off" />
      <TextField {...at('asks')} label="Ditanyakan" hint={asked} optional autocomplete="off" />
      <SelectField {...at('by')} label="Diambil oleh" empty="Siapa saja di tim" options={withOwn(optionsOf(workers), choice.by)} />
      <MoreOfChoice choice={choice} at={at} />
      {choice.was && <Tick name={`${name}.gone`} on={false} label="Hapus pilihan ini" />}
    </Row>
  )
}

function MoreOfChoice({ choice, at }: { choice: ChoiceFields; at: Place }) {
  const { needs_when_high: needs = [], asks_when_high: asks = [], by_when_high: by = '', meets = [], other_than: others = [] } = choice
  return (
    <details open={[needs, asks, by, meets, others].some(one => one.length > 0)}>
      <summary>Mulai tingkat Tinggi, empat mata, dan tenggat</summary>
      <TextField {...at('needs_when_high')} label="Syarat tambahan mulai Tinggi" hint="Misalnya: lessons" optional autocomplete="off" />
      <TextField {...at('asks_when_high')} label="Ditanyakan juga mulai Tinggi" hint={asked} optional autocomplete="off" />
      <SelectField
        {...at('by_when_high')}
        label="Mulai Tinggi diambil oleh"
        empty="Sama seperti di atas"
        options={withOwn(optionsOf(workers), by)}
      />
      <TextField
        {...at('other_than')}
        label="Bukan oleh yang mengerjakan tugas"
        hint="Empat mata: nama tugas, dipisah koma; juga tulis sebagai syarat"
        optional
        autocomplete="off"
      />
      <TextField {...at('meets')} label="Memenuhi tenggat" hint="Misalnya: K5" optional autocomplete="off" />
    </details>
  )
}

export function Tick({ name, on, label }: { name: string; on: boolean; label: string }) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value="1" checked={on} /> {label}
    </label>
  )
}

/** What stands in the draft stays among what can be chosen, wrong or not: the check says so, and sending the form changes nothing. */
export function withOwn(options: readonly Option[], value: string): readonly Option[] {
  return value === '' || options.some(one => one.value === value) ? options : [...options, { value, label: value }]
}

function placeIn(row: string, fields: Record<string, unknown>, errors: RowProps['errors']): Place {
  const shown = (value: unknown) => (Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : undefined)
  const values: Typed = Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${row}.${key}`, shown(value)]))
  return key => ({ form: { values, errors }, name: `${row}.${key}` })
}
