import { Hono } from 'hono'
import { assetRoutes } from './app/assets.ts'
import { refuseForeignForms } from './app/csrf.ts'
import type { App, AppEnv } from './app/env.ts'
import { answerError, answerNotFound } from './app/errors.tsx'
import { securityHeaders } from './app/headers.ts'
import { healthRoutes } from './app/health.ts'
import { limitBodies } from './app/limits.ts'
import type { Ports } from './ports.ts'

export function createApp(ports: Ports): App {
  const app: App = new Hono<AppEnv>()
  app.onError((error, c) => answerError(error, c, ports))
  app.notFound(c => answerNotFound(c, ports))
  app.use(securityHeaders(ports.settings.baseUrl))
  app.use(refuseForeignForms(ports))
  app.use(limitBodies())
  app.route('/', healthRoutes(ports))
  app.route('/aset', assetRoutes(ports))
  mount(app, ports)
  return app
}

/** The doors, one line each: app.route('/', publicRoutes(ports)) … */
function mount(_app: App, _ports: Ports) {}
