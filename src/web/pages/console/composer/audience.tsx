import type { FieldError } from '../../../../core/refusal.ts'
import { contactRoles, organisationKinds } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { Checkboxes } from '../../parts/checkboxes.tsx'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { type FormState, names, type Option, optionsOf, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { countWords, ReachLists, type ReachView } from './reach.tsx'
import { Steps } from './steps.tsx'

export interface AudiencePageProps {
  frame: Frame
  formId: string
  no: string
  seq: number
  title: string
  incident?: { no: string } | undefined
  /** organisations areas_other also except assets domains ranges affected name. */
  values: Typed
  roles: readonly string[]
  kinds: readonly string[]
  areas: readonly string[]
  again: readonly string[]
  /** Provinces, regencies and cities of the register. */
  knownAreas: readonly Option[]
  saved: readonly Option[]
  /** What these answers reach; null while they cannot be understood. */
  reach: ReachView | null
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** The composer's second page: organisations × assets × roles, with what they reach beside them. */
export function AudiencePage(props: AudiencePageProps) {
  const { frame, no, title, errors, message, formId, seq, again, reach } = props
  const at = `/konsol/imbauan/${no}/penerima`
  return (
    <ConsolePage frame={frame} title={`Penerima ${no}`} message={message}>
      <ErrorSummary errors={errors} />
      <p class="over">
        <span class="no">{no}</span> {asWritten(title)}
      </p>
      <h1>Penerima</h1>
      <Steps no={no} at="penerima" />
      {props.saved.length > 0 && <Saved at={at} saved={props.saved} />}
      <div class="pair">
        <form method="post" action={at} class="one" data-count={`${at}/hitung`} novalidate>
          <FormKey id={formId} seq={seq} />
          {again.map(code => (
            <input type="hidden" name="again" value={code} />
          ))}
          <Questions {...props} />
          <p class="row">
            <button type="submit" class="main">
              Simpan dan periksa
            </button>
            <button type="submit" formaction={`${at}/hitung#hitungan`}>
              Hitung
            </button>
            <button type="submit" name="ke" value="isi" class="quiet">
              Simpan dan kembali ke isi
            </button>
          </p>
          <Keep form={{ values: props.values, errors }} at={at} />
        </form>
        <Region reach={reach} no={no} />
      </div>
    </ConsolePage>
  )
}

function Saved({ at, saved }: { at: string; saved: readonly Option[] }) {
  return (
    <form class="inline" action={at}>
      <SelectField form={{ values: {} }} name="sasaran" label="Mulai dari sasaran tersimpan" options={names(saved)} />
      <button type="submit">Pakai</button> <a href="/konsol/sasaran">Atur sasaran tersimpan</a>
    </form>
  )
}

function Questions({ values, errors, incident, kinds, roles, areas, knownAreas }: AudiencePageProps) {
  const form = { values, errors }
  return (
    <>
      <section class="panel" aria-labelledby="instansi-judul">
        <h2 id="instansi-judul">Instansi</h2>
        <p class="hint">Jenis dan wilayah saling mempersempit; yang disebut namanya menambah. Kosong berarti instansi mana pun.</p>
        <Checkboxes form={form} name="kinds" legend="Jenis instansi" options={optionsOf(organisationKinds)} chosen={kinds} />
        <details open={areas.length > 0}>
          <summary>Wilayah, dengan semua instansi di bawahnya</summary>
          <Checkboxes form={form} name="areas" legend="Wilayah" options={names(knownAreas)} chosen={areas} />
        </details>
        <TextArea
          form={form}
          name="areas_other"
          label="Di bawah instansi lain"
          optional
          hint="Kode, satu baris satu: 35.25.01 atau 35.25/dinkes."
          rows={2}
        />
        <TextArea
          form={form}
          name="organisations"
          label="Instansi tertentu"
          optional
          hint="Kode atau nama lengkap, satu baris satu."
          rows={3}
        />
      </section>
      <section class="panel" aria-labelledby="aset-judul-form">
        <h2 id="aset-judul-form">Aset</h2>
        <p class="hint">Diisi: hanya instansi di atas yang punya paling sedikit satu dari aset ini. Satu baris satu.</p>
        {incident && (
          <p>
            <label class="check">
              <input type="checkbox" name="affected" value="1" checked={values.affected === '1'} /> Terdampak insiden {incident.no}
            </label>
          </p>
        )}
        <TextArea
          form={form}
          name="assets"
          label="Produk atau teknologi"
          optional
          hint="WordPress, WordPress 6.4, PHP: kata utuh."
          rows={2}
        />
        <TextArea form={form} name="domains" label="Domain" optional hint="gresikkab.go.id, dengan semua di bawahnya." rows={2} />
        <TextArea
          form={form}
          name="ranges"
          label="Rentang alamat"
          optional
          hint="103.10.4.0/24, 2001:db8::/32, atau satu alamat."
          rows={2}
        />
      </section>
      <Who form={form} roles={roles} values={values} />
    </>
  )
}

function Who({ form, roles, values }: { form: FormState; roles: readonly string[]; values: Typed }) {
  return (
    <section class="panel" aria-labelledby="siapa-judul">
      <h2 id="siapa-judul">Siapa</h2>
      <Checkboxes form={form} name="roles" legend="Peran narahubung" options={optionsOf(contactRoles)} chosen={roles} />
      <details open={Boolean(values.also || values.except)}>
        <summary>Tambahan dan pengecualian</summary>
        <TextArea form={form} name="also" label="Tambahkan juga" optional hint="Dikirimi apa pun jenis dan asetnya." rows={2} />
        <TextArea form={form} name="except" label="Kecuali" optional hint="Beserta semua di bawahnya." rows={2} />
      </details>
    </section>
  )
}

function Keep({ form, at }: { form: FormState; at: string }) {
  return (
    <details open={Boolean(form.errors?.some(({ field }) => field === 'name'))}>
      <summary>Simpan sasaran ini dengan nama, untuk dipakai lagi</summary>
      <TextField form={form} name="name" label="Nama sasaran" hint="Nama yang sudah ada diganti isinya." autocomplete="off" />
      <button type="submit" formaction={`${at}/sasaran`}>
        Simpan sasaran
      </button>
    </details>
  )
}

/** What a script replaces while answers change; "Hitung" brings the same. */
function Region({ reach, no }: { reach: ReachView | null; no: string }) {
  return (
    <div id="hitungan" class="one">
      <p class="note" role="status">
        {reach ? (
          <>
            <strong>{countWords(reach)}</strong> akan menerima
            {reach.sections.map(({ id, count }) => (id === 'aset' ? '' : ` · ${count} ${short[id]}`)).join('')}.
          </>
        ) : (
          'Perbaiki isian dulu, lalu hitung lagi.'
        )}
      </p>
      {reach && <ReachLists reach={reach} all={`/konsol/imbauan/${no}/penerima/daftar`} />}
    </div>
  )
}

const short = {
  ditolak: 'tidak boleh',
  sudah: 'sudah dikirimi',
  tanpa: 'tanpa narahubung',
  orang: 'orang dilewati',
  menolak: 'tidak mau menerima',
  dikecualikan: 'dikecualikan',
  aset: '',
} as const
