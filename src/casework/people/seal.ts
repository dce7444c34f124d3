import type { Ports } from '../../ports.ts'

/**
 * Text that only this installation can read: AES-256-GCM under a key derived from its secret, one key per purpose, bound
 * to `owner` so that a row copied to another person is unreadable. base64url of nonce and ciphertext.
 */
export async function seal(ports: Ports, about: { purpose: string; owner: string }, text: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const key = await keyFor(ports, about.purpose)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bytesOf(about.owner) }, key, bytesOf(text))
  return base64url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]))
}

/** null for whatever was not sealed here, for this purpose and this owner. */
export async function unseal(ports: Ports, about: { purpose: string; owner: string }, sealed: string): Promise<string | null> {
  try {
    const bytes = Uint8Array.from(atob(sealed.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))
    const key = await keyFor(ports, about.purpose)
    const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, 12), additionalData: bytesOf(about.owner) }
    return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes.slice(12)))
  } catch {
    return null
  }
}

async function keyFor({ secret }: Ports, purpose: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf(`tanggap ${purpose}`) }
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
