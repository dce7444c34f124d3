/** Milliseconds and, below them, a count: the last id given out. */
const last = { at: 0, count: 0 }

/**
 * UUID version 7: 48 bits of milliseconds, 12 bits that count within one millisecond, then chance. Ids of one process sort by their birth, also two
 * of the same millisecond and across a clock set back. Source: RFC 9562 §5.7 and §6.2 (method 1).
 */
export function newId(): string {
  const at = Math.max(Date.now(), last.at)
  const count = at > last.at ? 0 : last.count + 1
  Object.assign(last, count > 0xfff ? { at: at + 1, count: 0 } : { at, count })
  const time = last.at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${last.count.toString(16).padStart(3, '0')}${crypto.randomUUID().slice(18)}`
}

export function randomToken(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes))
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
