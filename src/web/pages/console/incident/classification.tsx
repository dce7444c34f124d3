import { tlpLabels } from '../../../../core/tlp.ts'
import { answers3, severities } from '../../../../core/vocabulary.ts'
import { type FormState, type Option, optionsOf, SelectField, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { messageFor } from '../../parts/frame.ts'
import { Fold } from './fold.tsx'
import { SeverityMatrix } from './severity-matrix.tsx'

export interface ClassificationProps {
  no: string
  seq: number
  formId: string
  /** `form.values` holds title organisation severity tlp rsit iiv personalData ongoing tags. */
  form: FormState
  open: boolean
  /** RSIT classes, each with its types. */
  rsit: readonly { label: string; options: readonly Option[] }[]
}

const questions = [
  ['iiv', 'Infrastruktur vital (IIV)?'],
  ['personalData', 'Data pribadi?'],
  ['ongoing', 'Masih aktif?'],
] as const

export function Classification({ no, seq, formId, form, open, rsit }: ClassificationProps) {
  const lowering = messageFor(form.errors, 'tlpReason') !== undefined || Boolean(form.values.tlpReason)
  return (
    <Fold id="klasifikasi" title="Klasifikasi" open={open}>
      <form method="post" action={`/konsol/tiket/${no}/klasifikasi`} class="grid" novalidate>
        <FormKey id={`${formId}.klasifikasi`} seq={seq} />
        <div class="span">
          <TextField form={form} name="title" label="Judul" />
        </div>
        <div class="span">
          <TextField form={form} name="organisation" label="Instansi pemilik" list="daftar-instansi" autocomplete="off" />
        </div>
        <SelectField form={form} name="severity" label="Keparahan" options={optionsOf(severities)} empty="Belum dinilai" />
        <SelectField form={form} name="tlp" label="TLP" options={tlpLabels.map(value => ({ value, label: `TLP:${value}` }))} />
        {lowering && (
          <div class="span">
            <TextField
              form={form}
              name="tlpReason"
              label="Alasan menurunkan kode TLP"
              hint="Tercatat di riwayat dengan nama Anda."
              autocomplete="off"
            />
          </div>
        )}
        <div class="span">
          <SeverityMatrix />
        </div>
        <div class="span">
          <SelectField form={form} name="rsit" label="Kelas RSIT" options={rsit} empty="Belum ditentukan" />
        </div>
        {questions.map(([name, label]) => (
          <SelectField form={form} name={name} label={label} options={optionsOf(answers3)} empty="Belum dijawab" />
        ))}
        <TextField form={form} name="tags" label="Tanda" hint="Pisahkan dengan koma." />
        <div class="span">
          <button type="submit">Simpan klasifikasi</button>
        </div>
      </form>
    </Fold>
  )
}
