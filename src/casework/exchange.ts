import { mayAtAll } from '../core/access.ts'
import type { Actor } from '../core/actor.ts'
import { type FieldError, Refusal } from '../core/refusal.ts'
import { fromCacao, toCacao } from '../formats/cacao.ts'
import { Conflict, type Ports } from '../ports.ts'
import { findDraft, insertDraft } from '../store/drafts.ts'
import { findSource, listHashes, listVersions } from '../store/playbooks.ts'
import { audited } from './audited.ts'
import { clocksHere } from './playbook-files.ts'
import { firstSeq, nextVersion } from './playbooks.ts'
import { playbookVersion } from './rules.ts'

/** A published version as CACAO 2.0 JSON, with the clocks that it is pinned to. */
export async function exportVersion(ports: Ports, { id, version }: { id: string; version: number }): Promise<string> {
  const { playbook, publishedAt } = await playbookVersion(ports, id, version)
  const text = (await findSource(ports.database.query, id, version)) ?? ''
  const first = (await listVersions(ports.database.query, id)).at(-1)
  const dates = { created: new Date(first?.publishedAt ?? publishedAt), modified: new Date(publishedAt) }
  const made = toCacao({ file: `${id}.yaml`, text }, playbook.clocks, dates)
  if ('faults' in made)
    throw new Refusal('invalid', 'Versi ini ditulis menurut aturan lama dan tidak dapat diekspor; terbitkan dahulu versi baru.')
  return made.json
}

/** A CACAO file becomes the draft of its playbook; a name that nobody has yet, a playbook of its own. Answers its name. */
export async function importDraft(ports: Ports, actor: Actor, typed: { json: string; name: string }): Promise<string> {
  if (!mayAtAll(actor, 'playbook.draft')) throw new Refusal('not_allowed', 'Peran Anda tidak mencakup tindakan ini.')
  const name = typed.name.trim()
  if (typed.json.trim() === '') throw wrong('cacao', 'Pilih berkas CACAO, atau tempelkan isinya.')
  if (name && !/^[a-z][a-z0-9-]{0,39}$/.test(name))
    throw wrong('name', 'Nama pendek hanya boleh huruf kecil, angka, dan tanda hubung, diawali huruf.')
  const read = fromCacao(typed.json, clocksHere(ports.texts), name)
  if ('reasons' in read) throw refusedFor(read.reasons)
  const { id, source } = read
  if (id === 'impor') throw wrong('name', 'Nama “impor” tidak dapat dipakai; pilih nama lain.')
  const { query } = ports.database
  const known = await findDraft(query, id)
  if (known)
    throw wrong('name', `Playbook ${id} sudah punya draf oleh ${known.changedBy}: terbitkan atau buang dahulu, atau tulis nama lain.`)
  const now = ports.now()
  const basedOn = nextVersion(await listHashes(query), id) - 1
  const draft = { id, seq: firstSeq(now), source, basedOn, changedAt: now.toISOString(), changedBy: actor.name }
  const line = audited(
    ports,
    { ...actor, team: null },
    { action: 'playbook_imported', subject: id, detail: { sha256: ports.sha256(typed.json) } },
  )
  try {
    await ports.database.commit([...insertDraft(query, draft), line])
  } catch (error) {
    if (error instanceof Conflict) throw wrong('name', `Playbook ${id} baru saja mendapat draf dari orang lain.`)
    throw error
  }
  return id
}

function wrong(field: string, message: string): Refusal {
  return new Refusal('invalid', message, { errors: [{ field, message }] })
}

/** Every reason stands beside the field it speaks of. */
function refusedFor(reasons: readonly string[]): Refusal {
  const errors: FieldError[] = reasons.map(message => ({ field: 'cacao', message }))
  return new Refusal('invalid', `Berkas ini ditolak: ${reasons[0]}`, { errors })
}
