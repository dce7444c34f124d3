/** security.txt (RFC 9116). `expires` must lie ahead, by less than a year. */
export function securityTxt(facts: {
  contacts: readonly string[]
  canonical: string
  expires: Date
  providers: readonly string[]
}): string {
  const lines = [
    ...facts.contacts.map(contact => `Contact: ${contact}`),
    `Expires: ${facts.expires.toISOString()}`,
    'Preferred-Languages: id, en',
    `Canonical: ${facts.canonical}`,
    ...facts.providers.map(provider => `CSAF: ${provider}`),
  ]
  return lines.map(line => `${line.replace(/[\p{Cc}]/gu, ' ')}\n`).join('')
}
