import type { FieldError } from '../../../core/refusal.ts'
import type { QueueView } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FieldMessage, TextArea } from '../parts/field.tsx'
import { type Frame, messageFor } from '../parts/frame.ts'
import { Time } from '../parts/time.tsx'
import { QueueTabs } from './queue/tabs.tsx'

export interface HeldRow {
  no: string
  title: string
  organisation: string
  at: Date
  why: string
}

export interface HeldProps {
  frame: Frame
  counts: { upTo: number; views: Partial<Record<QueueView, number>> }
  rows: readonly HeldRow[]
  next?: string | undefined
  /** Numbers that were ticked, and the reason typed, when the form was refused. */
  ticked?: readonly string[] | undefined
  values?: { reason?: string | undefined } | undefined
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** Reports above the limits of the public form. Somebody looks at them, and lets them in or not, one by one or many at once. */
export function Held(held: HeldProps) {
  const { frame, counts, rows, errors, next, message } = held
  return (
    <ConsolePage frame={frame} title="Antrean: Ditahan" message={message}>
      <ErrorSummary errors={errors} />
      <h1>Antrean</h1>
      <QueueTabs view="ditahan" counts={counts} />
      <p>
        Laporan di bawah ini sudah tersimpan dan pelapornya memegang nomor tiket, tetapi melampaui batas formulir umum atau tampak dikirim
        robot. Tenggatnya berjalan sejak diterima; tanda terima baru dikirim setelah dilepas.
      </p>
      {rows.length > 0 ? <Choosing {...held} /> : <p class="empty">Tidak ada laporan yang ditahan.</p>}
      {next && (
        <p>
          <a class="button" href={next}>
            Berikutnya
          </a>
        </p>
      )}
    </ConsolePage>
  )
}

function Choosing({ frame, rows, ticked = [], values = {}, errors }: HeldProps) {
  const none = messageFor(errors, 'no')
  return (
    <form method="post" action="/konsol/ditahan/lepas" novalidate>
      {none && <FieldMessage id="no-g" message={none} />}
      <table class="cards" id="no">
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">Pilih</span>
            </th>
            <th scope="col">Tiket</th>
            <th scope="col">Instansi</th>
            <th scope="col">Diterima</th>
            <th scope="col">Ditahan karena</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row row={row} zone={frame.team.zone} ticked={ticked.includes(row.no)} />
          ))}
        </tbody>
      </table>
      <p>
        <button type="submit" class="main">
          Lepaskan yang dipilih
        </button>
      </p>
      <TextArea
        form={{ values, errors }}
        name="reason"
        label="Alasan menolak"
        rows={2}
        hint="Hanya bila menolak; pelapor tidak membacanya."
      />
      <p>
        <button type="submit" formaction="/konsol/ditahan/tolak">
          Tolak yang dipilih
        </button>
      </p>
    </form>
  )
}

function Row({ row, zone, ticked }: { row: HeldRow; zone: string; ticked: boolean }) {
  return (
    <tr>
      <td>
        <input type="checkbox" name="no" value={row.no} checked={ticked} aria-label={`Pilih ${row.no}`} />
      </td>
      <th scope="row">
        <a href={`/konsol/tiket/${row.no}`}>
          <span class="no">{row.no}</span> <bdi>{row.title}</bdi>
        </a>
      </th>
      <td class="wide">{asWritten(row.organisation)}</td>
      <td>
        <Time date={row.at} zone={zone} />
      </td>
      <td class="wide">{row.why}</td>
    </tr>
  )
}
