import { Hono } from 'hono'
import type { Ports } from '../ports.ts'
import { consoleRoutes } from '../web/console/routes.ts'
import { noDoor, onlyItsCases } from '../web/exercise.ts'
import { portalRoutes } from '../web/portal/routes.ts'
import { publicRoutes } from '../web/public/routes.ts'
import type { App, AppEnv } from './env.ts'
import { answerError, answerNotFound } from './errors.tsx'
import { securityHeaders } from './headers.ts'

/** The rooms of an exercise: console, portal and public door, at its own time. Sessions are kept by the wall clock. */
export function insideApp(inside: Ports, wall: Ports): App {
  const app: App = new Hono<AppEnv>()
  const life = { wall, exercises: noDoor }
  app.onError((error, c) => answerError(error, c, inside))
  app.notFound(c => answerNotFound(c, inside))
  app.use(securityHeaders(inside.settings.baseUrl))
  app.use(onlyItsCases())
  app.route('/', consoleRoutes(inside, life))
  app.route('/', portalRoutes(inside, life))
  app.route('/:team{@[a-z][a-z0-9-]*}', publicRoutes(inside, life))
  return app
}
