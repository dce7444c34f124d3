import { createHash, createHmac, createSecretKey } from 'node:crypto'
import type { Ports } from '../ports.ts'

export function digests(secret: Uint8Array): Pick<Ports, 'sha256' | 'sha512' | 'mac'> {
  const key = createSecretKey(secret)
  return {
    sha256: input => createHash('sha256').update(input).digest('hex'),
    sha512: input => createHash('sha512').update(input).digest('hex'),
    mac: text => createHmac('sha256', key).update(text).digest('base64url'),
  }
}
