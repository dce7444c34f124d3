/**
 * Words of one room of the program, Indonesian to English. `texts`: whole texts, and an element's children with `{}` for each child
 * that is no word of ours, in the same order (`{2}` in the English names another order). `sentences`: texts put together by the
 * program; `{}` = somebody's words, a name or a number, which stand as they are, `{word}` = words of ours, `{#}` = a number.
 * `[s]` and `[is|are]` in the English go by the first value.
 */
export interface Catalogue {
  texts: Readonly<Record<string, string>>
  sentences?: Readonly<Record<string, string>>
}

export type Place = '' | '#' | 'word'

export interface Pattern {
  /** The longest words in it: without them it cannot fit. */
  anchor: string
  parts: readonly string[]
  places: readonly Place[]
  /** With so few words of its own it would fit what people type, too. */
  isWeak: boolean
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
  return { texts, composed, patterns: patterns.sort((a, b) => b.parts.join('').length - a.parts.join('').length) }
}

function pattern(key: string, to: string): Pattern {
  const parts = key.split(/\{(?:#|word)?\}/)
  const places = [...key.matchAll(/\{(#|word|)\}/g)].map(([, place]) => place as Place)
  const own = parts.join('')
  const letters = own.replace(/\P{L}/gu, '').length + 4 * (own.match(/[“”:·(]/g) ?? []).length
  const anchor = parts.reduce((a, b) => (b.length > a.length ? b : a), '')
  return { anchor, parts, places, isWeak: letters < 12, to }
}

/** What stands in the places of a pattern, each as short as can be. One way through the text and never back: it may be anybody's. */
export function runsIn({ parts, places }: Pattern, text: string): string[] | undefined {
  const [first = ''] = parts
  if (!text.startsWith(first)) return undefined
  const runs: string[] = []
  let from = first.length
  for (const [at, part] of parts.slice(1).entries()) {
    const isLast = at === parts.length - 2
    const to = isLast ? text.length - part.length : text.indexOf(part, from)
    if (to < from || !text.startsWith(part, to)) return undefined
    const run = text.slice(from, to)
    if (places[at] === '#' && !/^\d[\d.,]*$/.test(run)) return undefined
    runs.push(run)
    from = to + part.length
  }
  return runs
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
