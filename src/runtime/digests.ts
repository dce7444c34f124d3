import { createHash, createHmac } from 'node:crypto'
import type { Ports } from '../ports.ts'

export function digests(secret: Uint8Array): Pick<Ports, 'sha256' | 'mac'> {
  return {
    sha256: input => createHash('sha256').update(input).digest('hex'),
    mac: text => createHmac('sha256', secret).update(text).digest('base64url'),
  }
}
