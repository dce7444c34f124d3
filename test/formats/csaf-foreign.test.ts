import { expect, test } from 'vitest'
import { fromCsaf } from '../../src/formats/csaf/foreign.ts'
import { vendorDocuments } from './csaf-documents.ts'

const bsi = vendorDocuments['bsi-2022-0001.json'] ?? ''
const read = (text: string) => {
  const found = fromCsaf(text)
  if ('reasons' in found) throw new Error(found.reasons.join())
  return found
}
const reasons = (text: string) => {
  const found = fromCsaf(text)
  return 'reasons' in found ? found.reasons : []
}
const changed = (change: (document: { document: object }) => void) => {
  const copy = JSON.parse(bsi)
  change(copy)
  return JSON.stringify(copy)
}

test.each(Object.keys(vendorDocuments))('%s, as its publisher gives it away, can be read', name => {
  const { proposed, notAffected, tlp } = read(vendorDocuments[name] ?? '')
  expect(tlp).toBe(name.startsWith('2022-evd') ? null : 'CLEAR')
  expect(proposed.actions.length).toBeGreaterThan(0)
  const flaws = (JSON.parse(vendorDocuments[name] ?? '').vulnerabilities ?? []) as { cve?: string }[]
  expect([...proposed.vulnerabilities, ...notAffected].map(({ cve }) => cve)).toEqual(flaws.flatMap(({ cve }) => cve ?? []))
  for (const { vendor, name } of proposed.products) expect(`${vendor}|${name}`).not.toMatch(/^\||\|$/)
})

test('vendor, product, versions, score and remedies of a CISA advisory', () => {
  const { proposed } = read(vendorDocuments['icsa-24-074-13.json'] ?? '')
  expect(proposed.products).toEqual([
    { vendor: 'Softing', name: 'edgeConnector', affected: '3.60', fixed: null },
    { vendor: 'Softing', name: 'edgeAggregator', affected: '3.60', fixed: null },
  ])
  expect(proposed.vulnerabilities[1]).toMatchObject({
    cve: 'CVE-2024-0860',
    vector: 'CVSS:3.1/AV:A/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
    products: null,
  })
  expect(proposed.actions).toContain('Pembaruan (teks CISA): Update Softing edgeConnector and edgeAggregator to v3.70 or greater.')
  expect(proposed.explanation).toMatch(/^Teks CISA:\nSuccessful exploitation/)
  expect(proposed.source).toMatchObject({ publisher: 'CISA', id: 'ICSA-24-074-13', version: '1' })
})

test('each flaw keeps the products that it is in', () => {
  const { proposed } = read(vendorDocuments['icsa-22-013-02.json'] ?? '')
  for (const { products } of proposed.vulnerabilities) for (const place of products ?? []) expect(proposed.products[place]).toBeDefined()
})

test('a flaw that its vendor says no product has is not said of any', () => {
  const { proposed } = read(vendorDocuments['sec-vex-2022-0001.json'] ?? '')
  expect(proposed.products).toEqual([])
  expect(proposed.explanation).toContain('tidak menyebut produk yang terdampak')
  const two = JSON.parse(vendorDocuments['icsa-24-074-13.json'] ?? '')
  two.vulnerabilities[1].product_status = { known_not_affected: two.vulnerabilities[1].product_status.known_affected }
  const { vulnerabilities, explanation } = read(JSON.stringify(two)).proposed
  expect(vulnerabilities.map(({ cve }) => cve)).toEqual(['CVE-2023-38126'])
  expect(explanation).toContain('Menurut CISA tidak mengenai produknya: CVE-2024-0860.')
})

test.each([
  [{ tlp: { label: 'AMBER' } }, 'AMBER'],
  [{ tlp: { label: 'WHITE' }, text: 'TLP:AMBER+STRICT, hanya untuk pelanggan' }, 'AMBER+STRICT'],
  [{ text: 'TLP:RED' }, 'RED'],
  [{ text: 'Hak cipta' }, null],
])('the label of %j is %s', (distribution, label) => {
  expect(read(changed(document => Object.assign(document.document, { distribution }))).tlp).toBe(label)
})

test.each([
  ['', 'bukan JSON yang utuh (baris 1, kolom 1)'],
  [bsi.slice(0, 2000), 'bukan JSON yang utuh (baris '],
  ['[]', 'kumpulan kunci dan isi'],
  ['{"document": {}}', 'document › category: Kunci “category” wajib diisi.'],
  [
    changed(document => Object.assign(document.document, { csaf_version: '2.1' })),
    'document › csaf_version: “2.1” tidak dikenal; pilih: 2.0.',
  ],
  [
    changed(document => Object.assign(document.document, { distribution: { tlp: { label: 'PUTIH' } } })),
    'document › distribution › tlp › label',
  ],
  [
    changed(document => Object.assign(document, { vulnerabilities: [{ cve: 'CVE-x' }] })),
    'vulnerabilities › 0 › cve: Nomor CVE tidak sah.',
  ],
  [
    changed(document => Object.assign(document, { product_tree: { branches: 'x' } })),
    'product_tree › branches: Isi “branches” harus berupa daftar.',
  ],
  ['{"a":'.repeat(60), 'bersarang terlalu dalam'],
  [`{"document":"${'x'.repeat(6 * 1024 * 1024)}"}`, 'terlalu besar'],
  ['{"document":{},"document":{}}', 'ditulis dua kali'],
])('a broken document is refused with the place and the reason (%#)', (text, reason) => {
  expect(reasons(text).join('\n')).toContain(reason)
})

test('whatever is cut off, swapped or bent in a document, it is read or refused, and never throws', () => {
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed % below
  }
  const bent = ['null', '[]', '{}', '-1', '"\\ud800"', '""', '"<script>"', 'true', '[[[[]]]]', '"\\u0000"']
  let refused = 0
  for (const text of Object.values(vendorDocuments))
    for (let round = 0; round < 60; round++) {
      const values = [...text.matchAll(/: ("(?:[^"\\]|\\.)*"|\d+|\[|\{)/g)]
      const at = values[next(values.length)]
      const cut = round % 3 === 0
      const broken = cut
        ? text.slice(0, next(text.length))
        : `${text.slice(0, (at?.index ?? 0) + 2)}${bent[next(bent.length)]}${text.slice((at?.index ?? 0) + (at?.[0].length ?? 0))}`
      const found = fromCsaf(broken)
      if ('reasons' in found) refused += 1
      else expect(JSON.stringify(found)).not.toMatch(/\\u0000/)
    }
  expect(refused).toBeGreaterThan(200)
})
