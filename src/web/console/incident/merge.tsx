import { Hono } from 'hono'
import { refusedByName } from '../../../casework/changed.ts'
import { mergeIncident, partIncident, previewMerge } from '../../../casework/merge.ts'
import { requireMay, visibleIncident } from '../../../casework/record.ts'
import type { Actor } from '../../../core/actor.ts'
import type { IncidentEvent } from '../../../core/incident/events.ts'
import { defang } from '../../../core/refang.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Ports } from '../../../ports.ts'
import { findIncident, findIncidentByNumber, type KnownIncident } from '../../../store/incidents.ts'
import { MergePage, type MergePreview } from '../../pages/console/incident/merge.tsx'
import { PartPage } from '../../pages/console/incident/part.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

/** Two tickets of one event become one case, shown in full before it is done; and the way back. */
export function mergeRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/tiket/:no/gabung', async c => {
      const known = await workable(ports, c, c.req.param('no'))
      return showMerge(ports, c, known, { values: { ke: (c.req.query('ke') ?? '').slice(0, 60) } })
    })
    .post('/konsol/tiket/:no/gabung', async c => {
      const known = await workable(ports, c, c.req.param('no'))
      const { values, seq, form } = await readForm(c.req)
      const into = (values.ke ?? '').trim().slice(0, 60)
      const intoSeq = /^\d{1,9}$/.test(values.ke_seq ?? '') ? Number(values.ke_seq) : -1
      const hand = { actor: c.get('actor'), incident: known.incident.id, form }
      try {
        await mergeIncident(ports, hand, { into, seq, intoSeq, reason: (values.reason ?? '').toWellFormed().slice(0, 2000) })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        const named = await namedOfEither(ports, refusal, { known, seq, into, intoSeq })
        return showMerge(ports, c, await workable(ports, c, known.number), { values, errors: linesOf(named, 'ke'), status })
      }
      return c.redirect(`/konsol/tiket/${encodeURIComponent(into.toUpperCase())}#gabungan`, 303)
    })
    .get('/konsol/tiket/:no/pisah', async c => showPart(ports, c, await workable(ports, c, c.req.param('no'))))
    .post('/konsol/tiket/:no/pisah', async c => {
      const known = await workable(ports, c, c.req.param('no'))
      const { values, seq, form } = await readForm(c.req)
      const hand = { actor: c.get('actor'), incident: known.incident.id, form }
      try {
        await partIncident(ports, hand, { seq, reason: (values.reason ?? '').toWellFormed().slice(0, 2000) })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        const { id, team } = known.incident
        const named = await refusedByName(ports, refusal, { incident: id, team, seq })
        return showPart(ports, c, await workable(ports, c, known.number), { values, errors: linesOf(named, 'reason'), status })
      }
      return c.redirect(`/konsol/tiket/${known.number}`, 303)
    })
}

async function workable(ports: Ports, c: Desk, number: string): Promise<KnownIncident> {
  const known = await visibleIncident(ports, c.get('actor'), number)
  requireMay(c.get('actor'), 'incident.work', known.incident)
  return known
}

/** Whoever was quicker on either of the two, by name. */
async function namedOfEither(
  ports: Ports,
  refusal: Refusal,
  at: { known: KnownIncident; seq: number; into: string; intoSeq: number },
): Promise<Refusal> {
  const { id, team } = at.known.incident
  const own = await refusedByName(ports, refusal, { incident: id, team, seq: at.seq })
  if (own !== refusal || refusal.code !== 'changed_meanwhile') return own
  const other = await findIncidentByNumber(ports.database.query, team, at.into)
  const told = other && (await refusedByName(ports, refusal, { incident: other.incident.id, team, seq: at.intoSeq }))
  return told ? new Refusal(told.code, `${other.number}: ${told.message}`) : refusal
}

interface Asked {
  values?: Record<string, string>
  errors?: { field: string; message: string }[]
  status?: 200 | 403 | 409 | 422
}

async function showMerge(ports: Ports, c: Desk, known: KnownIncident, { values = {}, errors, status = 200 }: Asked) {
  const into = (values.ke ?? '').trim()
  const seen = into ? await previewOrWhyNot(ports, c.get('actor'), known, into) : {}
  const all = errors ?? seen.errors
  return page(
    c,
    <MergePage
      frame={all ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={known.number}
      seq={known.incident.seq}
      title={defang(known.incident.title)}
      tlp={known.incident.tlp}
      preview={seen.preview}
      values={values}
      errors={all}
    />,
    status === 200 && seen.errors ? 422 : status,
  )
}

async function previewOrWhyNot(
  ports: Ports,
  actor: Actor,
  known: KnownIncident,
  into: string,
): Promise<{ preview?: MergePreview; errors?: { field: string; message: string }[] }> {
  try {
    const { other, stays } = await previewMerge(ports, actor, known, into)
    const { title, tlp, seq } = other.incident
    return { preview: { no: other.number, title: defang(title), tlp, seq, becomes: stays.flatMap(inWords), tasks: openTasks(known) } }
  } catch (error) {
    if (error instanceof Refusal) return { errors: linesOf(error, 'ke') }
    throw error
  }
}

/** What a merge does at the surviving ticket, one sentence each. */
function inWords(event: IncidentEvent): string[] {
  if (event.type === 'clock_started') return [`Tenggat ${event.clock.id} ${event.clock.name} ikut, dengan waktu mulainya sendiri.`]
  if (event.type === 'clock_corrected') return [`Tenggat ${event.clock} dihitung sejak tiket yang lebih dahulu mengetahuinya.`]
  if (event.type === 'absorbed' && event.affected.length > 0) return [`${event.affected.length} yang terdampak ikut.`]
  return []
}

function openTasks({ incident }: KnownIncident): number {
  return incident.tasks.filter(({ doneAt, asideAt }) => !doneAt && !asideAt).length
}

async function showPart(ports: Ports, c: Desk, known: KnownIncident, { values = {}, errors, status = 200 }: Asked = {}) {
  const { incident, number } = known
  const other = incident.mergedInto ? await findIncident(ports.database.query, incident.mergedInto) : null
  return page(
    c,
    <PartPage
      frame={errors ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={number}
      seq={incident.seq}
      title={defang(incident.title)}
      from={other && { no: other.number, title: defang(other.incident.title) }}
      values={values}
      errors={errors}
    />,
    status,
  )
}
