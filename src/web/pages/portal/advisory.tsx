import type { FieldError } from '../../../core/refusal.ts'
import type { Tlp } from '../../../core/tlp.ts'
import { type Confirmation, confirmations } from '../../../core/vocabulary.ts'
import { asWritten } from '../../language/written.ts'
import { AdvisoryText, type AdvisoryTextProps } from '../parts/advisory-text.tsx'
import { TlpSentence } from '../parts/badges.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { optionsOf, TextArea } from '../parts/field.tsx'
import { FileField } from '../parts/files.tsx'
import { FormKey } from '../parts/form-key.tsx'
import type { Frame, Typed } from '../parts/frame.ts'
import { PortalPage } from '../parts/portal-page.tsx'
import { Radios } from '../parts/radios.tsx'
import { Time } from '../parts/time.tsx'

export interface PortalAdvisoryProps {
  frame: Frame
  formId: string
  id: string
  no: string
  title: string
  tlp: Tlp
  organisation: string
  why: string
  due: Date
  /** Why it asks nothing any more. */
  over?: string | undefined
  text: AdvisoryTextProps['text']
  answer?: { answer: Confirmation; by: string; at: Date } | undefined
  /** What was typed when the form was refused. */
  values?: Typed | undefined
  errors?: readonly FieldError[] | undefined
}

/** One advisory to one agency, in full. */
export function PortalAdvisory(advisory: PortalAdvisoryProps) {
  const { frame, formId, id, no, title, tlp, organisation, due, over, text, answer } = advisory
  const zone = frame.team.zone
  const form = { values: advisory.values ?? { answer: answer?.answer }, errors: advisory.errors }
  return (
    <PortalPage frame={frame} title={asWritten(title)}>
      <ErrorSummary errors={advisory.errors} />
      {over && <p class="note warn">{over}</p>}
      {answer && (
        <p class="note good">
          {confirmations[answer.answer]}, {asWritten(answer.by)}, <Time date={answer.at} zone={zone} />.
        </p>
      )}
      <TlpSentence tlp={tlp} />
      <p class="over">
        {no} · untuk {asWritten(organisation)}
      </p>
      <h1>{asWritten(title)}</h1>
      <p class="soft">{advisory.why}</p>
      <AdvisoryText
        text={text}
        due={
          <p class="due">
            Paling lambat{' '}
            <strong>
              <Time date={due} zone={zone} />
            </strong>
          </p>
        }
      />
      {!over && (
        <form class="answer" method="post" action={`/instansi/imbauan/${id}`} enctype="multipart/form-data" novalidate>
          <FormKey id={formId} />
          <Radios form={form} name="answer" legend={answer ? 'Ubah jawaban' : 'Jawaban instansi'} options={optionsOf(confirmations)} />
          <TextArea form={form} name="note" label="Catatan" optional rows={3} />
          <FileField form={form} label="Bukti" camera />
          <button type="submit" class="main">
            Kirim jawaban
          </button>
        </form>
      )}
      <p>
        <a href="/instansi/imbauan">Semua imbauan</a>
      </p>
    </PortalPage>
  )
}
