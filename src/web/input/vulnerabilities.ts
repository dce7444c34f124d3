import { type AffectedProduct, mostProducts, mostVulnerabilities, type Vulnerability } from '../../core/advisory/vulnerability.ts'
import { readCvss } from '../../core/cvss.ts'
import { type FieldError, Refusal } from '../../core/refusal.ts'

export interface MachineFacts {
  products: AffectedProduct[]
  vulnerabilities: Vulnerability[]
}

/** One product and one flaw a line, their parts apart by `|`. Every fault is named with its line. */
export function machineFactsOf(values: Record<string, string>): MachineFacts {
  const products = linesIn(values.products)
  const flaws = linesIn(values.vulnerabilities)
  const errors = [
    ...limit('products', products.length, mostProducts),
    ...limit('vulnerabilities', flaws.length, mostVulnerabilities),
    ...products.flatMap((line, at) => said('products', at, productFault(line))),
    ...flaws.flatMap((line, at) => said('vulnerabilities', at, flawFault(line, products.length))),
  ]
  if (errors.length > 0) throw new Refusal('invalid', 'Periksa isian kerentanan.', { errors: oneEach(errors) })
  return {
    products: products.map(([vendor = '', name = '', affected, fixed]) => ({
      vendor,
      name,
      affected: affected || null,
      fixed: fixed || null,
    })),
    vulnerabilities: flaws.map(([cve = '', title = '', vector, places]) => ({
      cve: cve.toUpperCase(),
      title: title || cve.toUpperCase(),
      vector: vector || null,
      products: places ? places.split(/[\s,]+/).map(place => Number(place) - 1) : null,
    })),
  }
}

/** The same lines again, as they are edited. */
export function machineLines({ products = [], vulnerabilities = [] }: Partial<MachineFacts>): Record<string, string> {
  const tidy = (parts: readonly (string | null)[]) =>
    parts
      .map(part => part ?? '')
      .join(' | ')
      .replace(/[ |]+$/, '')
  return {
    products: products.map(({ vendor, name, affected, fixed }) => tidy([vendor, name, affected, fixed])).join('\n'),
    vulnerabilities: vulnerabilities
      .map(({ cve, title, vector, products: places }) => tidy([cve, title, vector, places?.map(place => place + 1).join(', ') ?? null]))
      .join('\n'),
  }
}

function linesIn(typed = ''): string[][] {
  const lines = typed.toWellFormed().slice(0, 100_000).split('\n')
  return lines
    .map(line =>
      line
        .replace(/\p{Cc}+/gu, ' ')
        .split('|')
        .map(part => part.trim()),
    )
    .filter(parts => parts.some(Boolean))
}

function productFault(parts: string[]): string | null {
  const [vendor, name] = parts
  if (!vendor || !name) return 'tulis pembuat | produk | versi terdampak | versi perbaikan.'
  if (parts.length > 4) return 'paling banyak empat bagian.'
  return parts.some(part => part.length > 200) ? 'satu bagian paling banyak 200 huruf.' : null
}

function flawFault([cve = '', title = '', vector, places, ...more]: string[], products: number): string | null {
  if (!/^CVE-\d{4}-\d{4,19}$/i.test(cve)) return 'mulai dengan nomor CVE, mis. CVE-2026-12345.'
  if (title.length > 300) return 'judul paling banyak 300 huruf.'
  if (vector && !readCvss(vector)) return 'vektor CVSS 3.0 atau 3.1 dasar, mis. CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H.'
  if (more.length > 0) return 'paling banyak empat bagian.'
  const numbers = places ? places.split(/[\s,]+/) : []
  return numbers.every(number => /^[1-9]\d{0,3}$/.test(number) && Number(number) <= products)
    ? null
    : `nomor baris produk dari 1 sampai ${products}, mis. 1, 3.`
}

function limit(field: string, count: number, most: number): FieldError[] {
  return count > most ? [{ field, message: `Paling banyak ${most} baris.` }] : []
}

function said(field: string, at: number, fault: string | null): FieldError[] {
  return fault ? [{ field, message: `Baris ${at + 1}: ${fault}` }] : []
}

/** The first fault of each field stands beside it. */
function oneEach(errors: FieldError[]): FieldError[] {
  return [...Map.groupBy(errors, ({ field }) => field).values()].flatMap(([first]) => first ?? [])
}
