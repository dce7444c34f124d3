import type { FieldError } from '../../../core/refusal.ts'
import { type PublicStatus, publicStatuses } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextArea } from '../parts/field.tsx'
import { FileField } from '../parts/files.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { type PublicEvent, PublicTimeline } from '../parts/public-timeline.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { Time } from '../parts/time.tsx'
import { timeLeft } from '../words.ts'

export interface PortalIncidentProps {
  frame: Frame
  now: Date
  no: string
  title: string
  organisation: string
  status: PublicStatus
  why: string
  next: { text: string; by?: Date | undefined }
  guidance: { now: readonly string[]; notYet: readonly string[] }
  questions: readonly string[]
  events: readonly PublicEvent[]
  /** May this person answer and add? */
  inform: boolean
  formId: string
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

const order = Object.keys(publicStatuses) as PublicStatus[]

export function PortalIncident(incident: PortalIncidentProps) {
  const { frame, no, title, organisation, status, errors, inform } = incident
  return (
    <PortalPage frame={frame} title={asWritten(`${no} ${title}`)} message={incident.message}>
      <ErrorSummary errors={errors} />
      <p class="over">
        {no} · {asWritten(organisation)}
      </p>
      <h1>{asWritten(title)}</h1>
      <p class="soft">{incident.why}</p>
      <Stepper label="Status" steps={Object.values(publicStatuses)} current={order.indexOf(status)} finished={status === 'selesai'} />
      <Next {...incident} />
      {inform && <Inform {...incident} />}
      <Guidance {...incident.guidance} />
      <section aria-labelledby="riwayat">
        <h2 id="riwayat">Riwayat</h2>
        <PublicTimeline events={incident.events} zone={frame.team.zone} />
      </section>
    </PortalPage>
  )
}

function Next({ next, now, frame }: PortalIncidentProps) {
  return (
    <section class="next" aria-labelledby="berikut">
      <h2 id="berikut">Berikutnya</h2>
      <p>{next.text}</p>
      {next.by && (
        <p class="soft">
          Paling lambat <Time date={next.by} zone={frame.team.zone} /> ({timeLeft(next.by, now)})
        </p>
      )}
    </section>
  )
}

function Inform({ no, formId, questions, values = {}, errors }: PortalIncidentProps) {
  const form = { values, errors }
  const asked = questions.length > 0
  return (
    <section aria-labelledby="tambah">
      <h2 id="tambah">{asked ? 'Tim menunggu jawaban Anda' : 'Tambah keterangan atau bukti'}</h2>
      {questions.map(question => (
        <p class="note ask">{asWritten(question)}</p>
      ))}
      <form method="post" action={`/instansi/laporan/${no}/keterangan`} enctype="multipart/form-data" novalidate>
        <FormKey id={formId} />
        <TextArea form={form} name="text" label={asked ? 'Jawaban Anda' : 'Keterangan'} rows={4} />
        <FileField form={form} label="Berkas" camera />
        <button type="submit" class="second">
          Kirim keterangan
        </button>
      </form>
    </section>
  )
}

function Guidance({ now, notYet }: PortalIncidentProps['guidance']) {
  if (now.length + notYet.length === 0) return null
  return (
    <div class="pair">
      <section class="do">
        <h2>Lakukan sekarang</h2>
        <ul>
          {now.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <section class="dont">
        <h2>Jangan dulu</h2>
        <ul>
          {notYet.map(line => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}
