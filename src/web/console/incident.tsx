import { Hono } from 'hono'
import { addFiles } from '../../casework/add-information.ts'
import { refusedByName } from '../../casework/changed.ts'
import { rejectHeld, releaseHeld } from '../../casework/held.ts'
import { linkIncident, unlinkIncident } from '../../casework/link.ts'
import { logIncidentCall } from '../../casework/log-call.ts'
import { noteReading } from '../../casework/note-reading.ts'
import { openLinkedIncident } from '../../casework/open-linked.ts'
import { requireMay, visibleIncident } from '../../casework/record.ts'
import { replyToReporter } from '../../casework/reporter/write.ts'
import {
  addNote,
  assignIncident,
  classifyIncident,
  finishTask,
  type Hand,
  moveAffected,
  nameAffected,
  takeChoice,
} from '../../casework/work-incident.ts'
import { Refusal } from '../../core/refusal.ts'
import { affectedStates, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import type { KnownIncident } from '../../store/incidents.ts'
import { Incident } from '../pages/console/incident/page.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { keepUploads } from '../uploads.ts'
import { askedAnswers, classificationOf, codeOf } from './classification.ts'
import { linesOf, type Posted, readForm, shownOnPage } from './form.ts'
import { rememberSaved, takeSaved } from './incident/saved.ts'
import { incidentView } from './incident-view.ts'

type At = Desk<'/konsol/tiket/:no'>
type Work = (hand: Hand, posted: Posted, c: At) => Promise<unknown>

/** One page per incident. Every act is a form; a refused one brings the page back with everything typed. */
export function incidentRoutes(ports: Ports) {
  const act = (anchor: string, work: Work) => async (c: Desk) => actOn(ports, c as At, { anchor, work })
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no', async c => {
      const known = await visibleIncident(ports, c.get('actor'), c.req.param('no'))
      await noteReading(ports, c.get('actor'), known.incident)
      return show(ports, c, known)
    })
    .post(
      '/konsol/tiket/:no/pilihan',
      act('langkah', (hand, { values, seq }) => takeChoice(ports, hand, { name: values.choice ?? '', seq, answers: askedAnswers(values) })),
    )
    .post(
      '/konsol/tiket/:no/lepas',
      act('langkah', ({ actor }, _, c) => releaseHeld(ports, actor, [c.req.param('no')])),
    )
    .post(
      '/konsol/tiket/:no/tolak',
      act('langkah', ({ actor }, { values }, c) => rejectHeld(ports, actor, [c.req.param('no')], (values.reason ?? '').slice(0, 2000))),
    )
    .post(
      '/konsol/tiket/:no/klasifikasi',
      act('klasifikasi', async (hand, { values, seq }) =>
        classifyIncident(ports, hand, {
          seq,
          changes: await classificationOf(ports, hand, values),
          reason: values.tlpReason?.toWellFormed().slice(0, 2000),
        }),
      ),
    )
    .post(
      '/konsol/tiket/:no/pemilik',
      act('pemilik', (hand, { values }) => assignIncident(ports, hand, values.owner || null)),
    )
    .post(
      '/konsol/tiket/:no/catatan',
      act('catatan', (hand, { values }) =>
        addNote(ports, hand, { text: (values.text ?? '').slice(0, 200_000), visible: values.visible === '1' }),
      ),
    )
    .post(
      '/konsol/tiket/:no/balasan',
      act('catatan', (hand, { values }) => replyToReporter(ports, hand, (values.balasan ?? '').toWellFormed().slice(0, 50_000))),
    )
    .post(
      '/konsol/tiket/:no/tugas/:task',
      act('tugas', (hand, { values }, c) =>
        finishTask(ports, hand, { id: c.req.param('task' as 'no'), result: values.result?.slice(0, 4000) ?? null }),
      ),
    )
    .post(
      '/konsol/tiket/:no/tugas/:task/buka',
      act('tugas', (hand, { values }, c) =>
        openLinkedIncident(ports, hand, { task: c.req.param('task' as 'no'), why: (values.result ?? '').slice(0, 4000) }),
      ),
    )
    .post(
      '/konsol/tiket/:no/terdampak',
      act('terdampak', async (hand, { values }) =>
        nameAffected(ports, hand, {
          organisation: await codeOf(ports, hand, values.organisation),
          asset: values.asset?.slice(0, 300) || undefined,
        }),
      ),
    )
    .post(
      '/konsol/tiket/:no/terdampak/:affected',
      act('terdampak', (hand, { values }, c) =>
        moveAffected(ports, hand, { id: c.req.param('affected' as 'no'), state: stateOf(values.state) }),
      ),
    )
    .post(
      '/konsol/tiket/:no/telepon',
      act('orang', (hand, { values: { whom = '', outcome = '', said = '' } }) =>
        logIncidentCall(ports, hand, { whom: whom.slice(0, 60), outcome, note: said.toWellFormed().slice(0, 2000) }),
      ),
    )
    .post(
      '/konsol/tiket/:no/kait',
      act('lain', (hand, { values }) =>
        linkIncident(ports, hand, { to: (values.ke ?? '').slice(0, 60), why: (values.why ?? '').toWellFormed().slice(0, 500) }),
      ),
    )
    .post(
      '/konsol/tiket/:no/kait/lepas',
      act('lain', (hand, { values }) =>
        unlinkIncident(ports, hand, {
          from: (values.dari ?? '').slice(0, 60),
          reason: (values.lepasReason ?? '').toWellFormed().slice(0, 500),
        }),
      ),
    )
    .post(
      '/konsol/tiket/:no/bukti',
      act('bukti', async (hand, { files }) => addFiles(ports, hand, await kept(ports, files))),
    )
}

async function actOn(ports: Ports, c: At, { anchor, work }: { anchor: string; work: Work }) {
  const actor = c.get('actor')
  const known = await visibleIncident(ports, actor, c.req.param('no'))
  requireMay(actor, 'incident.work', known.incident)
  const posted = await readForm(c.req)
  try {
    await work({ actor, incident: known.incident.id, form: posted.form }, posted, c)
  } catch (error) {
    const { refusal: plain, status } = shownOnPage(error)
    const { id, team } = known.incident
    const refusal = await refusedByName(ports, plain, { incident: id, team, seq: posted.seq })
    return show(ports, c, known, { refusal, status, anchor, values: posted.values })
  }
  rememberSaved(ports, c, { number: known.number, seq: known.incident.seq })
  return c.redirect(`/konsol/tiket/${known.number}#${anchor}`, 303)
}

interface Wrong {
  refusal: Refusal
  status: 403 | 409 | 422
  anchor: string
  values: Record<string, string>
}

async function show(ports: Ports, c: Desk, known: KnownIncident, wrong?: Wrong) {
  const view = await incidentView(ports, c.get('actor'), await fresh(ports, c, known, wrong), {
    filter: c.req.query('riwayat'),
    before: c.req.query('sebelum'),
    saved: wrong ? undefined : takeSaved(ports, c, known.number),
  })
  const frame = c.get('frame')
  return page(
    c,
    <Incident
      {...view}
      frame={wrong ? refused(frame) : frame}
      now={ports.now()}
      formId={ports.newId()}
      values={{ ...view.values, ...wrong?.values }}
      errors={wrong && linesOf(wrong.refusal, wrong.anchor)}
      typed={wrong?.status === 409 ? wrong.values : undefined}
    />,
    wrong?.status ?? 200,
  )
}

/** After a 409 the page shows what the others made of it meanwhile. */
async function fresh(ports: Ports, c: Desk, known: KnownIncident, wrong?: Wrong): Promise<KnownIncident> {
  return wrong ? visibleIncident(ports, c.get('actor'), known.number) : known
}

async function kept(ports: Ports, files: File[]) {
  const uploads = await keepUploads(ports, files)
  if (uploads.length === 0)
    throw new Refusal('invalid', 'Pilih berkas bukti dulu.', { errors: [{ field: 'files', message: 'Pilih berkas bukti dulu.' }] })
  return uploads.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
}

function stateOf(state: string | undefined) {
  if (isWord(affectedStates, state)) return state
  throw new Refusal('invalid', 'Pilih salah satu keadaan.', { errors: [{ field: 'state', message: 'Pilih salah satu keadaan.' }] })
}
