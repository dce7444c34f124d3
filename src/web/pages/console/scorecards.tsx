import type { Score } from '../../../core/advisory/scorecard.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Time } from '../parts/time.tsx'
import { number } from '../words.ts'

export interface ScorecardsProps {
  frame: Frame
  scores: readonly (Score & { name: string; checked?: Date | undefined })[]
  middle?: { percent: number; medianHours: number | null } | undefined
  /** Name of the agency whose rows are shown. */
  only?: string | undefined
  rows: readonly { number: string; sent: Date; due: Date; answered?: Date | undefined; late: boolean }[]
}

export function hours(value: number | null): string {
  return value === null ? '–' : `${number(Math.round(value * 10) / 10)} jam`
}

export function Scorecards({ frame, scores, middle, only, rows }: ScorecardsProps) {
  const zone = frame.team.zone
  return (
    <ConsolePage frame={frame} title="Rapor jawaban">
      <p>
        <a href="/konsol/imbauan">Imbauan</a>
      </p>
      <h1>Rapor jawaban</h1>
      <p class="soft">
        Imbauan setahun terakhir yang sudah dijawab atau sudah lewat batas waktunya.
        {middle && ` Nilai tengah semua instansi: ${number(middle.percent)} % tepat waktu, ${hours(middle.medianHours)}.`}
      </p>
      {only && <Rows zone={zone} only={only} rows={rows} />}
      {scores.length === 0 && <p class="empty">Belum ada imbauan yang perlu dijawab.</p>}
      {scores.length > 0 && (
        <table class="cards">
          <Heads of={['Instansi', 'Tepat waktu', 'Median', 'Narahubung dicek']} />
          <tbody>
            {scores.map(({ organisation, name, percent, inTime, asked, medianHours, checked }) => (
              <tr data-row={organisation}>
                <th scope="row">
                  <a href={`/konsol/instansi/${encodeURIComponent(organisation)}`}>{asWritten(name)}</a>
                </th>
                <td data-label="Tepat waktu:">
                  <a href={`/konsol/rapor?instansi=${encodeURIComponent(organisation)}`}>
                    {number(percent ?? 0)} % ({number(inTime)} dari {number(asked)})
                  </a>
                </td>
                <td data-label="Median:">{hours(medianHours)}</td>
                <td data-label="Narahubung dicek:">{checked ? <Time date={checked} zone={zone} short /> : 'belum'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ConsolePage>
  )
}

function Rows({ zone, only, rows }: { zone: string; only: string; rows: ScorecardsProps['rows'] }) {
  return (
    <section class="panel" aria-labelledby="baris-judul">
      <h2 id="baris-judul">{asWritten(only)}</h2>
      <p>
        <a href="/konsol/rapor">Semua instansi</a>
      </p>
      <ul class="lines">
        {rows.map(({ number: no, sent, due, answered, late }) => (
          <li>
            <a href={`/konsol/imbauan/${no}`}>{no}</a>
            <span class="soft">
              dikirim <Time date={sent} zone={zone} short />, batas <Time date={due} zone={zone} short />,{' '}
              {answered ? (
                <>
                  dijawab <Time date={answered} zone={zone} short />
                </>
              ) : (
                'tidak dijawab'
              )}
              {late && answered && ' (terlambat)'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
