import { Hono, type MiddlewareHandler } from 'hono'
import { currentPlaybooks, playbookVersion } from '../../casework/rules.ts'
import type { Ports } from '../../ports.ts'
import { PlaybookPage } from '../pages/console/playbook.tsx'
import { Playbooks } from '../pages/console/playbooks.tsx'
import { requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** Playbooks as they run: read here, written as files. */
export function playbookRoutes(ports: Ports) {
  const readers: MiddlewareHandler<SignedInEnv> = async (c, next) => {
    requireRight(c.get('actor'), 'playbook.read')
    await next()
  }
  return new Hono<SignedInEnv>()
    .use('/konsol/playbook', readers)
    .use('/konsol/playbook/*', readers)
    .get('/konsol/playbook', async c => {
      const rows = (await currentPlaybooks(ports)).map(({ id, version, playbook: { name, kinds, severity, steps } }) => ({
        id,
        version,
        name,
        kinds,
        severity,
        steps: Object.keys(steps).length,
      }))
      return page(c, <Playbooks frame={c.get('frame')} rows={rows} />)
    })
    .get('/konsol/playbook/:id', async c => {
      const newest = (await currentPlaybooks(ports)).find(one => one.id === c.req.param('id'))
      const version = newest?.version ?? 0
      return page(
        c,
        <PlaybookPage
          frame={c.get('frame')}
          playbook={(await playbookVersion(ports, c.req.param('id'), version)).playbook}
          version={version}
        />,
      )
    })
    .get('/konsol/playbook/:id/v/:version{[0-9]+}', async c => {
      const { playbook, version } = await playbookVersion(ports, c.req.param('id'), Number(c.req.param('version')))
      return page(c, <PlaybookPage frame={c.get('frame')} playbook={playbook} version={version} />)
    })
}
