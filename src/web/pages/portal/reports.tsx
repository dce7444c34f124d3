import type { Frame } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { type ReportLine, ReportLines } from './report-lines.tsx'

export interface PortalReportsProps {
  frame: Frame
  now: Date
  reports: readonly ReportLine[]
  /** Incidents of others that were shared with this person by name. */
  shared: readonly ReportLine[]
  /** What was sought in numbers and titles; '' = all stand here. */
  named: string
  next?: string | undefined
}

export function PortalReports({ frame, now, reports, shared, named, next }: PortalReportsProps) {
  const zone = frame.team.zone
  return (
    <PortalPage frame={frame} title="Laporan">
      <h1>Laporan</h1>
      <p>
        <a class="button main" href="/instansi/lapor">
          Laporkan insiden
        </a>
      </p>
      <search>
        <form action="/instansi/laporan" class="row">
          <label>
            Cari nomor atau judul <input type="search" name="q" value={named} maxlength={100} />
          </label>
          <button type="submit" class="second">
            Cari
          </button>
          {named && <a href="/instansi/laporan">Tampilkan semua</a>}
        </form>
      </search>
      {shared.length > 0 && (
        <section aria-labelledby="dibagikan">
          <h2 id="dibagikan">Dibagikan kepada Anda</h2>
          <ReportLines reports={shared} zone={zone} now={now} />
        </section>
      )}
      {reports.length === 0 ? (
        <p class="soft">{named ? 'Tidak ada laporan dengan nomor atau judul itu.' : 'Belum ada laporan.'}</p>
      ) : (
        <ReportLines reports={reports} zone={zone} now={now} />
      )}
      {next && (
        <p>
          <a class="button second" href={next}>
            Berikutnya
          </a>
        </p>
      )}
    </PortalPage>
  )
}
