const ascii = (bytes: Uint8Array, from: number, to: number) => new TextDecoder('latin1').decode(bytes.subarray(from, to))

/** What people know these families of ISO/IEC 14496-12 by. */
const brands: Record<string, string> = { avif: 'AVIF', avis: 'AVIF', heic: 'HEIC', heix: 'HEIC', hevc: 'HEIC', mif1: 'HEIC', msf1: 'HEIC' }

/** By its first bytes, the name of a picture that `redrawn` does not take: it has no decoder for it. null = no picture that we know. */
export function otherPicture(bytes: Uint8Array): string | null {
  const head = ascii(bytes, 0, 12)
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'GIF'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'WebP'
  if (head.slice(4, 8) === 'ftyp') return brands[head.slice(8)] ?? null
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'TIFF'
  return head.startsWith('BM') && bytes.length > 26 && bytes[14] === 40 ? 'BMP' : null
}
