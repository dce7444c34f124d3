import { Hono } from 'hono'
import type { Ports } from '../ports.ts'
import type { AppEnv } from './env.ts'

export function healthRoutes(ports: Ports) {
  return new Hono<AppEnv>()
    .get('/healthz', c => c.json({ status: 'ok', version: ports.settings.version }))
    .get('/readyz', async c => {
      try {
        await writeSomething(ports)
        return c.json({ status: 'ready' })
      } catch (error) {
        ports.log.error('not ready', { error: String(error) })
        return c.json({ status: 'unavailable', reason: 'the database cannot be written' }, 503)
      }
    })
}

/** Being able to read says nothing of a full disk. */
async function writeSomething({ database, now }: Ports) {
  const value = now().toISOString()
  const write = database.query.insertInto('setting').values({ name: 'ready', value })
  await database.commit([write.onConflict(taken => taken.column('name').doUpdateSet({ value })).compile()])
}
