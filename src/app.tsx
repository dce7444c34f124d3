import { Hono } from 'hono'
import { assetRoutes, iconRoutes } from './app/assets.ts'
import { refuseForeignForms } from './app/csrf.ts'
import type { App, AppEnv } from './app/env.ts'
import { answerError, answerNotFound } from './app/errors.tsx'
import { securityHeaders } from './app/headers.ts'
import { healthRoutes } from './app/health.ts'
import { insideApp } from './app/inside.ts'
import { limitBodies } from './app/limits.ts'
import type { Ports } from './ports.ts'
import { apiRoutes } from './web/api/routes.ts'
import { consoleRoutes } from './web/console/routes.ts'
import { exerciseDoor } from './web/exercise.ts'
import { languageRoutes } from './web/language/routes.ts'
import { portalRoutes } from './web/portal/routes.ts'
import { factorRoutes } from './web/public/factor.tsx'
import { firstRunRoutes } from './web/public/first-run.tsx'
import { invitationRoutes } from './web/public/invitation.tsx'
import { mailedSignInRoutes } from './web/public/mailed-sign-in.tsx'
import { oidcRoutes } from './web/public/oidc.ts'
import { recoveryRoutes } from './web/public/recovery.tsx'
import { publicRoutes } from './web/public/routes.ts'
import { signInRoutes } from './web/public/sign-in.tsx'
import { selfRoutes } from './web/self/routes.ts'

export function createApp(ports: Ports): App {
  const app: App = new Hono<AppEnv>()
  app.onError((error, c) => answerError(error, c, ports))
  app.notFound(c => answerNotFound(c, ports))
  app.use(securityHeaders(ports.settings.baseUrl))
  app.use(refuseForeignForms(ports))
  app.use(limitBodies())
  app.route('/', healthRoutes(ports))
  app.route('/aset', assetRoutes(ports))
  app.route('/', iconRoutes(ports))
  mount(app, ports)
  return app
}

/** The doors. The public one comes last: it answers for the default team, and under /@slug for the others. */
function mount(app: App, ports: Ports) {
  app.route('/', apiRoutes(ports))
  app.route('/', languageRoutes(ports, app))
  app.route('/', signInRoutes(ports))
  app.route('/', factorRoutes(ports))
  app.route('/', mailedSignInRoutes(ports))
  app.route('/', oidcRoutes(ports))
  app.route('/', recoveryRoutes(ports))
  app.route('/', invitationRoutes(ports))
  app.route('/', firstRunRoutes(ports))
  app.route('/', selfRoutes(ports))
  const life = { wall: ports, exercises: exerciseDoor(ports, inside => insideApp(inside, ports)) }
  app.route('/', consoleRoutes(ports, life))
  app.route('/', portalRoutes(ports, life))
  app.route('/:team{@[a-z][a-z0-9-]*}', publicRoutes(ports, life))
  app.route('/', publicRoutes(ports, life))
}
