import { Hono } from 'hono'
import { askForApproval } from '../../casework/advisory/ask.ts'
import { remindSilent } from '../../casework/advisory/chase.ts'
import { approveAdvisory } from '../../casework/advisory/draft.ts'
import { advisoryFor } from '../../casework/advisory/record.ts'
import { returnAdvisory } from '../../casework/advisory/return.ts'
import { dispatchAdvisory, withdrawAdvisory } from '../../casework/advisory/send.ts'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import { advisoryStatuses, isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { listAdvisoryLines } from '../../store/advisory-pages.ts'
import { Advisories } from '../pages/console/advisories.tsx'
import { Advisory } from '../pages/console/advisory.tsx'
import { CheckPage } from '../pages/console/composer/check.tsx'
import type { Desk, SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { askedOf } from './advisory/asked.ts'
import { statusTag } from './advisory-status.ts'
import { advisoryView } from './advisory-view.ts'
import { checkView } from './check-view.ts'
import { linesOf, type Posted, readForm, shownOnPage } from './form.ts'
import { laterOf } from './later-view.ts'

type Done = KnownAdvisory & { reminded?: number; asked?: number }
type Act = (actor: Actor, id: string, posted: Posted) => Promise<Done>

/** Imbauan and Notifikasi: compose, approve by a second person, send, watch the answers. */
export function advisoryRoutes(ports: Ports) {
  const act = (work: Act, said: string | ((done: Done) => string)) => async (c: Desk) => {
    const number = c.req.param('no') ?? ''
    let kabar = ''
    const posted = await readForm(c.req)
    try {
      const done = await work(c.get('actor'), number, posted)
      kabar = typeof said === 'string' ? said : said(done)
    } catch (error) {
      const { refusal, status } = shownUnlessForeign(error)
      return showAdvisory(ports, c, number, { errors: linesOf(refusal, 'langkah'), status, values: posted.values })
    }
    return c.redirect(`/konsol/imbauan/${number}?${new URLSearchParams({ kabar })}`, 303)
  }
  return new Hono<SignedInEnv>()
    .get('/konsol/imbauan', async c => list(ports, c))
    .get('/konsol/imbauan/:no', async c => {
      const tag = await statusTag(ports, c)
      c.header('ETag', tag)
      return c.req.header('If-None-Match') === tag ? c.body(null, 304) : showAdvisory(ports, c, c.req.param('no'))
    })
    .get('/konsol/imbauan/:no/periksa', async c => showAdvisory(ports, c, c.req.param('no')))
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
      '/konsol/imbauan/:no/minta-persetujuan',
      act(
        (actor, id, { seq }) => askForApproval(ports, actor, id, seq < 0 ? undefined : seq),
        ({ asked }) => `Persetujuan diminta kepada ${asked} rekan.`,
      ),
    )
    .post(
      '/konsol/imbauan/:no/pengembalian',
      act(
        (actor, id, { seq, values }) =>
          returnAdvisory(ports, actor, id, { seq: seq < 0 ? undefined : seq, note: values.note?.toWellFormed() ?? '' }),
        ({ advisory }) => `Dikembalikan kepada ${advisory.author.name}, dengan catatan Anda.`,
      ),
    )
    .post(
      '/konsol/imbauan/:no/pengiriman',
      act(
        (actor, id) => dispatchAdvisory(ports, actor, id),
        ({ advisory }) => (advisory.recipients > 0 ? 'Dikirim. Surel keluar dalam beberapa detik.' : 'Terbit di halaman publik.'),
      ),
    )
    .post(
      '/konsol/imbauan/:no/pengingat',
      act(
        (actor, id, { form, values }) => remindSilent(ports, actor, id, { form, reason: values.reason?.toWellFormed().slice(0, 2000) }),
        ({ reminded }) =>
          reminded
            ? 'Pengingat dikirim kepada yang belum menjawab.'
            : 'Tidak ada yang diingatkan: suratnya belum keluar, atau pengingat ini sudah dikirim.',
      ),
    )
    .post('/konsol/imbauan/:no/pencabutan', async c => {
      const { confirm } = await c.req.parseBody()
      if (confirm !== '1')
        return showAdvisory(ports, c, c.req.param('no'), {
          errors: [{ field: 'confirm', message: 'Beri centang dulu: pencabutan dikabarkan kepada semua penerima.' }],
          status: 422,
        })
      return act((actor, id) => withdrawAdvisory(ports, actor, id), 'Dicabut. Para penerima dikabari.')(c)
    })
}

/** "The author may not approve" is an answer for this page; "not yours" and "not there" are not. */
export function shownUnlessForeign(error: unknown): { refusal: Refusal; status: 403 | 409 | 422 } {
  if (error instanceof Refusal && error.code === 'not_allowed') return { refusal: error, status: 403 }
  return shownOnPage(error)
}

const perPage = 50

async function list(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  if (!may(actor, 'advisory.read', { team: actor.team })) throw new Refusal('not_allowed', 'Peran Anda tidak boleh membaca imbauan.')
  const waiting = await askedOf(ports, actor)
  if (c.req.query('untuk') === 'saya')
    return page(c, <Advisories frame={c.get('frame')} rows={waiting.map(askedLine)} mine waiting={waiting.length} />)
  const status = isWord(advisoryStatuses, c.req.query('status')) ? (c.req.query('status') as keyof typeof advisoryStatuses) : undefined
  const after = c.req.query('sesudah')
  const lines = await listAdvisoryLines(ports.database.query, { team: actor.team, status, after, limit: perPage })
  const shown = lines.slice(0, perPage)
  const rows = shown.map(({ advisory, number, sent, confirmed }) => {
    const { title, notice, tlp, sentAt, createdAt } = advisory
    return { no: number, title, notice, tlp, status: advisory.status, sent, confirmed, at: new Date(sentAt ?? createdAt) }
  })
  const more = lines.length > perPage ? new URLSearchParams({ ...(status && { status }), sesudah: shown.at(-1)?.cursor ?? '' }) : null
  const next = more ? `/konsol/imbauan?${more}` : undefined
  return page(c, <Advisories frame={c.get('frame')} rows={rows} status={status} next={next} waiting={waiting.length} />)
}

function askedLine({ advisory, number }: KnownAdvisory) {
  const { title, notice, tlp, status, asked, createdAt } = advisory
  return { no: number, title, notice, tlp, status, sent: 0, confirmed: 0, at: new Date(asked?.at ?? createdAt) }
}

interface Wrong {
  errors: { field: string; message: string }[]
  status: 403 | 409 | 422
  values?: Record<string, string>
}

export async function showAdvisory(ports: Ports, c: Desk, number: string, wrong?: Wrong) {
  const known = await advisoryFor(ports, c.get('actor'), number)
  if (known.advisory.status === 'draft' || known.advisory.status === 'approved') return check(ports, c, known, wrong)
  const view = await advisoryView(ports, c, known)
  const frame = wrong ? refused(c.get('frame')) : c.get('frame')
  return page(
    c,
    <Advisory
      {...view}
      later={await laterOf(ports, known.advisory, c.get('team').zone)}
      frame={frame}
      now={ports.now()}
      formId={ports.newId()}
      errors={wrong?.errors}
      typed={wrong?.values}
      message={c.req.query('kabar')}
    />,
    wrong?.status ?? 200,
  )
}

/** Before it is sent its page is the composer's third. */
async function check(ports: Ports, c: Desk, known: KnownAdvisory, wrong?: Wrong) {
  const view = await checkView(ports, c, known)
  const frame = wrong ? refused(c.get('frame')) : c.get('frame')
  const later = { ...(await laterOf(ports, known.advisory, c.get('team').zone)), typed: wrong?.values }
  const element = (
    <CheckPage
      {...view}
      later={later}
      frame={frame}
      formId={ports.newId()}
      errors={wrong?.errors}
      typed={wrong?.values}
      message={c.req.query('kabar')}
    />
  )
  return page(c, element, wrong?.status ?? 200)
}
