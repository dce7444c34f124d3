import { Hono } from 'hono'
import { beginRehearsal, continueRehearsal } from '../../casework/rehearse.ts'
import { reachOf } from '../../core/access.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Outcome, outcomes } from '../../core/rehearse.ts'
import { isWord } from '../../core/vocabulary.ts'
import type { Ports } from '../../ports.ts'
import { countFindings, listFindings } from '../../store/rehearsals.ts'
import { RehearsalPage } from '../pages/console/playbook/rehearsal.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** So many incidents a visit replays; the page comes back by itself until all are through. */
const perVisit = 1_500
const listed = 100

/** The draft tried on what has happened, by whoever may read it. */
export function rehearsalRoutes(ports: Ports) {
  return new Hono<SignedInEnv>()
    .post('/konsol/playbook/:id/uji', async c => {
      await beginRehearsal(ports, c.get('actor'), c.req.param('id'))
      return c.redirect(`/konsol/playbook/${c.req.param('id')}/uji`, 303)
    })
    .get('/konsol/playbook/:id/uji', c => show(ports, c, c.req.param('id')))
}

async function show(ports: Ports, c: Desk, id: string) {
  const actor = c.get('actor')
  requireRight(actor, 'playbook.draft')
  const known = await continueRehearsal(ports, actor, { id, most: perVisit })
  if (!known) throw new Refusal('not_found', 'Belum ada uji coba draf ini.')
  if (!known.finishedAt) c.header('Refresh', '1')
  const { query } = ports.database
  const reach = reachOf(actor, 'incident.read')
  const { hasil, sesudah } = c.req.query()
  const outcome: Outcome = isWord(outcomes, hasil) ? hasil : 'elsewhere'
  const asked = { id: known.id, outcome, after: sesudah ?? '', limit: listed + 1 }
  const [counts, rows] = await Promise.all([countFindings(query, reach, known.id), listFindings(query, reach, asked)])
  return page(
    c,
    <RehearsalPage
      frame={c.get('frame')}
      id={id}
      done={known.done}
      total={known.total}
      finished={known.finishedAt !== null}
      counts={counts}
      outcome={outcome}
      rows={rows.slice(0, listed)}
      next={rows.length > listed ? rows[listed - 1]?.number : undefined}
    />,
  )
}
