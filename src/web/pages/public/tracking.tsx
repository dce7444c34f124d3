import type { FieldError } from '../../../core/refusal.ts'
import { type PublicStatus, publicStatuses } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { TextArea } from '../parts/field.tsx'
import { FileField } from '../parts/files.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { type PublicEvent, PublicTimeline } from '../parts/public-timeline.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { TicketKeys } from '../parts/ticket-keys.tsx'
import { ticketTitle } from '../parts/ticket-title.ts'
import { Time } from '../parts/time.tsx'
import { telephone, timeLeft } from '../words.ts'

export interface TrackingProps {
  frame: Frame
  now: Date
  /** The secret path segment. */
  token: string
  /** `https://host/t/TOKEN`, to copy and share. */
  link: string
  number: string
  code: string
  title: string
  status: PublicStatus
  /** What happens next, one sentence, and by when. */
  next: { text: string; by?: Date | undefined }
  /** Straight after sending (`?baru=1`). */
  fresh: boolean
  guidance: { now: readonly string[]; notYet: readonly string[] }
  /** As it was reported; empty once it is no longer kept. */
  story: string
  events: readonly PublicEvent[]
  /** Questions from the team that wait for an answer. */
  questions: readonly string[]
  formId: string
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
  /** It was not taken up: looked like a robot's, or like nothing that happened. */
  rejected?: boolean | undefined
  /** After adding something (`?tambah=1`). */
  added?: boolean | undefined
}

const order = Object.keys(publicStatuses) as PublicStatus[]

export function Tracking(ticket: TrackingProps) {
  const { frame, fresh, status, title, errors } = ticket
  return (
    <PublicPage frame={frame} title={fresh ? 'Laporan diterima' : `Tiket ${ticket.number}`} secret>
      <ErrorSummary errors={errors} />
      {ticket.added && (
        <p class="note good" role="status">
          Terima kasih, keterangan Anda sudah kami terima.
        </p>
      )}
      {fresh ? (
        <div data-draft-done="lapor">
          <h1>Laporan Anda sudah kami terima</h1>
          <TicketKeys {...ticket} />
        </div>
      ) : (
        <>
          <p class="over">Tiket {ticket.number}</p>
          <h1>{ticketTitle(title)}</h1>
          <p class="soft">
            Anda melihat ini karena memegang tautan rahasia atau kode laporan ini.{' '}
            <a href="#tambah">{ticket.questions.length > 0 ? 'Jawab pertanyaan tim' : 'Tambah keterangan atau bukti'}</a>
          </p>
        </>
      )}
      <Stepper label="Status" steps={Object.values(publicStatuses)} current={order.indexOf(status)} finished={status === 'selesai'} />
      <Next {...ticket} />
      <Guidance {...ticket.guidance} />
      <AddForm {...ticket} />
      <section aria-labelledby="riwayat">
        <h2 id="riwayat">Riwayat</h2>
        <PublicTimeline events={ticket.events} zone={frame.team.zone} />
      </section>
      {ticket.story && (
        <section aria-labelledby="laporan">
          <h2 id="laporan">Yang Anda laporkan</h2>
          <p class="long">{ticket.story}</p>
        </section>
      )}
      {!fresh && <TicketKeys {...ticket} />}
      <p>
        <a href={`${frame.base}/t/${ticket.token}/cetak`}>Formulir laporan untuk dicetak</a>
      </p>
    </PublicPage>
  )
}

function Next({ next, now, frame, rejected, number }: TrackingProps) {
  if (rejected) return <Rejected team={frame.team} number={number} />
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

function Rejected({ team, number }: { team: Frame['team']; number: string }) {
  return (
    <section class="next" aria-labelledby="berikut">
      <h2 id="berikut">Laporan ini tidak kami tindak lanjuti</h2>
      <p>
        Setelah dibaca, laporan ini tampak dikirim otomatis atau tidak menyangkut insiden siber. Mohon maaf bila kami keliru: tulis di bawah
        ini, atau hubungi kami dan sebutkan nomor {number}.
      </p>
      <p>
        {team.phone && (
          <>
            Telepon <a href={telephone(team.phone)}>{team.phone}</a>
            {' · '}
          </>
        )}
        Surel <a href={`mailto:${team.email}`}>{team.email}</a>
      </p>
    </section>
  )
}

function Guidance({ now, notYet }: TrackingProps['guidance']) {
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

function AddForm({ frame, token, formId, values = {}, errors, questions }: TrackingProps) {
  const form = { values, errors }
  return (
    <section aria-labelledby="tambah">
      <h2 id="tambah">{questions.length > 0 ? 'Tim menunggu jawaban Anda' : 'Tambah keterangan atau bukti'}</h2>
      {questions.map(question => (
        <p class="note ask">{asWritten(question)}</p>
      ))}
      <form method="post" action={`${frame.base}/t/${token}/keterangan`} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="form_id" value={formId} />
        <TextArea form={form} name="text" label={questions.length > 0 ? 'Jawaban Anda' : 'Keterangan'} rows={4} />
        <FileField form={form} label="Berkas" camera />
        <button type="submit" class="second">
          Kirim keterangan
        </button>
      </form>
    </section>
  )
}
