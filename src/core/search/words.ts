/** The words of a text as a search compares them: lower case, without accents. The same letters and digits as SQLite's unicode61. */
export function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
}

/** Lower case, no accents, and nothing that cannot be seen. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .toLowerCase()
}
