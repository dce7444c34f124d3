import type { Proposed } from '../../core/advisory/kev.ts'
import { mostVulnerabilities, type Vulnerability } from '../../core/advisory/vulnerability.ts'
import { readCvss } from '../../core/cvss.ts'
import { highestTlp, type Tlp } from '../../core/tlp.ts'
import { httpUri } from '../uri.ts'
import { type ForeignProducts, foreignProducts, line } from './foreign-products.ts'
import { type ForeignCsaf, type ForeignFlaw, readShape } from './shape.ts'

export interface ForeignAdvisory {
  proposed: Omit<Proposed, 'source'> & { source: Omit<Proposed['source'], 'tlp'> }
  /** Flaws that its publisher says are in none of its products (VEX), and of which products. */
  notAffected: NotAffected[]
  /** null: its publisher names none; whoever takes it in must say. */
  tlp: Tlp | null
}

export interface NotAffected {
  cve: string
  products: string[]
}

/** A vendor's CSAF 2.0 document as an advisory we could send. Its sentences stand as the vendor's. Never throws. */
export function fromCsaf(text: string): ForeignAdvisory | { reasons: string[] } {
  const read = readShape(text)
  if ('reasons' in read) return read
  const { csaf } = read
  const { document } = csaf
  const publisher = line(document.publisher.name)
  const known = foreignProducts(csaf)
  const vulnerabilities = flaws(csaf, known)
  const proposed = {
    title: line(document.title, 160),
    actions: actions(csaf, publisher),
    system: line(known.products.map(({ vendor, name }) => `${vendor} ${name}`).join(', '), 300),
    explanation: explanation(csaf, { publisher, known }),
    references: references(csaf),
    vulnerabilities,
    products: known.products,
    source: { publisher, id: line(document.tracking.id), version: line(document.tracking.version, 40), url: selfOf(csaf) },
  }
  return { proposed, notAffected: notAffected(csaf, known), tlp: labelOf(csaf) }
}

/** The label, and what the sentence beside it says more strictly: CSAF 2.0 has no word for AMBER+STRICT. */
function labelOf({ document: { distribution } }: ForeignCsaf): Tlp | null {
  const label = distribution?.tlp?.label
  const spoken = /TLP:\s*(CLEAR|WHITE|GREEN|AMBER\+STRICT|AMBER|RED)\b/i.exec(distribution?.text ?? '')?.[1]?.toUpperCase()
  const labels = [label, spoken].flatMap(one => (one ? [one === 'WHITE' ? 'CLEAR' : (one as Tlp)] : []))
  return labels.length > 0 ? highestTlp(labels) : null
}

/** Those with a CVE that some product has; the others are named in the explanation. Nothing is said to be hit that its vendor does not say so of. */
function flaws({ vulnerabilities = [] }: ForeignCsaf, known: ForeignProducts): Vulnerability[] {
  return vulnerabilities
    .map(flaw => ({ flaw, hit: known.hitBy(flaw) }))
    .filter(({ flaw, hit }) => flaw.cve && (hit.length > 0 || (known.products.length === 0 && known.denied(flaw).length === 0)))
    .slice(0, mostVulnerabilities)
    .map(({ flaw, hit }) => {
      const products = hit.length === known.products.length ? null : hit
      return { cve: flaw.cve ?? '', title: titleOf(flaw), vector: vectorOf(flaw), products }
    })
}

/** What the publisher denies, of flaws that hit nothing else. */
function notAffected({ vulnerabilities = [] }: ForeignCsaf, known: ForeignProducts): NotAffected[] {
  return vulnerabilities
    .filter(flaw => known.hitBy(flaw).length === 0)
    .map(flaw => ({ cve: flaw.cve ?? titleOf(flaw), products: known.denied(flaw) }))
    .filter(({ products }) => products.length > 0)
}

function titleOf({ title, notes = [], cve }: ForeignFlaw): string {
  const note = notes.find(({ category }) => category === 'summary' || category === 'description')
  return line(title ?? note?.text ?? cve ?? '', 300) || (cve ?? '')
}

/** The base metrics; time and surroundings are not ours to score. */
function vectorOf({ scores = [] }: ForeignFlaw): string | null {
  const vectors = scores.flatMap(({ cvss_v3 }) => cvss_v3?.vectorString.split('/').slice(0, 9).join('/') ?? [])
  return vectors.find(vector => readCvss(vector)) ?? null
}

const kinds: Record<string, string> = {
  vendor_fix: 'Pembaruan',
  mitigation: 'Mitigasi',
  workaround: 'Jalan sementara',
  none_available: 'Belum ada perbaikan',
  no_fix_planned: 'Tidak akan diperbaiki',
}

function actions({ vulnerabilities = [] }: ForeignCsaf, publisher: string): string[] {
  const remedies = vulnerabilities
    .flatMap(({ remediations = [] }) => remediations)
    .map(({ category, details }) => line(`${kinds[category] ?? 'Tindakan'} (teks ${publisher}): ${details}`, 500))
  return ['Periksa apakah produk yang disebut dipakai, dan versinya.', ...[...new Set(remedies)].slice(0, 15)]
}

function explanation(
  { document, vulnerabilities = [] }: ForeignCsaf,
  { publisher, known }: { publisher: string; known: ForeignProducts },
): string {
  const notes = (document.notes ?? [])
    .filter(({ category }) => category !== 'legal_disclaimer' && category !== 'other')
    .map(({ text }) =>
      text
        .toWellFormed()
        .replace(/[^\P{Cc}\n]/gu, ' ')
        .trim(),
    )
  const unnumbered = vulnerabilities.filter(({ cve }) => !cve).map(titleOf)
  const denied = new Map(vulnerabilities.map(flaw => [flaw.cve, known.denied(flaw)]))
  const harmless = vulnerabilities.filter(flaw => flaw.cve && known.hitBy(flaw).length === 0).map(({ cve }) => cve)
  const unsaid = harmless.filter(cve => (denied.get(cve) ?? []).length === 0)
  const said = harmless.filter(cve => !unsaid.includes(cve))
  const { left } = known
  const parts = [
    ...(known.products.length === 0 ? ['Dokumen sumbernya tidak menyebut produk yang terdampak.'] : []),
    ...(unsaid.length > 0 ? [`Tidak disebut mengenai produk mana pun: ${unsaid.join(', ')}.`] : []),
    ...(said.length > 0 ? [`Menurut ${publisher} tidak mengenai produknya: ${said.join(', ')}.`] : []),
    ...(document.tracking.status === 'final' ? [] : [`Dokumen sumbernya belum final (${document.tracking.status}).`]),
    ...(notes.length > 0 ? [`Teks ${publisher}:\n${notes.join('\n\n')}`] : []),
    ...(unnumbered.length > 0 ? [`Celah tanpa nomor CVE: ${unnumbered.join('; ')}.`] : []),
    ...(left > 0 ? [`${left} produk lain ada di dokumen sumbernya.`] : []),
  ]
  return parts.join('\n\n').slice(0, 15_000).toWellFormed()
}

function references({ document, vulnerabilities = [] }: ForeignCsaf): string[] {
  const all = [...(document.references ?? []), ...vulnerabilities.flatMap(({ references = [] }) => references)]
  const addresses = all.flatMap(({ url }) => httpUri(url) ?? []).filter(url => url.length <= 500)
  return [...new Set(addresses)].slice(0, 50)
}

function selfOf({ document }: ForeignCsaf): string | null {
  const self = document.references?.find(({ category }) => category === 'self')
  return self ? httpUri(self.url) : null
}
