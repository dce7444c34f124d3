import { Hono } from 'hono'
import { beginDraft, checkDraft, currentDraft, discardDraft, publishDraft, saveDraft } from '../../casework/drafts.ts'
import { currentPlaybooks } from '../../casework/rules.ts'
import { mayAtAll } from '../../core/access.ts'
import { Refusal } from '../../core/refusal.ts'
import { sharedKinds } from '../../core/routing.ts'
import { lostIn } from '../../formats/cacao.ts'
import { stepNames } from '../../formats/playbook/edit.ts'
import type { Ports } from '../../ports.ts'
import { sayingFor } from '../language/say.ts'
import { DraftPage } from '../pages/console/playbook/draft.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'
import { comparison, showChanges } from './changes.tsx'
import { linesOf, readForm, shownOnPage } from './form.ts'

/** The draft of a playbook: begun, saved however broken, checked, discarded, published when whole. */
export function draftRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .get('/konsol/playbook/:id/draf', c => show(ports, c, c.req.param('id'), {}))
    .post('/konsol/playbook/:id/draf', async c => {
      const id = c.req.param('id')
      const { values, seq } = await readForm(c.req)
      try {
        if (values.source === undefined) await beginDraft(ports, c.get('actor'), id)
        else await saveDraft(ports, c.get('actor'), { id, seq, source: values.source })
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, id, { typed: values.source, seq, errors: linesOf(refusal, 'source'), status })
      }
      return c.redirect(`/konsol/playbook/${id}/draf`, 303)
    })
    .post('/konsol/playbook/:id/draf/periksa', async c => {
      requireRight(c.get('actor'), 'playbook.draft')
      const { values } = await readForm(c.req)
      const checked = await checkDraft(ports, { id: c.req.param('id'), source: values.source ?? '' })
      return c.json({ faults: 'faults' in checked ? checked.faults.slice(0, 100).map(({ line, reason }) => ({ line, reason })) : [] })
    })
    .post('/konsol/playbook/:id/draf/buang', async c => {
      const id = c.req.param('id')
      const { seq } = await readForm(c.req)
      let isNew = false
      try {
        isNew = (await discardDraft(ports, c.get('actor'), { id, seq })).basedOn === 0
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return show(ports, c, id, { errors: linesOf(refusal, 'source'), status })
      }
      return c.redirect(isNew ? '/konsol/playbook' : `/konsol/playbook/${id}`, 303)
    })
    .get('/konsol/playbook/:id/draf/terbit', c => publishing(ports, c, c.req.param('id')))
    .post('/konsol/playbook/:id/draf/terbit', async c => {
      const id = c.req.param('id')
      const { values, seq } = await readForm(c.req)
      try {
        const newest = /^\d{1,6}$/.test(values.newest ?? '') ? Number(values.newest) : -1
        const version = await publishDraft(ports, c.get('actor'), { id, seq, newest, note: values.note ?? '' })
        return c.redirect(`/konsol/playbook/${id}/v/${version}?pesan=terbit`, 303)
      } catch (error) {
        const { refusal, status } = shownOnPage(error)
        return publishing(ports, c, id, { values, errors: linesOf(refusal, 'note'), status })
      }
    })
}

interface Wrong {
  typed?: string | undefined
  seq?: number
  errors?: { field: string; message: string }[]
  status?: 200 | 403 | 409 | 422
}

async function show(ports: Ports, c: Desk, id: string, { typed, seq, errors, status = 200 }: Wrong) {
  requireRight(c.get('actor'), 'playbook.draft')
  const draft = await currentDraft(ports, { id })
  const checked = await checkDraft(ports, typed === undefined ? draft : { id, source: typed })
  return page(
    c,
    <DraftPage
      frame={errors ? refused(c.get('frame')) : c.get('frame')}
      id={id}
      seq={status === 422 && seq !== undefined ? seq : draft.seq}
      source={typed ?? draft.source}
      basedOn={draft.basedOn}
      changedAt={new Date(draft.changedAt)}
      changedBy={draft.changedBy}
      faults={'faults' in checked ? checked.faults : null}
      steps={stepNames(draft.source)}
      lost={lostIn(draft.source)}
      mayPublish={mayAtAll(c.get('actor'), 'playbook.publish')}
      errors={errors}
    />,
    status,
  )
}

/** What publishing would change is read before it is done. */
async function publishing(ports: Ports, c: Desk, id: string, wrong: Wrong & { values?: Record<string, string> } = {}) {
  requireRight(c.get('actor'), 'playbook.publish')
  const draft = await currentDraft(ports, { id })
  const seen = await comparison(ports, id, { from: undefined, to: 'draf', say: sayingFor(c) })
  if (!seen) throw new Refusal('invalid', 'Draf ini masih punya kesalahan; perbaiki dahulu.')
  const newest = Number(seen.from)
  const checked = await checkDraft(ports, draft)
  const others = (await currentPlaybooks(ports)).map(({ playbook }) => playbook)
  const shared = 'playbook' in checked ? sharedKinds(checked.playbook, others) : []
  return showChanges(c, seen, {
    shared,
    publishing: { seq: draft.seq, newest, version: newest + 1 },
    values: wrong.values,
    errors: wrong.errors,
    status: wrong.status,
  })
}
