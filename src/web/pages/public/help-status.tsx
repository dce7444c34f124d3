import { type PublicStatus, publicStatuses } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PublicPage } from '../parts/public-page.tsx'
import { type PublicEvent, PublicTimeline } from '../parts/public-timeline.tsx'
import { Stepper } from '../parts/stepper.tsx'
import { TeamContact } from '../parts/team-contact.tsx'
import { Time } from '../parts/time.tsx'
import { timeLeft } from '../words.ts'

export interface HelpStatusProps {
  frame: Frame
  now: Date
  /** Of the advisory's link. */
  token: string
  /** Number of the advisory, and of the ticket that the call opened. */
  advisory: string
  number: string
  status: PublicStatus
  next: { text: string; by?: Date | undefined }
  questions: readonly string[]
  events: readonly PublicEvent[]
}

const order = Object.keys(publicStatuses) as PublicStatus[]

/** How far the help is that a contact asked for. */
export function HelpStatus({ frame, now, token, advisory, number, status, next, questions, events }: HelpStatusProps) {
  const back = `${frame.base}/b/${token}`
  return (
    <PublicPage frame={frame} title={`Bantuan ${number}`} secret>
      <p class="over">
        Tiket {number} · atas <a href={back}>{advisory}</a>
      </p>
      <h1>Permintaan bantuan Anda</h1>
      <Stepper label="Status" steps={Object.values(publicStatuses)} current={order.indexOf(status)} finished={status === 'selesai'} />
      <section class="next" aria-labelledby="berikut">
        <h2 id="berikut">Berikutnya</h2>
        <p>{next.text}</p>
        {next.by && (
          <p class="soft">
            Paling lambat <Time date={next.by} zone={frame.team.zone} /> ({timeLeft(next.by, now)})
          </p>
        )}
      </section>
      {questions.length > 0 && <h2>Tim menunggu jawaban Anda</h2>}
      {questions.map(question => (
        <p class="note ask">{asWritten(question)}</p>
      ))}
      <p>
        <a class="button" href={`${back}#jawab`}>
          Tambah keterangan atau berkas
        </a>
      </p>
      <section aria-labelledby="riwayat">
        <h2 id="riwayat">Riwayat</h2>
        <PublicTimeline events={events} zone={frame.team.zone} />
      </section>
      <p>
        {asWritten(frame.team.name)}: <TeamContact team={frame.team} />
      </p>
    </PublicPage>
  )
}
