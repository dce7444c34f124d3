import type { FieldError } from '../../../core/refusal.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import { contactRoles, notices, organisationKinds } from '../../../core/vocabulary.ts'
import { Checkboxes } from '../parts/checkboxes.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import { DateParts } from '../parts/date-parts.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { type FormState, optionsOf, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import { type Frame, messageFor, type Typed } from '../parts/frame.ts'

export interface AdvisoryFormProps {
  frame: Frame
  formId: string
  /** Number of the draft that is being revised; a new one otherwise. */
  no?: string | undefined
  seq?: number | undefined
  /** The incident it comes from; N2 is offered only then. */
  incident?: { no: string; title: string } | undefined
  /** notice title tlp actions system explanation indicators references due_day due_month due_year due_time affected below organisations. */
  values: Typed
  roles: readonly string[]
  kinds: readonly string[]
  errors?: readonly FieldError[] | undefined
}

/** The composer on one page: what it says, by when, to whom. Nothing is sent from here. */
export function AdvisoryForm(props: AdvisoryFormProps) {
  const { frame, no, incident, errors, values, formId, seq } = props
  const title = no ? `Ubah ${no}` : 'Susun imbauan'
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title={title}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <h1>{title}</h1>
        {incident && (
          <p class="soft">
            Dari insiden <a href={`/konsol/tiket/${incident.no}`}>{incident.no}</a> {incident.title}
          </p>
        )}
        <form method="post" action={no ? `/konsol/imbauan/${no}/isi` : '/konsol/imbauan/baru'} class="one" novalidate>
          <FormKey id={formId} seq={seq} />
          {incident && <input type="hidden" name="incident" value={incident.no} />}
          <Head form={form} incident={Boolean(incident)} />
          <Text form={form} draft={no ?? incident?.no ?? 'baru'} />
          <Audience {...props} form={form} />
          <p class="row">
            <button type="submit" class="main">
              Simpan draf dan periksa
            </button>
            <a href={no ? `/konsol/imbauan/${no}` : '/konsol/imbauan'}>Batal</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}

function Head({ form, incident }: { form: FormState; incident: boolean }) {
  const offered = (incident ? (['N2', 'N3', 'N4'] as const) : (['N3', 'N4'] as const)).map(id => ({
    value: id,
    label: `${notices[id]} (${id})`,
  }))
  return (
    <section class="panel grid" aria-label="Surat">
      <SelectField form={form} name="notice" label="Jenis surat" options={offered} />
      <SelectField form={form} name="tlp" label="TLP" options={tlpLabels.map(value => ({ value, label: `TLP:${value}` }))} />
      <div class="span">
        <TextField form={form} name="title" label="Judul" hint="Satu kalimat pendek; menjadi subjek surel." autocomplete="off" />
      </div>
    </section>
  )
}

function Text({ form, draft }: { form: FormState; draft: string }) {
  const due = messageFor(form.errors, 'due')
  return (
    <section class="panel" aria-labelledby="isi-surat">
      <h2 id="isi-surat">Isi</h2>
      <TextArea
        form={form}
        name="actions"
        label="Yang perlu dilakukan"
        hint="Satu tindakan satu baris, dimulai kata kerja."
        rows={4}
        draft={`imbauan.${draft}.actions`}
      />
      <div class={due ? 'field refused' : 'field'} id="due">
        <strong>Batas waktu</strong> <span class="opt">(boleh kosong: dihitung dari tenggat konfirmasi)</span>
        {due && <p class="wrong">{due}</p>}
        <DateParts form={form} name="due" legend="Batas waktu" time />
      </div>
      <TextField form={form} name="system" label="Sistem yang terkait" optional autocomplete="off" />
      <TextArea form={form} name="explanation" label="Penjelasan" optional rows={6} draft={`imbauan.${draft}.explanation`} />
      <TextArea
        form={form}
        name="indicators"
        label="Indikator"
        optional
        hint="Satu baris satu indikator; dikirim tidak dapat diklik (hxxp, [.])."
        rows={3}
      />
      <TextArea form={form} name="references" label="Rujukan" optional hint="Satu baris satu tautan." rows={2} />
    </section>
  )
}

function Audience({ form, incident, roles, kinds, values }: AdvisoryFormProps & { form: FormState }) {
  const wide = <Wide form={form} kinds={kinds} />
  return (
    <section class="panel" aria-labelledby="sasaran">
      <h2 id="sasaran">Sasaran</h2>
      {incident && (
        <p>
          <label class="check">
            <input type="checkbox" name="affected" value="1" checked={values.affected === '1'} /> Instansi yang terdampak insiden{' '}
            {incident.no}
          </label>
        </p>
      )}
      <Checkboxes form={form} name="roles" legend="Narahubung yang dikirimi" options={optionsOf(contactRoles)} chosen={roles} />
      {incident ? (
        <details open={kinds.length > 0 || Boolean(values.below || values.organisations)}>
          <summary>Instansi lain juga</summary>
          {wide}
        </details>
      ) : (
        wide
      )}
    </section>
  )
}

function Wide({ form, kinds }: { form: FormState; kinds: readonly string[] }) {
  return (
    <>
      <Checkboxes form={form} name="kinds" legend="Jenis instansi" options={optionsOf(organisationKinds)} chosen={kinds} />
      <TextField
        form={form}
        name="below"
        label="Hanya di bawah wilayah"
        optional
        hint="Kode Kemendagri, misalnya 35.25 untuk Kab. Gresik."
        autocomplete="off"
        width="short"
      />
      <TextArea
        form={form}
        name="organisations"
        label="Instansi tertentu"
        optional
        hint="Kode instansi, satu baris satu: 35.25/dinkes."
        rows={3}
      />
    </>
  )
}
