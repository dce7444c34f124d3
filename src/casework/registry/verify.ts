import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { findContactByLink, verifyContact } from '../../store/registry-changes.ts'

/** A link to prove an address is good for so long. */
export const proofDays = 30

/** Whose address the link proves; the same answer for a wrong, an outdated and a run-out one. */
export async function provingLink(ports: Ports, team: string, token: string) {
  const found = await findContactByLink(ports.database.query, ports.sha256(token))
  const runOut = found?.since && ports.now().getTime() - Date.parse(found.since) > proofDays * 86_400_000
  if (!found || found.team !== team || runOut || found.contact.suspended)
    throw new Refusal(
      'not_found',
      'Tautan ini tidak dikenal atau sudah tidak berlaku. Minta instansi Anda menyimpan alamat ini sekali lagi.',
    )
  return { contact: found.contact, done: found.since === null }
}

/** From now on advisories may go there. A second time changes nothing. */
export async function proveAddress(ports: Ports, team: string, token: string): Promise<void> {
  const { contact, done } = await provingLink(ports, team, token)
  if (!done) await ports.database.commit([verifyContact(ports.database.query, contact.id, ports.sha256(token))])
}
