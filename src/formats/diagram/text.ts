/** Text as it may stand in XML. Characters that XML 1.0 forbids are left out. */
export function xml(text: string): string {
  const plain = [...text].filter(letter => isAllowed(letter.codePointAt(0) ?? 0)).join('')
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** In at most four lines of about `width` letters; what is longer ends in “…”. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).map(one => shortened(one, width))) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length > 4 ? [...lines.slice(0, 3), shortened(`${lines[3]}${'…'.repeat(width)}`, width)] : lines
}

function shortened(word: string, width: number): string {
  const letters = [...word]
  return letters.length > width
    ? `${letters
        .slice(0, width - 1)
        .join('')
        .replace(/…+$/, '')}…`
    : word
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}
