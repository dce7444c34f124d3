/** UUID version 7: 48 bits of milliseconds, then chance, so that ids sort by their birth. Source: RFC 9562 §5.7. */
export function newId(): string {
  const chance = crypto.randomUUID()
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(15)}`
}

export function randomToken(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
