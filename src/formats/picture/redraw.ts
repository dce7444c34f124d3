import { convertIndexedToRgb, decode as decodePng, encode as encodePng } from 'fast-png'
import { decode as decodeJpeg, encode as encodeJpeg } from 'jpeg-js'

/** Longest side of a preview, in pixels. */
const side = 1400
/** Longest side of what stands at the head of a page: three times as many points as it is shown with. */
const badgeSide = 96
/** Larger pictures are not unpacked: 40 million points are 160 MB. */
const mostPoints = 40e6

interface Points {
  width: number
  height: number
  /** Four bytes a point. */
  rgba: Uint8Array
}

/**
 * A picture drawn anew: PNG or JPEG in, a JPEG of at most 1,400 pixels a side out, without anything that rode along. null for whatever is
 * no such picture, broken, or too large. Takes about a second for a photo of 12 million points: not for a thread that serves pages.
 */
export function redrawn(bytes: Uint8Array, orientation = 1): Uint8Array | null {
  try {
    const points = unpacked(bytes)
    if (!points) return null
    const { data, ...size } = turned(smaller(points, side), orientation)
    return new Uint8Array(encodeJpeg({ ...size, data }, 80).data)
  } catch {
    return null
  }
}

/** The same as a PNG of at most 96 pixels a side, for the head of a page. Beyond 40 KB, which only noise reaches, it is none. */
export function badge(bytes: Uint8Array): Uint8Array | null {
  try {
    const points = unpacked(bytes)
    if (!points) return null
    const { width, height, rgba } = smaller(points, badgeSide)
    const drawn = encodePng({ width, height, data: rgba, channels: 4, depth: 8 })
    return drawn.length > 40_000 ? null : drawn
  } catch {
    return null
  }
}

function unpacked(bytes: Uint8Array): Points | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const limits = { maxResolutionInMP: mostPoints / 1e6, maxMemoryUsageInMB: 400 }
    const { width, height, data } = decodeJpeg(bytes, { useTArray: true, formatAsRGBA: true, tolerantDecoding: true, ...limits })
    return { width, height, rgba: data }
  }
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return unpackedPng(bytes)
  return null
}

function unpackedPng(bytes: Uint8Array): Points | null {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const [width, height] = [head.getUint32(16), head.getUint32(20)]
  if (width * height > mostPoints || width === 0 || height === 0) return null
  const png = decodePng(bytes)
  const plain = png.palette ? convertIndexedToRgb(png) : png.data
  const channels = png.palette ? (png.palette[0]?.length ?? 3) : png.channels
  const shift = png.depth === 16 ? 8 : 0
  const grey = channels < 3
  const rgba = new Uint8Array(width * height * 4)
  for (let at = 0; at < width * height; at++) {
    const from = at * channels
    for (let colour = 0; colour < 3; colour++) rgba[at * 4 + colour] = (plain[from + (grey ? 0 : colour)] ?? 0) >> shift
    const alpha = channels === 2 || channels === 4 ? (plain[from + channels - 1] ?? 0) >> shift : 255
    onWhite(rgba, at * 4, alpha)
  }
  return { width, height, rgba }
}

/** JPEG knows no transparency. */
function onWhite(rgba: Uint8Array, at: number, alpha: number): void {
  for (let colour = 0; colour < 3; colour++) rgba[at + colour] = Math.round(((rgba[at + colour] ?? 0) * alpha + 255 * (255 - alpha)) / 255)
  rgba[at + 3] = 255
}

/** Each new point is the mean of those it stands for. */
function smaller({ width, height, rgba }: Points, most: number): Points {
  const scale = Math.max(width, height) / most
  if (scale <= 1) return { width, height, rgba }
  const to = { width: Math.max(1, Math.round(width / scale)), height: Math.max(1, Math.round(height / scale)) }
  const drawn = new Uint8Array(to.width * to.height * 4)
  for (let y = 0; y < to.height; y++)
    for (let x = 0; x < to.width; x++) {
      const from = {
        left: Math.floor(x * scale),
        right: Math.ceil((x + 1) * scale),
        top: Math.floor(y * scale),
        bottom: Math.ceil((y + 1) * scale),
      }
      drawn.set(mean({ width, height, rgba }, from), (y * to.width + x) * 4)
    }
  return { ...to, rgba: drawn }
}

function mean(
  { width, height, rgba }: Points,
  { left, right, top, bottom }: Record<'left' | 'right' | 'top' | 'bottom', number>,
): number[] {
  const sum = [0, 0, 0]
  let points = 0
  for (let y = top; y < Math.min(bottom, height); y++)
    for (let x = left; x < Math.min(right, width); x++) {
      const at = (y * width + x) * 4
      for (let colour = 0; colour < 3; colour++) sum[colour] = (sum[colour] ?? 0) + (rgba[at + colour] ?? 0)
      points += 1
    }
  return [...sum.map(one => Math.round(one / Math.max(1, points))), 255]
}

/** As the camera was held (EXIF 2.32, tag 0x0112): 3 upside down, 6 and 8 on a side. */
function turned({ width, height, rgba }: Points, orientation: number): { width: number; height: number; data: Uint8Array } {
  if (![3, 6, 8].includes(orientation)) return { width, height, data: rgba }
  const onSide = orientation !== 3
  const to = onSide ? { width: height, height: width } : { width, height }
  const data = new Uint8Array(rgba.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const place = { 3: [width - 1 - x, height - 1 - y], 6: [height - 1 - y, x], 8: [y, width - 1 - x] }[orientation as 3 | 6 | 8]
      const [toX = 0, toY = 0] = place
      data.set(rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), (toY * to.width + toX) * 4)
    }
  return { ...to, data }
}
