import { type QueueAct, queueActs } from '../../../../core/queue/act.ts'
import type { FieldError } from '../../../../core/refusal.ts'
import { type QueueView, queueViews } from '../../../../core/vocabulary.ts'
import { ConsolePage } from '../../parts/console-page.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { FieldMessage, type FormState, TextArea } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { type Frame, messageFor, type Typed } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'
import { number } from '../../words.ts'
import type { SimilarLine } from '../incident/similar.tsx'

export interface CheckPageProps {
  frame: Frame
  formId: string
  act: QueueAct
  /** It can be taken back afterwards. */
  undone: boolean
  count: number
  byFilter: boolean
  filter: string
  view: QueueView
  /** The first numbers of them. */
  first: readonly string[]
  /** What the form before said, carried along. */
  kept: readonly (readonly [string, string])[]
  /** Of a merge: tickets that may be the other one. */
  similar: readonly SimilarLine[]
  back: string
  /** ke reason. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

/** Said once more before it is done: how many, which, and of a merge into which ticket. */
export function CheckPage(props: CheckPageProps) {
  const { frame, formId, act, undone, count, byFilter, filter, view, first, kept, back, values, errors } = props
  const name = queueActs[act].replace('…', '')
  const form = { values, errors }
  return (
    <ConsolePage frame={frame} title={`Periksa dahulu: ${name}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <h1>{name}</h1>
        <dl class="facts">
          <div>
            <dt>Tiket</dt>
            <dd>
              {number(count)}: {first.join(', ')}
              {count > first.length && ', …'}
            </dd>
          </div>
          {byFilter && (
            <div>
              <dt>Dipilih dengan</dt>
              <dd>
                {queueViews[view]} {filter && <code>{filter}</code>}
              </dd>
            </div>
          )}
          {values.reason && act !== 'duplikat' && (
            <div>
              <dt>Alasan</dt>
              <dd>
                <bdi>{values.reason}</bdi>
              </dd>
            </div>
          )}
        </dl>
        <p>
          Tiap tiket diperiksa sendiri; yang tidak boleh atau sudah berubah ditolak dengan alasannya.
          {count > 100 && ' Seratus yang pertama dikerjakan sekarang, selebihnya di latar belakang; halaman hasil menunjukkan sampai mana.'}
        </p>
        <p class={undone ? 'hint' : 'note warn'}>
          {undone ? 'Dapat diurungkan di halaman hasil.' : 'Tidak dapat diurungkan sekaligus: hanya satu per satu di tiketnya.'}
        </p>
        <form method="post" action="/konsol/antrean/massal" class="one" novalidate>
          <FormKey id={formId} />
          {kept.map(([field, value]) => (
            <input type="hidden" name={field} value={value} />
          ))}
          <input type="hidden" name="pasti" value="1" />
          {act === 'duplikat' ? <Survivor {...props} form={form} /> : <input type="hidden" name="reason" value={values.reason} />}
          <p class="row">
            <button type="submit" class="main">
              {act === 'duplikat' ? `Gabungkan ${number(count)} tiket` : `Kerjakan ${number(count)} tiket`}
            </button>
            <a href={back}>Batal</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  )
}

/** Into which ticket: one of those that look alike, or any by its number. */
function Survivor({ frame, similar, form }: CheckPageProps & { form: FormState }) {
  const wrong = messageFor(form.errors, 'ke')
  const typed = similar.some(({ number }) => number === form.values.ke) ? '' : form.values.ke
  return (
    <>
      <p>
        Untuk laporan tentang kejadian yang sama. Tidak ada kata, nomor, atau tautan yang hilang; pelapornya mengikuti tiket yang
        dilanjutkan.
      </p>
      <fieldset class={wrong ? 'field refused' : 'field'}>
        <legend>Tiket yang dilanjutkan</legend>
        {wrong && <FieldMessage id="ke-g" message={wrong} />}
        {similar.length > 0 && (
          <div class="picks">
            {similar.map(({ number: no, title, why, openedAt }) => (
              <label class="pick">
                <input type="radio" name="ke_serupa" value={no} checked={form.values.ke_serupa === no} />
                <span>
                  {no} <bdi>{title}</bdi>
                  <span class="soft under">
                    {why} · masuk <Time date={openedAt} zone={frame.team.zone} short />
                  </span>
                </span>
              </label>
            ))}
          </div>
        )}
        <label for="ke">{similar.length > 0 ? 'Atau nomor lain' : 'Nomornya'}</label>
        <p class="hint" id="ke-h">
          Misalnya TKT-2611-0042. Bila diisi, nomor ini yang berlaku.
        </p>
        <input
          id="ke"
          name="ke"
          autofocus={form.errors === undefined}
          value={typed}
          autocomplete="off"
          aria-describedby={wrong ? 'ke-g' : 'ke-h'}
          aria-invalid={wrong ? 'true' : undefined}
        />
      </fieldset>
      <TextArea form={form} name="reason" label="Mengapa ini kejadian yang sama" rows={3} maxlength={2000} />
    </>
  )
}
