import { plainRange } from './assets.ts'
import { refang } from './refang.ts'
import { isBase58Check, isBech32 } from './wallet.ts'

export { defang } from './refang.ts'

export const indicatorKinds = {
  url: 'URL',
  email: 'Alamat surel',
  cve: 'CVE',
  wallet: 'Dompet kripto',
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
  ipv4: 'IPv4',
  ipv6: 'IPv6',
  domain: 'Domain',
} as const
export type IndicatorKind = keyof typeof indicatorKinds

/** `value` is what a machine compares: not defanged, in one spelling. Without a kind it is kept as it was typed. */
export interface Indicator {
  value: string
  kind: IndicatorKind | null
}

/** What a stored indicator is; null = nothing that we know. */
export function indicatorKind(value: string): IndicatorKind | null {
  const [one, ...others] = indicatorsIn(value)
  return one && others.length === 0 && one.value === value ? one.kind : null
}

/**
 * The indicators of any text, in reading order, each once. A line in which none is found is kept whole, and so is a piece of a line
 * that looks like a broken one; sentences around an indicator are not.
 */
export function indicatorsIn(text: string): Indicator[] {
  const known = new Map<string, Indicator>()
  for (const line of text.split(/\r\n?|\n/)) for (const one of inLine(line)) if (!known.has(one.value)) known.set(one.value, one)
  return [...known.values()]
}

/** As stored: every line understood where it can be. */
export function plainIndicators(lines: readonly string[]): string[] {
  return indicatorsIn(lines.join('\n')).map(({ value }) => value)
}

function inLine(line: string): Indicator[] {
  let rest = refang(line)
  const found: { at: number; indicator: Indicator }[] = []
  for (const { kind, pattern, plain } of matchers)
    rest = rest.replace(pattern, (match, ...[at]) => {
      const place = at as number
      const read = plain(match, line)
      if (!read) return match
      found.push({ at: place, indicator: { value: read.value, kind } })
      return ' '.repeat(read.length) + match.slice(read.length)
    })
  if (found.length === 0) return whole(line)
  const broken = [...rest.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const bare = word.replace(/^[\s"'“”([{<,;]+|[\s"'“”)\]}>.,;:!?]+$/g, '')
    return looksBroken(bare) ? [{ at: index, indicator: { value: bare, kind: null } }] : []
  })
  return [...found, ...broken].sort((a, b) => a.at - b.at).map(({ indicator }) => indicator)
}

/** Bullets and empty lines say nothing. */
function whole(line: string): Indicator[] {
  const bare = line.replace(/^[\s>*•–—-]+/, '').trim()
  return /[\p{L}\p{N}]/u.test(bare) ? [{ value: bare.slice(0, 500), kind: null }] : []
}

/** Somebody meant an indicator here: half a hash, an address with too high a number, a link without a host. */
function looksBroken(word: string): boolean {
  return /^(?:[0-9a-f]{24,}|\d{1,4}(?:\.\d{1,4}){3}\S*|\S+:\/\/\S*|\S*@\S+|CVE-\S*)$/i.test(word)
}

/** The spelling, and how many letters of the match it is made of; null = not one after all. */
type Plain = (match: string, line: string) => { value: string; length: number } | null

const lower: Plain = match => ({ value: match.toLowerCase(), length: match.length })
const label = '[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}_])?'
const host = `(?:${label}\\.)+(?:\\p{L}[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])`
const outside = '(?<![\\p{L}\\p{N}_.@-])'
const hex = (length: number) => new RegExp(`(?<![0-9a-z])[0-9a-f]{${length}}(?![0-9a-z])`, 'gi')
const base58 = '[1-9A-HJ-NP-Za-km-z]'

/** In this order: what an earlier one took, a later one does not see. */
const matchers: { kind: IndicatorKind; pattern: RegExp; plain: Plain }[] = [
  { kind: 'url', pattern: /(?<![\p{L}\p{N}])(?:https?|ftps?|wss?|tcp|udp):\/\/[^\s<>"'`|\\^{}“”]+/giu, plain: plainUrl },
  {
    kind: 'email',
    pattern: new RegExp(`(?<![\\p{L}\\p{N}.+%@-])[\\p{L}\\p{N}._+%-]{1,64}@${host}(?![\\p{L}\\p{N}@])`, 'giu'),
    plain: lower,
  },
  {
    kind: 'cve',
    pattern: /(?<![\w-])CVE-\d{4}-\d{4,19}(?![\w-])/gi,
    plain: match => ({ value: match.toUpperCase(), length: match.length }),
  },
  { kind: 'wallet', pattern: /(?<![0-9a-z])(?:0x[0-9a-f]{40}|bc1[02-9ac-hj-np-z]{11,71})(?![0-9a-z])/gi, plain: plainWallet },
  { kind: 'md5', pattern: hex(32), plain: lower },
  { kind: 'sha1', pattern: hex(40), plain: lower },
  { kind: 'sha256', pattern: hex(64), plain: lower },
  { kind: 'sha512', pattern: hex(128), plain: lower },
  {
    kind: 'wallet',
    pattern: new RegExp(
      `(?<![0-9A-Za-z])(?:[48][0-9AB]${base58}{93}|T${base58}{33}|(?=[13]${base58}*[a-z])(?=${base58}*[A-Z])[13]${base58}{25,34})(?![0-9A-Za-z])`,
      'g',
    ),
    plain: plainWallet,
  },
  {
    kind: 'ipv6',
    pattern: /(?<![\w.:])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:\/\d{1,3})?(?![\w:])/gi,
    plain: plainAddress,
  },
  { kind: 'ipv4', pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?![\w]|\.\d)/g, plain: plainAddress },
  { kind: 'domain', pattern: new RegExp(`${outside}(?:\\*\\.)?${host}(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])`, 'giu'), plain: plainHost },
]

/** Monero's and Ethereum's are taken as they look: their checksum needs Keccak. */
function plainWallet(match: string): { value: string; length: number } | null {
  if (/^0x/i.test(match)) return { value: match.toLowerCase(), length: match.length }
  if (/^bc1/i.test(match)) return isBech32(match.toLowerCase()) ? { value: match.toLowerCase(), length: match.length } : null
  return match.length > 90 || isBase58Check(match) ? { value: match, length: match.length } : null
}

function plainAddress(match: string): { value: string; length: number } | null {
  const value = plainRange(match)
  return value ? { value, length: match.length } : null
}

/** Scheme and host in lower case, a lone slash left out, and no punctuation of the sentence around it. */
function plainUrl(match: string): { value: string; length: number } | null {
  const typed = withoutTail(match)
  const [, scheme = '', authority = '', path = ''] = /^([a-z]+):\/\/([^/?#]*)(.*)$/is.exec(typed) ?? []
  if (!authority || !URL.canParse(typed.replace(/^(?:tcp|udp)/i, 'http'))) return null
  return { value: `${scheme.toLowerCase()}://${authority.toLowerCase()}${path === '/' ? '' : path}`, length: typed.length }
}

function withoutTail(url: string): string {
  const cut = url.replace(/[.,;:!?'”*_]+$/, '')
  const last = cut.at(-1) ?? ''
  const opening = { ')': '(', ']': '[' }[last]
  const unbalanced = opening && cut.split(opening).length < cut.split(last).length
  return unbalanced ? withoutTail(cut.slice(0, -1)) : cut
}

/** `run.sh` is a file, `run[.]sh` an address: nobody defangs a file. */
function plainHost(match: string, line: string): { value: string; length: number } | null {
  const value = match.toLowerCase().replace(/^\*\./, '')
  return fileNames.test(value) && line.toLowerCase().includes(value) ? null : { value, length: match.length }
}

/** Endings of files, some of which are top-level domains too. */
const fileNames =
  /\.(?:php\d?|phtml|exe|dll|sys|bat|cmd|ps1|vbs|js|jse|jar|jsp|aspx?|html?|css|json|xml|ya?ml|txt|log|csv|sql|bak|tmp|ini|conf|docx?|xlsx?|pptx?|pdf|rtf|zip|rar|7z|gz|tar|iso|img|lnk|msi|apk|elf|bin|dat|png|jpe?g|gif|svg|ico|webp|mp3|mp4|htaccess|sh|py|md|so)$/
