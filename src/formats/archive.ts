import { configure, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'

/**
 * No threads; and no queue among archives: by itself the library packs only as many files at once as there are processors, so that two
 * downloads that somebody has stopped reading would hold up everybody else's.
 */
configure({ useWebWorkers: false, maxWorkers: 100_000 })

export { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js'

/** What a ZIP file says that is in it, by its central directory alone; nothing is unpacked. */
export interface ZipContents {
  names: string[]
  /** Some of it opens with a password only. */
  encrypted: boolean
}

const mostEntries = 20_000

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05 || bytes[2] === 0x07)
}

/** null: it cannot be read, or holds more than anybody would look through. Never throws. */
export async function zipContents(bytes: Uint8Array): Promise<ZipContents | null> {
  try {
    const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
    if (entries.length > mostEntries) return null
    return { names: entries.map(({ filename }) => filename), encrypted: entries.some(entry => entry.encrypted) }
  } catch {
    return null
  }
}
