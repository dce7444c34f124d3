import { Hono } from 'hono'
import { z } from 'zod'
import { type Addressed, addressedBy, answerDelivery, helpTicketOf } from '../../casework/advisory/answer.ts'
import { replaceContact } from '../../casework/advisory/replace-contact.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'
import { type Confirmation, confirmations, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listDeliveries } from '../../store/advisories.ts'
import { findOrganisation } from '../../store/registry.ts'
import { email, fieldErrors, optional, phone, required } from '../input/text.ts'
import type { Typed } from '../pages/parts/frame.ts'
import { ConfirmationPage } from '../pages/public/confirmation.tsx'
import { ContactChange } from '../pages/public/contact-change.tsx'
import { type Door, page, refused, type TeamEnv } from '../team.ts'

const contactFields = z.object({
  name: required(200, 'Tulis nama narahubung yang baru.'),
  email: email.pipe(z.string('Tulis surel narahubung yang baru.')),
  phone,
})

interface Wrong {
  values: Typed
  errors: FieldError[]
}

/** One recipient × one advisory. GET and HEAD change nothing: mail scanners follow links. */
export function confirmationRoutes(ports: Ports) {
  return new Hono<TeamEnv>()
    .get('/b/:token', async c => show(ports, c, await addressed(ports, c)))
    .post('/b/:token', async c => {
      const one = await addressed(ports, c)
      const values = strings(await c.req.parseBody())
      const wrong = faultOf(values)
      if (wrong) return show(ports, c, one, wrong)
      await answerDelivery(ports, c.req.param('token'), { answer: values.answer as Confirmation, note: values.note ?? null })
      return c.redirect(`${c.get('frame').base}/b/${c.req.param('token')}`, 303)
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

/** Within the door's own team only: a link works under no other team's address. */
async function addressed(ports: Ports, c: Door<'/b/:token'>): Promise<Addressed> {
  const one = await addressedBy(ports, c.req.param('token'))
  if (one.advisory.team !== c.get('team').id)
    throw new Refusal('not_found', 'Tautan ini tidak dikenal. Periksa apakah tersalin seluruhnya dari surel.')
  return one
}

function faultOf(values: Record<string, string>): Wrong | null {
  const note = optional(4000).safeParse(values.note)
  if (!note.success) return { values, errors: [{ field: 'note', message: 'Catatan paling banyak 4.000 huruf.' }] }
  return isWord(confirmations, values.answer) ? null : { values, errors: [{ field: 'answer', message: 'Pilih salah satu jawaban.' }] }
}

async function show(ports: Ports, c: Door<'/b/:token'>, { advisory, number, delivery }: Addressed, wrong?: Wrong) {
  const frame = c.get('frame')
  const answers = (await listDeliveries(ports.database.query, advisory.id))
    .filter(other => other.organisation === delivery.organisation && other.answer && other.answered_at)
    .map(other => ({
      id: other.id,
      name: other.contact_name,
      answer: other.answer as Confirmation,
      note: other.note ?? undefined,
      at: new Date(other.answered_at ?? 0),
    }))
  const own = answers.find(answer => answer.id === delivery.id)
  const { actions, system, explanation, indicators, references } = advisory.body
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
        text: { actions, indicators, references, system: system ?? undefined, explanation: explanation ?? undefined },
      }}
      state={advisory.status === 'withdrawn' ? 'withdrawn' : own ? 'answered' : 'open'}
      own={own}
      others={answers.filter(answer => answer !== own)}
      helpTicket={(await helpTicketOf(ports, delivery)) ?? undefined}
      formId={ports.newId()}
      values={wrong?.values ?? { answer: own?.answer, note: own?.note }}
      errors={wrong?.errors}
    />,
    wrong ? 422 : 200,
  )
}

async function showChange(
  ports: Ports,
  c: Door<'/b/:token/kontak'>,
  { one, done, wrong }: { one: Addressed; done: boolean; wrong?: Wrong },
) {
  const recipient = { name: one.delivery.contact_name, organisation: await nameOf(ports, one.delivery) }
  const frame = wrong ? refused(c.get('frame')) : c.get('frame')
  return page(
    c,
    <ContactChange
      frame={frame}
      token={c.req.param('token')}
      recipient={recipient}
      done={done}
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
