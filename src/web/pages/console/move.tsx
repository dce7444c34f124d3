import type { Child } from 'hono/jsx'
import type { ClockFate, TaskFate } from '../../../core/incident/move/fates.ts'
import type { MovePreview } from '../../../core/incident/move.ts'
import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { StateBadge, type Tone } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField, TextArea } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Time } from '../parts/time.tsx'

export interface MovePageProps {
  frame: Frame
  formId: string
  no: string
  seq: number
  title: string
  /** `web@2` now, and what it may become: value and words. */
  now: string
  versions: readonly { value: string; label: Child }[]
  /** Absent until a version is picked. */
  preview?: MovePreview | undefined
  /** ke tahap reason. */
  values: Typed
  errors?: readonly FieldError[] | undefined
}

/** First which version, then what it would mean, then the deed. */
export function MovePage(props: MovePageProps) {
  const { frame, no, title, now, versions, preview, values, errors } = props
  return (
    <ConsolePage frame={frame} title={`Ganti playbook ${no}`}>
      <div class="narrow">
        <ErrorSummary errors={errors} />
        <p class="row">
          <a href={`/konsol/tiket/${no}`}>
            {no} {asWritten(title)}
          </a>
        </p>
        <h1>Ganti playbook</h1>
        <p>Sekarang: {now}. Yang sudah selesai tetap tercatat, dan tidak ada tenggat yang hilang.</p>
        <form method="get" action={`/konsol/tiket/${no}/playbook`} class="one">
          <SelectField form={{ values, errors }} name="ke" label="Menjadi" empty="Pilih…" options={versions} />
          {preview && preview.steps.length > 1 && (
            <SelectField
              form={{ values: { tahap: preview.to.id }, errors }}
              name="tahap"
              label="Di tahap"
              hint={preview.same ? undefined : `Tahap “${preview.from.name}” tidak ada di sana; ini usulan, pilih yang cocok.`}
              options={preview.steps.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <p>
            <button type="submit">Lihat akibatnya</button>
          </p>
        </form>
      </div>
      {preview && <Preview {...props} preview={preview} />}
    </ConsolePage>
  )
}

function Preview({ frame, formId, no, seq, preview, values, errors }: MovePageProps & { preview: MovePreview }) {
  const zone = frame.team.zone
  return (
    <>
      <h2>Akibatnya</h2>
      <p>
        Tahap: {preview.from.name} → <strong>{preview.to.name}</strong>
        {preview.same && ' (tetap)'}
      </p>
      <Fates caption="Tugas" heads={['Tugas', 'Menjadi', 'Batas waktu']}>
        {preview.tasks.map(({ do: what, fate, dueAt }) => (
          <tr>
            <th scope="row">{what}</th>
            <td>
              <StateBadge tone={taskFates[fate].tone}>{taskFates[fate].says}</StateBadge>
            </td>
            <td>{dueAt && fate !== 'done' && fate !== 'aside' ? <Time date={new Date(dueAt)} zone={zone} short /> : '–'}</td>
          </tr>
        ))}
      </Fates>
      <Fates caption="Tenggat" heads={['Tenggat', 'Menjadi', 'Jatuh tempo']}>
        {preview.clocks.map(({ id, name, fate, dueAt, before }) => (
          <tr>
            <th scope="row">
              <span class="no">{id}</span> {name}
            </th>
            <td>
              <StateBadge tone={clockFates[fate].tone}>{clockFates[fate].says}</StateBadge>
            </td>
            <td>
              <Time date={new Date(dueAt)} zone={zone} short />
              {before && (
                <span class="soft under">
                  semula <Time date={new Date(before)} zone={zone} short />
                </span>
              )}
            </td>
          </tr>
        ))}
      </Fates>
      <form method="post" action={`/konsol/tiket/${no}/playbook`} class="one narrow" novalidate>
        <FormKey id={formId} seq={seq} />
        <input type="hidden" name="ke" value={values.ke} />
        <input type="hidden" name="tahap" value={preview.to.id} />
        <TextArea form={{ values, errors }} name="reason" label="Alasan" rows={3} maxlength={2000} />
        <p class="row">
          <button type="submit" class="main">
            Ganti playbook
          </button>
          <a href={`/konsol/tiket/${no}`}>Batal</a>
        </p>
      </form>
    </>
  )
}

function Fates({ caption, heads, children }: { caption: string; heads: string[]; children?: unknown }) {
  return (
    <table class="cards">
      <caption>{caption}</caption>
      <Heads of={heads} />
      <tbody>{children as never}</tbody>
    </table>
  )
}

const taskFates: Record<TaskFate, { says: string; tone: Tone }> = {
  done: { says: 'Selesai, tetap tercatat', tone: 'good' },
  stays: { says: 'Tetap', tone: 'quiet' },
  aside: { says: 'Disisihkan', tone: 'warn' },
  back: { says: 'Berlaku lagi', tone: 'busy' },
  new: { says: 'Baru', tone: 'busy' },
}
const clockFates: Record<ClockFate, { says: string; tone: Tone }> = {
  met: { says: 'Sudah ditutup, tetap tercatat', tone: 'good' },
  stays: { says: 'Tetap', tone: 'quiet' },
  redue: { says: 'Dihitung ulang dari mulanya', tone: 'warn' },
  new: { says: 'Mulai', tone: 'busy' },
}
