import type { FieldError } from '../../../core/refusal.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField, TextArea } from '../parts/field.tsx'
import type { Frame, Typed } from '../parts/frame.ts'

export interface CsafImportProps {
  frame: Frame
  values: Typed
  /** The document that was just read says that nothing of its publisher is hit. */
  harmless?: { publisher: string; notAffected: readonly { cve: string; products: readonly string[] }[] } | undefined
  errors?: readonly FieldError[] | undefined
}

/** A vendor's advisory, uploaded or pasted. */
export function CsafImport({ frame, values, harmless, errors = [] }: CsafImportProps) {
  const reasons = errors.filter(({ field }) => field === 'csaf')
  const told = reasons.length > 1 ? [{ field: 'csaf', message: `${reasons.length} hal salah dalam dokumen ini.` }] : reasons
  const form = { values, errors: [...errors.filter(({ field }) => field !== 'csaf'), ...told] }
  return (
    <ConsolePage frame={frame} title="Impor CSAF">
      <ErrorSummary errors={form.errors} />
      <p class="row">
        <a href="/konsol/imbauan">Imbauan</a>
      </p>
      <h1>Impor CSAF</h1>
      {harmless && <Harmless {...harmless} />}
      <p class="soft">
        Dokumen CSAF 2.0 dari pembuat produk (JSON, paling banyak 5 MB) menjadi draf N3 kepada instansi yang asetnya cocok. Kalimat pembuat
        ditandai sebagai teksnya. Draf tetap perlu persetujuan orang kedua.
      </p>
      <form method="post" action="/konsol/imbauan/impor" enctype="multipart/form-data" class="one narrow" novalidate>
        <div class="field">
          <label for="files">Dokumen CSAF</label>
          <input id="files" type="file" name="files" accept=".json,application/json" />
        </div>
        <TextArea form={form} name="csaf" label="Atau tempelkan isinya" rows={10} optional />
        {reasons.length > 1 && (
          <ul>
            {reasons.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
        )}
        <SelectField
          form={form}
          name="tlp"
          label="Kode TLP, bila dokumennya tidak menyebut"
          hint="Kode yang tertulis di dokumen selalu yang berlaku."
          options={tlpLabels.filter(label => label !== 'RED').map(label => ({ value: label, label: `TLP:${label}` }))}
          empty="Pilih"
          optional
        />
        <p class="row">
          <button type="submit" class="main">
            Buat draf
          </button>
          <a href="/konsol/imbauan">Batal</a>
        </p>
      </form>
    </ConsolePage>
  )
}

function Harmless({ publisher, notAffected }: NonNullable<CsafImportProps['harmless']>) {
  return (
    <section class="note good" aria-labelledby="aman-judul">
      <h2 id="aman-judul">{asWritten(publisher)} menyatakan produknya tidak terdampak</h2>
      <p>Tidak ada yang perlu diminta kepada instansi, jadi tidak ada draf yang dibuat.</p>
      <ul>
        {notAffected.map(({ cve, products }) => (
          <li>
            <span class="no">{cve}</span>: {asWritten(products.join(', '))}
          </li>
        ))}
      </ul>
    </section>
  )
}
