/** SHA-256 of few bytes, for checksums inside what people paste: core has no other. Source: FIPS 180-4. Not for secrets. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = [...start]
  const padded = pad(bytes)
  for (let at = 0; at < padded.length; at += 64) block(state, new DataView(padded.buffer, at, 64))
  const answer = new DataView(new ArrayBuffer(32))
  for (const [at, word] of state.entries()) answer.setUint32(at * 4, word)
  return new Uint8Array(answer.buffer)
}

function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  new DataView(padded.buffer).setUint32(padded.length - 4, bytes.length * 8)
  return padded
}

function block(state: number[], part: DataView): void {
  const words = Array.from({ length: 64 }, (_, at) => (at < 16 ? part.getUint32(at * 4) : 0))
  const word = (at: number) => words[at] ?? 0
  for (let at = 16; at < 64; at++) {
    const [a, b] = [word(at - 15), word(at - 2)]
    const low = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
    const high = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
    words[at] = (word(at - 16) + low + word(at - 7) + high) >>> 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let at = 0; at < 64; at++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (round[at] ?? 0) + word(at)) >>> 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) >>> 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0]
  }
  for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] ?? 0) + value) >>> 0
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  n => n > 1 && !Array.from({ length: n }, (_, m) => m).some(m => m > 1 && n % m === 0),
)
/** The first 32 bits of what stands after the point. */
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 0x1_0000_0000)
const start = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)))
const round = primes.map(prime => fraction(Math.cbrt(prime)))
