import type { Standing } from '../../../core/advisory/standing.ts'
import type { FieldError } from '../../../core/refusal.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { type AdvisoryStatus, advisoryStatuses, type Notice, notices } from '../../../core/vocabulary.ts'
import { StateBadge, TlpBadge } from '../parts/badges.tsx'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Frame } from '../parts/frame.ts'
import { Time } from '../parts/time.tsx'
import { statusTones } from './advisories.tsx'
import { Act } from './advisory/act.tsx'
import { Check, type RenderedMail } from './advisory/check.tsx'
import { type AgencyLine, Deliveries } from './advisory/deliveries.tsx'
import { Figures } from './advisory/figures.tsx'
import type { Later } from './advisory/later.tsx'
import { Machines } from './advisory/machines.tsx'
import { Reach, type ReachLines } from './advisory/reach.tsx'

export interface AdvisoryProps {
  frame: Frame
  now: Date
  formId: string
  no: string
  seq: number
  texts: number
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
  /** The viewer wrote it, and so cannot approve it. */
  own: boolean
  /** The label of the incident it tells of, when its own is wider. */
  lowered?: Tlp | undefined
  why: string
  /** Who would get it now; before it is sent. */
  reach: ReachLines
  later: Later
  /** The real message as one recipient gets it; none when nobody is left to write to. */
  mail?: RenderedMail | undefined
  /** Everybody written to; empty before it is sent. */
  agencies: readonly AgencyLine[]
  /** Which of them are shown. */
  only?: Standing | undefined
  after?: string | undefined
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

export function Advisory(props: AdvisoryProps) {
  const { frame, no, title, status, agencies, only, after, now, errors, message } = props
  const zone = frame.team.zone
  const sent = status === 'sent' || status === 'withdrawn'
  const silent = agencies.filter(({ standing }) => standing === 'belum-menjawab').flatMap(({ contacts }) => contacts).length
  return (
    <ConsolePage frame={frame} title={`${no} ${title}`} message={message}>
      <ErrorSummary errors={errors} />
      <Head {...props} />
      <div class="one">
        <Act {...props} silent={silent} />
        {sent && agencies.length > 0 && <Figures no={no} agencies={agencies} only={only} />}
        {sent && <Deliveries no={no} agencies={agencies} only={only} after={after} now={now} zone={zone} />}
        {!sent && <Reach reach={props.reach} />}
        <Check no={no} mail={props.mail} reach={props.reach} />
      </div>
    </ConsolePage>
  )
}

function Head({ no, notice, title, tlp, status, author, approvedBy, incident, frame, createdAt, sentAt, due, why }: AdvisoryProps) {
  const zone = frame.team.zone
  return (
    <div class="incident-head">
      <p class="row">
        <span class="no">{no}</span> <span>{notices[notice]}</span> <TlpBadge tlp={tlp} />{' '}
        <StateBadge tone={statusTones[status]}>{advisoryStatuses[status]}</StateBadge>
      </p>
      <h1>{title}</h1>
      <p class="soft">
        Disusun {author}, <Time date={createdAt} zone={zone} short />
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
            · insiden <a href={`/konsol/tiket/${incident.no}`}>{incident.no}</a> {incident.title}
          </>
        )}
      </p>
      <p class="soft">{why}</p>
      <Machines no={no} notice={notice} />
    </div>
  )
}
