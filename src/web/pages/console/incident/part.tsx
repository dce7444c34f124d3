import type { FieldError } from '../../../../core/refusal.ts'
import { asWritten } from '../../../language/written.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { TextArea } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import type { Frame, Typed } from '../../parts/frame.ts'

export interface PartPageProps {
  frame: Frame
  formId: string
  no: string
  seq: number
  title: string
  /** What it is merged into; null = nothing (any more). */
  from: { no: string; title: string } | null
  values: Typed
  errors?: readonly FieldError[] | undefined
}

export function PartPage({ frame, formId, no, seq, title, from, values, errors }: PartPageProps) {
  return (
    <ConsolePage frame={frame} title={`Pisahkan ${no}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} {asWritten(title)}
          </a>
        </p>
        <h1>Pisahkan lagi</h1>
        {from === null ? (
          <p>{no} tidak tergabung ke tiket lain.</p>
        ) : (
          <>
            <p>
              Kini digabung ke{' '}
              <a href={`/konsol/tiket/${from.no}`}>
                {from.no} <bdi>{from.title}</bdi>
              </a>
              .
            </p>
            <ul>
              <li>{no} kembali ke antrean pada tahapnya semula, dengan tenggat dan waktunya sendiri.</li>
              <li>
                Tenggat yang sudah diambil alih {from.no} tetap berjalan di sana: hanya petugas yang dapat menyatakan apakah masih berlaku
                baginya.
              </li>
              <li>
                Yang dikirim pelapor {no} selama digabung tetap pada {from.no}, dan terbaca juga di {no}.
              </li>
            </ul>
            <form method="post" action={`/konsol/tiket/${no}/pisah`} class="one" novalidate>
              <FormKey id={formId} seq={seq} />
              <TextArea form={{ values, errors }} name="reason" label="Mengapa dipisahkan" rows={3} maxlength={2000} />
              <p class="row">
                <button type="submit" class="main">
                  Pisahkan {no}
                </button>
                <a href={`/konsol/tiket/${no}`}>Batal</a>
              </p>
            </form>
          </>
        )}
      </div>
    </ConsolePage>
  )
}
