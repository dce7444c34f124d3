import { Hono } from 'hono'
import type { Ports } from '../../ports.ts'
import { atDesk, requireDesk, type SignedInEnv } from '../session.ts'
import { incidentRoutes } from './incident.tsx'
import { queueRoutes } from './queue.tsx'

/** Everything under /konsol: for people of the team who signed in. */
export function consoleRoutes(ports: Ports) {
  const app = new Hono<SignedInEnv>()
  for (const path of ['/konsol', '/konsol/*'])
    app.use(path, atDesk(ports), async (c, next) => {
      requireDesk(c.get('actor'))
      await next()
    })
  return app.route('/', queueRoutes(ports)).route('/', incidentRoutes(ports))
}
