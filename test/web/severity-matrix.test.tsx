import { expect, test } from 'vitest'
import { severityMatrix } from '../../src/core/severity-matrix.ts'
import { severities } from '../../src/core/vocabulary.ts'
import { Classification } from '../../src/web/pages/console/incident/classification.tsx'

test('a worse impact or a wider scope never begins from a lower severity', () => {
  const ranks = severityMatrix.map(row => row.severities.map(severity => Object.keys(severities).indexOf(severity)))
  for (const row of ranks) expect(row).toEqual(row.toSorted((a, b) => a - b))
  for (const place of [0, 1, 2, 3]) {
    const column = ranks.map(row => row[place] ?? -1)
    expect(column).toEqual(column.toSorted((a, b) => a - b))
  }
})

test('the matrix stands beside the field of severity', async () => {
  const html = String(await (<Classification no="TKT-2607-0001" seq={1} formId="f" form={{ values: {} }} open rsit={[]} />))
  expect(html).toContain('Keparahan awal menurut dampak dan cakupan')
  expect(html.match(/<li>IIV: [^<]+/g)).toEqual(['Tinggi', 'Kritis', 'Kritis'].map(word => `<li>IIV: ${word}`))
})
