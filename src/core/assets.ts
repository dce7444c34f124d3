import { refang } from './refang.ts'
import type { AssetKind } from './vocabulary.ts'

interface Nameable {
  kind: AssetKind
  value: string
  name: string
}

/** The assets that a text speaks of, each with the reason as a sentence. A defanged address (`hxxps://contoh[.]id`) counts too. */
export function namedIn<A extends Nameable>(assets: readonly A[], text: string): { asset: A; why: string }[] {
  const plain = refang(text)
  const found = { hosts: hostsIn(plain), addresses: addressesIn(plain), plain: plain.toLowerCase() }
  return assets.flatMap(asset => {
    const why = reason(asset, found)
    return why ? [{ asset, why }] : []
  })
}

/** Host names of a text, lower case; the domain of a mail address is not one. */
export function hostsIn(text: string): string[] {
  const found = text.matchAll(/(?<![\w@.-])(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](?![\w@])/gi)
  return [...new Set([...found].map(([host]) => host.toLowerCase()))]
}

/** IPv4 and IPv6 addresses of a text, as written. */
export function addressesIn(text: string): string[] {
  const candidates =
    text.match(/(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\d{0,3}(?:\.\d{1,3}){3})?)(?![\w])/gi) ?? []
  return [...new Set(candidates.filter(candidate => parseAddress(candidate) !== null))]
}

/** 103.10.4.7 · 103.10.4.0/24 · 103.10.4.1-103.10.4.20 · 2001:db8::/32 */
export function isRange(text: string): boolean {
  return parseRange(text) !== null
}

/** Do the two ranges (or single addresses) share an address? Unreadable ones share none. */
export function overlaps(a: string, b: string): boolean {
  const [one, other] = [parseRange(a), parseRange(b)]
  return one !== null && other !== null && one.bits === other.bits && one.from <= other.to && other.from <= one.to
}

/** Does the address lie in the range? Unreadable ones contain nothing. An IPv4 address written as ::ffff:… is that address. */
export function contains(range: string, address: string): boolean {
  const [within, at] = [parseRange(range), parseAddress(address)]
  return within !== null && at !== null && within.bits === at.bits && at.value >= within.from && at.value <= within.to
}

/** One spelling for an address or a CIDR range (RFC 5952 for IPv6), its host bits kept; null = neither. */
export function plainRange(text: string): string | null {
  const [base = '', length] = text.split('/')
  const at = parseAddress(base)
  if (!at || (length !== undefined && (!/^\d{1,3}$/.test(length) || Number(length) > at.bits))) return null
  const plain = at.bits === 32 ? spellIpv4(at.value) : spellIpv6(at.value)
  return length === undefined ? plain : `${plain}/${Number(length)}`
}

interface Found {
  hosts: string[]
  addresses: string[]
  plain: string
}

function reason({ kind, value, name }: Nameable, { hosts, addresses, plain }: Found): string | null {
  if (kind === 'domain') return domainReason(value.toLowerCase(), hosts)
  if (kind === 'alamat') {
    const address = addresses.find(one => contains(value, one))
    return address ? `Alamat ${address} termasuk rentang ${value}.` : null
  }
  const said = [name, value].find(word => word.trim().length >= 3 && speaksOf(plain, word.trim().toLowerCase()))
  return said ? `"${said}" disebut dalam laporan.` : null
}

function domainReason(domain: string, hosts: string[]): string | null {
  if (hosts.includes(domain)) return `${domain} disebut dalam laporan.`
  const below = hosts.find(host => host.endsWith(`.${domain}`))
  return below ? `${below} berada di bawah domain ${domain}.` : null
}

/** As a word of its own, not inside another. */
function speaksOf(plain: string, word: string): boolean {
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
    const around = [plain[at - 1] ?? '', plain[at + word.length] ?? '']
    if (around.every(letter => !/[\p{L}\p{N}]/u.test(letter))) return true
  }
  return false
}

interface Address {
  bits: 32 | 128
  value: bigint
}

function parseRange(text: string): { bits: 32 | 128; from: bigint; to: bigint } | null {
  const [first = '', last] = text.trim().split(/\s*-\s*/)
  if (last !== undefined) {
    const [from, to] = [parseAddress(first), parseAddress(last)]
    return from && to && from.bits === to.bits && from.value <= to.value ? { bits: from.bits, from: from.value, to: to.value } : null
  }
  const [base = '', length] = first.split('/')
  const at = parseAddress(base)
  if (!at || (length !== undefined && !/^\d{1,3}$/.test(length))) return null
  const free = at.bits - Number(length ?? at.bits)
  if (free < 0) return null
  const from = (at.value >> BigInt(free)) << BigInt(free)
  return { bits: at.bits, from, to: from + (1n << BigInt(free)) - 1n }
}

function parseAddress(text: string): Address | null {
  if (!text.includes(':')) return parseIpv4(text)
  const value = parseIpv6(text)
  if (value === null) return null
  return value >> 32n === 0xffffn ? { bits: 32, value: value & 0xffffffffn } : { bits: 128, value }
}

function parseIpv4(text: string): Address | null {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some(part => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return null
  return { bits: 32, value: parts.reduce((sum, part) => (sum << 8n) + BigInt(part), 0n) }
}

function parseIpv6(text: string): bigint | null {
  const tail = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text)
  const low = tail ? parseIpv4(tail[2] ?? '') : null
  if (tail && !low) return null
  const hex = low ? `${tail?.[1]}${(low.value >> 16n).toString(16)}:${(low.value & 0xffffn).toString(16)}` : text
  const halves = hex.split('::')
  if (halves.length > 2) return null
  const [head = [], rest = []] = halves.map(half => (half === '' ? [] : half.split(':')))
  const gap = 8 - head.length - rest.length
  if (halves.length === 2 ? gap < 1 : gap !== 0) return null
  const groups = [...head, ...Array<string>(gap).fill('0'), ...rest]
  if (groups.some(group => !/^[0-9a-f]{1,4}$/i.test(group))) return null
  return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n)
}

function spellIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => (value >> shift) & 0xffn).join('.')
}

/** The longest run of zeros, the first of equals, becomes `::`. */
function spellIpv6(value: bigint): string {
  const words = Array.from({ length: 8 }, (_, place) => ((value >> BigInt(16 * (7 - place))) & 0xffffn).toString(16))
  const runs = words.map((_, from) => {
    const end = words.findIndex((word, place) => place >= from && word !== '0')
    return (end === -1 ? 8 : end) - from
  })
  const longest = Math.max(...runs)
  if (longest < 2) return words.join(':')
  const from = runs.indexOf(longest)
  return `${words.slice(0, from).join(':')}::${words.slice(from + longest).join(':')}`
}
