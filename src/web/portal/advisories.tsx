import { Hono } from 'hono'
import { limitUntil } from '../../casework/adding-limits.ts'
import { type Addressed, type Answer, answerForAgency, deliveryFor } from '../../casework/advisory/answer.ts'
import { requireRoomFor } from '../../casework/advisory/answer-files.ts'
import { takeAttachment } from '../../casework/advisory/attachments.ts'
import type { Actor } from '../../core/actor.ts'
import type { Advisory } from '../../core/advisory/advisory.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import type { Tlp } from '../../core/tlp.ts'
import { type Confirmation, confirmations, isWord } from '../../core/vocabulary.ts'
import { whyVisible } from '../../core/why.ts'
import type { Ports } from '../../ports.ts'
import { findAddressOf, listAgencyDeliveries } from '../../store/portal.ts'
import { findOrganisation } from '../../store/registry.ts'
import { textOf } from '../advisory-text.ts'
import { linesOf, type Posted, readForm, shownOrLater } from '../console/form.ts'
import { asDownload } from '../download.ts'
import { optional } from '../input/text.ts'
import { PortalAdvisories, type PortalAdvisoriesProps } from '../pages/portal/advisories.tsx'
import { PortalAdvisory } from '../pages/portal/advisory.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { keepUploads } from '../uploads.ts'
import { placeOf } from './desk.ts'
import { ownScore } from './score.ts'

/** One form answers many; each agency's answer is its own commit. */
const mostAtOnce = 200

/** Advisories to the agencies of one's tree: read, and answered for several at once. */
export function portalAdvisoryRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/instansi/imbauan', c => list(ports, c, { message: messageOf(c.req.query('sudah')) }))
    .post('/instansi/imbauan', async c => {
      const body = await c.req.parseBody({ all: true })
      const chosen = [...new Set([body.delivery ?? []].flat().filter(one => typeof one === 'string'))].slice(0, mostAtOnce)
      const values = { answer: lastText(body.answer), note: lastText(body.note) }
      const errors = faultsOf(chosen, values)
      if (errors.length > 0) return list(ports, c, { chosen, values, errors, status: 422 })
      const given = { answer: values.answer as Confirmation, note: values.note || null }
      const by = { actor: c.get('actor'), email: await findAddressOf(ports.database.query, c.get('actor').id) }
      const [only, ...others] = chosen
      if (only && others.length === 0) {
        await answerForAgency(ports, by, only, given)
        return c.redirect('/instansi/imbauan?sudah=1', 303)
      }
      const results = await answerEach(ports, by, chosen, given)
      const failed = results.filter(({ done }) => !done)
      if (failed.length === 0) return c.redirect(`/instansi/imbauan?sudah=${results.length}`, 303)
      return list(ports, c, { chosen: failed.map(({ id }) => id), values, results, status: 409 })
    })
    .get('/instansi/imbauan/:id/lampiran/:place', async c => {
      const { advisory } = await deliveryFor(ports, c.get('actor'), c.req.param('id'))
      const { name, bytes } = await takeAttachment(ports, advisory, c.req.param('place'))
      return asDownload(c, name, bytes)
    })
    .get('/instansi/imbauan/:id', async c => show(ports, c, await deliveryFor(ports, c.get('actor'), c.req.param('id'))))
    .post('/instansi/imbauan/:id', async c => {
      const one = await deliveryFor(ports, c.get('actor'), c.req.param('id'))
      const posted = await readForm(c.req)
      const errors = faultsOf([one.delivery.id], { answer: posted.values.answer ?? '', note: posted.values.note ?? '' })
      if (errors.length > 0) return show(ports, c, one, { values: posted.values, errors, status: 422 })
      try {
        await answerWithFiles(ports, c, one, posted)
      } catch (error) {
        const { refusal, status } = shownOrLater(error)
        if (status === 429) c.header('Retry-After', '600')
        return show(ports, c, one, { values: posted.values, errors: linesOf(refusal, 'answer'), status })
      }
      return c.redirect('/instansi/imbauan?sudah=1', 303)
    })
}

/** Evidence as at the link in the mail: five files of 10 MB at once; so many uses an hour of one delivery, and of one person. */
async function answerWithFiles(ports: Ports, c: Desk, { delivery }: Addressed, { values, files }: Posted): Promise<void> {
  const actor = c.get('actor')
  const sent = files.filter(({ size }) => size > 0)
  await limitUntil(ports, `jawab ${delivery.id}`, { most: 20, within: 3_600_000, field: 'answer' })
  await limitUntil(ports, `jawab oleh ${actor.id}`, { most: 60, within: 3_600_000, field: 'answer' })
  await requireRoomFor(ports, delivery, sent)
  const kept = (await keepUploads(ports, sent)).map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
  const by = { actor, email: await findAddressOf(ports.database.query, actor.id) }
  await answerForAgency(ports, by, delivery.id, { answer: values.answer as Confirmation, note: values.note || null, files: kept })
}

interface By {
  actor: Actor
  email: string | null
}

/** One after the other: they may belong to one advisory. What goes wrong with one leaves the others alone. */
async function answerEach(ports: Ports, by: By, ids: readonly string[], given: Answer) {
  const results: Awaited<ReturnType<typeof answerOne>>[] = []
  for (const id of ids) results.push(await answerOne(ports, by, { id, given }))
  return results
}

async function answerOne(ports: Ports, by: By, { id, given }: { id: string; given: Answer }) {
  try {
    const { advisory, delivery } = await answerForAgency(ports, by, id, given)
    const organisation = await findOrganisation(ports.database.query, delivery.team_id, delivery.organisation)
    return { id, title: advisory.title, organisation: organisation?.name ?? delivery.organisation, says: '', done: true }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { id, title: 'Imbauan', organisation: 'Tidak dijawab', says: error.message, done: false }
  }
}

function faultsOf(chosen: string[], { answer, note }: { answer: string; note: string }): FieldError[] {
  return [
    chosen.length === 0 && { field: 'delivery', message: 'Centang paling sedikit satu imbauan.' },
    !isWord(confirmations, answer) && { field: 'answer', message: 'Pilih salah satu jawaban.' },
    !optional(4000).safeParse(note).success && { field: 'note', message: 'Catatan paling banyak 4.000 huruf.' },
  ].filter(error => error !== false)
}

interface State extends Partial<Pick<PortalAdvisoriesProps, 'chosen' | 'values' | 'errors' | 'results' | 'message'>> {
  status?: 409 | 422
}

async function list(ports: Ports, c: Desk, { status, chosen = [], values = {}, ...state }: State) {
  const { team, ...actor } = c.get('actor')
  const within = placeOf({ team, ...actor })
  const query = ports.database.query
  const [waiting, answered, score] = await Promise.all([
    listAgencyDeliveries(query, { team, within, answered: false, limit: mostAtOnce }),
    listAgencyDeliveries(query, { team, within, answered: true, limit: 30 }),
    ownScore(ports, team, within),
  ])
  return page(
    c,
    <PortalAdvisories
      frame={status ? refused(c.get('frame')) : c.get('frame')}
      now={ports.now()}
      formId={ports.newId()}
      waiting={waiting.map(({ id, number, title, tlp, organisation, organisation_name, due_at }) => ({
        id,
        no: number,
        title,
        tlp: tlp as Tlp,
        organisation: organisation_name ?? organisation,
        due: new Date(due_at),
      }))}
      answered={answered.map(({ id, number, title, organisation, organisation_name, answer, answered_by, answered_at }) => ({
        id,
        no: number,
        title,
        organisation: organisation_name ?? organisation,
        answer: answer as Confirmation,
        by: answered_by ?? '',
        at: new Date(answered_at ?? 0),
      }))}
      chosen={chosen}
      score={score}
      values={values}
      {...state}
    />,
    status ?? 200,
  )
}

interface Wrong {
  values: Record<string, string>
  errors: FieldError[]
  status: 403 | 409 | 422 | 429
}

async function show(ports: Ports, c: Desk, { advisory, number, delivery }: Addressed, wrong?: Wrong) {
  const organisation = await findOrganisation(ports.database.query, delivery.team_id, delivery.organisation)
  const { answer, answered_by: by, answered_at: at } = delivery
  return page(
    c,
    <PortalAdvisory
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      values={wrong?.values}
      errors={wrong?.errors}
      id={delivery.id}
      no={number}
      title={advisory.title}
      tlp={advisory.tlp}
      organisation={organisation?.name ?? delivery.organisation}
      why={whyVisible(
        c.get('actor'),
        { team: delivery.team_id, organisation: delivery.organisation, tlp: advisory.tlp },
        'advisory.confirm',
      )}
      due={new Date(delivery.due_at)}
      over={overBecause(advisory)}
      text={textOf(advisory.body, `/instansi/imbauan/${delivery.id}/lampiran`)}
      answer={isWord(confirmations, answer) && by && at ? { answer, by, at: new Date(at) } : undefined}
    />,
    wrong?.status ?? 200,
  )
}

function messageOf(count: string | undefined): string | undefined {
  return /^\d{1,4}$/.test(count ?? '') ? `Terima kasih, ${count} jawaban sudah tercatat.` : undefined
}

function lastText(part: unknown): string {
  const last = [part ?? []].flat().at(-1)
  return typeof last === 'string' ? last : ''
}

function overBecause({ status, correctedBy }: Advisory): string | undefined {
  if (status === 'withdrawn') return 'Imbauan ini sudah dicabut. Tidak ada yang perlu Anda lakukan.'
  return correctedBy ? `Imbauan ini sudah diganti oleh ${correctedBy.number}; jawablah yang itu.` : undefined
}
