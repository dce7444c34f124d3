import { indicatorsIn } from '../core/indicator.ts'
import type { Tlp } from '../core/tlp.ts'
import { type Answer3, type Kind, kinds } from '../core/vocabulary.ts'
import { orderedJson } from './csaf/json.ts'
import { httpUri } from './uri.ts'

/** What a report to a provider (N5) tells of an incident. */
export interface AbuseReport {
  /** 32 hex digits that are the same for the same incident. */
  seed: string
  number: string
  kind: Kind
  tlp: Tlp
  /** Where it is: what was reported, and what was found to be affected. */
  systems: readonly string[]
  story: string
  impact: string | null
  personalData: Answer3 | null
  /** When it was noticed, else when it came in; ISO 8601. */
  at: string
  team: { name: string; email: string }
}

interface Place {
  /** Host or address. */
  source: string
  url: string
}

/** The JSON of X-ARF 4 (xarf.org), or what it asks for and nobody knows. */
export function xarfReport(report: AbuseReport): { report: string } | { missing: string[] } {
  const special = types[report.kind]
  if (!special) return { missing: [unsaid[report.kind] ?? `jenis X-ARF untuk “${kinds[report.kind]}”`] }
  const place = placeIn(report.systems)
  if (!place) return { missing: ['alamat web, nama domain, atau alamat IP yang dilaporkan'] }
  const contact = { org: report.team.name.slice(0, 200), contact: report.team.email, domain: report.team.email.split('@')[1] ?? '' }
  return {
    report: orderedJson({
      xarf_version: '4.2.0',
      report_id: uuid4(report.seed),
      timestamp: report.at,
      reporter: contact,
      sender: contact,
      source_identifier: place.source,
      category: 'content',
      url: place.url,
      ...(/^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$/.test(place.source) && { domain: place.source }),
      ...special(report),
      verification_method: 'user_report',
      evidence_source: 'user_report',
      description: described(report),
      tags: [`tlp:${report.tlp.toLowerCase()}`],
    }),
  }
}

const types: Partial<Record<Kind, (report: AbuseReport) => object>> = {
  phishing: () => ({ type: 'phishing' }),
  malware: () => ({ type: 'malware' }),
  web: ({ story }) => ({
    type: 'remote_compromise',
    compromise_type: /\b(judi|judol|slot|gacor|togel)\b/i.test(story) ? 'seo_spam' : 'defacement',
  }),
  'kebocoran-data': ({ personalData }) => ({
    type: 'exposed_data',
    data_types: [personalData === 'ya' ? 'personal_information' : 'other'],
    exposure_method: 'other',
  }),
}

/** Connections are reported with what only logs know. */
const unsaid: Partial<Record<Kind, string>> = {
  ddos: 'alamat, port, dan protokol penyerang (dari log)',
  akun: 'alamat dan port penyerang (dari log)',
}

/** The first address that is one; a bare host is its front page. */
function placeIn(systems: readonly string[]): Place | null {
  const found = indicatorsIn(systems.join('\n'))
  for (const kind of ['url', 'domain', 'ipv4', 'ipv6'] as const)
    for (const { value } of found.filter(one => one.kind === kind)) {
      const url = kind === 'url' ? httpUri(value) : kind === 'ipv6' || value.includes('/') ? null : httpUri(`http://${value}/`)
      if (url) return { source: new URL(url).hostname, url }
    }
  return null
}

function described({ number, kind, impact, team }: AbuseReport): string {
  const text = `${team.name}, insiden ${number}: ${kinds[kind]}.${impact ? ` Dampak: ${impact}` : ''}`
  return text.toWellFormed().slice(0, 1000).toWellFormed()
}

function uuid4(seed: string): string {
  const variant = ((Number.parseInt(seed[16] ?? '0', 16) & 3) | 8).toString(16)
  return [seed.slice(0, 8), seed.slice(8, 12), `4${seed.slice(13, 16)}`, `${variant}${seed.slice(17, 20)}`, seed.slice(20, 32)].join('-')
}
