/** A value, or in plain words that it is not known: a letter invents nothing and hides no gap. */
export function known(value: string | null | undefined, what: string): string {
  return value?.trim() || gap(what)
}

export function knownAll(values: readonly string[], what: string): string[] {
  return values.length > 0 ? [...values] : [gap(what)]
}

/** The gaps of these facts, each once, in the words between its brackets. */
export function gapsIn(facts: object): string[] {
  const all = Object.values(facts).flatMap((value: unknown): string[] => (typeof value === 'string' ? [value] : textsOf(value)))
  return [...new Set(all.flatMap(text => /^\[belum diisi: ([^\]]+)\]$/.exec(text)?.[1] ?? []))]
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string')
  return typeof value === 'object' && value !== null ? gapsIn(value).map(gap) : []
}

function gap(what: string): string {
  return `[belum diisi: ${what}]`
}
