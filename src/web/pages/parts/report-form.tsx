import type { Child } from 'hono/jsx'
import type { FieldError } from '../../../core/refusal.ts'
import { ErrorSummary } from './error-summary.tsx'
import type { StoredFile } from './files.tsx'
import type { Frame, Typed } from './frame.ts'
import { PublicPage } from './public-page.tsx'

/** The report's fields, by the screen that asks them. The names are the API's. */
export const screenFields = {
  event: ['kind', 'story', 'noticed', 'noticed_day', 'noticed_month', 'noticed_year', 'ongoing'],
  system: ['system', 'impact', 'actions'],
  reporter: ['organisation', 'organisation_choice', 'name', 'position', 'phone', 'email'],
} as const
export type Screen = keyof typeof screenFields

export interface ReportProps {
  frame: Frame
  formId: string
  values: Typed
  files?: readonly StoredFile[] | undefined
  errors?: readonly FieldError[] | undefined
}

const order: Screen[] = ['event', 'system', 'reporter']
const titles: Record<Screen, string> = {
  event: 'Apa yang terjadi?',
  system: 'Di mana, dan apa dampaknya?',
  reporter: 'Siapa yang melapor?',
}
const steps: Record<Screen, { self: string; action: string; back?: string }> = {
  event: { self: '/lapor', action: '/lapor/2' },
  system: { self: '/lapor/2', action: '/lapor/3', back: '/lapor' },
  reporter: { self: '/lapor/3', action: '/lapor/periksa', back: '/lapor/2' },
}

/** The form's id: the language switch, outside of it, sends it too. */
export const reportForm = 'laporan'

/** One screen of three. It carries what the other two asked, so nothing is kept on the server until the report is sent. */
export function ReportScreen({ screen, report, children }: { screen: Screen; report: ReportProps; children?: Child }) {
  const { frame, errors, values } = report
  const { self, action, back } = steps[screen]
  return (
    <PublicPage frame={frame} title={titles[screen]} redrawn={{ form: reportForm, action: `${frame.base}${self}` }}>
      <ErrorSummary errors={errors} />
      <p class="progress">
        Langkah {order.indexOf(screen) + 1} dari 3<progress max={4} value={order.indexOf(screen) + 1} aria-hidden="true" />
      </p>
      <h1>{titles[screen]}</h1>
      <form
        id={reportForm}
        method="post"
        action={`${frame.base}${action}`}
        enctype={screen === 'system' ? 'multipart/form-data' : undefined}
        data-draft="lapor"
        novalidate
      >
        <Carried report={report} except={screen} />
        {screen === 'event' && <Trap />}
        {children}
        <div class="go">
          <button type="submit" class="main">
            {screen === 'reporter' ? 'Periksa isian' : 'Lanjut'}
          </button>
          {screen !== 'reporter' && values.name && (
            <button type="submit" class="second" formaction={`${frame.base}/lapor/periksa`}>
              Periksa isian
            </button>
          )}
          {back && (
            <button type="submit" class="plain" formaction={`${frame.base}${back}`} name="back" value="1">
              Kembali
            </button>
          )}
        </div>
      </form>
    </PublicPage>
  )
}

/** Everything typed on the other screens, and the files already uploaded, as hidden inputs. */
export function Carried({ report: { formId, values, files = [] }, except }: { report: ReportProps; except?: Screen }) {
  const fields = order.filter(screen => screen !== except).flatMap((screen): readonly string[] => screenFields[screen])
  return (
    <>
      <input type="hidden" name="form_id" value={formId} />
      {fields
        .filter(field => values[field])
        .map(field => (
          <input type="hidden" name={field} value={values[field]} />
        ))}
      {except !== 'event' && <input type="hidden" name="situs_web" value={values.situs_web ?? ''} />}
      {except !== 'system' && files.map(file => <input type="hidden" name="stored" value={file.stored} />)}
    </>
  )
}

/** Honeypot: people neither see nor reach it; robots fill it. */
function Trap() {
  return (
    <div class="trap" aria-hidden="true">
      <label for="situs_web">Jangan diisi</label>
      <input id="situs_web" name="situs_web" tabindex={-1} autocomplete="off" />
    </div>
  )
}
