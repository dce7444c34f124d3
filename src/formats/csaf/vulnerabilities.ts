import type { AdvisoryBody } from '../../core/advisory/advisory.ts'
import { productsOf, type Vulnerability } from '../../core/advisory/vulnerability.ts'
import { readCvss } from '../../core/cvss.ts'
import { affectedId, fixedId } from './products.ts'

/** The flaws of a security advisory. Whoever is affected finds what to do: the update where there is one, and what we ask. */
export function vulnerabilities(body: AdvisoryBody) {
  return (body.vulnerabilities ?? []).map(one => vulnerability(body, one))
}

function vulnerability(body: AdvisoryBody, one: Vulnerability) {
  const hit = productsOf(body, one)
  const affected = hit.map(({ place }) => affectedId(place))
  const fixed = hit.filter(({ product }) => product.fixed).map(({ place }) => fixedId(place))
  return {
    cve: one.cve,
    title: one.title,
    notes: [{ category: 'summary', title: 'Kerentanan', text: one.title }],
    product_status: { known_affected: affected, ...(fixed.length > 0 && { fixed }) },
    remediations: [
      { category: 'mitigation', details: body.actions.map((action, at) => `${at + 1}. ${action}`).join('\n'), product_ids: affected },
      ...hit.flatMap(({ place, product }) =>
        product.fixed
          ? [{ category: 'vendor_fix', details: `Perbarui ${product.name} ke ${product.fixed}.`, product_ids: [affectedId(place)] }]
          : [],
      ),
    ],
    ...scores(one, affected),
  }
}

function scores({ vector }: Vulnerability, products: string[]) {
  const read = vector ? readCvss(vector) : null
  if (!read) return {}
  const cvss_v3 = { version: read.version, vectorString: read.vector, baseScore: read.score, baseSeverity: read.severity }
  return { scores: [{ cvss_v3, products }] }
}
