/** A name's UUID, version 5 (RFC 9562): the same name in the same namespace is the same UUID for ever. */
export function uuid5(namespace: string, name: string): string {
  const space = namespace.replaceAll('-', '').match(/../g) ?? []
  const bytes = [...space.map(pair => Number.parseInt(pair, 16)), ...new TextEncoder().encode(name)]
  const digest = sha1(bytes).slice(0, 16)
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.map(byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** FIPS 180-4. Only for UUIDs, which ask for it; nothing is protected by it. The platform's own is asynchronous, and formats are not. */
export function sha1(bytes: readonly number[]): number[] {
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  const words = padded(bytes)
  for (let at = 0; at < words.length; at += 16) state = absorb(state, words.slice(at, at + 16))
  return state.flatMap(word => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255])
}

function padded(bytes: readonly number[]): number[] {
  const length = Math.ceil((bytes.length + 9) / 64) * 16
  const words = Array.from({ length }, () => 0)
  for (const [n, byte] of [...bytes, 0x80].entries()) words[n >> 2] = (words[n >> 2] ?? 0) | (byte << (24 - 8 * (n & 3)))
  words[length - 2] = Math.floor(bytes.length / 2 ** 29)
  words[length - 1] = (bytes.length << 3) | 0
  return words
}

function absorb(state: readonly number[], block: readonly number[]): number[] {
  const w = [...block]
  for (let t = 16; t < 80; t++) w.push(turn((w[t - 3] ?? 0) ^ (w[t - 8] ?? 0) ^ (w[t - 14] ?? 0) ^ (w[t - 16] ?? 0), 1))
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
  for (const [t, word] of w.entries()) {
    const { f, k } = mix(t, [b, c, d])
    const next = (turn(a, 5) + f + e + k + word) | 0
    ;[e, d, c, b, a] = [d, c, turn(b, 30), a, next]
  }
  return [a, b, c, d, e].map((word, n) => (word + (state[n] ?? 0)) | 0)
}

function mix(t: number, [b, c, d]: readonly [number, number, number]): { f: number; k: number } {
  if (t < 20) return { f: (b & c) | (~b & d), k: 0x5a827999 }
  if (t < 40) return { f: b ^ c ^ d, k: 0x6ed9eba1 }
  if (t < 60) return { f: (b & c) | (b & d) | (c & d), k: 0x8f1bbcdc }
  return { f: b ^ c ^ d, k: 0xca62c1d6 }
}

function turn(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}
