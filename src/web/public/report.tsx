import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { withinLimit } from '../../casework/people.ts'
import { newTask } from '../../casework/proof-of-work.ts'
import { isAddressSpent } from '../../casework/public-limits.ts'
import { findSimilarReport } from '../../casework/similar.ts'
import { dayOf } from '../../core/dates.ts'
import type { Report } from '../../core/incident/incident.ts'
import type { FieldError } from '../../core/refusal.ts'
import { isWord, kinds } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { addressOf } from '../address.ts'
import { chooseLanguage } from '../language/choose.ts'
import { languageOf } from '../language/say.ts'
import type { ReportProps } from '../pages/parts/report-form.tsx'
import { ReportCheck } from '../pages/public/report-check.tsx'
import { ReportEvent } from '../pages/public/report-event.tsx'
import { ReportOffline } from '../pages/public/report-offline.tsx'
import { ReportReporter } from '../pages/public/report-reporter.tsx'
import { ReportSystem } from '../pages/public/report-system.tsx'
import { fullTime } from '../pages/words.ts'
import { page, refused, type TeamEnv } from '../team.ts'
import { type Answers, askedAgain, firstFault, organisationNames, readAnswers, type ScreenName, understood } from './report-answers.ts'
import { sendReport } from './report-send.ts'

type Door = Context<TeamEnv>

/** The report in three screens and a check. Everything typed travels in the form; nothing is on the server until it is sent. */
export function reportRoutes(ports: Ports) {
  const show = screens(ports)
  return new Hono<TeamEnv>()
    .use('/lapor/*', keptForBack)
    .get('/lapor', c => show.event(c, blank(ports, c.req.query('jenis'))))
    .post('/lapor', async c => show.event(c, await answersOf(ports, c)))
    .post('/lapor/2', step(ports, show, { before: ['event'], next: 'system' }))
    .post('/lapor/3', step(ports, show, { before: ['event', 'system'], next: 'reporter' }))
    .post('/lapor/periksa', step(ports, show, { before: ['event', 'system', 'reporter'], next: 'check' }))
    .post('/lapor/kirim', async c => {
      const answers = await readAnswers(ports, c)
      const fault = await firstFault(ports, c.get('team'), answers, ['event', 'system', 'reporter'])
      if (fault) return show[fault.screen](c, answers, fault.errors)
      const receipt = await sendReport(ports, c.get('team'), { answers, address: addressOf(c), language: languageOf(c) })
      return c.redirect(`${c.get('frame').base}/t/${receipt.token}?baru=1`, 303)
    })
    .get('/lapor/luring', c => page(c, <ReportOffline frame={{ ...c.get('frame'), viewer: undefined }} />))
    .get('/lapor/:rest{2|3|periksa|kirim}', c => c.redirect(`${c.get('frame').base}/lapor`, 303))
}

/** The browser may keep what its owner typed, so that its Back button leads back; it asks us before it shows it to anybody anew. */
const keptForBack: MiddlewareHandler<TeamEnv> = async (c, next) => {
  c.header('Cache-Control', 'private, no-cache')
  await next()
}

/** A form sent by the language switch draws the page it stands on anew, in the language chosen. */
async function answersOf(ports: Ports, c: Door): Promise<Answers> {
  const answers = await readAnswers(ports, c)
  if (answers.values.bahasa) chooseLanguage(c, ports.settings, answers.values.bahasa)
  return answers
}

type Show = ReturnType<typeof screens>

/** Shows `next`, unless an earlier screen was left incomplete: then that one, with what is wrong. Going back asks nothing. */
function step(ports: Ports, show: Show, { before, next }: { before: ScreenName[]; next: ScreenName | 'check' }) {
  return async (c: Door) => {
    const answers = await answersOf(ports, c)
    if (answers.fileErrors.length > 0) return show.system(c, answers, answers.fileErrors)
    if (answers.values.bahasa && next !== 'check') return show[next](c, await askedAgain(ports, c.get('team'), answers))
    const goesBack = answers.back && next !== 'check'
    const fault = goesBack ? null : await firstFault(ports, c.get('team'), answers, before)
    return fault ? show[fault.screen](c, answers, fault.errors) : show[next](c, answers)
  }
}

function screens(ports: Ports) {
  const props = (c: Door, answers: Answers, errors?: FieldError[]): ReportProps => ({
    frame: errors ? refused(c.get('frame')) : c.get('frame'),
    formId: answers.formId,
    values: answers.values,
    files: answers.uploads,
    errors,
  })
  const status = (errors?: FieldError[]) => (errors ? 422 : 200)
  return {
    event: (c: Door, answers: Answers, errors?: FieldError[]) => page(c, <ReportEvent {...props(c, answers, errors)} />, status(errors)),
    system: (c: Door, answers: Answers, errors?: FieldError[]) => page(c, <ReportSystem {...props(c, answers, errors)} />, status(errors)),
    reporter: async (c: Door, answers: Answers, errors?: FieldError[]) => {
      const organisations = await organisationNames(ports, c.get('team'))
      return page(
        c,
        <ReportReporter {...props(c, answers, errors)} organisations={organisations} suggestions={answers.suggestions} />,
        status(errors),
      )
    },
    check: async (c: Door, answers: Answers) => {
      const team = c.get('team')
      const { report, organisation, kind } = await understood(ports, team, answers)
      const like = organisation && { team: team.id, organisation: organisation.code, kind }
      return page(
        c,
        <ReportCheck
          {...props(c, answers)}
          noticedText={noticedText(report, team.zone)}
          organisationText={organisation?.name ?? report.organisationText ?? ''}
          similar={like ? await isSimilarKnown(ports, c, like) : false}
          task={(await isAddressSpent(ports, addressOf(c))) ? await newTask(ports, answers.formId) : undefined}
        />,
      )
    },
  }
}

/** "Hari ini" says no hour. */
function noticedText({ noticed, noticedAt }: Report, zone: string): string {
  if (!noticedAt) return 'Belum tahu'
  const isDay = noticed === 'hari-ini' || noticed === 'kemarin' || noticed === 'tanggal-lain'
  return isDay ? dayOf(new Date(noticedAt), zone) : fullTime(new Date(noticedAt), zone)
}

/** A hint and no oracle: who asks about many agencies hears nothing any more. */
async function isSimilarKnown(ports: Ports, c: Door, like: Parameters<typeof findSimilarReport>[1]): Promise<boolean> {
  const asks = await withinLimit(ports, `serupa ${addressOf(c)}`, { most: 30, within: 3_600_000 })
  return asks && (await findSimilarReport(ports, like)) !== null
}

function blank(ports: Ports, kind: string | undefined): Answers {
  const values = isWord(kinds, kind) ? { kind } : {}
  return { formId: ports.newId(), values, uploads: [], back: false, fileErrors: [], suggestions: [] }
}
