import { z } from 'zod'
import type { KevEntry } from '../core/advisory/kev.ts'
import { type Bounds, readJson } from './json.ts'
import { sayIssue } from './playbook/sentences.ts'
import { httpUri } from './uri.ts'

export interface KevCatalogue {
  version: string
  released: string
  entries: KevEntry[]
}

/** The whole of CISA's catalogue is 1.5 MB. */
export const kevBounds: Bounds = { characters: 5 * 1024 * 1024, depth: 6, parts: 120_000 }

const words = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .transform(text => text.toWellFormed().replace(/\p{Cc}+/gu, ' '))
const date = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Tulis tanggal YYYY-MM-DD.')

const entry = z
  .looseObject({
    cveID: z.string().regex(/^CVE-\d{4}-\d{4,19}$/, 'Nomor CVE tidak sah.'),
    vendorProject: words,
    product: words,
    vulnerabilityName: words,
    dateAdded: date,
    shortDescription: words,
    requiredAction: words,
    dueDate: date,
    knownRansomwareCampaignUse: z.string().max(40).optional(),
    notes: z.string().max(20_000).optional(),
  })
  .transform(
    (read): KevEntry => ({
      cve: read.cveID,
      vendor: read.vendorProject,
      product: read.product,
      name: read.vulnerabilityName,
      description: read.shortDescription,
      action: read.requiredAction,
      added: read.dateAdded,
      due: read.dueDate,
      ransomware: read.knownRansomwareCampaignUse === 'Known',
      references: addressesIn(read.notes ?? ''),
    }),
  )

const catalogue = z.looseObject({
  catalogVersion: words,
  dateReleased: words,
  count: z.int().optional(),
  vulnerabilities: z.array(entry).min(1).max(20_000),
})

/** A KEV catalogue (CISA's JSON). Whole or not at all: a half-read one would look like a list without the rest. Never throws. */
export function readKev(text: string): KevCatalogue | { reasons: string[] } {
  const json = readJson(text, kevBounds)
  if ('reason' in json) return { reasons: [json.reason] }
  const read = catalogue.safeParse(json.value, { reportInput: true })
  if (!read.success) {
    const said = read.error.issues.slice(0, 20).flatMap(sayIssue)
    return { reasons: said.map(({ path, reason }) => (path.length > 0 ? `${path.join(' › ')}: ${reason}` : reason).slice(0, 400)) }
  }
  const { catalogVersion, dateReleased, count, vulnerabilities } = read.data
  if (count !== undefined && count !== vulnerabilities.length)
    return { reasons: [`count: tertulis ${count}, isinya ${vulnerabilities.length}; berkas ini terpotong.`] }
  const seen = new Map<string, number>()
  for (const [place, { cve }] of vulnerabilities.entries()) {
    const first = seen.get(cve)
    if (first !== undefined) return { reasons: [`vulnerabilities › ${place}: ${cve} sudah ada di nomor ${first}.`] }
    seen.set(cve, place)
  }
  return { version: catalogVersion, released: dateReleased, entries: vulnerabilities }
}

function addressesIn(notes: string): string[] {
  const found = notes.match(/https?:\/\/[^\s;,<>"]+/g) ?? []
  return [...new Set(found.flatMap(one => httpUri(one) ?? []))].filter(one => one.length <= 500).slice(0, 40)
}
