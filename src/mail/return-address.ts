import type { Ports } from '../ports.ts'

/**
 * Where a server sends a message back to: one address for each message (VERP), so that even a notice that names nothing is
 * matched. `bounceAddress` holds `{}` where the mark goes, e.g. `pantul+{}@csirt.example`; without it, plainly the sender.
 */
export function returnAddress(ports: Ports, mailId: string, sender: string): string {
  const pattern = ports.settings.bounceAddress
  return pattern ? pattern.replace('{}', `${mailId}.${markOf(ports, mailId)}`) : sender
}

/** Which of our messages these addresses are the way back of; the mark proves that we made them. */
export function mailReturnedTo(ports: Ports, addresses: string): string | null {
  for (const [, id, mark] of addresses.matchAll(/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([0-9a-f]{12})\b/gi))
    if (id && mark?.toLowerCase() === markOf(ports, id.toLowerCase())) return id.toLowerCase()
  return null
}

/** Hex only: a local part may be given back in another case. */
function markOf(ports: Ports, mailId: string): string {
  return ports.sha256(ports.mac(`return:${mailId}`)).slice(0, 12)
}
