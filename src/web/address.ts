/** The client's address as the runtime knows it. IPv6 is cut to its /64: one household, one bucket. */
export function addressOf(c: { env?: { address?: string } }): string {
  const address = c.env?.address ?? ''
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}
