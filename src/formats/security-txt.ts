/** security.txt (RFC 9116). `expires` must lie ahead, by less than a year. */
export function securityTxt(facts: {
  contacts: readonly string[]
  canonical: string
  expires: Date
  providers: readonly string[]
  /** How reports are treated, and the key to write secretly with; left out where there is none. */
  policy?: string | undefined
  encryption?: string | undefined
}): string {
  const lines = [
    ...facts.contacts.map(contact => `Contact: ${contact}`),
    `Expires: ${facts.expires.toISOString()}`,
    'Preferred-Languages: id, en',
    `Canonical: ${facts.canonical}`,
    ...(facts.policy ? [`Policy: ${facts.policy}`] : []),
    ...(facts.encryption ? [`Encryption: ${facts.encryption}`] : []),
    ...facts.providers.map(provider => `CSAF: ${provider}`),
  ]
  return lines.map(line => `${line.replace(/[\p{Cc}]/gu, ' ')}\n`).join('')
}
