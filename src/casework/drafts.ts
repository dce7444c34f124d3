import type { Action } from '../core/access.ts'
import { mayAtAll } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import type { Playbook } from '../core/playbook.ts'
import { Refusal } from '../core/refusal.ts'
import { Conflict, type Ports } from '../ports.ts'
import { type Draft, deleteDraft, findDraft, insertDraft } from '../store/drafts.ts'
import { findSource, insertPlaybook, listHashes } from '../store/playbooks.ts'
import { audited } from './audited.ts'
import { type Fault, readPlaybook } from './playbook-files.ts'
import { firstSeq, hashOf, nextVersion } from './playbooks.ts'

/** A draft as read: what is wrong with it, line by line, or the playbook that it is. */
export type Checked = { playbook: Playbook } | { faults: Fault[] }

export async function checkDraft(ports: Ports, draft: Pick<Draft, 'id' | 'source'>): Promise<Checked> {
  const published = (await listHashes(ports.database.query)).map(({ id }) => id)
  return readPlaybook(ports.texts, draft, published)
}

/** The draft of a playbook; begun, with the newest version as it is written, when there is none. */
export async function beginDraft(ports: Ports, actor: Actor, id: string): Promise<Draft> {
  require(actor, 'playbook.draft')
  const known = await findDraft(ports.database.query, id)
  if (known) return known
  const newest = nextVersion(await listHashes(ports.database.query), id) - 1
  const source = await findSource(ports.database.query, id, newest)
  if (source === null) throw new Refusal('not_found', `Playbook ${id} tidak ada.`)
  const now = ports.now()
  const draft = { id, seq: firstSeq(now), source, basedOn: newest, changedAt: now.toISOString(), changedBy: actor.name }
  return (await saved(ports, draft)) ? draft : beginDraft(ports, actor, id)
}

/** Saves what was typed, broken or not. Refuses a page older than the last saving, and what is too long to be read at all. */
export async function saveDraft(ports: Ports, actor: Actor, typed: { id: string; seq: number; source: string }): Promise<Draft> {
  require(actor, 'playbook.draft')
  const known = await currentDraft(ports, typed)
  const source = typed.source.replaceAll('\r\n', '\n')
  if (source === known.source) return known
  if (source.length > longest) throw new Refusal('invalid', tooLong, { errors: [{ field: 'source', message: tooLong }] })
  const draft = { ...known, seq: known.seq + 1, source, changedAt: ports.now().toISOString(), changedBy: actor.name }
  if (!(await saved(ports, draft))) throw stale(known)
  return draft
}

export async function discardDraft(ports: Ports, actor: Actor, page: { id: string; seq: number }): Promise<Draft> {
  require(actor, 'playbook.draft')
  const draft = await currentDraft(ports, page)
  const line = audited(ports, { ...actor, team: null }, { action: 'playbook_draft_discarded', subject: page.id })
  await ports.database.commit([deleteDraft(ports.database.query, page.id), line])
  return draft
}

/** A new version for ever: incidents that are opened from now on run by it, those that run stay on theirs. */
export async function publishDraft(
  ports: Ports,
  actor: Actor,
  page: { id: string; seq: number; newest: number; note: string },
): Promise<number> {
  require(actor, 'playbook.publish')
  const draft = await currentDraft(ports, page)
  const checked = await checkDraft(ports, draft)
  if ('faults' in checked) {
    const message = `Draf ini belum dapat diterbitkan: ${checked.faults.length} kesalahan.`
    throw new Refusal('invalid', message, { errors: [{ field: 'source', message }] })
  }
  const note = required(page.note)
  const known = await listHashes(ports.database.query)
  const version = nextVersion(known, draft.id)
  if (page.newest !== version - 1) throw overtaken(page.newest, version - 1)
  const hash = hashOf(ports, checked.playbook)
  const newest = known.findLast(one => one.id === draft.id)
  const same = 'Draf ini sama dengan versi terbaru; tidak ada yang perlu diterbitkan.'
  if (newest?.hash.split(':')[0] === hash) throw new Refusal('invalid', same, { errors: [{ field: 'source', message: same }] })
  // A version may say again what an older one said: then only its own number tells the two apart.
  const own = known.some(one => one.id === draft.id && one.hash === hash) ? `${hash}:${version}` : hash
  const row = { id: draft.id, version, hash: own, source: draft.source, compiled: JSON.stringify(checked.playbook) }
  await commitOnce(ports, draft, [
    insertPlaybook(ports.database.query, { ...row, published_at: ports.now().toISOString(), published_by: actor.name, note }),
    deleteDraft(ports.database.query, draft.id),
    audited(
      ports,
      { ...actor, team: null },
      { action: 'playbook_published', subject: `${draft.id} v${version}`, detail: { sha256: hash } },
    ),
  ])
  return version
}

export async function currentDraft(ports: Ports, { id, seq }: { id: string; seq?: number }): Promise<Draft> {
  const known = await findDraft(ports.database.query, id)
  if (!known) throw new Refusal(seq === undefined ? 'not_found' : 'changed_meanwhile', `Playbook ${id} tidak punya draf.`)
  if (seq !== undefined && seq !== known.seq) throw stale(known)
  return known
}

const longest = 256 * 1024
const tooLong = 'Berkas terlalu besar: paling banyak 256 KB. Yang tersimpan adalah draf sebelumnya.'

async function saved(ports: Ports, draft: Draft): Promise<boolean> {
  try {
    await ports.database.commit(insertDraft(ports.database.query, draft))
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

async function commitOnce(ports: Ports, draft: Draft, statements: Parameters<Ports['database']['commit']>[0]): Promise<void> {
  try {
    await ports.database.commit(statements)
  } catch (error) {
    if (error instanceof Conflict) throw stale(draft)
    throw error
  }
}

function required(note: string): string {
  const message = 'Tulis apa yang berubah dan mengapa, satu kalimat.'
  if (note.trim() === '') throw new Refusal('invalid', message, { errors: [{ field: 'note', message }] })
  return note.trim().slice(0, 500)
}

function require(actor: Actor, action: Action): void {
  if (!mayAtAll(actor, action)) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
}

function stale({ changedBy }: Draft): Refusal {
  return new Refusal(
    'changed_meanwhile',
    `Draf ini sudah diubah ${changedBy} sejak halaman Anda dibuka. Tulisan Anda masih di bawah; salin dulu, lalu muat ulang.`,
  )
}

function overtaken(seen: number, newest: number): Refusal {
  const message = `Perbandingan di bawah dibuat dengan versi ${seen}, padahal sekarang sudah ada versi ${newest}. Bacalah sekali lagi.`
  return new Refusal('changed_meanwhile', message, { errors: [{ field: 'note', message }] })
}
