import { Hono } from 'hono'
import type { Ports } from '../../ports.ts'
import { listPublicAdvisories } from '../../store/advisories.ts'
import { findProfile } from '../../store/profiles.ts'
import { Home } from '../pages/public/home.tsx'
import { page, type TeamEnv } from '../team.ts'

/** The front page, with the latest public advisories. */
export function homeRoutes(ports: Ports) {
  const lines = async (team: string, limit: number) =>
    (await listPublicAdvisories(ports.database.query, team, limit)).map(({ number, advisory }) => ({
      no: number,
      title: advisory.title,
      publishedAt: new Date(advisory.sentAt ?? advisory.createdAt),
    }))
  return new Hono<TeamEnv>().get('/', async c => {
    const { id } = c.get('team')
    const [advisories, { profile }] = await Promise.all([lines(id, 5), findProfile(ports.database.query, id)])
    return page(c, <Home frame={c.get('frame')} advisories={advisories} duty={profile.dutyPhone} />)
  })
}
