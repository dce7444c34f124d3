import type { Tlp } from '../../../../core/tlp.ts'
import { type AdvisoryStatus, advisoryStatuses, type Notice, notices } from '../../../../core/vocabulary.ts'
import { asWritten } from '../../../language/written.ts'
import { StateBadge, TlpBadge } from '../../parts/badges.tsx'
import type { Frame } from '../../parts/frame.ts'
import { Time } from '../../parts/time.tsx'
import { statusTones } from '../advisories.tsx'
import { Machines } from './machines.tsx'

export interface HeadProps {
  frame: Frame
  no: string
  notice: Notice
  title: string
  tlp: Tlp
  status: AdvisoryStatus
  author: string
  approvedBy?: string | undefined
  incident?: { no: string; title: string } | undefined
  createdAt: Date
  sentAt?: Date | undefined
  due?: Date | undefined
  why: string
}

/** What an advisory is, whose it is and since when; before it is sent and after. */
export function Head(props: HeadProps) {
  const { no, notice, title, tlp, status, author, approvedBy, incident, frame, createdAt, sentAt, due, why } = props
  const zone = frame.team.zone
  return (
    <div class="incident-head">
      <p class="row">
        <span class="no">{no}</span> <span>{notices[notice]}</span> <TlpBadge tlp={tlp} />{' '}
        <StateBadge tone={statusTones[status]}>{advisoryStatuses[status]}</StateBadge>
      </p>
      <h1>{asWritten(title)}</h1>
      <p class="soft">
        Disusun {asWritten(author)}, <Time date={createdAt} zone={zone} short />
        {approvedBy && ` · disetujui ${approvedBy}`}
        {sentAt && (
          <>
            {' '}
            · dikirim <Time date={sentAt} zone={zone} short />
          </>
        )}
        {due && (
          <>
            {' '}
            · batas waktu <Time date={due} zone={zone} short />
          </>
        )}
        {incident && (
          <>
            {' '}
            · insiden <a href={`/konsol/tiket/${incident.no}`}>{incident.no}</a> <bdi>{incident.title}</bdi>
          </>
        )}{' '}
        · <a href={`/konsol/imbauan/${no}/riwayat`}>Riwayat perubahan</a>
      </p>
      <p class="soft">{why}</p>
      {sentAt && <Machines no={no} notice={notice} />}
    </div>
  )
}
