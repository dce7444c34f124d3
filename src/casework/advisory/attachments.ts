import type { Advisory } from '../../core/advisory/advisory.ts'
import { archiveFault, isProgram, refusedProgram } from '../../core/advisory/attachments.ts'
import { Refusal } from '../../core/refusal.ts'
import { isZip, zipContents } from '../../formats/archive.ts'
import type { Ports } from '../../ports.ts'

/** One attachment of an advisory, by its place from 1; hashed again on the way, so that nobody gets another file than was approved. */
export async function takeAttachment(ports: Ports, { body }: Advisory, place: string): Promise<{ name: string; bytes: Uint8Array }> {
  const attachment = /^[1-9]\d?$/.test(place) ? body.attachments?.[Number(place) - 1] : undefined
  const bytes = attachment && (await ports.files.get(attachment.sha256))
  if (!attachment || !bytes) throw new Refusal('not_found', 'Lampiran itu tidak ada pada imbauan ini.')
  if (ports.sha256(bytes) !== attachment.sha256)
    throw new Refusal('unavailable', 'Berkas ini berubah sejak disimpan, jadi tidak diserahkan. Beri tahu admin.')
  return { name: attachment.name, bytes }
}

/** All of them, for a mail. */
export function takeAttachments(ports: Ports, advisory: Advisory): Promise<{ name: string; bytes: Uint8Array }[]> {
  return Promise.all((advisory.body.attachments ?? []).map((_, place) => takeAttachment(ports, advisory, String(place + 1))))
}

/** Refuses a program, also inside a ZIP, and a ZIP that cannot be looked into. */
export async function requireHarmless(name: string, bytes: Uint8Array): Promise<void> {
  const message = isProgram(name, bytes) ? refusedProgram(name) : isZip(bytes) ? archiveFault(name, await zipContents(bytes)) : null
  if (message) throw new Refusal('invalid', message, { errors: [{ field: 'files', message }] })
}
