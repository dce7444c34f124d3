/** What a ZIP file says that is in it, by its central directory alone; nothing is unpacked. */
export interface ZipContents {
  names: string[]
  /** Some of it opens with a password only. */
  encrypted: boolean
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const mostEntries = 20_000

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05 || bytes[2] === 0x07)
}

/** APPNOTE 4.3.12 and 4.3.16. null: it cannot be read, which includes ZIP64 and archives in several parts. Never throws. */
export function zipContents(bytes: Uint8Array): ZipContents | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  const names: string[] = []
  let encrypted = false
  let at = view.getUint32(end + 16, true)
  if (count > mostEntries || at > end) return null
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) return null
    const length = view.getUint16(at + 28, true)
    if (at + 46 + length > end) return null
    encrypted ||= (view.getUint16(at + 8, true) & 1) === 1
    names.push(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return { names, encrypted }
}

/** The last end record; behind it stands at most a comment of 65,535 bytes. */
function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === endMark) return at
  return null
}
