/** Line and column at which a text stops being JSON; engines do not always say. Only for what JSON.parse refused. */
export function placeOfFault(text: string): { line: number; column: number } {
  const before = text.slice(0, faultAt(text)).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

type Wanted = 'value' | 'first value' | 'key' | 'first key' | 'colon' | 'comma'

const token =
  /[ \t\r\n]+|[{}[\]:,]|"(?:[^"\\\p{Cc}]|\u007f|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)\b/uy

/** Walks over the text token by token; the first that has no business there is the fault. */
function faultAt(text: string): number {
  const open: string[] = []
  let wanted: Wanted | null = 'value'
  token.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  for (;;) {
    const at = token.lastIndex
    const found = token.exec(text)?.[0]
    if (found === undefined) return at
    if (/^\s/.test(found)) continue
    wanted = after(found, wanted, open)
    if (wanted === null) return at
  }
}

/** What may come after this token; null = it may not stand here. */
function after(found: string, wanted: Wanted, open: string[]): Wanted | null {
  if (found === '}' || found === ']') return closes(found, wanted, open) ? 'comma' : null
  if (found === ',') return wanted === 'comma' && open.length > 0 ? (open.at(-1) === '{' ? 'key' : 'value') : null
  if (found === ':') return wanted === 'colon' ? 'value' : null
  if (wanted === 'key' || wanted === 'first key') return found.startsWith('"') ? 'colon' : null
  if (wanted !== 'value' && wanted !== 'first value') return null
  if (found !== '{' && found !== '[') return 'comma'
  open.push(found)
  return found === '{' ? 'first key' : 'first value'
}

function closes(found: string, wanted: Wanted, open: string[]): boolean {
  const isObject = found === '}'
  if (wanted !== 'comma' && wanted !== (isObject ? 'first key' : 'first value')) return false
  return open.pop() === (isObject ? '{' : '[')
}
