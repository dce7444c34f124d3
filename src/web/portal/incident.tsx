import { Hono } from 'hono'
import { addInformation } from '../../casework/add-information.ts'
import { limitAdding } from '../../casework/adding-limits.ts'
import { toldToReporter } from '../../casework/followed.ts'
import { survivorOf } from '../../casework/merge.ts'
import { noteReading } from '../../casework/note-reading.ts'
import { followedIncident, requireMay, subjectOf } from '../../casework/record.ts'
import { rulesFor } from '../../casework/rules.ts'
import { may, type Subject } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { openQuestions } from '../../core/incident/told.ts'
import { Refusal } from '../../core/refusal.ts'
import { whyVisible } from '../../core/why.ts'
import type { Ports } from '../../ports.ts'
import { listEvents } from '../../store/events.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { findOrganisation } from '../../store/registry.ts'
import { linesOf, readForm, shownOrLater } from '../console/form.ts'
import { optional } from '../input/text.ts'
import { PortalIncident } from '../pages/portal/incident.tsx'
import { nextWord } from '../public/next-word.ts'
import { agencyEvents } from '../public/public-events.ts'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { keepUploads } from '../uploads.ts'

/** One report as its agency sees it: status, what happens next, what was said outside, and room to add. */
export function portalIncidentRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/instansi/laporan/:no', async c => {
      const known = await followed(ports, c, c.req.param('no'))
      await noteReading(ports, c.get('actor'), known.incident)
      return show(ports, c, known)
    })
    .post('/instansi/laporan/:no/keterangan', async c => {
      const known = await followed(ports, c, c.req.param('no'))
      requireMay(c.get('actor'), 'incident.inform', known.incident, ports.now())
      const { values, files, form } = await readForm(c.req)
      try {
        const text = saidIn(values.text)
        await limitAdding(ports, { incident: known.incident.id, from: c.get('actor').id, files })
        const kept = await keepUploads(ports, files)
        const stored = kept.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
        await addInformation(ports, { actor: c.get('actor'), incident: known.incident.id, form }, { text, files: stored })
      } catch (error) {
        const { refusal, status } = shownOrLater(error)
        return show(ports, c, known, { errors: linesOf(refusal, 'text'), values, status })
      }
      return c.redirect(`/instansi/laporan/${known.number}?tambah=1`, 303)
    })
}

function followed(ports: Ports, c: Desk, number: string): Promise<KnownIncident> {
  return followedIncident(ports, c.get('actor'), number)
}

function saidIn(typed: string | undefined): string {
  const read = optional(10_000).safeParse(typed)
  if (read.success) return read.data ?? ''
  const message = 'Paling banyak 10.000 huruf.'
  throw new Refusal('invalid', message, { errors: [{ field: 'text', message }] })
}

interface Wrong {
  errors: { field: string; message: string }[]
  values: Record<string, string>
  status: 403 | 409 | 422 | 429
}

async function show(ports: Ports, c: Desk, known: KnownIncident, wrong?: Wrong) {
  const { incident, number } = known
  const actor = c.get('actor')
  const query = ports.database.query
  const { incident: on } = await survivorOf(ports, known)
  const [rules, chain, organisation] = await Promise.all([
    rulesFor(ports, on),
    listEvents(query, incident.id),
    incident.organisation ? findOrganisation(query, incident.team, incident.organisation) : null,
  ])
  const told = await toldToReporter(ports, { incident: incident.id, chain, viewer: actor.id })
  return page(
    c,
    <PortalIncident
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      now={ports.now()}
      no={number}
      title={incident.title}
      organisation={organisation?.name ?? 'Instansi belum dikenal'}
      status={on.publicStatus}
      why={whyOf(actor, subjectOf(incident, ports.now()))}
      next={await nextWord(ports, { ...rules, incident: on })}
      guidance={on.closedAt ? { now: [], notYet: [] } : rules.playbook.guidance}
      questions={on.closedAt ? [] : openQuestions(told)}
      events={agencyEvents(told)}
      inform={may(actor, 'incident.inform', subjectOf(incident, ports.now()))}
      formId={ports.newId()}
      values={wrong?.values}
      errors={wrong?.errors}
      message={messageOf(c)}
    />,
    wrong?.status ?? 200,
  )
}

function whyOf(actor: Actor, subject: Subject): string {
  return whyVisible(actor, subject, may(actor, 'incident.follow', subject) ? 'incident.follow' : 'incident.read')
}

function messageOf(c: Desk): string | undefined {
  if (c.req.query('baru') === '1') return 'Laporan Anda sudah kami terima.'
  return c.req.query('tambah') === '1' ? 'Terima kasih, keterangan Anda sudah kami terima.' : undefined
}
