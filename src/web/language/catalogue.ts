/**
 * Words of one room of the program, Indonesian to English. `texts`: whole texts, and an element's children with `{}` for each child
 * that is no word of ours, in the same order (`{2}` in the English names another order). `sentences`: texts put together by
 * the program, `{}` = any run, `{#}` = a number. `[s]` and `[is|are]` in the English go by the first value.
 */
export interface Catalogue {
  texts: Readonly<Record<string, string>>
  sentences?: Readonly<Record<string, string>>
}

export interface Pattern {
  /** The longest words in it: without them it cannot fit. */
  anchor: string
  find: RegExp
  isNumber: boolean[]
  to: string
}

export interface Composed {
  parts: string[]
  to: string
}

export interface Book {
  texts: ReadonlyMap<string, string>
  composed: ReadonlyMap<string, readonly Composed[]>
  patterns: readonly Pattern[]
}

/** Made once, at the first page in English. */
export function bind(catalogues: readonly Catalogue[]): Book {
  const texts = new Map<string, string>()
  const composed = new Map<string, Composed[]>()
  for (const [key, to] of catalogues.flatMap(one => Object.entries(one.texts))) {
    if (!key.includes('{}')) texts.set(key.trim(), to.trim())
    else {
      const parts = key.split('{}')
      const first = parts.find(Boolean) ?? ''
      composed.set(first, [...(composed.get(first) ?? []), { parts, to }])
    }
  }
  const patterns = catalogues.flatMap(one => Object.entries(one.sentences ?? {})).map(([key, to]) => pattern(key, to))
  return { texts, composed, patterns: patterns.sort((a, b) => b.find.source.length - a.find.source.length) }
}

function pattern(key: string, to: string): Pattern {
  const words = key.split(/\{#?\}/)
  const places = [...key.matchAll(/\{(#?)\}/g)].map(([, sign]) => sign === '#')
  const escaped = words.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  const source = escaped.map((word, at) => `${at > 0 ? (places[at - 1] ? String.raw`(\d[\d.,]*)` : '([^]*?)') : ''}${word}`).join('')
  const anchor = words.reduce((a, b) => (b.length > a.length ? b : a), '')
  return { anchor, find: new RegExp(`^${source}$`), isNumber: places, to }
}

/** Puts the values into the English: in their order, or as `{2}` names them. */
export function filled(to: string, values: readonly string[]): string {
  let next = 0
  return counted(to, values).replace(/\{(\d*)#?\}/g, (_, number: string) => values[number ? Number(number) - 1 : next++] ?? '')
}

/** `[s]` and `[is|are]` after the number they go with, the first value. */
export function counted(to: string, values: readonly unknown[]): string {
  if (!to.includes('[')) return to
  const isOne = String(values[0]) === '1'
  return to.replace(/\[(?:([a-z]+)\|)?([a-z]+)\]/g, (_, one: string | undefined, more: string) => (isOne ? (one ?? '') : more))
}
