import { Hono } from 'hono'
import { exportBundle } from '../../../casework/evidence/export-bundle.ts'
import { takeEvidence } from '../../../casework/evidence/take.ts'
import { requireMay, visibleIncident } from '../../../casework/record.ts'
import { judgeFile } from '../../../casework/work-incident.ts'
import { fullTime } from '../../../core/dates.ts'
import { evidenceStates } from '../../../core/incident/custody.ts'
import { Refusal } from '../../../core/refusal.ts'
import { isWord } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { listEvents } from '../../../store/events.ts'
import type { KnownIncident } from '../../../store/incidents.ts'
import { listOrganisations } from '../../../store/registry.ts'
import { asDownload } from '../../download.ts'
import type { Desk, SignedInEnv } from '../../session.ts'
import { readForm, shownOnPage } from '../form.ts'
import { timelineOf } from '../timeline.ts'
import { showCustody } from './custody.tsx'
import { drawing, showFile } from './look.tsx'

const home = '/konsol/tiket/:no/bukti'

/** Files of an incident: seen without being opened, taken under lock until released, judged, and the whole case as one signed bundle. */
export function evidenceRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get(home, async c => showCustody(ports, c, await ofTicket(ports, c)))
    .get(`${home}/:id`, async c => download(ports, c, { no: c.req.param('no'), id: c.req.param('id'), locked: false }))
    .get(`${home}/:id/zip`, async c => download(ports, c, { no: c.req.param('no'), id: c.req.param('id'), locked: true }))
    .get(`${home}/:id/lihat`, async c => showFile(ports, c, { known: await ofTicket(ports, c), id: c.req.param('id') }))
    .get(`${home}/:id/gambar`, async c => drawing(ports, c, { known: await ofTicket(ports, c), id: c.req.param('id') }))
    .post(`${home}/:id/nilai`, async c => judge(ports, c, { no: c.req.param('no'), id: c.req.param('id') }))
    .post('/konsol/tiket/:no/bundel', async c => bundle(ports, c, await ofTicket(ports, c)))
}

function ofTicket(ports: Ports, c: Desk): Promise<KnownIncident> {
  return visibleIncident(ports, c.get('actor'), c.req.param('no' as never) ?? '')
}

/** Never shown in the browser: always a download, of no type, in a sandbox. */
async function download(ports: Ports, c: Desk, { no, ...wanted }: { no: string; id: string; locked: boolean }): Promise<Response> {
  const { incident } = await visibleIncident(ports, c.get('actor'), no)
  const { name, bytes } = await takeEvidence(ports, c.get('actor'), { incident, ...wanted })
  return asDownload(c, name, bytes)
}

async function judge(ports: Ports, c: Desk, { no, id }: { no: string; id: string }): Promise<Response> {
  const actor = c.get('actor')
  const known = await visibleIncident(ports, actor, no)
  requireMay(actor, 'incident.work', known.incident)
  const { values, form } = await readForm(c.req)
  try {
    if (!isWord(evidenceStates, values.state)) throw new Refusal('invalid', 'Pilih keadaan berkas.')
    const reason = (values.reason ?? '').toWellFormed().slice(0, 500)
    await judgeFile(ports, { actor, incident: known.incident.id, form }, { id, state: values.state, reason })
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return showCustody(ports, c, await visibleIncident(ports, actor, no), { id, values, refusal, status })
  }
  return c.redirect(`/konsol/tiket/${known.number}/bukti#f-${id}`, 303)
}

/** By POST: taking a case away is an act. */
async function bundle(ports: Ports, c: Desk, known: KnownIncident): Promise<Response> {
  const { query } = ports.database
  const team = c.get('team')
  const [chain, organisations] = await Promise.all([listEvents(query, known.incident.id), listOrganisations(query, team.id)])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const lines = timelineOf(
    [{ chain }],
    { nameOf: code => names.get(code) ?? code, zone: team.zone },
    { limit: Number.POSITIVE_INFINITY },
  ).events.reverse()
  const timeline = lines.map(({ at, by, text }) => `${fullTime(at, team.zone)} · ${by} · ${text.replace(/\s+/g, ' ')}\n`).join('')
  const stream = await exportBundle(ports, c.get('actor'), { team, known, timeline })
  return c.body(stream, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${known.number.replace(/[^\w-]/g, '_')}.zip"`,
    'Cache-Control': 'no-store',
  })
}
