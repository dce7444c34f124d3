import { Hono } from 'hono'
import { actAtOnce, ownAct, undoAct, type Wanted } from '../../../casework/queue/at-once.ts'
import { mayAtAll } from '../../../core/access.ts'
import { queueActs } from '../../../core/queue/act.ts'
import { Refusal } from '../../../core/refusal.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import { isWord } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { snoozeUntil } from '../../input/snooze.ts'
import { OutcomePage } from '../../pages/console/queue/outcome.tsx'
import { Queue } from '../../pages/console/queue/page.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'
import { hrefOf, placeOf, queueView } from './list.ts'

/** What is done to the ticked tickets of the queue, what came of each, and taking it back. */
export function bulkRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .post('/konsol/antrean/massal', c => act(ports, c))
    .get('/konsol/antrean/massal/:id', async c => {
      requireWork(c)
      const known = await ownAct(ports, c.get('actor'), c.req.param('id'))
      const back = hrefOf(placeOf(new URL(c.req.url).searchParams))
      return page(
        c,
        <OutcomePage frame={c.get('frame')} id={known.id} act={known.act} lines={known.outcome} undone={known.undone} back={back} />,
      )
    })
    .post('/konsol/antrean/massal/:id/urungkan', async c => {
      requireWork(c)
      const { values } = await readForm(c.req)
      await undoAct(ports, c.get('actor'), c.req.param('id'))
      return c.redirect(outcomeHref(c.req.param('id'), values.kembali), 303)
    })
}

async function act(ports: Ports, c: Desk) {
  requireWork(c)
  const [body, { values, form }] = [await c.req.parseBody({ all: true }), await readForm(c.req)]
  const ticked = [body.no ?? []].flat().filter(one => typeof one === 'string')
  try {
    const id = await actAtOnce(ports, c.get('actor'), wantedOf(ports, c, { values, ticked, form }))
    return c.redirect(outcomeHref(id, values.kembali), 303)
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    const view = await queueView(ports, c, placeOf(searchOf(values.kembali)))
    const errors = linesOf(refusal, 'no')
    return page(
      c,
      <Queue {...view} frame={refused(c.get('frame'))} ticked={ticked} bulk={view.bulk && { ...view.bulk, form: { values, errors } }} />,
      status,
    )
  }
}

interface Sent {
  values: Record<string, string>
  ticked: string[]
  form: string | undefined
}

/** Each box says the ticket and how it stood on the page: `TKT-2611-0001.4`. One ticked twice counts once. */
function wantedOf(ports: Ports, c: Desk, { values, ticked, form = '' }: Sent): Wanted {
  const { act = '', owner, tlp, reason = '' } = values
  if (!isWord(queueActs, act)) {
    const message = 'Pilih tindakannya.'
    throw new Refusal('invalid', message, { errors: [{ field: 'act', message }] })
  }
  const tickets = [...new Set(ticked)].map(one => {
    const [, no = one, seq = '-1'] = /^(.*)\.(\d{1,9})$/s.exec(one) ?? []
    return { no: no.slice(0, 60), seq: Number(seq) }
  })
  return {
    act,
    tickets,
    owner: owner || null,
    until: snoozeUntil(values, ports.now(), c.get('team').zone),
    tlp: tlpLabels.find(label => label === tlp) ?? null,
    reason: reason.toWellFormed().slice(0, 2000),
    form,
  }
}

function outcomeHref(id: string, back: string | undefined): string {
  return `/konsol/antrean/massal/${id}${searchPart(hrefOf(placeOf(searchOf(back))))}`
}

/** Only what a place in the queue can be is taken over from the form. */
function searchOf(back: string | undefined): URLSearchParams {
  return new URLSearchParams(searchPart(back ?? ''))
}

function searchPart(href: string): string {
  return href.includes('?') ? href.slice(href.indexOf('?')).slice(0, 4000) : ''
}

function requireWork(c: Desk): void {
  if (!mayAtAll(c.get('actor'), 'incident.work')) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
}
