import type { Actor } from '../core/actor.ts'
import type { Incident } from '../core/incident/incident.ts'
import { Refusal } from '../core/refusal.ts'
import { Conflict, type Ports } from '../ports.ts'
import { findAttachment } from '../store/evidence.ts'
import { isFormMarked, markForm } from '../store/guards.ts'
import type { KnownIncident } from '../store/incidents.ts'
import type { AttachmentTable } from '../store/schema-evidence.ts'
import { audited } from './audited.ts'
import { requireMay } from './record.ts'

/** A RED incident is not opened unnoticed: one line a person, incident and hour, however often the page is loaded. Others cost nothing. */
export async function noteReading(ports: Ports, actor: Actor, incident: Incident): Promise<void> {
  if (incident.tlp !== 'RED') return
  const at = ports.now().toISOString()
  const mark = { id: `baca ${actor.id} ${incident.id} ${at.slice(0, 13)}`, subject: 'baca' }
  if (await isFormMarked(ports.database.query, mark)) return
  const line = audited(ports, actor, { action: 'incident_read', subject: incident.id })
  try {
    await ports.database.commit([markForm(ports.database.query, { ...mark, at }), line])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

/** Hands a file out: hashed again on the way, and with a line of custody before the first byte leaves. */
export async function takeEvidence(
  ports: Ports,
  actor: Actor,
  { incident, id }: Pick<KnownIncident, 'incident'> & { id: string },
): Promise<{ name: string; bytes: Uint8Array }> {
  requireMay(actor, 'evidence.download', incident, ports.now())
  const attachment = await findAttachment(ports.database.query, incident.id, id)
  const bytes = attachment && (await ports.files.get(attachment.sha256))
  if (!attachment || !bytes) throw new Refusal('not_found', 'Berkas itu tidak ada di insiden ini.')
  const found = ports.sha256(bytes)
  await ports.database.commit([custodyLine(ports, actor, { attachment, found })])
  if (found !== attachment.sha256) {
    ports.log.error('evidence altered', { attachment: id })
    throw new Refusal(
      'unavailable',
      'Berkas ini berubah sejak disimpan, jadi tidak diserahkan. Jangan dipakai sebagai bukti; beri tahu admin.',
    )
  }
  return { name: attachment.name, bytes }
}

function custodyLine(ports: Ports, actor: Actor, { attachment, found }: { attachment: AttachmentTable; found: string }) {
  const { id, incident_id: subject, sha256 } = attachment
  const altered = found !== sha256
  const detail = { attachment: id, sha256, ...(altered && { found }) }
  return audited(ports, actor, { action: altered ? 'evidence_altered' : 'evidence_downloaded', subject, detail })
}
