import type { Tlp } from '../../../core/tlp.ts'
import type { Severity } from '../../../core/vocabulary.ts'
import { SeverityBadge, StateBadge, TlpBadge, type Tone } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Time } from '../parts/time.tsx'

export interface TimesLine {
  no: string
  status: string
  severity: Severity | null
  tlp: Tlp
  opened: Date
  changed: Date
  closed?: Date | undefined
  clocks: readonly { id: string; due: Date; met?: Date | undefined }[]
}

export interface TimesProps {
  frame: Frame
  now: Date
  rows: readonly TimesLine[]
  next?: string | undefined
}

const heads = ['Nomor', 'Status', 'Keparahan', 'TLP', 'Dibuka', 'Perubahan terakhir', 'Ditutup', 'Tenggat']

/** Incidents as numbers and times: no title, agency or person. */
export function TimesPage({ frame, now, rows, next }: TimesProps) {
  return (
    <ConsolePage frame={frame} title="Waktu penanganan">
      <h1>Waktu penanganan</h1>
      <p class="soft">Nomor, waktu, dan tenggat setiap insiden tim ini, tanpa isinya.</p>
      {rows.length === 0 ? <p class="empty">Belum ada insiden.</p> : <Rows frame={frame} now={now} rows={rows} />}
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

function Rows({ frame, now, rows }: TimesProps) {
  const zone = frame.team.zone
  return (
    <table class="cards">
      <Heads of={heads} />
      <tbody>
        {rows.map(({ no, status, severity, tlp, opened, changed, closed, clocks }) => (
          <tr>
            <th scope="row" class="no">
              {no}
            </th>
            <td data-label="Status:">{status}</td>
            <td>
              <SeverityBadge severity={severity} />
            </td>
            <td>
              <TlpBadge tlp={tlp} />
            </td>
            <td data-label="Dibuka:">
              <Time date={opened} zone={zone} short />
            </td>
            <td data-label="Berubah:">
              <Time date={changed} zone={zone} short />
            </td>
            <td data-label="Ditutup:">{closed ? <Time date={closed} zone={zone} short /> : <span class="soft">Belum</span>}</td>
            <td class="wide">
              {clocks.map(clock => (
                <Kept {...clock} over={closed ?? now} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Kept({ id, due, met, over }: TimesLine['clocks'][number] & { over: Date }) {
  const [tone, word] = readingOf(due, met, over)
  return (
    <span class="under">
      {id} <StateBadge tone={tone}>{word}</StateBadge>
    </span>
  )
}

function readingOf(due: Date, met: Date | undefined, over: Date): [Tone, string] {
  if (met) return met <= due ? ['good', 'Tepat waktu'] : ['bad', 'Terlambat']
  return over <= due ? ['quiet', 'Berjalan'] : ['bad', 'Lewat']
}
