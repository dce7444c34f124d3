import { Secret, TOTP } from 'otpauth'
import type { Ports } from '../../ports.ts'

const period = 30

/** 160 bits, base32 as authenticator apps read it. */
export function newTotpSecret(ports: Ports): string {
  return Secret.fromHex(ports.sha256(ports.randomToken(32)).slice(0, 40)).base32
}

/** What the QR code says. Source: Key Uri Format of Google Authenticator. */
export function totpUri(secret: string, account: { issuer: string; label: string }): string {
  return new TOTP({ ...account, secret: Secret.fromBase32(secret), period }).toString()
}

/** The step this code belongs to, this one or a neighbour; null for a wrong code. Source: RFC 6238. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = new TOTP({ secret: Secret.fromBase32(secret), period }).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

/** The code of this moment: what an authenticator app would show. */
export function codeAt(secret: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret), period }).generate({ timestamp: now.getTime() })
}
