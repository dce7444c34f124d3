import { may } from '../../core/access.ts'
import type { Actor } from '../../core/actor.ts'
import { evidenceStates, leavesOpen, stateOfEvidence } from '../../core/incident/custody.ts'
import type { Incident } from '../../core/incident/incident.ts'
import { Refusal } from '../../core/refusal.ts'
import { lockedZip } from '../../formats/locked-zip.ts'
import type { Ports } from '../../ports.ts'
import { findAttachment } from '../../store/evidence.ts'
import type { AttachmentTable } from '../../store/schema-evidence.ts'
import { audited } from '../audited.ts'
import { requireMay, subjectOf } from '../record.ts'

export interface Wanted {
  incident: Incident
  id: string
  /** In a ZIP under a password: the only way out for what was not released. */
  locked?: boolean
}

/** Hands a file out: hashed again on the way, and with a line of custody before the first byte leaves. */
export async function takeEvidence(ports: Ports, actor: Actor, wanted: Wanted): Promise<{ name: string; bytes: Uint8Array }> {
  requireWay(ports, actor, wanted)
  const { attachment, bytes } = await readEvidence(ports, actor, { ...wanted, as: 'evidence_downloaded' })
  if (!wanted.locked) return { name: attachment.name, bytes }
  return { name: `${attachment.name}.zip`, bytes: await lockedZip(attachment.name, bytes, new Date(attachment.added_at)) }
}

function requireWay(ports: Ports, actor: Actor, { incident, id, locked }: Wanted): void {
  requireMay(actor, 'evidence.download', incident, ports.now())
  const known = incident.evidence.find(one => one.id === id)
  if (!known || leavesOpen(known)) return
  if (stateOfEvidence(known) === 'sampel' && !may(actor, 'evidence.sample', subjectOf(incident, ports.now())))
    throw new Refusal('not_allowed', 'Sampel berbahaya hanya diambil oleh pemilik tiket dan ketua tim.')
  if (!locked)
    throw new Refusal(
      'not_allowed',
      `Berkas ini masih ${evidenceStates[stateOfEvidence(known)].toLowerCase()}: ambil sebagai ZIP terkunci.`,
    )
}

/** The bytes of a file, for whoever may download it, with the line of custody that says what for. Refuses what is no longer what was stored. */
export async function readEvidence(
  ports: Ports,
  actor: Actor,
  { incident, id, as }: { incident: Incident; id: string; as: 'evidence_downloaded' | 'evidence_viewed' },
): Promise<{ attachment: AttachmentTable; bytes: Uint8Array }> {
  requireMay(actor, 'evidence.download', incident, ports.now())
  const attachment = await findAttachment(ports.database.query, incident.id, id)
  const bytes = attachment && (await ports.files.get(attachment.sha256))
  if (!attachment || !bytes) throw new Refusal('not_found', 'Berkas itu tidak ada di insiden ini.')
  const found = ports.sha256(bytes)
  const altered = found !== attachment.sha256
  const detail = { attachment: id, sha256: attachment.sha256, ...(altered && { found }) }
  await ports.database.commit([audited(ports, actor, { action: altered ? 'evidence_altered' : as, subject: incident.id, detail })])
  if (altered) {
    ports.log.error('evidence altered', { attachment: id })
    throw new Refusal(
      'unavailable',
      'Berkas ini berubah sejak disimpan, jadi tidak diserahkan. Jangan dipakai sebagai bukti; beri tahu admin.',
    )
  }
  return { attachment, bytes }
}
