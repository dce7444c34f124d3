import { type FormState, TextArea } from '../../parts/field.tsx'
import { FormKey } from '../../parts/form-key.tsx'
import { ReplyForm, type ReplyFormProps } from './reply.tsx'
import { Timeline, type TimelineProps } from './timeline.tsx'

export interface NotesProps {
  no: string
  seq: number
  formId: string
  zone: string
  form: FormState
  timeline: Omit<TimelineProps, 'no' | 'zone'>
  /** Numbers of merged tickets, whose reporters read along. */
  alsoTo: readonly string[]
  /** Names of those whom a note can call by `@`. */
  callable: readonly string[]
  reply: ReplyFormProps['readers']
  /** Nothing more can be written here. */
  locked: boolean
}

export function Notes({ no, seq, formId, zone, form, timeline, alsoTo, callable, reply, locked }: NotesProps) {
  return (
    <section class="panel" id="catatan" aria-labelledby="catatan-judul">
      <h2 id="catatan-judul">Catatan dan riwayat</h2>
      {!locked && (
        <form method="post" action={`/konsol/tiket/${no}/catatan`} novalidate>
          <FormKey id={`${formId}.catatan`} seq={seq} />
          <TextArea
            form={form}
            name="text"
            label={
              <>
                Catatan <kbd>c</kbd>
              </>
            }
            rows={3}
            hint={callable.length > 0 && <Callable names={callable} />}
            draft={`catatan.${no}`}
          />
          <p class="row">
            <button type="submit">Simpan catatan</button>
            <label class="check">
              <input type="checkbox" name="visible" value="1" checked={form.values.visible === '1'} /> Tampilkan juga kepada pelapor
              {alsoTo.length > 0 && `, juga pelapor ${alsoTo.join(', ')}`}
            </label>
          </p>
        </form>
      )}
      {!locked && <ReplyForm {...{ no, seq, formId, form, alsoTo }} readers={reply} />}
      <Timeline no={no} zone={zone} {...timeline} />
    </section>
  )
}

/** With scripts they are offered while one types. */
function Callable({ names }: { names: readonly string[] }) {
  const rest = names.length - shownNames
  return (
    <span data-mentions={JSON.stringify(names.slice(0, mostNames))}>
      Sebut rekan dengan @, dan ia disurati: <bdi>{names.slice(0, shownNames).join(', ')}</bdi>
      {rest > 0 && ` dan ${rest} lainnya`}.
    </span>
  )
}

const shownNames = 8
const mostNames = 100
