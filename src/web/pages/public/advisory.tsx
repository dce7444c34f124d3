import { asWritten } from '../../language/written.ts'
import { AdvisoryText, type AdvisoryTextProps } from '../parts/advisory-text.tsx'
import { TlpSentence } from '../parts/badges.tsx'
import type { Frame } from '../parts/frame.ts'
import { IndicatorFiles } from '../parts/indicator-files.tsx'
import { PublicPage } from '../parts/public-page.tsx'
import { Time } from '../parts/time.tsx'

export interface PublicAdvisoryProps {
  frame: Frame
  no: string
  title: string
  publishedAt: Date
  due?: Date | undefined
  text: AdvisoryTextProps['text']
  /** Version history, newest first; shown when there is more than one. */
  versions: readonly { version: string; at: Date; summary: string }[]
  withdrawn?: boolean | undefined
  /** The number of the one that replaced it. */
  correctedBy?: string | undefined
  /** It is there as CSAF too. */
  csaf?: boolean | undefined
  /** Its indicators are there as files. */
  listed?: boolean | undefined
}

/** Only ever TLP:CLEAR. */
export function PublicAdvisory({
  frame,
  no,
  title,
  publishedAt,
  due,
  text,
  versions,
  withdrawn,
  correctedBy,
  csaf,
  listed,
}: PublicAdvisoryProps) {
  const zone = frame.team.zone
  return (
    <PublicPage frame={frame} title={asWritten(title)}>
      {withdrawn && <p class="note warn">Imbauan ini sudah dicabut.</p>}
      {correctedBy && (
        <p class="note warn">
          Imbauan ini sudah diganti oleh <a href={`${frame.base}/imbauan/${correctedBy}`}>{correctedBy}</a>.
        </p>
      )}
      <TlpSentence tlp="CLEAR" />
      <p class="over">
        {no} · <Time date={publishedAt} zone={zone} />
      </p>
      <h1>{asWritten(title)}</h1>
      <AdvisoryText
        text={text}
        due={
          due && (
            <p class="due">
              Paling lambat <Time date={due} zone={zone} />
            </p>
          )
        }
      />
      {versions.length > 1 && (
        <>
          <h2>Riwayat perubahan</h2>
          <ul class="lines">
            {versions.map(({ version, at, summary }) => (
              <li>
                <span>
                  Versi {version}: {summary}
                </span>
                <span class="soft">
                  <Time date={at} zone={zone} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {(csaf || listed) && (
        <p class="soft">
          Untuk mesin:{' '}
          {csaf && (
            <>
              <a href={`${frame.base}/imbauan/${no}.json`}>CSAF 2.0</a>{' '}
            </>
          )}
          {listed && <IndicatorFiles at={`${frame.base}/imbauan/${no}`} />}
        </p>
      )}
    </PublicPage>
  )
}
