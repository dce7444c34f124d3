import type { Advisory, PublishedBy } from '../../core/advisory/advisory.ts'
import { fateOf, type Revision } from '../../core/advisory/revisions.ts'
import { fullTime } from '../../core/dates.ts'
import { defang } from '../../core/indicator.ts'
import type { Notice } from '../../core/vocabulary.ts'
import { httpUri } from '../uri.ts'
import { orderedJson } from './json.ts'
import { productTree } from './products.ts'
import { vulnerabilities } from './vulnerabilities.ts'

/** Who publishes, and where: `base` is the team's address without a slash at its end. */
export interface Publisher extends PublishedBy {
  base: string
}

export interface Published {
  number: string
  advisory: Pick<Advisory, 'notice' | 'title' | 'body' | 'status' | 'correctedBy' | 'publisher'>
  /** Oldest first, at least one. */
  revisions: readonly Revision[]
}

const categories: Partial<Record<Notice, string>> = {
  N2: 'csaf_security_incident_response',
  N3: 'csaf_security_advisory',
  N4: 'csaf_informational_advisory',
  N8: 'csaf_security_incident_response',
}

/** As CSAF 2.0 §5.1 makes it from the tracking id. */
export function fileName(number: string): string {
  return `${number.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`
}

/** Where it stands below the provider's folder: the year of its first version, and its name. */
export function placeOf({ number, revisions }: Pick<Published, 'number' | 'revisions'>): string {
  return `${(revisions[0]?.at ?? '').slice(0, 4)}/${fileName(number)}`
}

/** A public (TLP:CLEAR) advisory as a CSAF 2.0 document, by the publisher as it was called then; `now`: as it is called today. An N3 must have its flaws and products (`missingForMachines`). */
export function csafDocument(published: Published, now: Publisher): string {
  const { advisory, revisions } = published
  const publisher = { ...now, ...advisory.publisher }
  return orderedJson({
    document: {
      category: categories[advisory.notice] ?? 'csaf_informational_advisory',
      csaf_version: '2.0',
      distribution: {
        text: 'TLP:CLEAR (TLP 2.0). Boleh disebarluaskan tanpa batas.',
        tlp: { label: 'WHITE', url: 'https://www.first.org/tlp/' },
      },
      lang: 'id',
      notes: notes(published, publisher.zone),
      publisher: publisherOf(publisher),
      references: references(published, publisher.base),
      title: `${fateOf(advisory)}${advisory.title}`,
      tracking: tracking(published.number, revisions),
    },
    ...(advisory.notice === 'N3' && { product_tree: productTree(advisory.body), vulnerabilities: vulnerabilities(advisory.body) }),
  })
}

/** As the provider's metadata name it too. */
export function publisherOf({ name, base, email, phone }: Publisher) {
  const contact_details = [`Surel: ${email}`, ...(phone ? [`Telepon: ${phone}`] : [])].join('. ')
  return { category: 'coordinator', name, namespace: base, contact_details }
}

function tracking(id: string, revisions: readonly Revision[]) {
  return {
    id,
    status: 'final',
    version: String(revisions.at(-1)?.number ?? 1),
    initial_release_date: revisions[0]?.at,
    current_release_date: revisions.at(-1)?.at,
    revision_history: revisions.map(({ number, at, summary }) => ({ number: String(number), date: at, summary })),
    generator: { engine: { name: 'Tanggap' } },
  }
}

function notes({ advisory, revisions }: Published, zone: string) {
  const { actions, system, explanation, indicators, source } = advisory.body
  return [
    ...fate(advisory, fullTime(new Date(revisions.at(-1)?.at ?? 0), zone)),
    ...(advisory.correctedBy ? [replaced(advisory.correctedBy.number)] : []),
    { category: 'summary', title: 'Ringkasan', text: advisory.title },
    { category: 'details', title: 'Yang perlu dilakukan', text: actions.map((action, at) => `${at + 1}. ${action}`).join('\n') },
    ...(system ? [{ category: 'general', title: 'Sistem yang terkait', text: system }] : []),
    ...(explanation ? [{ category: 'description', title: 'Penjelasan', text: explanation }] : []),
    ...(indicators.length > 0
      ? [{ category: 'general', title: 'Indikator (ditulis tidak dapat diklik)', text: indicators.map(defang).join('\n') }]
      : []),
    ...(source ? [{ category: 'general', title: 'Sumber', text: `${source.publisher}, ${source.id} versi ${source.version}.` }] : []),
  ]
}

function replaced(by: string) {
  return { category: 'general', title: 'Diganti', text: `Imbauan ini diganti oleh ${by}; pakailah yang itu.` }
}

function fate({ status, correctedBy }: Published['advisory'], at: string) {
  if (status === 'withdrawn')
    return [{ category: 'general', title: 'Dicabut', text: `Imbauan ini dicabut pada ${at}; jangan dipakai lagi.` }]
  if (!correctedBy) return []
  return [
    { category: 'general', title: 'Diganti', text: `Imbauan ini diganti oleh ${correctedBy.number} pada ${at}; jangan dipakai lagi.` },
  ]
}

function references(published: Published, base: string) {
  const { number, advisory } = published
  const sources = [...advisory.body.references, ...(advisory.body.source?.url ? [advisory.body.source.url] : [])]
  const addresses = new Set(sources.flatMap(one => httpUri(one) ?? []))
  return [
    { category: 'self', summary: 'Dokumen ini', url: `${base}/.well-known/csaf/${placeOf(published)}` },
    { category: 'external', summary: 'Halaman web imbauan ini', url: `${base}/imbauan/${number}` },
    ...[...addresses].map(url => ({ category: 'external', summary: 'Rujukan', url })),
  ]
}
