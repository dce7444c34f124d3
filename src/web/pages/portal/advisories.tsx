import type { FieldError } from '../../../core/refusal.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { type Confirmation, confirmations } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { TlpBadge } from '../parts/badges.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { optionsOf, TextArea } from '../parts/field.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { Radios } from '../parts/radios.tsx'
import { Time } from '../parts/time.tsx'
import { timeLeft } from '../words.ts'
import { type OwnScore, ScoreCard } from './score.tsx'

export interface WaitingLine {
  id: string
  no: string
  title: string
  tlp: Tlp
  organisation: string
  due: Date
}

export interface AnsweredLine {
  id: string
  no: string
  title: string
  organisation: string
  answer: Confirmation
  by: string
  at: Date
}

export interface PortalAdvisoriesProps {
  frame: Frame
  now: Date
  formId: string
  waiting: readonly WaitingLine[]
  answered: readonly AnsweredLine[]
  /** Ticked when the form was refused. */
  chosen: readonly string[]
  values: Typed
  errors?: readonly FieldError[] | undefined
  /** What became of each, when not all went well. */
  results?: readonly { title: string; organisation: string; says: string; done: boolean }[] | undefined
  message?: string | undefined
  score?: OwnScore | undefined
}

export function PortalAdvisories(props: PortalAdvisoriesProps) {
  const { frame, waiting, answered, errors, results } = props
  return (
    <PortalPage frame={frame} title="Imbauan" message={props.message}>
      <ErrorSummary errors={errors} />
      <h1>Imbauan</h1>
      {results && <Results results={results} />}
      {waiting.length === 0 ? <p class="soft">Tidak ada imbauan yang menunggu jawaban.</p> : <Answer {...props} />}
      {props.score && <ScoreCard score={props.score} zone={frame.team.zone} />}
      <section aria-labelledby="sudah">
        <h2 id="sudah">Sudah dijawab</h2>
        {answered.length === 0 && <p class="soft">Belum ada.</p>}
        <ul class="lines">
          {answered.map(({ id, no, title, organisation, answer, by, at }) => (
            <li>
              <a href={`/instansi/imbauan/${id}`}>{asWritten(title)}</a>
              <span class="soft">
                {asWritten(organisation)} · {no} · {confirmations[answer]}, {asWritten(by)}, <Time date={at} zone={frame.team.zone} short />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </PortalPage>
  )
}

function Results({ results }: { results: NonNullable<PortalAdvisoriesProps['results']> }) {
  return (
    <ul class="lines">
      {results.map(({ title, organisation, says, done }) => (
        <li>
          <strong>{asWritten(title)}</strong>
          <span class="soft">
            {asWritten(organisation)}: {done ? 'tercatat' : 'belum tercatat'}. {says}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Answer({ frame, now, formId, waiting, chosen, values, errors }: PortalAdvisoriesProps) {
  const form = { values, errors }
  return (
    <form method="post" action="/instansi/imbauan" novalidate>
      <FormKey id={formId} />
      <fieldset class="field">
        <legend>Menunggu jawaban</legend>
        <p class="hint">Centang yang jawabannya sama; tiap instansi tercatat sendiri-sendiri.</p>
        <div class="picks">
          {waiting.map(({ id, no, title, tlp, organisation, due }, at) => (
            <div class="pick">
              <input
                type="checkbox"
                id={at === 0 ? 'delivery' : id}
                name="delivery"
                value={id}
                checked={chosen.includes(id)}
                aria-label={asWritten(`${title}, ${organisation}`)}
              />
              <span>
                <a href={`/instansi/imbauan/${id}`}>{asWritten(title)}</a>
                <small>
                  {asWritten(organisation)} · {no} <TlpBadge tlp={tlp} />
                </small>
                <small>
                  Paling lambat <Time date={due} zone={frame.team.zone} short /> ({timeLeft(due, now)})
                </small>
              </span>
            </div>
          ))}
        </div>
      </fieldset>
      <Radios form={form} name="answer" legend="Jawaban untuk yang dicentang" options={optionsOf(confirmations)} />
      <TextArea form={form} name="note" label="Catatan" optional rows={2} />
      <button type="submit" class="main">
        Jawab yang dicentang
      </button>
    </form>
  )
}
