import type { Playbook } from '../core/playbook.ts'
import type { Ports } from '../ports.ts'
import { insertPlaybook, listNewestVersions } from '../store/playbooks.ts'
import { atServer, audited } from './audited.ts'
import { type Fault, readPlaybooks } from './playbook-files.ts'

/** Publishes every playbook file that differs from its newest version. Running incidents stay on theirs. Answers the faults and publishes nothing if there is one. */
export async function publishPlaybooks(ports: Ports): Promise<{ published: string[]; faults: Fault[] }> {
  const { playbooks, faults } = readPlaybooks(ports.texts)
  if (faults.length > 0) return { published: [], faults }
  const newest = new Map((await listNewestVersions(ports.database.query)).map(one => [one.id, one]))
  const changed = playbooks.flatMap(({ playbook, source }) => {
    const hash = hashOf(ports, playbook)
    const known = newest.get(playbook.id)
    return known?.hash === hash ? [] : [{ playbook, source, hash, version: (known?.version ?? 0) + 1 }]
  })
  const published_at = ports.now().toISOString()
  const rows = changed.flatMap(({ playbook, source, hash, version }) => [
    insertPlaybook(ports.database.query, { id: playbook.id, version, hash, source, compiled: JSON.stringify(playbook), published_at }),
    audited(ports, atServer(null), { action: 'playbook_published', subject: `${playbook.id} v${version}`, detail: { sha256: hash } }),
  ])
  if (rows.length > 0) await ports.database.commit(rows)
  return { published: changed.map(({ playbook, version }) => `${playbook.id} v${version}`), faults: [] }
}

/** Of the compiled form, clocks included: a changed clock is a new version of every playbook that runs it. */
function hashOf(ports: Ports, playbook: Playbook): string {
  return ports.sha256(JSON.stringify(playbook))
}
