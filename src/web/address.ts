/** The client's address as the runtime knows it, as one bucket: IPv6 counts by its /64, one household. */
export function addressOf(c: { env?: { address?: string } }): string {
  return networkOf(c.env?.address ?? '')
}

/** IPv4 as it is, also when it comes mapped (::ffff:1.2.3.4); IPv6 written out and cut to its /64. What is neither stays, cut short. */
export function networkOf(address: string): string {
  const groups = groupsOf(address)
  if (!groups) return address.slice(0, 100)
  const [high = 0, low = 0] = groups.slice(6)
  const mapped = groups[5] === 0xffff && groups.slice(0, 5).every(group => group === 0)
  if (mapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  const network = groups.slice(0, 4).map(group => group.toString(16))
  return `${network.join(':')}::/64`
}

/** The eight 16-bit groups of an IPv6 address; null for anything else. Source: RFC 4291 §2.2. */
function groupsOf(address: string): number[] | null {
  const [bare = ''] = address.replace(/^\[|\]$/g, '').split('%')
  const hex = bare.replace(/(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/, (_, a, b, c, d) => {
    const pair = (high: string, low: string) => (Number(high) * 256 + Number(low)).toString(16)
    return `${pair(a, b)}:${pair(c, d)}`
  })
  const [head = '', tail, ...more] = hex.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const left = 8 - before.length - after.length
  if (!hex.includes(':') || more.length > 0 || (tail === undefined ? left !== 0 : left < 1)) return null
  const groups = [...before, ...Array<string>(tail === undefined ? 0 : left).fill('0'), ...after]
  return groups.every(group => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map(group => Number.parseInt(group, 16)) : null
}
