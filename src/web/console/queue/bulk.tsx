import { Hono } from 'hono'
import { actAtOnce, ownAct, requireSound, stopAct, undoAct, type Wanted } from '../../../casework/queue/at-once.ts'
import { mayAtAll } from '../../../core/access.ts'
import { isCheckedFirst, mostAtOnce, queueActs } from '../../../core/queue/act.ts'
import { Refusal } from '../../../core/refusal.ts'
import { tlpLabels } from '../../../core/tlp.ts'
import { isWord } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { countItems, listItems, type Shown } from '../../../store/queue-act-items.ts'
import { snoozeUntil } from '../../input/snooze.ts'
import { OutcomePage } from '../../pages/console/queue/outcome.tsx'
import { Queue } from '../../pages/console/queue/page.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'
import { checkPage } from './check.tsx'
import { chosenBy } from './chosen.ts'
import { hrefOf, placeOf, queueView, searchPart } from './list.ts'

/** What is done to the ticked tickets of the queue, or to all that a filter finds; what came of each; and taking it back. */
export function bulkRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .post('/konsol/antrean/massal', c => act(ports, c))
    .get('/konsol/antrean/massal/:id', c => showOutcome(ports, c, c.req.param('id')))
    .post('/konsol/antrean/massal/:id/urungkan', c => decide(ports, c, { id: c.req.param('id'), by: undoAct }))
    .post('/konsol/antrean/massal/:id/hentikan', c => decide(ports, c, { id: c.req.param('id'), by: stopAct }))
}

async function decide(ports: Ports, c: Desk, { id, by }: { id: string; by: typeof undoAct }) {
  requireWork(c)
  const { values } = await readForm(c.req)
  await by(ports, c.get('actor'), id)
  return c.redirect(outcomeHref(id, values.kembali), 303)
}

export interface Sent {
  values: Record<string, string>
  ticked: string[]
  form: string | undefined
}

async function act(ports: Ports, c: Desk) {
  requireWork(c)
  const [body, { values, form }] = [await c.req.parseBody({ all: true }), await readForm(c.req)]
  const ticked = [body.no ?? []].flat().filter(one => typeof one === 'string')
  const sent = { values, ticked, form }
  const sure = values.pasti === '1'
  let wanted: Wanted | undefined
  try {
    wanted = await wantedOf(ports, c, sent)
    if (isCheckedFirst(wanted.act, wanted.chosen.byFilter) && !sure) {
      await requireSound(ports, c.get('actor'), wanted, { checking: true })
      return checkPage(ports, c, { sent, wanted })
    }
    return c.redirect(outcomeHref(await actAtOnce(ports, c.get('actor'), wanted), values.kembali), 303)
  } catch (error) {
    const { refusal, status } = shownOnPage(error)
    const errors = linesOf(refusal, 'no')
    if (wanted && sure && !errors.some(({ field }) => field === 'no')) return checkPage(ports, c, { sent, wanted, errors, status })
    const view = await queueView(ports, c, placeOf(new URLSearchParams(searchPart(values.kembali))))
    const bulk = view.bulk && { ...view.bulk, form: { values, errors } }
    return page(c, <Queue {...view} frame={refused(c.get('frame'))} ticked={ticked} bulk={bulk} />, status)
  }
}

async function wantedOf(ports: Ports, c: Desk, sent: Sent): Promise<Wanted> {
  const { act = '', owner, tlp, reason = '', ke, ke_serupa: alike } = sent.values
  if (!isWord(queueActs, act)) {
    const message = 'Pilih tindakannya.'
    throw new Refusal('invalid', message, { errors: [{ field: 'act', message }] })
  }
  return {
    act,
    chosen: await chosenBy(ports, c, sent),
    owner: owner || null,
    until: snoozeUntil(sent.values, ports.now(), c.get('team').zone),
    tlp: tlpLabels.find(label => label === tlp) ?? null,
    into: (ke?.trim() || alike || '').slice(0, 60).toUpperCase() || null,
    reason: reason.toWellFormed().slice(0, 2000),
    form: sent.form ?? '',
  }
}

async function showOutcome(ports: Ports, c: Desk, id: string) {
  requireWork(c)
  const known = await ownAct(ports, c.get('actor'), id)
  const { query } = ports.database
  const back = hrefOf(placeOf(new URL(c.req.url).searchParams))
  const tally = await countItems(query, id)
  const asked = c.req.query('hasil') ?? ''
  const after = /^\d{1,6}$/.test(c.req.query('sesudah') ?? '') ? Number(c.req.query('sesudah')) : -1
  const done: Shown[] = known.undoneAt ? ['kept', 'undone', 'refused'] : ['refused', 'done']
  const parts: Shown[] = known.working ? done : [...done, 'left']
  const shown = parts.includes(asked as Shown) ? [asked as Shown] : parts.filter(part => tally[part] > 0)
  const lists = await Promise.all(
    shown.map(async part => ({ part, ...(await listItems(query, { act: id, shown: part, after, limit: mostAtOnce })) })),
  )
  if (known.working) c.header('Refresh', '2')
  return page(c, <OutcomePage frame={c.get('frame')} known={known} tally={tally} lists={lists} back={back} />)
}

function outcomeHref(id: string, back: string | undefined): string {
  return `/konsol/antrean/massal/${id}${searchPart(hrefOf(placeOf(new URLSearchParams(searchPart(back)))))}`
}

function requireWork(c: Desk): void {
  if (!mayAtAll(c.get('actor'), 'incident.work')) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
}
