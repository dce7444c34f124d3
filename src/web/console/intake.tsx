import { type Context, Hono } from 'hono'
import { numberOf, openIncident } from '../../casework/open-incident.ts'
import { isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { Intake, intakeWays } from '../pages/console/intake.tsx'
import { type Answers, firstFault, organisationNames, readAnswers, understood } from '../public/report-answers.ts'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused, type TeamEnv } from '../team.ts'

const screens = ['event', 'system', 'reporter'] as const

/** A report by telephone, WhatsApp or across the counter: the public form's questions on one page, typed by the team. */
export function intakeRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/baru', async c => {
      requireRight(c.get('actor'), 'incident.report')
      const values = { via: 'telepon' }
      return show(ports, c, { formId: ports.newId(), values, uploads: [], back: false, fileErrors: [], suggestions: [] })
    })
    .post('/konsol/tiket/baru', async c => {
      const actor = c.get('actor')
      requireRight(actor, 'incident.report')
      const answers = await readAnswers(ports, c as unknown as Context<TeamEnv>)
      const fault = await firstFault(ports, c.get('team'), answers, screens)
      if (fault) return show(ports, c, answers, fault.errors)
      const { kind, report, organisation } = await understood(ports, c.get('team'), answers)
      const via = isWord(intakeWays, answers.values.via) ? answers.values.via : 'telepon'
      const receipt = await openIncident(
        ports,
        c.get('team'),
        { kind, report: { ...report, via }, organisation, attachments: [], key: `form:${answers.formId}` },
        actor,
      )
      return c.redirect(`/konsol/tiket/${await numberOf(ports, receipt)}`, 303)
    })
}

async function show(ports: Ports, c: Desk, answers: Answers, errors?: { field: string; message: string }[]) {
  return page(
    c,
    <Intake
      frame={errors ? refused(c.get('frame')) : c.get('frame')}
      formId={answers.formId}
      values={answers.values}
      organisations={await organisationNames(ports, c.get('team'))}
      suggestions={answers.suggestions}
      errors={errors}
    />,
    errors ? 422 : 200,
  )
}
