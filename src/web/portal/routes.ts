import { Hono } from 'hono'
import type { Ports } from '../../ports.ts'
import type { Life } from '../exercise.ts'
import { atDesk, type SignedInEnv } from '../session.ts'
import { portalAdvisoryRoutes } from './advisories.tsx'
import { portalColleagueRoutes } from './colleagues.tsx'
import { onlyAgencies } from './desk.ts'
import { portalHomeRoutes } from './home.tsx'
import { portalIncidentRoutes } from './incident.tsx'
import { portalRegisterRoutes } from './register.tsx'
import { portalReportRoutes } from './report.tsx'

/** Everything under /instansi: for people of agencies and areas who signed in. */
export function portalRoutes(ports: Ports, { wall, exercises }: Life) {
  const app = new Hono<SignedInEnv>()
  for (const path of ['/instansi', '/instansi/*']) app.use(path, atDesk(wall, exercises), onlyAgencies())
  return app
    .route('/', portalHomeRoutes(ports))
    .route('/', portalReportRoutes(ports))
    .route('/', portalIncidentRoutes(ports))
    .route('/', portalAdvisoryRoutes(ports))
    .route('/', portalRegisterRoutes(ports))
    .route('/', portalColleagueRoutes(ports))
}
