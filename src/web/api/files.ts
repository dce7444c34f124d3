import type { StoredFile } from '../../casework/open-incident.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ports } from '../../ports.ts'
import { plainName } from '../uploads.ts'

export interface SentFile {
  name: string
  type: string
  base64: string
}

const megabytes = 10

/** Puts files that came inside JSON away. All are read, and judged, before one is kept. */
export async function keepSent(
  ports: Ports,
  sent: readonly SentFile[],
  judge: (name: string, bytes: Uint8Array) => void | Promise<void> = () => undefined,
): Promise<StoredFile[]> {
  const read = sent.map((file, at) => ({ file, bytes: decoded(file, at) }))
  for (const { file, bytes } of read) await judge(plainName(file.name), bytes)
  return Promise.all(
    read.map(async ({ file, bytes }) => ({
      sha256: await ports.files.put(bytes),
      name: plainName(file.name),
      type: file.type.replace(/[^\x20-\x7e]/g, '').slice(0, 100) || 'application/octet-stream',
      size: bytes.length,
    })),
  )
}

function decoded({ name, base64 }: SentFile, at: number): Uint8Array {
  if (base64.length > (megabytes * 1024 * 1024 * 4) / 3 + 4)
    throw new Refusal('too_large', `${plainName(name)} lebih dari ${megabytes} MB.`, {
      errors: [{ field: `attachments.${at}`, message: `Paling besar ${megabytes} MB.` }],
    })
  try {
    const text = atob(base64)
    const bytes = new Uint8Array(text.length)
    for (let place = 0; place < text.length; place++) bytes[place] = text.charCodeAt(place)
    return bytes
  } catch {
    const message = 'Isi berkas bukan base64.'
    throw new Refusal('invalid', message, { errors: [{ field: `attachments.${at}.base64`, message }] })
  }
}
