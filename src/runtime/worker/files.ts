import type { R2Bucket } from '@cloudflare/workers-types'
import type { Files, Ports } from '../../ports.ts'

/** Content-addressed objects in R2, which checks the digest itself. */
export function bucketFiles(bucket: R2Bucket, sha256: Ports['sha256']): Files {
  return {
    async put(bytes) {
      const name = sha256(bytes)
      if (!(await bucket.head(name))) await bucket.put(name, bytes, { sha256: name })
      return name
    },
    async get(name) {
      const found = await bucket.get(name)
      return found ? new Uint8Array(await found.arrayBuffer()) : null
    },
  }
}
