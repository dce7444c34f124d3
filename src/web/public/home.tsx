import { Hono } from 'hono'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findAdvisory, listPublicAdvisories } from '../../store/advisories.ts'
import { PublicAdvisories } from '../pages/public/advisories.tsx'
import { PublicAdvisory } from '../pages/public/advisory.tsx'
import { Home } from '../pages/public/home.tsx'
import { page, type TeamEnv } from '../team.ts'

/** The front page and what is for everyone: CLEAR advisories only. */
export function homeRoutes(ports: Ports) {
  const lines = async (team: string, limit: number) =>
    (await listPublicAdvisories(ports.database.query, team, limit)).map(({ number, advisory }) => ({
      no: number,
      title: advisory.title,
      publishedAt: new Date(advisory.sentAt ?? advisory.createdAt),
    }))
  return new Hono<TeamEnv>()
    .get('/', async c => page(c, <Home frame={c.get('frame')} advisories={await lines(c.get('team').id, 5)} />))
    .get('/imbauan', async c => page(c, <PublicAdvisories frame={c.get('frame')} advisories={await lines(c.get('team').id, 100)} />))
    .get('/imbauan/:number', async c => {
      const known = await findAdvisory(ports.database.query, c.get('team').id, c.req.param('number'))
      const published = known?.advisory.tlp === 'CLEAR' && (known.advisory.status === 'sent' || known.advisory.status === 'withdrawn')
      if (!known || !published) throw new Refusal('not_found', 'Imbauan itu tidak ada, atau tidak untuk umum.')
      const { advisory, number } = known
      const { actions, system, explanation, indicators, references } = advisory.body
      return page(
        c,
        <PublicAdvisory
          frame={c.get('frame')}
          no={number}
          title={advisory.title}
          publishedAt={new Date(advisory.sentAt ?? advisory.createdAt)}
          due={advisory.dueAt ? new Date(advisory.dueAt) : undefined}
          text={{ actions, indicators, references, system: system ?? undefined, explanation: explanation ?? undefined }}
          versions={[]}
          withdrawn={advisory.status === 'withdrawn'}
        />,
      )
    })
}
