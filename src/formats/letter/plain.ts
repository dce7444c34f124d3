const swapped: Record<string, string> = {
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '≈': '~',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '―': '—',
  '✓': 'v',
  '✔': 'v',
  '✗': 'x',
  '\u2028': '\n',
  '\u2029': '\n',
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu
const printable = /[\n\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u

/**
 * Text in the letters that every PDF reader has (WinAnsi). What is near to one of them takes its place; a run of other script
 * becomes "[?]": it is seen that something stood there. Never throws.
 */
export function plain(text: string): string {
  const clean = text.toWellFormed().normalize('NFC').replaceAll('\t', ' ').replace(control, '').replace(invisible, '')
  return [...clean]
    .map(near)
    .join('')
    .replace(/(?:\ufffd\s*)+/g, run => `[?]${/\s$/.test(run) ? ' ' : ''}`)
}

function near(letter: string): string {
  if (printable.test(letter)) return letter
  const known = swapped[letter]
  if (known !== undefined) return known
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return bare !== '' && [...bare].every(one => printable.test(one)) ? bare : '\ufffd'
}
