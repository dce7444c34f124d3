import { Hono } from 'hono'
import { z } from 'zod'
import { limitUntil } from '../../casework/adding-limits.ts'
import { type Addressed, addressedBy, answerDelivery, linkOver, requireLinkOpen } from '../../casework/advisory/answer.ts'
import { requireRoomFor } from '../../casework/advisory/answer-files.ts'
import { takeAttachment } from '../../casework/advisory/attachments.ts'
import { helpTicketOf } from '../../casework/advisory/help.ts'
import { openProposals, replaceContact } from '../../casework/advisory/replace-contact.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import { type Confirmation, confirmations, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listDeliveries } from '../../store/advisories.ts'
import { listAdvisoryEvents } from '../../store/advisory-events.ts'
import { findOrganisation } from '../../store/registry.ts'
import { addressOf } from '../address.ts'
import { textOf } from '../advisory-text.ts'
import { linesOf, readForm, shownOrLater } from '../console/form.ts'
import { asDownload } from '../download.ts'
import { email, fieldErrors, optional, phone, required } from '../input/text.ts'
import type { Typed } from '../pages/parts/frame.ts'
import { ConfirmationPage, type PastAnswer } from '../pages/public/confirmation.tsx'
import { ConfirmationOver } from '../pages/public/confirmation-over.tsx'
import { ContactChange } from '../pages/public/contact-change.tsx'
import { type Door, page, refused, type TeamEnv } from '../team.ts'
import { keepUploads, readUploads, requireFew, type Upload } from '../uploads.ts'

const contactFields = z.object({
  name: required(200, 'Tulis nama narahubung yang baru.'),
  email: email.pipe(z.string('Tulis surel narahubung yang baru.')),
  phone,
})

interface Wrong {
  values: Typed
  errors: FieldError[]
  status?: 403 | 409 | 422 | 429
  uploads?: readonly Upload[]
}

/** One recipient × one advisory. GET and HEAD change nothing: mail scanners follow links. */
export function confirmationRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/b/:token', async c => show(ports, c, await addressed(ports, c)))
    .post('/b/:token', async c => {
      const one = await addressed(ports, c)
      const { values, files } = await readForm(c.req)
      if (await linkOver(ports, one)) return show(ports, c, one, { values, errors: [] })
      let uploads: Upload[] = []
      try {
        uploads = await arrived(ports, c, one, files)
        const errors = faultsOf(values)
        if (errors.length > 0) return show(ports, c, one, { values, errors, uploads })
        const kept = uploads.map(({ sha256, name, type, size }) => ({ sha256, name, type, size }))
        await answerDelivery(ports, c.req.param('token'), { answer: values.answer as Confirmation, note: noteOf(values), files: kept })
      } catch (error) {
        const { refusal, status } = shownOrLater(error)
        if (status === 429) c.header('Retry-After', '600')
        // Looked up anew: when it ended meanwhile, the page says so.
        return show(ports, c, await addressed(ports, c), { values, errors: linesOf(refusal, 'answer'), status, uploads })
      }
      return c.redirect(`${c.get('frame').base}/b/${c.req.param('token')}`, 303)
    })
    .get('/b/:token/lampiran/:place', async c => {
      const one = await addressed(ports, c)
      await requireLinkOpen(ports, one)
      const { name, bytes } = await takeAttachment(ports, one.advisory, c.req.param('place'))
      return asDownload(c, name, bytes)
    })
    .get('/b/:token/kontak', async c => showChange(ports, c, { one: await addressed(ports, c), done: c.req.query('sudah') === '1' }))
    .post('/b/:token/kontak', async c => {
      const one = await addressed(ports, c)
      const values = strings(await c.req.parseBody())
      try {
        await replaceContact(ports, one, newContact(values))
      } catch (error) {
        if (error instanceof Refusal && error.errors.length > 0)
          return showChange(ports, c, { one, done: false, wrong: { values, errors: error.errors } })
        throw error
      }
      return c.redirect(`${c.get('frame').base}/b/${c.req.param('token')}/kontak?sudah=1`, 303)
    })
}

function newContact(values: Record<string, string>) {
  const read = contactFields.safeParse(values)
  if (read.success) return read.data
  throw new Refusal('invalid', 'Periksa isian narahubung.', { errors: fieldErrors(read.error) })
}

/** Evidence as on the report form, five files of 10 MB at once, with what came along from a form that was refused; so many uses an hour of one link. */
async function arrived(ports: Ports, c: Door<'/b/:token'>, { delivery }: Addressed, files: readonly File[]): Promise<Upload[]> {
  await limitUntil(ports, `jawab ${delivery.id}`, { most: 20, within: 3_600_000, field: 'answer' })
  await limitUntil(ports, `jawab dari ${addressOf(c)}`, { most: 60, within: 3_600_000, field: 'answer' })
  const body = await c.req.parseBody({ all: true })
  const texts = (name: string) => [body[name] ?? []].flat().filter(value => typeof value === 'string')
  const before = await readUploads(ports, texts('stored').slice(0, 5))
  const carried = before.filter(({ stored }) => !texts('remove').includes(stored))
  const sent = files.filter(({ size }) => size > 0)
  requireFew(carried.length + sent.length)
  await requireRoomFor(ports, delivery, [...carried, ...sent])
  return [...carried, ...(await keepUploads(ports, sent))]
}

function noteOf({ note }: Record<string, string>): string | null {
  return optional(4000).parse(note)
}

/** Within the door's own team only: a link works under no other team's address. */
async function addressed(ports: Ports, c: Door<'/b/:token'>): Promise<Addressed> {
  const one = await addressedBy(ports, c.req.param('token'))
  if (one.advisory.team !== c.get('team').id)
    throw new Refusal('not_found', 'Tautan ini tidak dikenal. Periksa apakah tersalin seluruhnya dari surel.')
  return one
}

function faultsOf(values: Record<string, string>): FieldError[] {
  if (!optional(4000).safeParse(values.note).success) return [{ field: 'note', message: 'Catatan paling banyak 4.000 huruf.' }]
  return isWord(confirmations, values.answer) ? [] : [{ field: 'answer', message: 'Pilih salah satu jawaban.' }]
}

async function show(ports: Ports, c: Door<'/b/:token'>, one: Addressed, wrong?: Wrong) {
  const frame = c.get('frame')
  const because = await linkOver(ports, one)
  if (because) return page(c, <ConfirmationOver frame={frame} no={one.number} because={because} typed={wrong?.values} />, wrong ? 409 : 200)
  const { advisory, number, delivery } = one
  const answers = (await listDeliveries(ports.database.query, advisory.id))
    .filter(other => other.organisation === delivery.organisation && other.answer && other.answered_at)
    .map(other => ({
      id: other.id,
      name: other.contact_name,
      answer: other.answer as Confirmation,
      at: new Date(other.answered_at ?? 0),
    }))
  const own = answers.find(answer => answer.id === delivery.id)
  const [history, proposals] = await Promise.all([
    pastAnswers(ports, advisory.id, delivery.id),
    openProposals(ports, { advisory, number, delivery }),
  ])
  return page(
    c,
    <ConfirmationPage
      frame={wrong ? refused(frame) : frame}
      now={ports.now()}
      token={c.req.param('token')}
      recipient={{ name: delivery.contact_name, organisation: await nameOf(ports, delivery) }}
      advisory={{
        no: number,
        title: advisory.title,
        tlp: advisory.tlp,
        sentAt: new Date(advisory.sentAt ?? advisory.createdAt),
        due: new Date(delivery.due_at),
        text: textOf(advisory.body, `${frame.base}/b/${c.req.param('token')}/lampiran`),
      }}
      state={own ? 'answered' : 'open'}
      own={own}
      others={answers.filter(answer => answer !== own)}
      helpTicket={(await helpTicketOf(ports, delivery)) ?? undefined}
      formId={ports.newId()}
      values={wrong?.values ?? { answer: own?.answer }}
      history={history}
      files={wrong?.uploads}
      proposals={proposals ?? undefined}
      errors={wrong?.errors}
    />,
    wrong ? (wrong.status ?? 422) : 200,
  )
}

async function pastAnswers(ports: Ports, advisory: string, delivery: string): Promise<PastAnswer[]> {
  const chain = await listAdvisoryEvents(ports.database.query, advisory)
  return chain.flatMap(({ at, event }) =>
    event.type === 'answered' && event.delivery === delivery
      ? [{ answer: event.answer, at: new Date(at), note: Boolean(event.note), files: event.files?.length ?? 0 }]
      : [],
  )
}

async function showChange(
  ports: Ports,
  c: Door<'/b/:token/kontak'>,
  { one, done, wrong }: { one: Addressed; done: boolean; wrong?: Wrong },
) {
  const recipient = { name: one.delivery.contact_name, organisation: await nameOf(ports, one.delivery) }
  const frame = wrong ? refused(c.get('frame')) : c.get('frame')
  const proposals = await openProposals(ports, one)
  return page(
    c,
    <ContactChange
      frame={frame}
      token={c.req.param('token')}
      recipient={recipient}
      done={done && proposals !== null}
      proposals={proposals ?? undefined}
      formId={ports.newId()}
      values={wrong?.values ?? {}}
      errors={wrong?.errors}
    />,
    wrong ? 422 : 200,
  )
}

async function nameOf(ports: Ports, delivery: { team_id: string; organisation: string }): Promise<string> {
  return (await findOrganisation(ports.database.query, delivery.team_id, delivery.organisation))?.name ?? delivery.organisation
}

function strings(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
