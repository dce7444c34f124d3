import { addEvidence, note } from '../core/incident/work.ts'
import { type Letter, monthOf } from '../core/letter.ts'
import { Refusal } from '../core/refusal.ts'
import type { Ports } from '../ports.ts'
import { insertAttachment } from '../store/evidence.ts'
import type { KnownIncident } from '../store/incidents.ts'
import { findLetter, insertLetter, signLetter } from '../store/letters.ts'
import type { StoredFile } from './open-incident.ts'
import { type Hand, work } from './work-incident.ts'

/** Makes a letter final: its text is kept as it is, and its number given, once. The form sent twice is one letter. */
export function finaliseLetter(
  ports: Ports,
  hand: Hand,
  { kind, name, letter }: { kind: string; name: string; letter: Letter },
): Promise<KnownIncident> {
  return work(ports, hand, ({ incident }) => ({
    events: note(`Surat ${name} difinalkan.`),
    alongside: () =>
      insertLetter(ports.database.query, {
        id: ports.newId(),
        team_id: incident.team,
        incident_id: incident.id,
        kind,
        year: letter.pattern === null ? null : monthOf(letter.date, letter.zone).year,
        content: JSON.stringify(letter),
        final_at: ports.now().toISOString(),
        final_by: hand.actor.name,
      }),
  }))
}

/** The signed copy of a final letter: evidence of the incident, its hash beside the letter. It may then prove a sending. */
export async function keepSigned(ports: Ports, hand: Hand, { id, file }: { id: string; file: StoredFile }): Promise<KnownIncident> {
  const query = ports.database.query
  const found = await findLetter(query, hand.incident, id)
  if (!found) throw new Refusal('not_found', 'Surat itu tidak ada di insiden ini.')
  if (found.signed_at) throw new Refusal('already_done', `Surat ini sudah punya salinan bertanda tangan dari ${found.signed_by}.`)
  if (!isPdf(await ports.files.get(file.sha256))) {
    const message = 'Berkas ini bukan PDF. Unggah surat yang sudah ditandatangani sebagai PDF.'
    throw new Refusal('invalid', message, { errors: [{ field: 'files', message }] })
  }
  const at = ports.now().toISOString()
  const attachment = { id: ports.newId(), incident_id: hand.incident, added_by: hand.actor.name, added_at: at, ...file }
  const { id: evidence, sha256, name, size, type } = attachment
  return work(ports, hand, () => ({
    events: [
      ...addEvidence({ id: evidence, sha256, name, size, type, state: 'lepas' }),
      ...note(`Surat ${found.kind} bertanda tangan disimpan sebagai bukti.`),
    ],
    alongside: () => [
      insertAttachment(query, attachment),
      signLetter(query, id, { attachment_id: evidence, signed_sha256: sha256, signed_at: at, signed_by: hand.actor.name }),
    ],
  }))
}

/** It begins like one and ends like one, whatever its name says. */
function isPdf(bytes: Uint8Array | null): boolean {
  if (!bytes) return false
  const text = (part: Uint8Array) => new TextDecoder('latin1').decode(part)
  return /%PDF-\d\.\d/.test(text(bytes.subarray(0, 1024))) && text(bytes.subarray(-2048)).includes('%%EOF')
}
