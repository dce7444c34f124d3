import { type Context, Hono } from 'hono'
import { numberOf, openIncident } from '../../casework/open-incident.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import type { Organisation } from '../../core/organisation.ts'
import type { FieldError } from '../../core/refusal.ts'
import { contactRoles } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { findAddressOf } from '../../store/portal.ts'
import { listContacts } from '../../store/registry.ts'
import { pageOrganisations } from '../../store/registry-pages.ts'
import { languageOf } from '../language/say.ts'
import { PortalReport } from '../pages/portal/report-form.tsx'
import { type Answers, firstFault, readAnswers, understood } from '../public/report-answers.ts'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused, type TeamEnv } from '../team.ts'
import { placeOf } from './desk.ts'

const screens = ['event', 'system', 'reporter'] as const
/** As many as a select carries on a slow line. */
const mostOrganisations = 500

/** The public form's questions with everything known filled in; the agency is one of their tree, and the actor is the person. */
export function portalReportRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/instansi/lapor', async c => show(ports, c, { ...blank(ports), values: await known(ports, c.get('actor')) }))
    .post('/instansi/lapor', async c => {
      const actor = c.get('actor')
      const answers = await readAnswers(ports, c as unknown as Context<TeamEnv>)
      const organisation = await chosen(ports, actor, answers.values.organisation_choice ?? '')
      if (!organisation)
        return show(ports, c, answers, [{ field: 'organisation_choice', message: 'Pilih instansi yang menjadi tanggung jawab Anda.' }])
      answers.values.organisation = organisation.name
      const fault = await firstFault(ports, c.get('team'), answers, screens)
      if (fault) return show(ports, c, answers, fault.errors)
      const { kind, report } = await understood(ports, c.get('team'), answers)
      const attachments = answers.uploads.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
      const wanted = {
        kind,
        report: { ...report, via: 'portal' },
        organisation,
        attachments,
        key: `form:${answers.formId}`,
        language: languageOf(c),
      }
      const receipt = await openIncident(ports, c.get('team'), wanted, actor)
      return c.redirect(`/instansi/laporan/${await numberOf(ports, receipt)}?baru=1`, 303)
    })
}

async function show(ports: Ports, c: Desk, answers: Answers, errors?: FieldError[]) {
  return page(
    c,
    <PortalReport
      frame={errors ? refused(c.get('frame')) : c.get('frame')}
      formId={answers.formId}
      values={answers.values}
      files={answers.uploads}
      organisations={await tree(ports, c.get('actor'))}
      errors={errors}
    />,
    errors ? 422 : 200,
  )
}

async function tree(ports: Ports, actor: Actor): Promise<Organisation[]> {
  return pageOrganisations(ports.database.query, { team: actor.team, within: placeOf(actor), limit: mostOrganisations })
}

async function chosen(ports: Ports, actor: Actor, code: string): Promise<Organisation | null> {
  if (!may(actor, 'incident.report', { team: actor.team, organisation: code })) return null
  const [found] = await pageOrganisations(ports.database.query, { team: actor.team, within: code, limit: 1 })
  return found?.code === code ? found : null
}

/** Name, position and how to reach them, as far as we know. */
async function known(ports: Ports, actor: Actor): Promise<Record<string, string>> {
  const email = (await findAddressOf(ports.database.query, actor.id)) ?? ''
  const contacts = await listContacts(ports.database.query, { team: actor.team, organisation: placeOf(actor) })
  const own = contacts.find(contact => contact.email === email)
  return {
    organisation_choice: placeOf(actor),
    name: actor.name,
    email,
    ...(own && { position: contactRoles[own.role] }),
    ...(own?.phone && { phone: own.phone }),
  }
}

function blank(ports: Ports): Answers {
  return { formId: ports.newId(), values: {}, uploads: [], back: false, fileErrors: [], suggestions: [] }
}
