import { Hono } from 'hono'
import { pageUrl, ticketCode } from '../../casework/links.ts'
import { rulesFor } from '../../casework/rules.ts'
import { addInformation } from '../../casework/work-incident.ts'
import { type Actor, clockwork } from '../../core/actor.ts'
import { dateOf, dayOf, fullTime } from '../../core/dates.ts'
import type { Incident } from '../../core/incident/incident.ts'
import { openQuestions } from '../../core/incident/told.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { listEvents } from '../../store/events.ts'
import { findIncidentByTracking, type KnownIncident } from '../../store/incidents.ts'
import { findOrganisation } from '../../store/registry.ts'
import { findReport } from '../../store/reports.ts'
import type { Team } from '../../store/teams.ts'
import { optional } from '../input/text.ts'
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
      const body = await c.req.parseBody({ all: true })
      const read = optional(10_000).safeParse(body.text)
      const typed = typeof body.text === 'string' ? body.text : ''
      if (!read.success) return show(ports, c, known, { typed, errors: [{ field: 'text', message: 'Paling banyak 10.000 huruf.' }] })
      try {
        const files = await keepUploads(
          ports,
          [body.files ?? []].flat().filter(one => typeof one !== 'string'),
        )
        const form = typeof body.form_id === 'string' ? body.form_id.slice(0, 80) : undefined
        const stored = files.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
        await addInformation(
          ports,
          { actor: await reporterOf(ports, known), incident: known.incident.id, form },
          { text: read.data ?? '', files: stored },
        )
      } catch (error) {
        if (error instanceof Refusal && error.errors.length > 0) return show(ports, c, known, { typed, errors: error.errors })
        throw error
      }
      return c.redirect(`${c.get('frame').base}/t/${c.req.param('token')}?tambah=1`, 303)
    })
}

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

async function show(ports: Ports, c: Door<'/t/:token'>, known: KnownIncident, wrong?: { typed: string; errors: FieldError[] }) {
  const { incident, number } = known
  const [rules, chain] = await Promise.all([rulesFor(ports, incident), listEvents(ports.database.query, incident.id)])
  const token = c.req.param('token')
  const frame = c.get('frame')
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
      status={incident.publicStatus}
      next={await nextWord(ports, { ...rules, incident })}
      fresh={c.req.query('baru') === '1'}
      guidance={incident.closedAt ? { now: [], notYet: [] } : rules.playbook.guidance}
      events={publicEvents(chain)}
      questions={openQuestions(chain)}
      formId={ports.newId()}
      values={wrong ? { text: wrong.typed } : undefined}
      errors={wrong?.errors}
      rejected={incident.closedAt !== null && chain.some(({ event }) => event.type === 'rejected')}
      added={c.req.query('tambah') === '1'}
    />,
    wrong ? 422 : 200,
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
      story={[
        report.system && `Sistem: ${report.system}`,
        report.story,
        report.impact && `Dampak: ${report.impact}`,
        report.actions && `Tindakan: ${report.actions}`,
      ]
        .filter(Boolean)
        .join('\n\n')}
      followUp=""
      placeAndDate={`…………………, ${dateOf(ports.now(), team.zone)}`}
    />,
  )
}

async function organisationName(ports: Ports, incident: Incident, written: string | null): Promise<string> {
  const organisation = incident.organisation ? await findOrganisation(ports.database.query, incident.team, incident.organisation) : null
  return organisation?.name ?? written ?? ''
}
