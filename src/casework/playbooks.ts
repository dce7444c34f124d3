import type { CompiledQuery } from 'kysely'
import type { Playbook } from '../core/playbook.ts'
import type { Ports } from '../ports.ts'
import { findDraft, insertDraft } from '../store/drafts.ts'
import { findSetting, saveSetting } from '../store/guards.ts'
import { insertPlaybook, listHashes } from '../store/playbooks.ts'
import { atServer, audited } from './audited.ts'
import { type Fault, readPlaybooks } from './playbook-files.ts'

interface File {
  playbook: Playbook
  source: string
  hash: string
  version: number
}

/**
 * Publishes every playbook file whose content was never published before. Running incidents stay on their version. Where the
 * newest version was published in the console, the file does not overrule it: it is laid there as a draft, once. Answers the
 * faults and publishes nothing if there is one.
 */
export async function publishPlaybooks(ports: Ports): Promise<{ published: string[]; proposed: string[]; faults: Fault[] }> {
  const { playbooks, faults } = readPlaybooks(ports.texts)
  if (faults.length > 0) return { published: [], proposed: [], faults }
  const known = await listHashes(ports.database.query)
  const files = playbooks
    .map(file => ({ ...file, hash: hashOf(ports, file.playbook), version: nextVersion(known, file.playbook.id) }))
    .filter(({ playbook, hash }) => !known.some(one => one.id === playbook.id && one.hash === hash))
  const isConsoles = ({ playbook }: File) => Boolean(known.findLast(one => one.id === playbook.id)?.publishedBy)
  const published = files.filter(file => !isConsoles(file))
  const rows = published.flatMap(file => publishing(ports, file))
  const proposed: string[] = []
  for (const file of files.filter(isConsoles)) {
    const statements = await proposing(ports, file)
    if (statements.length > 0) proposed.push(file.playbook.id)
    rows.push(...statements)
  }
  if (rows.length > 0) await ports.database.commit(rows)
  return { published: published.map(({ playbook, version }) => `${playbook.id} v${version}`), proposed, faults: [] }
}

/** Of the compiled form, clocks included: a changed clock is a new version of every playbook that runs it. */
export function hashOf(ports: Pick<Ports, 'sha256'>, playbook: Playbook): string {
  return ports.sha256(JSON.stringify(playbook))
}

export function nextVersion(known: readonly { id: string; version: number }[], id: string): number {
  return Math.max(0, ...known.filter(one => one.id === id).map(({ version }) => version)) + 1
}

function publishing(ports: Ports, { playbook, source, hash, version }: File): CompiledQuery[] {
  const row = { id: playbook.id, version, hash, source, compiled: JSON.stringify(playbook), published_at: ports.now().toISOString() }
  return [
    insertPlaybook(ports.database.query, row),
    audited(ports, atServer(null), { action: 'playbook_published', subject: `${playbook.id} v${version}`, detail: { sha256: hash } }),
  ]
}

/** Once for each file; a draft that people work on is left alone until it is gone. */
async function proposing(ports: Ports, { playbook, source, hash, version }: File): Promise<CompiledQuery[]> {
  const { query } = ports.database
  const name = `playbook_proposed ${playbook.id}`
  if ((await findSetting(query, name)) === hash || (await findDraft(query, playbook.id))) return []
  const now = ports.now()
  const draft = {
    id: playbook.id,
    seq: firstSeq(now),
    source,
    basedOn: version - 1,
    changedAt: now.toISOString(),
    changedBy: 'Berkas baru',
  }
  return [
    ...insertDraft(query, draft),
    saveSetting(query, name, hash),
    audited(ports, atServer(null), { action: 'playbook_proposed', subject: playbook.id, detail: { sha256: hash } }),
  ]
}

/** A draft begun anew never repeats a seq of the one before. */
export function firstSeq(now: Date): number {
  return Math.floor(now.getTime() / 60_000)
}
