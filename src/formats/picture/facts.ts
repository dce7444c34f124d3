import ExifReader from 'exifreader'

export interface PictureFact {
  name: string
  value: string
}

const most = 80

/** What a picture carries about itself (EXIF, IPTC, XMP, PNG text) as plain lines, e.g. time, camera, place; none for whatever carries nothing. */
export function pictureFacts(bytes: Uint8Array): PictureFact[] {
  try {
    const tags = ExifReader.load(bytes.slice().buffer as ArrayBuffer, { async: false })
    return Object.entries(tags)
      .filter(([name]) => !/thumbnail|makernote|undefined-|base64|Images/i.test(name))
      .map(([name, tag]) => ({ name, value: oneLine((tag as { description?: unknown }).description) }))
      .filter(({ value }) => value !== '' && value !== '[object Object]')
      .slice(0, most)
  } catch {
    return []
  }
}

/** How the camera was held; 1 = upright, or not said. */
export function orientationOf(bytes: Uint8Array): number {
  try {
    const { Orientation } = ExifReader.load(bytes.slice().buffer as ArrayBuffer, { async: false })
    return typeof Orientation?.value === 'number' ? Orientation.value : 1
  } catch {
    return 1
  }
}

function oneLine(text: unknown): string {
  return String(text ?? '')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 300)
}
