import type { KnownAsset } from './advisory.ts'

export interface Match<A extends KnownAsset = KnownAsset> {
  asset: A
  why: string
}

/** Words that many products have in their name: with one of these alone the vendor must be named too. */
const common = new Set(
  'server kernel framework core client manager gateway desktop products product runtime engine http web mail system systems windows office cloud mobile security multiple software suite platform service services database linux git studio connect one center central'.split(
    ' ',
  ),
)

interface Said<A> {
  asset: A
  text: string
}

/**
 * Finds the assets that seem to be, or to run, a product: its name stands in theirs as words of their own. A proposal; people decide.
 * Made once for a register, it answers for thousands of products.
 */
export function matcher<A extends KnownAsset>(assets: readonly A[]): (product: { vendor: string; name: string }) => Match<A>[] {
  const byWord = new Map<string, Said<A>[]>()
  for (const asset of assets) {
    const text = plain(asset.kind === 'produk' || asset.kind === 'aplikasi' ? `${asset.name} ${asset.value}` : asset.name)
    for (const word of new Set(text.split(' '))) {
      const known = byWord.get(word)
      if (known) known.push({ asset, text })
      else byWord.set(word, [{ asset, text }])
    }
  }
  return ({ vendor, name }) => {
    const parts = partsOf(name)
    const maker = plain(vendor)
    const phrases = parts.length > 0 ? parts : [maker]
    const candidates = phrases.flatMap(phrase => rarest(phrase, byWord))
    const once = new Map(candidates.map(said => [said.asset, said]))
    return [...once.values()].flatMap(said => {
      const why = reason(said, { vendor, maker, parts })
      return why ? [{ asset: said.asset, why }] : []
    })
  }
}

/** Whoever has the whole phrase has its rarest word. */
function rarest<A>(phrase: string, byWord: ReadonlyMap<string, Said<A>[]>): Said<A>[] {
  const lists = phrase.split(' ').map(word => byWord.get(word) ?? [])
  return lists.reduce((least, list) => (list.length < least.length ? list : least), lists[0] ?? [])
}

function reason({ asset, text }: Said<KnownAsset>, { vendor, maker, parts }: { vendor: string; maker: string; parts: string[] }) {
  const named = maker !== '' && speaksOf(text, maker)
  const where = `disebut pada aset “${asset.name}” (${asset.value}).`
  if (parts.length === 0) return named ? `Pembuatnya, ${vendor}, ${where}` : null
  const part = parts.find(one => speaksOf(text, one) && (named || isTelling(one)))
  return part ? `“${part}” ${where}` : null
}

/** "NetScaler ADC and NetScaler Gateway" names two; "Multiple Products" names none. */
function partsOf(name: string): string[] {
  return name
    .split(/,|\/|;|\(|\)|\band\b|\bdan\b|&/i)
    .map(plain)
    .filter(part => part.length >= 2 && !/^(multiple|various|all|several)( products?| versions?)?$/.test(part))
}

function isTelling(part: string): boolean {
  const words = part.split(' ').filter(word => !common.has(word))
  return words.some(word => word.length >= 4)
}

function speaksOf(text: string, phrase: string): boolean {
  return ` ${text} `.includes(` ${phrase} `)
}

/** Small letters and single spaces; of anything else only letters and digits, and the dots and pluses of versions. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.+]+/gu, ' ')
    .replace(/\.(?=\s|$)/g, '')
    .trim()
}
