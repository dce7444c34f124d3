import type { AdvisoryBody } from '../../core/advisory/advisory.ts'
import type { AffectedProduct } from '../../core/advisory/vulnerability.ts'

export interface Branch {
  category: string
  name: string
  branches?: Branch[]
  product?: { name: string; product_id: string }
}

export const affectedId = (place: number) => `P${place + 1}`
export const fixedId = (place: number) => `P${place + 1}-F`

/** The products of an advisory as CSAF's tree: vendor, product, versions. The affected one of place 0 is P1, the fixed one P1-F. */
export function productTree({ products = [] }: AdvisoryBody): { branches: Branch[] } {
  const placed = products.map((product, place) => ({ product, place }))
  const vendors = Map.groupBy(placed, ({ product }) => product.vendor)
  const branches = [...vendors].map(([vendor, theirs]) => {
    const names = Map.groupBy(theirs, ({ product }) => product.name)
    return { category: 'vendor', name: vendor, branches: [...names].map(([name, versions]) => productBranch(name, versions)) }
  })
  return { branches }
}

function productBranch(name: string, versions: { product: AffectedProduct; place: number }[]): Branch {
  const branches = versions.flatMap(({ product, place }) => {
    const { affected, fixed } = product
    const full = `${product.vendor} ${name}`
    return [
      version(affected ?? (fixed ? `< ${fixed}` : 'semua versi'), { full, id: affectedId(place) }),
      ...(fixed ? [version(fixed, { full, id: fixedId(place) })] : []),
    ]
  })
  return { category: 'product_name', name, branches }
}

/** `2.4.1` is a version; `< 2.4.1` becomes a version range in vers; other words stay as they are, as a range. */
function version(text: string, { full, id }: { full: string; id: string }): Branch {
  const product = { name: `${full} ${text}`, product_id: id }
  if (/^v?\d[\w.+-]*$/i.test(text)) return { category: 'product_version', name: text, product }
  const range = /^(<=?|>=?|sebelum|sampai)\s*v?(\d[\w.+-]*)$/i.exec(text)
  const sign = { sebelum: '<', sampai: '<=' }[range?.[1]?.toLowerCase() ?? ''] ?? range?.[1]
  return { category: 'product_version_range', name: range ? `vers:generic/${sign}${range[2]}` : text, product }
}
