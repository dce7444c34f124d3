/** A web address as RFC 3986 wants it, or null where it is none: what a browser forgives (spaces, `|`, letters beyond ASCII) is encoded. */
export function httpUri(text: string): string | null {
  const read = URL.parse(text.trim())
  if (!read || !/^https?:$/.test(read.protocol) || read.hostname.startsWith('[') || read.username || read.password) return null
  const [before = '', ...after] = read.href.split('#')
  const fragment = after.length > 0 ? `#${after.join('%23')}` : ''
  return `${before}${fragment}`
    .toWellFormed()
    .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/g, letter => encodeURIComponent(letter))
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
}
