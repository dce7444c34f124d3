import { type AffectedProduct, mostProducts } from '../../core/advisory/vulnerability.ts'
import type { ForeignBranch, ForeignCsaf, ForeignFlaw } from './shape.ts'

interface Named {
  vendor: string
  name: string
  version: string | null
}

/** The products of a foreign document, as we write them, and which of them each flaw is in. */
export interface ForeignProducts {
  products: AffectedProduct[]
  /** Places in `products`. */
  hitBy(flaw: ForeignFlaw): number[]
  /** Names of the products of which the publisher says that this flaw is not in them. */
  denied(flaw: ForeignFlaw): string[]
  /** How many did not fit in. */
  left: number
}

/** Versions of one product become one line: those with the flaw, and those without. */
export function foreignProducts(csaf: ForeignCsaf): ForeignProducts {
  const known = namedProducts(csaf)
  const lines = new Map<string, { product: Named; affected: Set<string>; fixed: Set<string> }>()
  const lineOf = (id: string) => {
    const product = known.get(id)
    if (!product) return null
    const key = keyOf(product)
    const line = lines.get(key) ?? { product, affected: new Set(), fixed: new Set() }
    lines.set(key, line)
    return { line, version: product.version }
  }
  for (const flaw of csaf.vulnerabilities ?? []) {
    for (const found of affectedIn(flaw).flatMap(id => lineOf(id) ?? [])) if (found.version) found.line.affected.add(found.version)
    for (const found of fixedIn(flaw).flatMap(id => lineOf(id) ?? [])) if (found.version) found.line.fixed.add(found.version)
  }
  const kept = [...lines.keys()].slice(0, mostProducts)
  const placeOf = new Map(kept.map((key, place) => [key, place]))
  const hitBy = (flaw: ForeignFlaw) => {
    const keys = [...affectedIn(flaw), ...fixedIn(flaw)].flatMap(id => known.get(id) ?? []).map(keyOf)
    return [...new Set(keys.flatMap(key => placeOf.get(key) ?? []))].sort((a, b) => a - b)
  }
  const products = kept.flatMap(key => {
    const line = lines.get(key)
    return line
      ? [{ vendor: line.product.vendor, name: line.product.name, affected: joined(line.affected), fixed: joined(line.fixed) }]
      : []
  })
  const denied = ({ product_status: status }: ForeignFlaw) =>
    [
      ...new Set((status?.known_not_affected ?? []).flatMap(id => known.get(id) ?? []).map(({ vendor, name }) => `${vendor} ${name}`)),
    ].slice(0, mostProducts)
  return { products, hitBy, denied, left: lines.size - kept.length }
}

function affectedIn({ product_status: status }: ForeignFlaw): string[] {
  return [...(status?.known_affected ?? []), ...(status?.first_affected ?? []), ...(status?.last_affected ?? [])]
}

function fixedIn({ product_status: status }: ForeignFlaw): string[] {
  return [...(status?.fixed ?? []), ...(status?.first_fixed ?? []), ...(status?.recommended ?? [])]
}

function joined(versions: ReadonlySet<string>): string | null {
  return [...versions].join(', ').slice(0, 200) || null
}

function keyOf({ vendor, name }: Named): string {
  return `${vendor}\n${name}`
}

const nameless = '(tanpa nama)'

/** By product id: what stands in the branches, in the flat list, and what is part of something else. */
function namedProducts({ document, product_tree: tree }: ForeignCsaf): Map<string, Named> {
  const known = new Map<string, Named>()
  const vendor = line(document.publisher.name) || nameless
  for (const branch of tree?.branches ?? []) walk(branch, { vendor, name: '', version: null }, known)
  for (const { product_id, name } of tree?.full_product_names ?? [])
    known.set(product_id, { vendor, name: line(name) || nameless, version: null })
  for (const { full_product_name: whole, product_reference } of tree?.relationships ?? []) {
    const maker = known.get(product_reference)?.vendor ?? vendor
    known.set(whole.product_id, { vendor: maker, name: line(whole.name) || nameless, version: null })
  }
  return known
}

function walk(branch: ForeignBranch, above: Named, known: Map<string, Named>): void {
  const here = { ...above, ...partOf(branch) }
  const { product } = branch
  if (product) known.set(product.product_id, { ...here, name: here.name || line(product.name) || nameless })
  for (const below of branch.branches ?? []) walk(below, here, known)
}

function partOf({ category, name }: ForeignBranch): Partial<Named> {
  if (category === 'vendor') return { vendor: line(name) || nameless }
  if (category === 'product_name') return { name: line(name) }
  return category.startsWith('product_version') || category === 'patch_level' ? { version: line(name) } : {}
}

/** One line without control characters, short enough for a field. */
export function line(text: string, most = 120): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll('|', '/')
    .trim()
    .slice(0, most)
    .toWellFormed()
}
