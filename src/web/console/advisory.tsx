import { Hono } from 'hono'
import { remindSilent } from '../../casework/advisory/chase.ts'
import { approveAdvisory, draftAdvisory, reviseAdvisory } from '../../casework/advisory/draft.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../casework/advisory/send.ts'
import { visibleIncident } from '../../casework/record.ts'
import { may, mayAtAll } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import { advisoryStatuses, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { listAdvisories, listDeliveries } from '../../store/advisories.ts'
import { advisoryOf } from '../input/advisory.ts'
import { Advisories } from '../pages/console/advisories.tsx'
import { Advisory } from '../pages/console/advisory.tsx'
import { AdvisoryForm } from '../pages/console/advisory-form.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { statusTag } from './advisory-status.ts'
import { advisoryView, draftValues } from './advisory-view.ts'
import { linesOf, type Posted, readForm, shownOnPage } from './form.ts'

type Act = (actor: Actor, id: string, posted: Posted) => Promise<unknown>

/** Imbauan and Notifikasi: compose, approve by a second person, send, watch the answers. */
export function advisoryRoutes(ports: Ports) {
  const act = (work: Act, said: string) => async (c: Desk) => {
    const number = c.req.param('no') ?? ''
    try {
      await work(c.get('actor'), number, await readForm(c.req))
    } catch (error) {
      const { refusal, status } = shownUnlessForeign(error)
      return show(ports, c, number, { errors: linesOf(refusal, 'langkah'), status })
    }
    return c.redirect(`/konsol/imbauan/${number}?${new URLSearchParams({ kabar: said })}`, 303)
  }
  return new Hono<SignedInEnv>()
    .get('/konsol/imbauan', async c => list(ports, c))
    .get('/konsol/imbauan/baru', async c => {
      requireDraft(c.get('actor'))
      return compose(ports, c, { incident: c.req.query('tiket') })
    })
    .post('/konsol/imbauan/baru', async c => {
      requireDraft(c.get('actor'))
      return save(ports, c)
    })
    .get('/konsol/imbauan/:no', async c => {
      const tag = await statusTag(ports, c)
      c.header('ETag', tag)
      return c.req.header('If-None-Match') === tag ? c.body(null, 304) : show(ports, c, c.req.param('no'))
    })
    .get('/konsol/imbauan/:no/isi', async c => compose(ports, c, { no: c.req.param('no') }))
    .post('/konsol/imbauan/:no/isi', async c => save(ports, c, c.req.param('no')))
    .post(
      '/konsol/imbauan/:no/persetujuan',
      act(
        (actor, id, { seq, values }) =>
          approveAdvisory(ports, actor, id, {
            seq: seq < 0 ? undefined : seq,
            reason: values.reason?.toWellFormed().slice(0, 2000),
            texts: /^\d{1,9}$/.test(values.texts ?? '') ? Number(values.texts) : undefined,
          }),
        'Disetujui. Sekarang bisa dikirim.',
      ),
    )
    .post(
      '/konsol/imbauan/:no/pengiriman',
      act((actor, id) => dispatchAdvisory(ports, actor, id), 'Dikirim. Surel keluar dalam beberapa detik.'),
    )
    .post(
      '/konsol/imbauan/:no/pengingat',
      act((actor, id, { form }) => remindSilent(ports, actor, id, form), 'Pengingat dikirim kepada yang belum menjawab.'),
    )
    .post('/konsol/imbauan/:no/pencabutan', async c => {
      const { confirm } = await c.req.parseBody()
      if (confirm !== '1')
        return show(ports, c, c.req.param('no'), {
          errors: [{ field: 'confirm', message: 'Beri centang dulu: pencabutan dikabarkan kepada semua penerima.' }],
          status: 422,
        })
      return act((actor, id) => withdrawAdvisory(ports, actor, id), 'Dicabut. Para penerima dikabari.')(c)
    })
}

/** "The author may not approve" is an answer for this page; "not yours" and "not there" are not. */
function shownUnlessForeign(error: unknown): { refusal: Refusal; status: 403 | 409 | 422 } {
  if (error instanceof Refusal && error.code === 'not_allowed') return { refusal: error, status: 403 }
  return shownOnPage(error)
}

async function list(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  if (!may(actor, 'advisory.read', { team: actor.team })) throw new Refusal('not_allowed', 'Peran Anda tidak boleh membaca imbauan.')
  const status = isWord(advisoryStatuses, c.req.query('status')) ? (c.req.query('status') as keyof typeof advisoryStatuses) : undefined
  const known = await listAdvisories(ports.database.query, { team: actor.team, limit: 200 })
  const rows = await Promise.all(
    known
      .filter(({ advisory }) => !status || advisory.status === status)
      .map(async ({ advisory, number }) => {
        const deliveries = advisory.sentAt ? await listDeliveries(ports.database.query, advisory.id) : []
        const { title, notice, tlp } = advisory
        const confirmed = deliveries.filter(one => one.answer).length
        return {
          no: number,
          title,
          notice,
          tlp,
          status: advisory.status,
          sent: deliveries.length,
          confirmed,
          at: new Date(advisory.sentAt ?? advisory.createdAt),
        }
      }),
  )
  return page(c, <Advisories frame={c.get('frame')} rows={rows} status={status} />)
}

async function show(
  ports: Ports,
  c: Desk,
  number: string,
  wrong?: { errors: { field: string; message: string }[]; status: 403 | 409 | 422 },
) {
  const known = await advisoryFor(ports, c.get('actor'), number)
  const view = await advisoryView(ports, c, known)
  const frame = wrong ? refused(c.get('frame')) : c.get('frame')
  return page(
    c,
    <Advisory {...view} frame={frame} now={ports.now()} formId={ports.newId()} errors={wrong?.errors} message={c.req.query('kabar')} />,
    wrong?.status ?? 200,
  )
}

interface Composing {
  no?: string | undefined
  incident?: string | undefined
  typed?: {
    values: Record<string, string>
    roles: string[]
    kinds: string[]
    errors: { field: string; message: string }[]
    status: 403 | 409 | 422
  }
}

async function compose(ports: Ports, c: Desk, { no, incident: ticket, typed }: Composing) {
  const actor = c.get('actor')
  const known = no ? await advisoryFor(ports, actor, no, 'advisory.draft') : null
  const origin = ticket ? await visibleIncident(ports, actor, ticket) : null
  const draft = typed ?? (await draftValues(ports, { known, origin, zone: c.get('team').zone }))
  return page(
    c,
    <AdvisoryForm
      frame={typed ? refused(c.get('frame')) : c.get('frame')}
      formId={ports.newId()}
      no={known?.number}
      seq={known?.advisory.seq}
      incident={origin ? { no: origin.number, title: origin.incident.title } : draftIncident(draft.values)}
      values={draft.values}
      roles={draft.roles}
      kinds={draft.kinds}
      errors={typed?.errors}
    />,
    typed?.status ?? 200,
  )
}

function draftIncident(values: Record<string, string>): { no: string; title: string } | undefined {
  return values.incident ? { no: values.incident, title: '' } : undefined
}

async function save(ports: Ports, c: Desk, no?: string) {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string) => [body[name] ?? []].flat().filter(one => typeof one === 'string')
  const values = Object.fromEntries(Object.keys(body).map(name => [name, all(name).at(-1) ?? '']))
  const form = { values, roles: all('roles'), kinds: all('kinds'), zone: c.get('team').zone }
  try {
    const { number } = no
      ? await reviseAs(ports, c, no, form)
      : await draftAdvisory(ports, c.get('actor'), advisoryOf(form), values.form_id || undefined)
    return c.redirect(`/konsol/imbauan/${number}#periksa`, 303)
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    return compose(ports, c, { no, incident: values.incident || undefined, typed: { ...form, errors: linesOf(refusal, 'title'), status } })
  }
}

/** What the form does not show, exceptions and assets given by a program, stays as it was. */
async function reviseAs(ports: Ports, c: Desk, no: string, form: Parameters<typeof advisoryOf>[0]) {
  const written = advisoryOf(form)
  const { advisory } = await advisoryFor(ports, c.get('actor'), no, 'advisory.draft')
  const { except, assets } = advisory.audience
  const seq = /^\d+$/.test(form.values.seq ?? '') ? Number(form.values.seq) : undefined
  return reviseAdvisory(ports, c.get('actor'), no, { ...written, audience: { ...written.audience, except, assets } }, seq)
}

function requireDraft(actor: Actor): void {
  if (!mayAtAll(actor, 'advisory.draft')) throw new Refusal('not_allowed', 'Peran Anda tidak boleh menyusun imbauan.')
}
