import type { CompiledQuery } from 'kysely'
import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import type { KnownAdvisory } from '../../store/advisories.ts'
import { findAnswerFile, insertAnswerFile, listAnswerFiles } from '../../store/answer-files.ts'
import type { DeliveryTable } from '../../store/schema.ts'
import type { AnswerFileTable } from '../../store/schema-letters.ts'
import { audited } from '../audited.ts'
import type { StoredFile } from '../open-incident.ts'

/** One recipient may send so many files in all; the team is reached by mail and telephone for more. */
const mostFiles = 15
const mostBytes = 100 * 1024 * 1024

/** Refuses more than an answer needs. */
export async function requireRoomFor(ports: Ports, { id, advisory_id }: DeliveryTable, files: readonly { size: number }[]): Promise<void> {
  if (files.length === 0) return
  const kept = (await listAnswerFiles(ports.database.query, advisory_id)).filter(file => file.delivery_id === id)
  const bytes = [...kept, ...files].reduce((sum, { size }) => sum + size, 0)
  if (kept.length + files.length <= mostFiles && bytes <= mostBytes) return
  const message = `Paling banyak ${mostFiles} berkas dan 100 MB untuk satu imbauan. Hubungi tim untuk mengirim yang lain.`
  throw new Refusal('invalid', message, { errors: [{ field: 'files', message }] })
}

export function answerFileRows(
  ports: Ports,
  delivery: DeliveryTable,
  kept: { by: string; files: readonly StoredFile[] },
): AnswerFileTable[] {
  const about = { advisory_id: delivery.advisory_id, delivery_id: delivery.id, added_by: kept.by, added_at: ports.now().toISOString() }
  return kept.files.map(({ sha256, name, type, size }) => ({ id: ports.newId(), ...about, sha256, name, type, size }))
}

/** Each file of the answer, and a line of custody for it. */
export function keepAnswerFiles(ports: Ports, actor: Actor, rows: readonly AnswerFileTable[]): CompiledQuery[] {
  return rows.flatMap(row => [
    insertAnswerFile(ports.database.query, row),
    audited(ports, actor, { action: 'answer_file_added', subject: row.advisory_id, detail: { file: row.id, sha256: row.sha256 } }),
  ])
}

/** Hands a file out: hashed again on the way, and with a line of custody before the first byte leaves. */
export async function takeAnswerFile(
  ports: Ports,
  actor: Actor,
  { known: { advisory }, id }: { known: KnownAdvisory; id: string },
): Promise<{ name: string; bytes: Uint8Array }> {
  if (!may(actor, 'evidence.download', { team: advisory.team, tlp: advisory.tlp }))
    throw new Refusal('not_allowed', 'Peran Anda tidak boleh mengunduh bukti.')
  const row = await findAnswerFile(ports.database.query, advisory.id, id)
  const bytes = row && (await ports.files.get(row.sha256))
  if (!row || !bytes) throw new Refusal('not_found', 'Berkas itu tidak ada pada imbauan ini.')
  const found = ports.sha256(bytes)
  const altered = found !== row.sha256
  const action = altered ? 'evidence_altered' : 'answer_file_downloaded'
  const detail = { file: row.id, sha256: row.sha256, ...(altered && { found }) }
  await ports.database.commit([audited(ports, actor, { action, subject: advisory.id, detail })])
  if (altered) throw new Refusal('unavailable', 'Berkas ini berubah sejak disimpan, jadi tidak diserahkan. Beri tahu admin.')
  return { name: row.name, bytes }
}
