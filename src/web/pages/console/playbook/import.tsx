import type { FieldError } from '../../../../core/refusal.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextArea, TextField } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface ImportPageProps {
  frame: Frame
  values: Typed
  errors?: readonly FieldError[] | undefined
}

/** A playbook that somebody else wrote, uploaded or pasted. */
export function ImportPage({ frame, values, errors = [] }: ImportPageProps) {
  const reasons = errors.filter(({ field }) => field === 'cacao')
  const told = reasons.length > 1 ? [{ field: 'cacao', message: `${reasons.length} hal salah dalam berkas ini.` }] : reasons
  const form = { values, errors: [...errors.filter(({ field }) => field !== 'cacao'), ...told] }
  return (
    <ConsolePage frame={frame} title="Impor playbook">
      <ErrorSummary errors={form.errors} />
      <p class="row">
        <a href="/konsol/playbook">Playbook</a>
      </p>
      <h1>Impor playbook</h1>
      <p class="soft">
        Berkas CACAO 2.0 (JSON, paling banyak 512 KB) menjadi draf: tidak ada yang berjalan dan tidak ada yang terbit. Perintah di dalamnya
        menjadi tugas orang; apa yang tidak terbawa disebutkan di draf itu.
      </p>
      <form method="post" action="/konsol/playbook/impor" enctype="multipart/form-data" class="one narrow" novalidate>
        <div class="field">
          <label for="files">Berkas CACAO</label>
          <input id="files" type="file" name="files" accept=".json,application/json" />
        </div>
        <TextArea form={form} name="cacao" label="Atau tempelkan isinya" rows={10} optional />
        {reasons.length > 1 && (
          <ul>
            {reasons.map(({ message }) => (
              <li>{message}</li>
            ))}
          </ul>
        )}
        <TextField
          form={form}
          name="name"
          label="Nama pendek"
          hint="Huruf kecil dan tanda hubung. Kosong: nama dari berkas itu. Nama playbook yang sudah ada: menjadi draf playbook itu."
          optional
          autocomplete="off"
        />
        <p class="row">
          <button type="submit" class="main">
            Buat draf
          </button>
          <a href="/konsol/playbook">Batal</a>
        </p>
      </form>
    </ConsolePage>
  )
}
