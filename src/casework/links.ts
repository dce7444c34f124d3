import type { Ports } from '../ports.ts'

/**
 * Secret links are derived from the installation's secret, one purpose each, and only their hash is stored: the mail
 * can be rendered again at any time, yet nobody who reads the database can follow a link. 32 characters = 192 bits.
 */
export function trackingToken(ports: Ports, incidentId: string): string {
  return ports.mac(`tracking:${incidentId}`).slice(0, 32)
}

export function deliveryToken(ports: Ports, deliveryId: string): string {
  return ports.mac(`delivery:${deliveryId}`).slice(0, 32)
}

/** Invitation, recovery, sign-in by mail: the row knows only the hash of this. */
export function linkToken(ports: Ports, linkId: string): string {
  return ports.mac(`link:${linkId}`).slice(0, 32)
}

/** Proves one address of one contact: with another address it is another link. */
export function contactToken(ports: Ports, contactId: string, address: string): string {
  return ports.mac(`contact:${contactId}:${address.toLowerCase()}`).slice(0, 32)
}

/** Ends general advisories to one address of one contact. It names the contact and is kept nowhere, so that it works for ever. */
export function declineToken(ports: Ports, contactId: string, address: string): string {
  return `${contactId}.${ports.mac(`decline:${contactId}:${address.toLowerCase()}`).slice(0, 32)}`
}

/** The eight characters printed beside the number: 40 bits in Crockford's alphabet, no I, L, O or U. */
export function ticketCode(ports: Ports, incidentId: string): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const hex = ports.sha256(ports.mac(`code:${incidentId}`)).slice(0, 16)
  return Array.from({ length: 8 }, (_, at) => alphabet[Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16) % 32]).join('')
}

/** What a person typed, as the code is printed: I and L read as 1, O as 0, dashes and spaces dropped. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
}

/** Absolute address of a page of a team: the default team has no prefix. */
export function pageUrl(ports: Ports, team: { slug: string; isDefault: boolean }, path: string): string {
  return `${ports.settings.baseUrl}${team.isDefault ? '' : `/@${team.slug}`}${path}`
}

/** One Message-ID per cause and recipient, for ever. */
export function messageId(ports: Ports, ...cause: string[]): string {
  return `<${ports.sha256(cause.join('|')).slice(0, 40)}@${new URL(ports.settings.baseUrl).hostname}>`
}
