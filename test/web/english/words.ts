import { catalogues } from '../../../src/web/english/catalogues.ts'
import { said } from '../../../src/web/language/said.ts'
import { timeInEnglish } from '../../../src/web/language/times.ts'
import type { Literal } from './literals.ts'

const texts = new Map(catalogues.flatMap(one => Object.entries(one.texts)).map(([key, to]) => [key.includes('{}') ? key : key.trim(), to]))
const sentences = new Set(catalogues.flatMap(one => Object.keys(one.sentences ?? {})).map(key => key.replace(/\{(#|word)\}/g, '{}')))
const common =
  'yang dan atau di ke dari untuk dengan pada oleh tidak belum sudah akan bila ini itu anda kami lagi saja hanya senin selasa rabu kamis jumat sabtu minggu januari februari maret mei juni juli agustus oktober desember'.split(
    ' ',
  )

const english = new Set(catalogues.flatMap(one => [...Object.values(one.texts), ...Object.values(one.sentences ?? {})]).flatMap(wordsOf))
const indonesian = new Set([...texts.keys(), ...sentences].flatMap(wordsOf).filter(word => !english.has(word)))
for (const word of common) indonesian.add(word)

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{2,}/gu) ?? []
}

/** Has a word that is one of ours in Indonesian and none in English. */
export function isIndonesian(text: string): boolean {
  return wordsOf(text).some(word => indonesian.has(word))
}

/** Names that are the same in both languages. */
function isName(text: string): boolean {
  return (
    /^[^a-z]*$/.test(text) ||
    /^(WhatsApp|Tanggap|Atom|Enter|Ctrl.*|STIX 2\.1|CSAF 2\.0|English|Bahasa Indonesia|Edge|Opera|Samsung Internet|Median:?|Status:|Logo|Diagram|Spam|Asia\/\w+)$/.test(
      text,
    )
  )
}

/** What this literal lacks in the catalogues; undefined = nothing. */
export function lacking({ kind, text }: Literal): string | undefined {
  const core = text.trim()
  if (isName(core) || texts.has(text) || texts.has(core)) return undefined
  if (kind === 'sentence')
    return isSilent(core) || isStretch(core) || sentences.has(text) || sentences.has(core) || !isIndonesian(core) ? undefined : core
  if (kind === 'jsx')
    return text.split('{}').every(part => isName(part.trim()) || texts.has(part.trim()) || isSaid(part)) ? undefined : text
  if (isSaid(core) || isSilent(core)) return undefined
  return isIndonesian(core) ? core : undefined
}

/** A text that no catalogue has, though none of its words is known to be Indonesian. */
export function unnamed({ kind, text }: Literal): string | undefined {
  const core = text.trim()
  return kind === 'text' && /^\p{Lu}\p{Ll}/u.test(core) && !isName(core) && !texts.has(core) && !isSaid(core) ? core : undefined
}

/** Wholly: a sentence that happens to fit a part of it leaves the rest in Indonesian. */
function isSaid(text: string): boolean {
  const english = said(text)
  return english !== text && !isIndonesian(english)
}

/** `{} jam {} menit`: said by language/times.ts. */
function isStretch(text: string): boolean {
  return timeInEnglish(text.replaceAll('{}', '2')) !== undefined
}

/** Addresses, names of fields and the like. */
function isSilent(text: string): boolean {
  return /^[\w\-./:?=&#@{}]*[./_:?=]\S*$|^[a-z0-9{}]+$/.test(text) || /^[\w-]+: [\w-]+$/.test(text) || /^\/\S*$/.test(text)
}
