import { Hono } from 'hono'
import { checkDraft } from '../../casework/drafts.ts'
import { playbookVersion } from '../../casework/rules.ts'
import { differences } from '../../core/differences.ts'
import type { Playbook } from '../../core/playbook.ts'
import { Refusal } from '../../core/refusal.ts'
import { changeOf } from '../../formats/diagram/marks.ts'
import { playbookDiagram } from '../../formats/diagram.ts'
import type { Ports } from '../../ports.ts'
import { findDraft } from '../../store/drafts.ts'
import { listVersions } from '../../store/playbooks.ts'
import { type Say, sayingFor } from '../language/say.ts'
import { Changes, type ChangesProps } from '../pages/console/playbook/changes.tsx'
import { type Desk, requireRight, type SignedInEnv } from '../session.ts'
import { page, refused } from '../team.ts'

/** Two versions beside each other: the newest and the draft unless others are asked for. */
export function changesRoutes(ports: Ports) {
  return new Hono<SignedInEnv>().get('/konsol/playbook/:id/banding', async c => {
    requireRight(c.get('actor'), 'playbook.read')
    const { dari, ke } = c.req.query()
    const seen = await comparison(ports, c.req.param('id'), { from: dari, to: ke, say: sayingFor(c) })
    if (!seen) throw new Refusal('not_found', 'Draf ini belum dapat dibaca: perbaiki dahulu kesalahannya.')
    return showChanges(c, seen, {})
  })
}

type Seen = Omit<ChangesProps, 'frame' | 'publishing' | 'shared' | 'values' | 'errors'>

/** null when the draft cannot be read. Without a wish: the draft against the newest version, or the newest against the one before. */
export async function comparison(
  ports: Ports,
  id: string,
  wish: { from: string | undefined; to: string | undefined; say: Say | undefined },
): Promise<Seen | null> {
  const [versions, draft] = await Promise.all([listVersions(ports.database.query, id), findDraft(ports.database.query, id)])
  const [newest, before] = versions
  if (!newest && draft) return firstOf(ports, id, wish.say)
  if (!newest) throw new Refusal('not_found', `Playbook ${id} tidak ada.`)
  const to = wish.to ?? (draft ? 'draf' : `${newest.version}`)
  const from = wish.from ?? `${to === 'draf' ? newest.version : (before ?? newest).version}`
  const [a, b] = [await readOne(ports, id, from), await readOne(ports, id, to)]
  if (!a || !b) return null
  const { both, marks } = changeOf(a, b)
  const options = versions.map(({ version }) => ({ value: `${version}`, label: `versi ${version}` }))
  return {
    id,
    from,
    to,
    versions: draft ? [{ value: 'draf', label: 'draf' }, ...options] : options,
    differences: differences(a, b),
    diagram: playbookDiagram(both, marks, { say: wish.say }),
  }
}

/** A playbook that was never published has nothing to be compared with. */
async function firstOf(ports: Ports, id: string, say: Say | undefined): Promise<Seen | null> {
  const playbook = await readOne(ports, id, 'draf')
  const diagram = playbook && playbookDiagram(playbook, undefined, { say })
  return diagram ? { id, from: '0', to: 'draf', versions: [{ value: 'draf', label: 'draf' }], differences: [], diagram } : null
}

type More = Pick<ChangesProps, 'publishing' | 'shared' | 'values' | 'errors'> & { status?: 200 | 403 | 409 | 422 | undefined }

export function showChanges(c: Desk, seen: Seen, { status = 200, ...more }: More) {
  return page(c, <Changes frame={more.errors ? refused(c.get('frame')) : c.get('frame')} {...seen} {...more} />, status)
}

async function readOne(ports: Ports, id: string, which: string): Promise<Playbook | null> {
  if (which !== 'draf') return (await playbookVersion(ports, id, /^\d{1,6}$/.test(which) ? Number(which) : 0)).playbook
  const draft = await findDraft(ports.database.query, id)
  if (!draft) throw new Refusal('not_found', `Playbook ${id} tidak punya draf.`)
  const checked = await checkDraft(ports, draft)
  return 'playbook' in checked ? checked.playbook : null
}
