import { hostsIn, overlaps } from '../assets.ts'
import { isWithin, type Organisation, parentCode } from '../organisation.ts'
import { organisationKinds } from '../vocabulary.ts'
import type { Audience, KnownAsset } from './advisory.ts'

/** An audience with every question answered; `areas` holds `below` too. */
export type WholeAudience = Omit<Required<Audience>, 'below'>

/** Audiences stored before a question existed did not ask it. */
export function wholeAudience({ below, ...asked }: Audience): WholeAudience {
  const areas = [...new Set([...(below ? [below] : []), ...(asked.areas ?? [])])]
  return { domains: [], ranges: [], also: [], again: [], ...asked, areas }
}

/** Why an organisation is in, or why it is not though it was meant at first. null = nobody meant it. */
export type Meaning = { in: string } | { out: string; because: 'dikecualikan' | 'aset' } | null

interface Known {
  organisations: readonly Organisation[]
  assets: readonly KnownAsset[]
  affected: readonly string[]
}

/** Reads the audience once, and answers for each organisation. */
export function meaningOf(audience: Audience, known: Known): (organisation: Organisation) => Meaning {
  const whole = wholeAudience(audience)
  const names = new Map(known.organisations.map(({ code, name }) => [code, name]))
  const chosen = choosing(whole, names)
  const owned = owning(whole, known)
  const except = new Set(whole.except)
  const also = new Set(whole.also)
  return organisation => {
    const { code } = organisation
    const place = chosen ? chosen(organisation) : 'instansi mana pun'
    const asset = owned && place ? owned(code) : null
    const met = also.has(code) ? 'ditambahkan secara khusus' : meeting({ place: chosen && place, asset, asks: { chosen, owned } })
    const outside = upwards(code).find(above => except.has(above))
    if (met) return outside ? { out: `dikecualikan (${names.get(outside) ?? outside})`, because: 'dikecualikan' } : { in: met }
    return chosen && place && owned && !outside ? { out: 'tidak punya aset yang cocok', because: 'aset' } : null
  }
}

type Asks = { chosen: unknown; owned: unknown }

function meeting({ place, asset, asks }: { place: string | null; asset: string | null; asks: Asks }): string | null {
  if (!asks.chosen && !asks.owned) return null
  if ((asks.chosen && !place) || (asks.owned && !asset)) return null
  return [place, asset].filter(Boolean).join(' dan ')
}

/** The question of organisations; null when it is not asked. */
function choosing({ organisations, kinds, areas }: WholeAudience, names: ReadonlyMap<string, string>) {
  if (organisations.length === 0 && kinds.length === 0 && areas.length === 0) return null
  const named = new Set(organisations)
  const within = new Set(areas)
  return ({ code, kind }: Organisation): string | null => {
    if (named.has(code)) return 'disebut namanya'
    if (kinds.length === 0 && areas.length === 0) return null
    if (kinds.length > 0 && !kinds.includes(kind)) return null
    const area = areas.length > 0 ? upwards(code).find(above => within.has(above)) : undefined
    if (areas.length > 0 && !area) return null
    const what = kinds.length > 0 ? `berjenis ${organisationKinds[kind]}` : ''
    const where = area ? (area === code ? 'wilayah yang dipilih' : `berada di bawah ${names.get(area) ?? area}`) : ''
    return [what, where].filter(Boolean).join(', ')
  }
}

/** The question of assets; null when it is not asked. */
function owning(whole: WholeAudience, { assets, affected }: Known) {
  const { assets: words, domains, ranges, affectedOf } = whole
  if (words.length === 0 && domains.length === 0 && ranges.length === 0 && affectedOf === null) return null
  const hit = new Set(affectedOf === null ? [] : affected)
  const fits = fitting(whole)
  const found = new Map<string, string>()
  for (const asset of assets) {
    if (found.has(asset.organisation)) continue
    const wanted = fits(asset)
    if (wanted) found.set(asset.organisation, `memiliki ${nameOf(asset)}, cocok dengan “${wanted}”`)
  }
  return (code: string): string | null => (hit.has(code) ? 'terdampak insiden' : (found.get(code) ?? null))
}

function nameOf({ name, value }: KnownAsset): string {
  return name && name !== value ? `${name} (${value})` : value
}

/** Which of the wanted words, domains or ranges the asset fits. */
function fitting({ assets: words, domains, ranges }: WholeAudience): (asset: KnownAsset) => string | undefined {
  const phrases = words.map(word => ({ word, spoken: spoken(word) })).filter(({ spoken: said }) => said.trim() !== '')
  const zones = domains.map(domain => ({ domain, zone: plainDomain(domain) }))
  return asset => {
    const { kind, name, value } = asset
    if (kind === 'alamat') {
      const range = ranges.find(wanted => overlaps(wanted, value))
      if (range) return range
    }
    if (zones.length > 0 && (kind === 'domain' || kind === 'aplikasi')) {
      const hosts = kind === 'domain' ? [plainDomain(value), ...hostsIn(value)] : hostsIn(value)
      const under = zones.find(({ zone }) => hosts.some(host => host === zone || host.endsWith(`.${zone}`)))
      if (under) return under.domain
    }
    if (phrases.length === 0) return undefined
    const [named, valued] = [spoken(name), spoken(value)]
    return phrases.find(({ spoken: wanted }) => named.includes(wanted) || valued.includes(wanted))?.word
  }
}

/** Whole words in their order: “WordPress 6” is in “WordPress 6.4.2”, “Java” is not in “JavaScript”. */
function spoken(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `
}

function plainDomain(domain: string): string {
  return domain.toLowerCase().replace(/^\*\./, '').replace(/\.$/, '')
}

/** The code and all above it. */
function upwards(code: string): string[] {
  const above = parentCode(code)
  return above ? [code, ...upwards(above)] : [code]
}

/** Codes that name nobody in the register: a slip of the pen, said by name. */
export function unknownCodes(audience: Audience, organisations: readonly Organisation[]): string[] {
  const { organisations: named, areas, also, except, again } = wholeAudience(audience)
  const known = new Set(organisations.map(({ code }) => code))
  const missing = [...named, ...also, ...again].filter(code => !known.has(code))
  const empty = [...areas, ...except].filter(code => !known.has(code) && !organisations.some(one => isWithin(one.code, code)))
  return [...new Set([...missing, ...empty])]
}
