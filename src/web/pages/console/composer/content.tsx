import { composed, isStatement, noticeRules } from '../../../../core/advisory/notice.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { tlpLabels } from '../../../../core/tlp.ts'
import { notices } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { DateParts } from '../../parts/date-parts.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { type FormState, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { FileField, type StoredFile, StoredFiles } from '../../parts/files.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { type Frame, messageFor, type Typed } from '../../parts/frame.ts'
import { Preview, type PreviewProps } from './preview.tsx'
import { Steps } from './steps.tsx'

export interface ContentPageProps {
  frame: Frame
  formId: string
  /** Number of the draft that is being revised; a new one otherwise. */
  no?: string | undefined
  seq?: number | undefined
  /** It replaces one that was sent, and goes to whoever got that. */
  correction?: boolean | undefined
  /** The incident it comes from; N2 is offered only then. */
  incident?: { no: string; title: string } | undefined
  /** notice title tlp actions system explanation indicators references due_day due_month due_year due_time. */
  values: Typed
  files: readonly StoredFile[]
  /** Signed letters of the incident that are not attached yet. */
  letters: readonly { id: string; subject: string; name: string }[]
  /** What the text becomes; null before it was asked for. */
  preview: PreviewProps | null
  errors?: readonly FieldError[] | undefined
}

/** The composer's first page: what it says and by when. Nothing is sent from here. */
export function ContentPage(props: ContentPageProps) {
  const { frame, no, incident, errors, values, formId, seq, files, letters, preview, correction } = props
  const title = no ? `Ubah ${no}` : 'Susun imbauan'
  const form = { values, errors }
  const at = no ? `/konsol/imbauan/${no}/isi` : '/konsol/imbauan/baru'
  return (
    <ConsolePage frame={frame} title={title}>
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      <Steps no={no} at="isi" settled={correction || isStatement(values.notice ?? '')} />
      {incident && (
        <p class="soft">
          Dari insiden <a href={`/konsol/tiket/${incident.no}`}>{incident.no}</a> <bdi>{incident.title}</bdi>
        </p>
      )}
      <div class="pair">
        <form method="post" action={at} class="one" enctype="multipart/form-data" data-preview={`${at}/pratinjau`} novalidate>
          <FormKey id={formId} seq={seq} />
          {incident && <input type="hidden" name="incident" value={incident.no} />}
          <Head form={form} incident={Boolean(incident)} />
          <Text form={form} draft={`imbauan.${no ?? incident?.no ?? 'baru'}`} />
          <section class="panel" aria-labelledby="lampiran-judul">
            <h2 id="lampiran-judul">Lampiran</h2>
            <StoredFiles files={files} />
            {letters.length > 0 && (
              <fieldset class="field">
                <legend>Surat bertanda tangan dari insiden ini</legend>
                {letters.map(({ id, subject, name }) => (
                  <label class="check">
                    <input type="checkbox" name="letter" value={id} /> {asWritten(subject)} <span class="soft">({name})</span>
                  </label>
                ))}
              </fieldset>
            )}
            <FileField
              form={form}
              label="Tambah berkas"
              hint="Ikut pada surel dan pada halaman penerima. Paling banyak 5 berkas, bersama-sama 10 MB; bukan program, juga tidak di dalam ZIP; ZIP bersandi hanya sampel dengan nama SAMPEL-. Kode TLP imbauan berlaku juga untuk lampirannya."
            />
          </section>
          <p class="row">
            <button type="submit" class="main">
              Simpan dan lanjut
            </button>
            <button type="submit" formaction={`${at}/pratinjau#pratinjau`}>
              Pratinjau
            </button>
            <a href={no ? `/konsol/imbauan/${no}` : '/konsol/imbauan'}>Batal</a>
          </p>
        </form>
        <Preview preview={preview} />
      </div>
    </ConsolePage>
  )
}

function Head({ form, incident }: { form: FormState; incident: boolean }) {
  const offered = composed.filter(id => incident || !noticeRules[id].requires.includes('incident'))
  return (
    <section class="panel grid" aria-label="Surat">
      <SelectField
        form={form}
        name="notice"
        label="Jenis surat"
        options={offered.map(id => ({ value: id, label: `${notices[id]} (${id})` }))}
      />
      <SelectField
        form={form}
        name="tlp"
        label="TLP"
        empty="Menurut jenis surat"
        options={tlpLabels.map(value => ({ value, label: `TLP:${value}` }))}
      />
      <ul class="span hint">
        {offered.map(id => (
          <li>
            {id} {noticeRules[id].says}. TLP:{noticeRules[id].tlp}, bila tidak dipilih lain dan insidennya tidak lebih ketat.
          </li>
        ))}
      </ul>
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
      <p class="soft" data-draft-note hidden>
        Yang Anda tulis disimpan juga di perangkat ini sampai draf tersimpan di server.
      </p>
      <TextArea
        form={form}
        name="actions"
        label="Yang perlu dilakukan"
        hint="Satu tindakan satu baris, dimulai kata kerja."
        rows={4}
        draft={`${draft}.actions`}
      />
      <div class={due ? 'field refused' : 'field'} id="due">
        <strong>Batas waktu</strong> <span class="opt">(boleh kosong: dihitung dari tenggat konfirmasi)</span>
        {due && <p class="wrong">{due}</p>}
        <DateParts form={form} name="due" legend="Batas waktu" time />
      </div>
      <TextField form={form} name="system" label="Sistem atau produk yang terkait" hint="Wajib pada N2 dan N3." autocomplete="off" />
      <TextArea
        form={form}
        name="explanation"
        label="Penjelasan"
        optional
        hint="Markdown: **tebal**, - daftar, > kutipan, [teks](https://…). Alamat tanpa kurung tidak dapat diklik."
        rows={8}
        draft={`${draft}.explanation`}
      />
      <TextArea
        form={form}
        name="indicators"
        label="Indikator"
        optional
        hint="Tempel apa adanya, juga di tengah kalimat dan ditulis hxxp, [.] atau (dot): URL, domain, alamat IP, hash, surel, CVE, dompet. Dikirim tidak dapat diklik."
        rows={5}
        draft={`${draft}.indicators`}
      />
      <TextArea
        form={form}
        name="references"
        label="Rujukan"
        optional
        hint="Satu baris satu tautan."
        rows={2}
        draft={`${draft}.references`}
      />
    </section>
  )
}
