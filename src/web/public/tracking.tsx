import { Hono } from 'hono'
import { addInformation } from '../../casework/add-information.ts'
import { limitAdding } from '../../casework/adding-limits.ts'
import { toldToReporter } from '../../casework/followed.ts'
import { pageUrl, ticketCode } from '../../casework/links.ts'
import { survivorOf } from '../../casework/merge.ts'
import { rulesFor } from '../../casework/rules.ts'
import { type Actor, clockwork } from '../../core/actor.ts'
import { dateOf, dayOf, fullTime } from '../../core/dates.ts'
import type { Incident, Report } from '../../core/incident/incident.ts'
import { openQuestions } from '../../core/incident/told.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listEvents } from '../../store/events.ts'
import { findIncidentByTracking, type KnownIncident } from '../../store/incidents.ts'
import { findOrganisation } from '../../store/registry.ts'
import { findReport } from '../../store/reports.ts'
import type { Team } from '../../store/teams.ts'
import { addressOf } from '../address.ts'
import { linesOf, type Posted, readForm, shownOrLater } from '../console/form.ts'
import { optional } from '../input/text.ts'
import { type Say, sayingFor } from '../language/say.ts'
import { PaperForm } from '../pages/public/paper-form.tsx'
import { Tracking } from '../pages/public/tracking.tsx'
import { type Door, page, refused, type TeamEnv } from '../team.ts'
import { keepUploads } from '../uploads.ts'
import { nextWord } from './next-word.ts'
import { publicEvents } from './public-events.ts'

/** The reporter's own page, by secret link: status, what happens next, more information. */
export function trackingRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/t/:token', async c => show(ports, c, await ticketOf(ports, c.get('team'), c.req.param('token'))))
    .get('/t/:token/cetak', async c => print(ports, c, await ticketOf(ports, c.get('team'), c.req.param('token'))))
    .post('/t/:token/keterangan', async c => {
      const known = await ticketOf(ports, c.get('team'), c.req.param('token'))
      const posted = await readForm(c.req)
      try {
        await add(ports, c, known, posted)
      } catch (error) {
        const { refusal, status } = shownOrLater(error)
        return show(ports, c, known, { typed: posted.values.text ?? '', errors: linesOf(refusal, 'text'), status })
      }
      return c.redirect(`${c.get('frame').base}/t/${c.req.param('token')}?tambah=1`, 303)
    })
}

async function add(ports: Ports, c: Door<'/t/:token/keterangan'>, known: KnownIncident, { values, files, form }: Posted) {
  const read = optional(10_000).safeParse(values.text)
  if (!read.success) throw new Refusal('invalid', tooLong, { errors: [{ field: 'text', message: tooLong }] })
  await limitAdding(ports, { incident: known.incident.id, from: addressOf(c), files })
  const stored = (await keepUploads(ports, files)).map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
  const hand = { actor: await reporterOf(ports, known), incident: known.incident.id, form: form?.slice(0, 80) }
  await addInformation(ports, hand, { text: read.data ?? '', files: stored })
}

const tooLong = 'Paling banyak 10.000 huruf.'

async function ticketOf(ports: Ports, team: Team, token: string): Promise<KnownIncident> {
  const known = await findIncidentByTracking(ports.database.query, ports.sha256(token))
  if (!known || known.incident.team !== team.id)
    throw new Refusal(
      'not_found',
      'Tautan ini tidak dikenal. Periksa apakah tersalin seluruhnya, atau cari tiket dengan nomor dan kodenya.',
    )
  return known
}

async function reporterOf(ports: Ports, { incident }: KnownIncident): Promise<Actor> {
  const report = await findReport(ports.database.query, incident.id)
  return { ...clockwork(incident.team), kind: 'link', id: 'reporter', name: report?.reporter.name ?? 'Pelapor', role: 'reporter' }
}

interface Wrong {
  typed: string
  errors: FieldError[]
  status: 403 | 409 | 422 | 429
}

async function show(ports: Ports, c: Door<'/t/:token'>, known: KnownIncident, wrong?: Wrong) {
  const { incident, number } = known
  const { query } = ports.database
  const [on, chain, report] = await Promise.all([survivorOf(ports, known), listEvents(query, incident.id), findReport(query, incident.id)])
  const [rules, told] = await Promise.all([rulesFor(ports, on.incident), toldToReporter(ports, { incident: incident.id, chain })])
  const token = c.req.param('token')
  const frame = c.get('frame')
  if (wrong?.status === 429) c.header('Retry-After', '600')
  return page(
    c,
    <Tracking
      frame={wrong ? refused(frame) : frame}
      now={ports.now()}
      token={token}
      link={pageUrl(ports, c.get('team'), `/t/${token}`)}
      number={number}
      code={ticketCode(ports, incident.id)}
      title={incident.title}
      status={on.incident.publicStatus}
      next={await nextWord(ports, { ...rules, incident: on.incident })}
      fresh={c.req.query('baru') === '1'}
      guidance={on.incident.closedAt ? { now: [], notYet: [] } : rules.playbook.guidance}
      story={report ? storyOf(c, report) : ''}
      events={publicEvents(told)}
      questions={openQuestions(told)}
      formId={ports.newId()}
      values={wrong ? { text: wrong.typed } : undefined}
      errors={wrong?.errors}
      rejected={incident.closedAt !== null && chain.some(({ event }) => event.type === 'rejected')}
      added={c.req.query('tambah') === '1'}
    />,
    wrong?.status ?? 200,
  )
}

async function print(ports: Ports, c: Door<'/t/:token/cetak'>, { incident, number }: KnownIncident) {
  const team = c.get('team')
  const report = await findReport(ports.database.query, incident.id)
  if (!report) throw new Refusal('not_found', 'Laporan ini sudah tidak tersimpan.')
  const { reporter } = report
  return page(
    c,
    <PaperForm
      frame={c.get('frame')}
      token={c.req.param('token')}
      number={number}
      noticedText={report.noticedAt ? dayOf(new Date(report.noticedAt), team.zone) : 'Belum diketahui'}
      reportedText={fullTime(new Date(incident.openedAt), team.zone)}
      name={reporter.name}
      position={reporter.position ?? ''}
      organisation={await organisationName(ports, incident, report.organisationText)}
      email={reporter.email ?? ''}
      phone={reporter.phone ?? ''}
      story={storyOf(c, report)}
      followUp=""
      dateText={dateOf(ports.now(), team.zone)}
    />,
  )
}

/** What was told when it was reported, in the reporter's own words. */
function storyOf(c: Door, { system, story, impact, actions }: Report): string {
  const say: Say = sayingFor(c) ?? (text => text)
  const parts = [
    system && `${say('Sistem')}: ${system}`,
    story,
    impact && `${say('Dampak')}: ${impact}`,
    actions && `${say('Tindakan')}: ${actions}`,
  ]
  return parts.filter(Boolean).join('\n\n')
}

async function organisationName(ports: Ports, incident: Incident, written: string | null): Promise<string> {
  const organisation = incident.organisation ? await findOrganisation(ports.database.query, incident.team, incident.organisation) : null
  return organisation?.name ?? written ?? ''
}
