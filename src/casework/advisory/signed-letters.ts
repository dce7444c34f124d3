import type { Attachment } from '../../core/advisory/advisory.ts'
import type { Ports } from '../../ports.ts'
import { findAttachment } from '../../store/evidence.ts'
import { listLetters } from '../../store/letters.ts'

export interface SignedLetter {
  id: string
  subject: string
  file: Attachment
}

/** Signed copies of an incident's letters, as a notice of it may carry them. */
export async function signedLetters(ports: Ports, incident: string): Promise<SignedLetter[]> {
  const { query } = ports.database
  const signed = (await listLetters(query, incident)).filter(({ signed_sha256 }) => signed_sha256 !== null)
  const found = await Promise.all(
    signed.map(async ({ id, letter, attachment_id }) => ({
      id,
      letter,
      row: attachment_id ? await findAttachment(query, incident, attachment_id) : null,
    })),
  )
  return found.flatMap(({ id, letter, row }) => {
    if (!row) return []
    const { sha256, name, type, size } = row
    return [{ id, subject: letter.subject, file: { sha256, name, type, size } }]
  })
}
