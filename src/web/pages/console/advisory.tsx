import type { Standing } from '../../../core/advisory/standing.ts'
import type { FieldError } from '../../../core/refusal.ts'
import { asWritten } from '../../language/written.ts'
import { ConsolePage } from '../parts/console-page.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import type { Typed } from '../parts/frame.ts'
import { Act } from './advisory/act.tsx'
import { Check, type RenderedMail } from './advisory/check.tsx'
import { type AgencyLine, Deliveries } from './advisory/deliveries.tsx'
import { Figures } from './advisory/figures.tsx'
import { Head, type HeadProps } from './advisory/head.tsx'
import type { Later } from './advisory/later.tsx'

export interface AdvisoryProps extends HeadProps {
  now: Date
  formId: string
  seq: number
  texts: number
  /** The viewer wrote it. */
  own: boolean
  later: Later
  /** Whose letter may be looked at. */
  recipients: readonly { id: string; organisation: string; name: string }[]
  /** The real message as one recipient gets it; none when nobody is left to write to. */
  mail?: RenderedMail | undefined
  /** Everybody written to. */
  agencies: readonly AgencyLine[]
  /** Which of them are shown. */
  only?: Standing | undefined
  after?: string | undefined
  /** What was typed into what was refused. */
  typed?: Typed | undefined
  errors?: readonly FieldError[] | undefined
  message?: string | undefined
}

/** An advisory that was sent or taken back: who answered. Before that its page is the composer's third. */
export function Advisory(props: AdvisoryProps) {
  const { frame, no, title, agencies, only, after, now, errors, message } = props
  const zone = frame.team.zone
  const silent = agencies.filter(({ standing }) => standing === 'belum-menjawab').flatMap(({ contacts }) => contacts).length
  return (
    <ConsolePage frame={frame} title={asWritten(`${no} ${title}`)} message={message}>
      <ErrorSummary errors={errors} />
      <Head {...props} />
      <div class="one">
        <Act {...props} zone={frame.team.zone} written={agencies.length > 0} silent={silent} />
        {agencies.length > 0 && <Figures no={no} agencies={agencies} only={only} />}
        <Deliveries no={no} agencies={agencies} only={only} after={after} now={now} zone={zone} />
        <Check no={no} mail={props.mail} recipients={props.recipients} />
      </div>
    </ConsolePage>
  )
}
