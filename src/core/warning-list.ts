import { contains } from './assets.ts'
import { commonAddresses, commonDomains, emptyHashes } from './benign.ts'
import type { Observable } from './observable.ts'
import { isInnerAddress } from './public-address.ts'

export const warnings = { sendiri: 'milik sendiri', umum: 'umum, jarang berbahaya' } as const
export type Warning = keyof typeof warnings

/** What a person said of it: stronger than the list. */
export const marks = { aman: 'ditandai aman', bahaya: 'ditandai berbahaya' } as const
export type Mark = keyof typeof marks

/** What is ours: registered domains and ranges of addresses. */
export interface Own {
  domains: readonly string[]
  ranges: readonly string[]
}

/** Why it is probably not the attacker's; null = no reason known. Whoever has a name under go.id has all of it: `dinkes.gresikkab.go.id` makes gresikkab.go.id ours. */
export function warningOf(one: Observable, own: Own): Warning | null {
  const host = hostOf(one)
  if (host !== null) {
    if (own.domains.some(domain => isBelow(host, domain) || isBelow(host, zoneOf(domain)))) return 'sendiri'
    if (!isAddress(host)) return commonDomains.some(domain => isBelow(host, domain)) && !isLinkInto(one) ? 'umum' : null
  }
  const address = one.kind === 'ipv4' || one.kind === 'ipv6' ? one.value.split('/')[0] : host
  if (address) return warningOfAddress(address, own)
  return (emptyHashes as readonly string[]).includes(one.value) ? 'umum' : null
}

/** Leaves in no file and no list for others, unless a person called it dangerous. */
export function isExported(warning: Warning | null, mark: string | null): boolean {
  return mark === 'bahaya' || (mark === null && warning === null)
}

function warningOfAddress(address: string, { ranges }: Own): Warning | null {
  if (ranges.some(range => contains(range, address))) return 'sendiri'
  return isInnerAddress(address) || (commonAddresses as readonly string[]).includes(address) ? 'umum' : null
}

/** A page or file on a big host may well be the attacker's; its front page is not. */
function isLinkInto({ kind, value }: Observable): boolean {
  return kind === 'url' ? /^[a-z]+:\/\/[^/?#]+[/?#]./.test(value) : kind === 'email'
}

function hostOf({ kind, value }: Observable): string | null {
  if (kind === 'domain') return value
  if (kind === 'email') return value.slice(value.lastIndexOf('@') + 1)
  const authority = kind === 'url' ? /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)/.exec(value)?.[1] : undefined
  return authority?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1') ?? null
}

function isAddress(host: string): boolean {
  return contains('0.0.0.0/0', host) || contains('::/0', host)
}

function zoneOf(domain: string): string {
  const labels = domain.toLowerCase().split('.')
  return domain.toLowerCase().endsWith('.go.id') ? labels.slice(-3).join('.') : domain
}

function isBelow(host: string, domain: string): boolean {
  const wanted = domain.toLowerCase()
  return host === wanted || host.endsWith(`.${wanted}`)
}
