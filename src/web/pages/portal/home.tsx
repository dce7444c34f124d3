import { asWritten } from '../../language/written.ts'
import type { Frame } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { Time } from '../parts/time.tsx'
import { number, timeLeft } from '../words.ts'
import { type ReportLine, ReportLines } from './report-lines.tsx'

export interface PortalHomeProps {
  frame: Frame
  now: Date
  /** The agency or area one signed in for, and why one sees what lies below. */
  place: string
  why: string
  advisories: readonly { id: string; no: string; title: string; organisation: string; due: Date }[]
  questions: readonly { no: string; title: string; question: string }[]
  running: readonly ReportLine[]
  message?: string | undefined
}

export function PortalHome({ frame, now, place, why, advisories, questions, running, message }: PortalHomeProps) {
  const zone = frame.team.zone
  return (
    <PortalPage frame={frame} title="Beranda instansi" message={message}>
      <p class="over">{asWritten(place)}</p>
      <h1>Yang menunggu Anda</h1>
      <p class="soft">{why}</p>
      <p>
        <a class="button main" href="/instansi/lapor">
          Laporkan insiden
        </a>
      </p>
      <section aria-labelledby="pertanyaan">
        <h2 id="pertanyaan">Pertanyaan dari tim</h2>
        {questions.length === 0 && <p class="soft">Tidak ada.</p>}
        {questions.map(({ no, title, question }) => (
          <p class="note ask">
            {asWritten(question)}
            <br />
            <a href={`/instansi/laporan/${no}#tambah`}>
              Jawab: {asWritten(title)} ({no})
            </a>
          </p>
        ))}
      </section>
      <section aria-labelledby="imbauan">
        <h2 id="imbauan">Imbauan yang belum dijawab{advisories.length > 0 && ` (${number(advisories.length)})`}</h2>
        {advisories.length === 0 && <p class="soft">Tidak ada.</p>}
        <ul class="lines">
          {advisories.slice(0, 5).map(({ id, no, title, organisation, due }) => (
            <li>
              <a href={`/instansi/imbauan/${id}`}>{asWritten(title)}</a>
              <span class="soft">
                {asWritten(organisation)} · {no} · paling lambat <Time date={due} zone={zone} short /> ({timeLeft(due, now)})
              </span>
            </li>
          ))}
        </ul>
        {advisories.length > 0 && (
          <p>
            <a class="button second" href="/instansi/imbauan">
              Jawab imbauan
            </a>
          </p>
        )}
      </section>
      <section aria-labelledby="berjalan">
        <h2 id="berjalan">Laporan yang berjalan</h2>
        {running.length === 0 ? <p class="soft">Tidak ada.</p> : <ReportLines reports={running} zone={zone} now={now} />}
        <p>
          <a href="/instansi/laporan">Semua laporan</a>
        </p>
      </section>
    </PortalPage>
  )
}
