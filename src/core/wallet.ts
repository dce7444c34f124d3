import { sha256 } from './sha256.ts'

/** Wallets end in a checksum over themselves: a slip of the finger, or a long word of the same letters, is none. */

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const base32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** A Bitcoin (1…, 3…) or Tron (T…) address: 21 bytes and the first four of their double SHA-256. Source: Bitcoin's Base58Check. */
export function isBase58Check(address: string): boolean {
  const bytes = base58Bytes(address)
  if (bytes?.length !== 25) return false
  const sum = sha256(sha256(bytes.subarray(0, 21)))
  return bytes.subarray(21).every((byte, at) => byte === sum[at])
}

/** A Bitcoin address bc1…, lower case. Source: BIP 173 (version 0: sum 1) and BIP 350 (later versions: sum 0x2bc830a3). */
export function isBech32(address: string): boolean {
  const [, typed = ''] = /^bc1([02-9ac-hj-np-z]{11,71})$/.exec(address) ?? []
  const values = [...typed].map(letter => base32.indexOf(letter))
  // The prefix "bc" written out: its high bits, a zero, its low bits.
  const sum = [3, 3, 0, 2, 3, ...values].reduce(polymod, 1)
  return typed !== '' && sum === (values[0] === 0 ? 1 : 0x2bc830a3)
}

function base58Bytes(address: string): Uint8Array | null {
  let number = 0n
  for (const letter of address) {
    const digit = base58.indexOf(letter)
    if (digit < 0) return null
    number = number * 58n + BigInt(digit)
  }
  const zeros = /^1*/.exec(address)?.[0].length ?? 0
  const bytes: number[] = []
  for (let rest = number; rest > 0n; rest /= 256n) bytes.unshift(Number(rest % 256n))
  return new Uint8Array([...new Array<number>(zeros).fill(0), ...bytes])
}

const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

function polymod(sum: number, value: number): number {
  const top = sum >>> 25
  return generator.reduce((next, part, bit) => ((top >>> bit) & 1 ? next ^ part : next), (((sum & 0x1ffffff) << 5) ^ value) >>> 0) >>> 0
}
