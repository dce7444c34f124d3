/** A value, or in plain words that it is not known: a letter invents nothing and hides no gap. */
export function known(value: string | null | undefined, what: string): string {
  return value?.trim() || gap(what)
}

export function knownAll(values: readonly string[], what: string): string[] {
  return values.length > 0 ? [...values] : [gap(what)]
}

/** The gaps that stand in a letter as it is printed, each once, in the words between its brackets. */
export function gapsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\[belum diisi: ([^\]]+)\]/g)].flatMap(found => found[1] ?? []))]
}

function gap(what: string): string {
  return `[belum diisi: ${what}]`
}
