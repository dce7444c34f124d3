import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextField } from '../parts/field.tsx'
import { FileField } from '../parts/files.tsx'
import { FormKey } from '../parts/form-key.tsx'
import { messageFor, type Typed } from '../parts/frame.ts'
import { Signing } from '../parts/signing.tsx'
import { Time } from '../parts/time.tsx'

export interface LetterFormProps {
  /** Address of the sheet; the form's own lie below it. */
  at: string
  formId: string
  /** The team numbers and signs it; else the agency does. */
  ours: boolean
  /** How many gaps its text still has. */
  gaps: number
  values: Typed
  /** What its chronology can tell; nothing where the letter has none. */
  lines: readonly { key: string; text: string; chosen: boolean }[]
  errors?: readonly FieldError[] | undefined
}

/** What a letter says besides its text; first looked at as a draft, then made final once. */
export function LetterForm({ at, formId, ours, gaps, values, lines, errors }: LetterFormProps) {
  const form = { values, errors }
  return (
    <section class="panel noprint" aria-labelledby="pdf-judul">
      <h2 id="pdf-judul">Surat sebagai PDF</h2>
      <ErrorSummary errors={errors} />
      {!ours && <p class="soft">Ditandatangani dan dinomori oleh instansi, dengan kopnya sendiri.</p>}
      <form method="post" action={`${at}/draf`} class="one" novalidate>
        <FormKey id={formId} />
        <TextField form={form} name="place" label="Tempat" optional autocomplete="off" />
        <TextField form={form} name="nature" label="Sifat" optional width="short" autocomplete="off" />
        <Signing form={form} />
        {lines.length > 0 && <Chronology at={at} lines={lines} />}
        {gaps > 0 && (
          <div class={messageFor(errors, 'gaps') ? 'field refused' : 'field'} id="gaps">
            <label class="check">
              <input type="checkbox" name="gaps" value="1" /> Finalkan walau {gaps} isian masih kosong
            </label>
          </div>
        )}
        <div class="go">
          <button type="submit">Unduh draf PDF</button>
          <button type="submit" class="main" formaction={`${at}/final`}>
            {ours ? 'Finalkan dan beri nomor' : 'Finalkan'}
          </button>
        </div>
        <p class="soft">Sesudah final, isi{ours && ' dan nomornya'} tidak berubah lagi; surat berikutnya mendapat lembar baru.</p>
      </form>
    </section>
  )
}

function Chronology({ at, lines }: Pick<LetterFormProps, 'at' | 'lines'>) {
  return (
    <details>
      <summary>
        Kronologi: {lines.filter(({ chosen }) => chosen).length} dari {lines.length} baris dimuat
      </summary>
      <input type="hidden" name="lines" value="1" />
      <fieldset class="field">
        <legend>Baris yang dimuat dalam surat; catatan tugas hanya bila dipilih</legend>
        {lines.map(({ key, text, chosen }) => (
          <label class="check">
            <input type="checkbox" name="line" value={key} checked={chosen} /> {asWritten(text)}
          </label>
        ))}
      </fieldset>
      <button type="submit" formaction={`${at}/lembar`}>
        Lihat lembar dengan pilihan ini
      </button>
    </details>
  )
}

export interface FinalLetterLine {
  id: string
  name: string
  number: string
  at: Date
  by: string
  signed?: { at: Date; by: string; sha256: string; attachment: string } | undefined
}

export interface FinalLettersProps {
  no: string
  zone: string
  formId: string
  letters: readonly FinalLetterLine[]
  /** The viewer may keep signed copies. */
  works: boolean
  wrong?: { id: string; errors: readonly FieldError[] } | undefined
}

/** Letters that were made final: to be signed outside, and brought back signed. */
export function FinalLetters(props: FinalLettersProps) {
  const { letters } = props
  if (letters.length === 0) return null
  return (
    <section class="one" aria-labelledby="final-judul">
      <h2 id="final-judul">Surat final</h2>
      {letters.map(line => (
        <Final {...props} line={line} />
      ))}
    </section>
  )
}

function Final({ no, zone, formId, works, wrong, line }: FinalLettersProps & { line: FinalLetterLine }) {
  const { id, name, number, at, by, signed } = line
  const errors = wrong?.id === id ? wrong.errors : undefined
  return (
    <article class="panel" id={`surat-${id}`}>
      <ErrorSummary errors={errors} />
      <h3>{name}</h3>
      <p>
        Nomor {number} · final <Time date={at} zone={zone} short />, {asWritten(by)}
      </p>
      <p>
        <a href={`/konsol/tiket/${no}/surat/final/${id}`}>Unduh PDF untuk ditandatangani</a>
      </p>
      {signed && (
        <p>
          <a href={`/konsol/tiket/${no}/bukti/${signed.attachment}`}>Salinan bertanda tangan</a>{' '}
          <span class="soft">
            SHA-256 {signed.sha256.slice(0, 12)}…, <Time date={signed.at} zone={zone} short />, {asWritten(signed.by)}
          </span>
          . Sesudah dikirim: <a href={`/konsol/tiket/${no}/tenggat`}>jadikan bukti tenggat</a>.
        </p>
      )}
      {!signed && works && (
        <form
          method="post"
          action={`/konsol/tiket/${no}/surat/final/${id}/tanda-tangan`}
          enctype="multipart/form-data"
          class="one"
          novalidate
        >
          <FormKey id={`${formId}.${id}`} />
          <FileField
            single
            form={{ values: {}, errors }}
            id={errors ? 'files' : `files-${id}`}
            label="Surat bertanda tangan"
            hint="Satu berkas PDF, paling besar 10 MB."
            required
          />
          <p>
            <button type="submit">Simpan surat bertanda tangan</button>
          </p>
        </form>
      )}
    </article>
  )
}
