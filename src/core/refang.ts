/** Addresses that nobody shall click, written so (`hxxps://contoh[.]id`), and read back from every way people write them. */

/** Takes the life out of links and nothing else: `http://` becomes `hxxp://`, whatever stands around it. */
export function unlinked(text: string): string {
  return text.replace(/\bh(tt)(ps?:\/\/)/gi, 'hxx$2').replace(/\bft(ps?:\/\/)/gi, 'fx$1')
}

/** Makes an indicator unclickable. Hashes, version numbers and plain words pass unchanged. */
export function defang(indicator: string): string {
  return unlinked(indicator)
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=\p{L}[\p{L}\p{N}_-])/gu, '[.]')
    .replace(/(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\d.])/g, '$1[.]$2[.]$3[.]$4')
    .replace(/@/g, '[@]')
}

/** Back to what a machine compares: `hxxp`, `[.]`, `(dot)`, `[titik]`, `[at]`, `[:]`, half brackets, marks of width zero. */
export function refang(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[。．｡]/g, '.')
    .replace(/\s*[[({]\s*(?:\.|dot|d0t|titik|punto)\s*[\])}]\s*/gi, '.')
    .replace(/\s*[[({]\s*(?:@|at|et)\s*[\])}]\s*/gi, '@')
    .replace(/[[({]\s*(:\/\/|[.:@/]|\/\/)\s*[\])}]/g, '$1')
    .replace(/(?<=[\p{L}\p{N}])(?:[[({\\]\.|\.[\])}])(?=[\p{L}\p{N}])/gu, '.')
    .replace(/[[({]?\bh(?:xx|tx|xt|\*\*|__|XX)p(s?)[\])}]?(?=:\/\/)/gi, 'http$1')
    .replace(/\bfxp(s?)(?=:\/\/)/gi, 'ftp$1')
    .replace(/\bmeow(?=:\/\/)/gi, 'http')
}
