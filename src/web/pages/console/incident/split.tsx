import type { Child } from 'hono/jsx'
import type { FieldError } from '../../../../core/refusal.ts'
import { kinds } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { optionsOf, SelectField, TextArea, TextField } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'

export interface SplitPageProps {
  frame: Frame
  formId: string
  no: string
  seq: number
  title: string
  /** Newest first. */
  notes: readonly { seq: number; at: Date; by: string; text: string }[]
  affected: readonly { id: string; label: Child }[]
  /** What was ticked when the form was refused. */
  chosen: { notes: readonly string[]; affected: readonly string[] }
  /** title kind why. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function SplitPage(props: SplitPageProps) {
  const { frame, formId, no, seq, title, values, errors } = props
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title={`Pecah ${no}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} {asWritten(title)}
          </a>
        </p>
        <h1>Buka tiket baru dari sebagian</h1>
        <p>
          Yang dipilih disalin ke tiket baru; di sini semuanya tetap ada. Kedua tiket saling menyebut, dan tenggat tiket baru mulai
          sekarang.
        </p>
        <form method="post" action={`/konsol/tiket/${no}/pecah`} class="one" novalidate>
          <FormKey id={formId} seq={seq} />
          <TextField form={form} name="title" label="Judul tiket baru" autocomplete="off" />
          <SelectField form={form} name="kind" label="Jenis" options={optionsOf(kinds)} />
          <TextArea form={form} name="why" label="Mengapa ini perkara tersendiri" rows={3} maxlength={4000} />
          <Chosen {...props} />
          <p class="row">
            <button type="submit" class="main">
              Buka tiket baru
            </button>
            <a href={`/konsol/tiket/${no}`}>Batal</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}

function Chosen({ frame, affected, notes, chosen }: SplitPageProps) {
  return (
    <>
      {affected.length > 0 && (
        <fieldset>
          <legend>Terdampak yang ikut</legend>
          {affected.map(({ id, label }) => (
            <label class="check">
              <input type="checkbox" name="affected" value={id} checked={chosen.affected.includes(id)} /> {label}
            </label>
          ))}
        </fieldset>
      )}
      {notes.length > 0 && (
        <fieldset>
          <legend>Catatan yang ikut</legend>
          {notes.map(({ seq, at, by, text }) => (
            <label class="check">
              <input type="checkbox" name="note" value={seq} checked={chosen.notes.includes(`${seq}`)} />{' '}
              <span>
                {asWritten(text)}{' '}
                <span class="soft">
                  {asWritten(by)}, <Time date={at} zone={frame.team.zone} short />
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}
