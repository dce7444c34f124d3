import { z } from 'zod'
import { type Bounds, readJson } from '../json.ts'
import { sayIssue } from '../playbook/sentences.ts'

/** What we read of somebody else's CSAF 2.0 document. Other parts may be anything. */

export const csafBounds: Bounds = { characters: 5 * 1024 * 1024, depth: 40, parts: 120_000 }

const words = z.string().max(100_000)
const said = z.string().min(1).max(2000)
const ids = z.array(said).max(20_000).optional()

const product = z.looseObject({ name: said, product_id: said })
const branch = z.looseObject({
  category: said,
  name: said,
  get branches() {
    return z.array(branch).max(20_000).optional()
  },
  product: product.optional(),
})
const note = z.looseObject({ category: said, text: words, title: words.optional() })
const reference = z.looseObject({ url: said, category: said.optional(), summary: words.optional() })

const vulnerability = z.looseObject({
  cve: z
    .string()
    .regex(/^CVE-\d{4}-\d{4,19}$/, 'Nomor CVE tidak sah.')
    .optional(),
  title: words.optional(),
  notes: z.array(note).max(1000).optional(),
  product_status: z
    .looseObject({
      known_affected: ids,
      known_not_affected: ids,
      first_affected: ids,
      last_affected: ids,
      fixed: ids,
      first_fixed: ids,
      recommended: ids,
    })
    .optional(),
  remediations: z
    .array(z.looseObject({ category: said, details: words, url: said.optional() }))
    .max(5000)
    .optional(),
  references: z.array(reference).max(5000).optional(),
  scores: z
    .array(z.looseObject({ cvss_v3: z.looseObject({ vectorString: said }).optional() }))
    .max(5000)
    .optional(),
})

const shape = z.looseObject({
  document: z.looseObject({
    category: said,
    csaf_version: z.literal('2.0'),
    title: said,
    publisher: z.looseObject({ name: said }),
    tracking: z.looseObject({ id: said, version: said, status: z.enum(['draft', 'interim', 'final']) }),
    distribution: z
      .looseObject({
        text: words.optional(),
        tlp: z.looseObject({ label: z.enum(['WHITE', 'GREEN', 'AMBER', 'RED']) }).optional(),
      })
      .optional(),
    notes: z.array(note).max(1000).optional(),
    references: z.array(reference).max(5000).optional(),
  }),
  product_tree: z
    .looseObject({
      branches: z.array(branch).max(20_000).optional(),
      full_product_names: z.array(product).max(20_000).optional(),
      relationships: z
        .array(z.looseObject({ full_product_name: product, product_reference: said }))
        .max(20_000)
        .optional(),
    })
    .optional(),
  vulnerabilities: z.array(vulnerability).max(2000).optional(),
})

export type ForeignCsaf = z.output<typeof shape>
export type ForeignBranch = z.output<typeof branch>
export type ForeignFlaw = z.output<typeof vulnerability>

/** The parts that we read, each of its type, or what is wrong with them, each with its place. Never throws. */
export function readShape(text: string): { csaf: ForeignCsaf } | { reasons: string[] } {
  const json = readJson(text, csafBounds)
  if ('reason' in json) return { reasons: [json.reason] }
  const read = shape.safeParse(json.value, { reportInput: true })
  if (read.success) return { csaf: read.data }
  const told = read.error.issues.slice(0, 20).flatMap(sayIssue)
  return { reasons: told.map(({ path, reason }) => (path.length > 0 ? `${path.join(' › ')}: ${reason}` : reason).slice(0, 400)) }
}
