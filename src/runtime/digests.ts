import { createHash, createHmac, createSecretKey } from 'node:crypto'
import type { Ports } from '../ports.ts'

export function digests(secret: Uint8Array): Pick<Ports, 'sha256' | 'mac'> {
  const key = createSecretKey(secret)
  return {
    sha256: input => createHash('sha256').update(input).digest('hex'),
    mac: text => createHmac('sha256', key).update(text).digest('base64url'),
  }
}
