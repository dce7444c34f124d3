import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextField } from '../../parts/field.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface SavedAudiencesProps {
  frame: Frame
  rows: readonly { id: string; name: string; words: readonly { label: string; words: string; named: boolean }[]; at: Date; by: string }[]
  /** Which row's form came back. */
  refused?: string | undefined
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
}

export function SavedAudiences({ frame, rows, refused, values, errors }: SavedAudiencesProps) {
  return (
    <ConsolePage frame={frame} title="Sasaran tersimpan">
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <h1>Sasaran tersimpan</h1>
        <p class="soft">
          Memakainya berarti menyalinnya ke dalam sebuah imbauan. Yang diubah atau dihapus di sini tidak mengubah imbauan yang sudah
          memakainya. Sasaran baru disimpan pada halaman penerima sebuah imbauan.
        </p>
        {rows.length === 0 && <p class="empty">Belum ada.</p>}
        {rows.map(({ id, name, words, at, by }) => (
          <section class="panel" aria-labelledby={`s-${id}`}>
            <h2 id={`s-${id}`}>{asWritten(name)}</h2>
            <ul>
              {words.map(({ label, words, named }) => (
                <li>
                  {label}
                  {words && <>: {named ? asWritten(words) : words}</>}
                </li>
              ))}
            </ul>
            <p class="soft">
              {asWritten(by)}, <Time date={at} zone={frame.team.zone} short />
            </p>
            <details open={refused === id}>
              <summary>Ganti nama atau hapus</summary>
              <form method="post" action={`/konsol/sasaran/${id}/nama`}>
                <TextField
                  form={refused === id ? { values: values ?? {}, errors } : { values: { name } }}
                  name="name"
                  id={refused === id ? 'name' : `name-${id}`}
                  label="Nama"
                  autocomplete="off"
                />
                <button type="submit">Ganti nama</button>
              </form>
              <form method="post" action={`/konsol/sasaran/${id}/hapus`}>
                <button type="submit" class="bad">
                  Hapus {asWritten(name)}
                </button>
              </form>
            </details>
          </section>
        ))}
      </div>
    </ConsolePage>
  )
}
