import type { Child } from 'hono/jsx'
import { answers3, isWord, kinds } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { Time } from '../../parts/time.tsx'
import { defang, isMobile, telephone, whatsApp } from '../../words.ts'
import { Fold } from './fold.tsx'

export interface ReporterProps {
  zone: string
  open: boolean
  /** `name` null: not for this viewer. */
  reporter: {
    name: string | null
    position?: string | undefined
    organisation: string
    phone?: string | undefined
    email?: string | undefined
  }
  report: {
    kind: string
    story: string
    system?: string | undefined
    impact?: string | undefined
    actions?: string | undefined
    ongoing?: string | undefined
    noticedAt?: Date | undefined
    receivedAt: Date
    /** `formulir`, `telepon`, `WhatsApp`… */
    via: string
  }
}

/** What was sent, as it was sent, and who sent it. */
export function Reporter({ reporter, report, zone, open }: ReporterProps) {
  const rows: [string, Child][] = [
    ['Jenis', isWord(kinds, report.kind) ? kinds[report.kind] : report.kind],
    ['Sistem', asWritten(report.system && defang(report.system))],
    ['Dampak', asWritten(report.impact)],
    ['Tindakan', asWritten(report.actions)],
    ['Masih berlangsung', isWord(answers3, report.ongoing) ? answers3[report.ongoing] : undefined],
  ]
  return (
    <Fold id="laporan" title="Laporan" open={open}>
      <p>
        {reporter.name === null ? (
          <span class="soft">Identitas pelapor terlihat oleh penanggung jawab tiket dan ketua tim.</span>
        ) : (
          <>
            <strong>{asWritten(reporter.name)}</strong> <span class="soft">{asWritten(reporter.position)}</span>
          </>
        )}
        <br />
        {asWritten(reporter.organisation)}
      </p>
      <p class="row">
        {reporter.phone && (
          <>
            <a href={telephone(reporter.phone)}>{reporter.phone}</a>
            {isMobile(reporter.phone) && (
              <a href={whatsApp(reporter.phone)} rel="noreferrer">
                WhatsApp
              </a>
            )}
          </>
        )}
        {reporter.email && <a href={`mailto:${reporter.email}`}>{reporter.email}</a>}
      </p>
      <blockquote class="text" translate="no">
        {report.story}
      </blockquote>
      <dl class="facts">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p class="soft">
        {report.noticedAt && (
          <>
            Diketahui <Time date={report.noticedAt} zone={zone} short />;{' '}
          </>
        )}
        masuk <Time date={report.receivedAt} zone={zone} short /> lewat {report.via}
      </p>
    </Fold>
  )
}
