import { encode as encodePng } from 'fast-png'
import { encode } from 'jpeg-js'

/** A JPEG as a phone makes it: upper half red, lower half blue, held on its side, and with the maker's name in it. */
export function phonePhoto(width = 60, height = 40): Uint8Array {
  const data = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at++) data.set(at < (width * height) / 2 ? [220, 0, 0, 255] : [0, 0, 220, 255], at * 4)
  const plain = new Uint8Array(encode({ width, height, data }, 90).data)
  const exif = exifSegment()
  return new Uint8Array([...plain.subarray(0, 2), ...exif, ...plain.subarray(2)])
}

/** APP1 with a big-endian TIFF of two tags: Make = "Kamera Uji", Orientation = 6. */
function exifSegment(): number[] {
  const make = [...new TextEncoder().encode('Kamera Uji\0')]
  const word = (value: number) => [value >> 8, value & 255]
  const long = (value: number) => [0, 0, ...word(value)]
  const tiff = [
    ...[0x4d, 0x4d, 0, 42, ...long(8), ...word(2)],
    ...[...word(0x010f), ...word(2), ...long(make.length), ...long(38)],
    ...[...word(0x0112), ...word(3), ...long(1), ...word(6), 0, 0],
    ...long(0),
    ...make,
  ]
  const body = [...new TextEncoder().encode('Exif\0\0'), ...tiff]
  return [0xff, 0xe1, ...word(body.length + 2), ...body]
}

/** A PNG whose left half is see-through. */
export function screenshot(width = 30, height = 20): Uint8Array {
  const data = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at++) data.set(at % width < width / 2 ? [0, 0, 0, 0] : [0, 160, 0, 255], at * 4)
  return encodePng({ width, height, data, channels: 4, depth: 8 })
}

/** The head of a PNG that claims to be 60,000 × 60,000 points. */
export function pictureBomb(): Uint8Array {
  const bomb = screenshot()
  const head = new DataView(bomb.buffer, bomb.byteOffset)
  head.setUint32(16, 60_000)
  head.setUint32(20, 60_000)
  return bomb
}
