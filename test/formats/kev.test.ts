import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readKev } from '../../src/formats/kev.ts'

const sample = readFileSync(join(import.meta.dirname, '../data/kev/kev-sample-50.json'), 'utf8')
const changed = (change: (catalogue: { count: number; vulnerabilities: Record<string, unknown>[] }) => void) => {
  const copy = JSON.parse(sample)
  change(copy)
  return JSON.stringify(copy)
}

test('CISA’s catalogue: every entry, with the addresses in its notes', () => {
  const read = readKev(sample)
  if ('reasons' in read) throw new Error(read.reasons.join())
  expect(read.entries).toHaveLength(50)
  expect(read.version).toBe('2025.08.25')
  expect(read.entries[0]).toMatchObject({ cve: 'CVE-2025-48384', vendor: 'Git', product: 'Git', added: '2025-08-25', ransomware: false })
  expect(read.entries[0]?.references).toHaveLength(6)
})

test.each([
  [sample.slice(0, 5000), /bukan JSON yang utuh \(baris \d+, kolom \d+\)/],
  ['{"catalogVersion":"1","dateReleased":"x","vulnerabilities":[]}', /vulnerabilities: Isi “vulnerabilities” tidak boleh kosong/],
  [
    changed(({ vulnerabilities }) => delete vulnerabilities[17]?.product),
    /^vulnerabilities › 17 › product: Kunci “product” wajib diisi\.$/,
  ],
  [
    changed(({ vulnerabilities }) => Object.assign(vulnerabilities[3] ?? {}, { cveID: 'CVE' })),
    /vulnerabilities › 3 › cveID: Nomor CVE tidak sah/,
  ],
  [
    changed(({ vulnerabilities }) => Object.assign(vulnerabilities[3] ?? {}, { dateAdded: '25-8-2025' })),
    /vulnerabilities › 3 › dateAdded/,
  ],
  [changed(({ vulnerabilities }) => vulnerabilities.pop()), /count: tertulis 50, isinya 49; berkas ini terpotong/],
  [changed(one => (one.vulnerabilities[9] = one.vulnerabilities[2] ?? {})), /vulnerabilities › 9: CVE-\S+ sudah ada di nomor 2/],
  ['<html>', /baris 1, kolom 1/],
])('a broken catalogue is refused whole, with place and reason (%#)', (text, reason) => {
  const read = readKev(text)
  expect('reasons' in read && read.reasons.join('\n')).toMatch(reason)
})
