import { Hono, type MiddlewareHandler } from 'hono'
import { pictureOf } from '../../casework/pictures.ts'
import { currentPlaybooks, playbookVersion } from '../../casework/rules.ts'
import { may, mayAtAll, reachOf } from '../../core/access.ts'
import type { Ports } from '../../ports.ts'
import { findDraft, listDrafts } from '../../store/drafts.ts'
import { findSource, listVersions } from '../../store/playbooks.ts'
import { countRunning } from '../../store/running.ts'
import { asDownload } from '../download.ts'
import { sayingFor } from '../language/say.ts'
import { PlaybookPage } from '../pages/console/playbook.tsx'
import { Playbooks } from '../pages/console/playbooks.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page } from '../team.ts'

/** Playbooks as they run: each version read here, for ever as it was published. */
export function playbookRoutes(ports: Ports) {
  const readers: MiddlewareHandler<SignedInEnv> = async (c, next) => {
    requireRight(c.get('actor'), 'playbook.read')
    await next()
  }
  return new Hono<SignedInEnv>()
    .use('/konsol/playbook', readers)
    .use('/konsol/playbook/*', readers)
    .get('/konsol/playbook', c => list(ports, c))
    .get('/konsol/playbook/:id', async c => {
      const [newest] = await listVersions(ports.database.query, c.req.param('id'))
      return show(ports, c, { id: c.req.param('id'), version: newest?.version ?? 0 })
    })
    .get('/konsol/playbook/:id/v/:version{[0-9]+}', c => show(ports, c, { id: c.req.param('id'), version: Number(c.req.param('version')) }))
    .get('/konsol/playbook/:id/v/:version{[0-9]+}/yaml', async c => {
      const { id, version } = await playbookVersion(ports, c.req.param('id'), Number(c.req.param('version')))
      const source = (await findSource(ports.database.query, id, version)) ?? ''
      return asDownload(c, `${id}-v${version}.yaml`, new TextEncoder().encode(source))
    })
}

async function list(ports: Ports, c: Desk) {
  const { query } = ports.database
  const reach = reachOf(c.get('actor'), 'incident.meta')
  const [current, counted, drafts] = await Promise.all([currentPlaybooks(ports), countRunning(query, reach), listDrafts(query)])
  const rows = current.map(({ id, version, playbook, publishedAt, publishedBy }) => {
    const draft = drafts.find(one => one.id === id)
    const ofThis = counted.filter(one => one.id === id)
    return {
      id,
      version,
      name: playbook.name,
      kinds: playbook.kinds,
      severity: playbook.severity,
      steps: Object.keys(playbook.steps).length,
      published: { at: new Date(publishedAt), by: publishedBy ?? 'berkas' },
      draftBy: draft?.changedBy,
      open: mayAtAll(c.get('actor'), 'incident.meta') ? ofThis.reduce((sum, { n }) => sum + n, 0) : undefined,
    }
  })
  const mayDraft = mayAtAll(c.get('actor'), 'playbook.draft')
  const begun = drafts.filter(({ id }) => !current.some(one => one.id === id)).map(({ id, changedBy }) => ({ id, by: changedBy }))
  return page(c, <Playbooks frame={c.get('frame')} rows={rows} begun={mayDraft ? begun : []} mayDraft={mayDraft} />)
}

async function show(ports: Ports, c: Desk, { id, version }: { id: string; version: number }) {
  const actor = c.get('actor')
  const known = await playbookVersion(ports, id, version)
  const { query } = ports.database
  const [source, versions, draft] = await Promise.all([findSource(query, id, version), listVersions(query, id), findDraft(query, id)])
  return page(
    c,
    <PlaybookPage
      frame={c.get('frame')}
      playbook={known.playbook}
      version={version}
      message={c.req.query('pesan') === 'terbit' ? published(version) : undefined}
      versions={versions.map(one => ({ ...one, at: new Date(one.publishedAt), by: one.publishedBy ?? 'berkas' }))}
      draftBy={draft?.changedBy}
      may={{
        draft: mayAtAll(actor, 'playbook.draft'),
        move: may(actor, 'incident.work', { team: actor.team, organisation: actor.organisation }),
      }}
      source={source ?? ''}
      diagram={pictureOf(known.playbook, sayingFor(c))}
    />,
  )
}

function published(version: number): string {
  return `Versi ${version} terbit. Laporan baru memakainya; insiden yang berjalan tetap pada versinya.`
}
