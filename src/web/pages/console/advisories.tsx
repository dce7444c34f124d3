import type { Tlp } from '../../../core/tlp.ts'
import { type AdvisoryStatus, advisoryStatuses, type Notice, notices } from '../../../core/vocabulary.ts'
import { StateBadge, TlpBadge, type Tone } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import type { Frame } from '../parts/frame.ts'
import { Heads } from '../parts/heads.tsx'
import { Share } from '../parts/share.tsx'
import { Time } from '../parts/time.tsx'

export interface AdvisoryRow {
  no: string
  title: string
  notice: Notice
  tlp: Tlp
  status: AdvisoryStatus
  /** Contacts written to, and those of them who answered. */
  sent: number
  confirmed: number
  /** Sent, or drafted when not sent yet. */
  at: Date
}

export interface AdvisoriesProps {
  frame: Frame
  rows: readonly AdvisoryRow[]
  /** How many wait for the viewer to approve them; `mine`: only those are shown. */
  waiting?: number | undefined
  mine?: boolean | undefined
  /** Only those of this status (`?status=`). */
  status?: AdvisoryStatus | undefined
  /** Address of the page of older ones. */
  next?: string | undefined
  message?: string | undefined
}

export const statusTones: Record<AdvisoryStatus, Tone> = { draft: 'warn', approved: 'busy', sent: 'good', withdrawn: 'quiet' }
const heads = ['Imbauan', 'Surat', 'TLP', 'Keadaan', 'Konfirmasi', 'Tanggal']

export function Advisories({ frame, rows, status, next, message, waiting = 0, mine = false }: AdvisoriesProps) {
  const tabs = [['', 'Semua'], ...Object.entries(advisoryStatuses)] as const
  return (
    <ConsolePage frame={frame} title="Imbauan" message={message}>
      <div class="head">
        <h1>Imbauan dan notifikasi</h1>
        <span class="row">
          <a href="/konsol/telepon">Perlu ditelepon</a> <a href="/konsol/rapor">Rapor jawaban</a>
          <a href="/konsol/kev">KEV yang cocok</a>
          <a href="/konsol/imbauan/impor">Impor CSAF</a>
          <a class="button" href="/konsol/imbauan/baru">
            Susun imbauan
          </a>
        </span>
      </div>
      <nav class="tabs" aria-label="Saring menurut keadaan">
        {tabs.map(([id, label]) => (
          <a
            href={id ? `/konsol/imbauan?status=${id}` : '/konsol/imbauan'}
            aria-current={!mine && id === (status ?? '') ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
        {(waiting > 0 || mine) && (
          <a href="/konsol/imbauan?untuk=saya" aria-current={mine ? 'page' : undefined}>
            Menunggu persetujuan Anda <span class="count">{waiting}</span>
          </a>
        )}
      </nav>
      {rows.length === 0 && <p class="empty">Belum ada imbauan di sini.</p>}
      {rows.length > 0 && (
        <table class="cards">
          <Heads of={heads} />
          <tbody>
            {rows.map(row => (
              <Row row={row} zone={frame.team.zone} />
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <p>
          <a href={next} rel="next">
            Yang lebih lama
          </a>
        </p>
      )}
    </ConsolePage>
  )
}

function Row({ row, zone }: { row: AdvisoryRow; zone: string }) {
  return (
    <tr data-row={row.no}>
      <th scope="row">
        <a href={`/konsol/imbauan/${row.no}`}>
          <span class="no">{row.no}</span> <bdi>{row.title}</bdi>
        </a>
      </th>
      <td>{notices[row.notice]}</td>
      <td>
        <TlpBadge tlp={row.tlp} />
      </td>
      <td>
        <StateBadge tone={statusTones[row.status]}>{advisoryStatuses[row.status]}</StateBadge>
      </td>
      <td data-label="Konfirmasi:">
        <Share done={row.confirmed} total={row.sent} />
      </td>
      <td>
        <Time date={row.at} zone={zone} short />
      </td>
    </tr>
  )
}
