import { type PublicStatus, publicStatuses } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { Time } from '../parts/time.tsx'
import { timeLeft } from '../words.ts'

export interface ReportLine {
  no: string
  title: string
  organisation: string
  status: PublicStatus
  /** When the team answers at the latest. */
  by?: Date | undefined
  openedAt: Date
  /** The team asked something. */
  asks: boolean
}

export function ReportLines({ reports, zone, now }: { reports: readonly ReportLine[]; zone: string; now: Date }) {
  return (
    <ul class="lines">
      {reports.map(({ no, title, organisation, status, by, openedAt, asks }) => (
        <li>
          <a href={`/instansi/laporan/${no}`}>{asWritten(title)}</a>
          <span class="soft">
            <strong>{publicStatuses[status]}</strong> · {asWritten(organisation)} · {no}
            {asks && (
              <>
                {' '}
                · <strong>Tim bertanya</strong>
              </>
            )}
          </span>
          <span class="soft">
            {by ? (
              <>
                Kabar paling lambat <Time date={by} zone={zone} short /> ({timeLeft(by, now)})
              </>
            ) : (
              <>
                Masuk <Time date={openedAt} zone={zone} short />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
