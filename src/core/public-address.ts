import { contains } from './assets.ts'

/** Addresses that are nobody's on the public internet: private, loopback, link-local, shared, documentation, multicast, and ways to say them in IPv6. Source: IANA's special-purpose registries. */
const special = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

/** What cannot be read as an address is not public either. An IPv4 address in IPv6's clothes (::ffff:…) is judged as itself. */
export function isPublicAddress(address: string): boolean {
  const isAddress = contains('0.0.0.0/0', address) || contains('::/0', address)
  return isAddress && !special.some(range => contains(range, address))
}

/** An address that means something only inside a network: to others it is no sign of anything, and it tells of ours. */
export function isInnerAddress(text: string): boolean {
  return ['0.0.0.0/0', '::/0'].some(all => contains(all, text)) && !isPublicAddress(text)
}

/** The address to go to: https, its usual port, a host by name, no password. Null when it is anything else. */
export function publicUrl(text: string): URL | null {
  const url = URL.parse(text)
  if (url?.protocol !== 'https:' || url.username || url.password || url.port) return null
  const name = url.hostname.replace(/\.$/, '')
  const isName = /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(name)
  return isName && !/\.(local|localhost|internal|lan|home|corp|arpa|onion)$/.test(name) ? url : null
}
