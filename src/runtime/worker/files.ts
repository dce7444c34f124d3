import type { R2Bucket } from '@cloudflare/workers-types'
import type { Files, Ports } from '../../ports.ts'

const halfDay = 43_200_000

/**
 * Content-addressed objects in R2, which checks the digest itself. R2 deletes without conditions but writes with them: what is removed is
 * overwritten by nothing, so that somebody who puts the same bytes at that moment wins. No `etagMatches` beside `uploadedBefore`: as in HTTP,
 * it would override it.
 */
export function bucketFiles(bucket: R2Bucket, sha256: Ports['sha256']): Files {
  const ofNothing = sha256(new Uint8Array())
  const isRemoved = ({ key, size }: { key: string; size: number }) => size === 0 && key !== ofNothing
  return {
    async put(bytes) {
      const name = sha256(bytes)
      const known = await bucket.head(name)
      const young = known && !isRemoved(known) && Date.now() - known.uploaded.getTime() < halfDay
      if (!young) await bucket.put(name, bytes, { sha256: name })
      return name
    },
    async get(name) {
      const found = await bucket.get(name)
      return found && !isRemoved(found) ? new Uint8Array(await found.arrayBuffer()) : null
    },
    async list(from) {
      const found = await bucket.list({ limit: 100, ...(from && { cursor: from }) })
      const files = found.objects.filter(object => !isRemoved(object)).map(({ key, uploaded }) => ({ sha256: key, at: uploaded }))
      return { files, next: found.truncated ? found.cursor : null }
    },
    async remove(name, before) {
      const known = await bucket.head(name)
      if (!known || isRemoved(known) || known.uploaded >= before) return false
      return (await bucket.put(name, new Uint8Array(), { onlyIf: { uploadedBefore: before } })) !== null
    },
  }
}
