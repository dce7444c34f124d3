import { Hono } from 'hono'
import type { Ports } from '../../ports.ts'
import { atDesk, type SignedInEnv } from '../session.ts'
import { ownFactorRoutes } from './factors.tsx'
import { feedRoutes, ownFeedRoutes } from './feeds.tsx'
import { ownPageRoutes } from './page.tsx'
import { ownPasswordRoutes } from './password.tsx'
import { ownTokenRoutes } from './tokens.tsx'
import { ownTrailRoutes } from './trail.tsx'

/** What everybody who signs in has of their own, whatever their role: sessions, factors, password, teams. */
export function selfRoutes(ports: Ports) {
  const app = new Hono<SignedInEnv>()
  for (const path of ['/konsol/saya', '/konsol/saya/*']) app.use(path, atDesk(ports))
  return app
    .route('/', ownPageRoutes(ports))
    .route('/', ownFactorRoutes(ports))
    .route('/', ownPasswordRoutes(ports))
    .route('/', ownTrailRoutes(ports))
    .route('/', ownTokenRoutes(ports))
    .route('/', ownFeedRoutes(ports))
    .route('/', feedRoutes(ports))
}
