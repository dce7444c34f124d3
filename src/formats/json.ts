import { placeOfFault } from './json-place.ts'

/** Strangers' files: so large, so deep, so many parts, and no more. */
export const limits = { characters: 512 * 1024, depth: 24, parts: 20_000 }

export type Bounds = typeof limits

type Read = { value: unknown } | { reason: string }

const magic = ['__proto__', 'constructor', 'prototype']

/**
 * Reads JSON that somebody else made. What JSON.parse would swallow is refused: a key twice in one object (the first would be lost without a
 * word), and names that objects have of their own. Never throws.
 */
export function readJson(text: string, bounds: Bounds = limits): Read {
  if (text.length > bounds.characters) return { reason: `Berkas terlalu besar: paling banyak ${bounds.characters / 1024} KB.` }
  const seen = survey(text)
  if (seen.depth > bounds.depth) return { reason: `Berkas bersarang terlalu dalam: paling banyak ${bounds.depth} tingkat.` }
  if (seen.parts > bounds.parts) return { reason: `Isi berkas terlalu banyak: paling banyak ${bounds.parts} bagian.` }
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    const [twice] = seen.twice
    if (twice !== undefined) return { reason: `Kunci “${twice}” ditulis dua kali dalam bagian yang sama.` }
    const name = magic.find(one => seen.names.has(one))
    return name ? { reason: `Kunci “${name}” tidak boleh dipakai.` } : { value }
  } catch {
    const { line, column } = placeOfFault(text)
    return { reason: `Ini bukan JSON yang utuh (baris ${line}, kolom ${column}): periksa kurung, tanda kutip, dan koma.` }
  }
}

interface Survey {
  depth: number
  parts: number
  twice: string[]
  names: Set<string>
}

/** Deeper than anybody allows; nobody looks further. */
const deepest = 200

/** One look from left to right, without building anything. Of what is no JSON it may see nonsense; that is refused anyway. */
function survey(text: string): Survey {
  const found: Survey = { depth: 0, parts: 0, twice: [], names: new Set() }
  const open: Set<string>[] = []
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}[\],]/g)) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',') found.parts++
    else if (isKey(text, index + token.length)) nameIn(open.at(-1), token, found)
    found.depth = Math.max(found.depth, open.length)
    if (found.depth > deepest) return found
  }
  return found
}

function isKey(text: string, after: number): boolean {
  let at = after
  while (' \t\r\n'.includes(text[at] ?? 'x')) at++
  return text[at] === ':'
}

function nameIn(names: Set<string> | undefined, token: string, found: Survey): void {
  const name = plain(token)
  found.names.add(name)
  if (names?.has(name)) found.twice.push(name.slice(0, 80))
  names?.add(name)
}

/** `"\u0061"` and `"a"` are one key. */
function plain(token: string): string {
  try {
    return String(JSON.parse(token))
  } catch {
    return token
  }
}
