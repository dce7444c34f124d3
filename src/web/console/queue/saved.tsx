import { Hono } from 'hono'
import { dropView, keepView, mayKeepForTeam, renameView } from '../../../casework/queue/saved-views.ts'
import { mayAtAll } from '../../../core/access.ts'
import { longestFilter } from '../../../core/queue/filter.ts'
import { Refusal } from '../../../core/refusal.ts'
import { isWord, queueViews } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import { listSavedViews, type SavedView } from '../../../store/queue-views.ts'
import { askedFilter } from '../../input/queue-filter.ts'
import { required } from '../../input/text.ts'
import { queueHref } from '../../pages/console/queue/filter.tsx'
import { SavedViews } from '../../pages/console/queue/saved.tsx'
import type { Desk, SignedInEnv } from '../../session.ts'
import { page, refused } from '../../team.ts'
import { linesOf, readForm, shownOnPage } from '../form.ts'

const home = '/konsol/antrean/tampilan'

/** Views kept under a name: one's own, and those that leads keep for the team. */
export function savedViewRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .use(`${home}/*`, async (c, next) => {
      if (!mayAtAll(c.get('actor'), 'incident.read')) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup halaman ini.')
      await next()
    })
    .get(home, c => show(ports, c))
    .post(home, async c => {
      const { values } = await readForm(c.req)
      const view = isWord(queueViews, values.view) ? values.view : 'baru'
      const filter = (values.filter ?? '').trim().slice(0, longestFilter).toWellFormed()
      try {
        await keepView(ports, c.get('actor'), { name: nameOf(values), view, filter, forTeam: values.team === '1' })
      } catch (error) {
        return show(ports, c, { id: '', values, ...wrongOf(error) })
      }
      return c.redirect(queueHref(view, filter), 303)
    })
    .post(`${home}/:id/nama`, async c => {
      const { values } = await readForm(c.req)
      const id = c.req.param('id')
      try {
        await renameView(ports, c.get('actor'), { id, name: nameOf(values) })
      } catch (error) {
        return show(ports, c, { id, values, ...wrongOf(error) })
      }
      return c.redirect(home, 303)
    })
    .post(`${home}/:id/hapus`, async c => {
      await dropView(ports, c.get('actor'), c.req.param('id'))
      return c.redirect(home, 303)
    })
}

/** What of each kept filter is not understood any more: a colleague who left, an agency that is gone. */
export async function savedLines(ports: Ports, c: Desk) {
  const actor = c.get('actor')
  const kept = await listSavedViews(ports.database.query, { team: actor.team, person: actor.id })
  return Promise.all(kept.map(async one => ({ ...one, wrong: await wrongIn(ports, c, one) })))
}

async function wrongIn(ports: Ports, c: Desk, { filter }: SavedView): Promise<string[]> {
  if (!filter) return []
  const chips = await askedFilter(ports, c.get('actor'), { text: filter, zone: c.get('team').zone })
  return chips.flatMap(chip => chip.wrong)
}

function nameOf(values: Record<string, string>): string {
  const message = 'Beri nama, paling banyak 60 huruf.'
  const name = required(60, message).safeParse(values.name)
  if (!name.success) throw new Refusal('invalid', message, { errors: [{ field: 'name', message }] })
  return name.data.replace(/\s+/g, ' ')
}

function wrongOf(error: unknown) {
  const { refusal, status } = shownOnPage(error)
  if (status === 403) throw error
  return { errors: linesOf(refusal, 'name'), status }
}

interface Wrong {
  id: string
  values: Record<string, string>
  errors: { field: string; message: string }[]
  status: 409 | 422
}

async function show(ports: Ports, c: Desk, wrong?: Wrong) {
  const actor = c.get('actor')
  const rows = await savedLines(ports, c)
  return page(
    c,
    <SavedViews
      frame={wrong ? refused(c.get('frame')) : c.get('frame')}
      rows={rows.map(({ changedAt, changedBy, ...one }) => ({
        ...one,
        at: new Date(changedAt),
        by: changedBy,
        changeable: !one.forTeam || mayKeepForTeam(actor),
      }))}
      refused={wrong?.id}
      values={wrong?.values}
      errors={wrong?.errors}
    />,
    wrong?.status ?? 200,
  )
}
