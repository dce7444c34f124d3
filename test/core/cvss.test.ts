import { expect, test } from 'vitest'
import { readCvss } from '../../src/core/cvss.ts'
import { vendorDocuments } from '../formats/csaf-documents.ts'

interface Scored {
  vulnerabilities?: { scores?: { cvss_v3?: { vectorString: string; baseScore: number; baseSeverity: string } }[] }[]
}

const published = Object.values(vendorDocuments)
  .flatMap(text => (JSON.parse(text) as Scored).vulnerabilities ?? [])
  .flatMap(({ scores = [] }) => scores.flatMap(({ cvss_v3 }) => cvss_v3 ?? []))
  .filter(({ vectorString }) => vectorString.split('/').length === 9)

test('every base score that BSI, CISA and Red Hat published is computed from its vector', () => {
  expect(published.length).toBeGreaterThan(10)
  for (const { vectorString, baseScore, baseSeverity } of published)
    expect(readCvss(vectorString)).toMatchObject({ vector: vectorString, score: baseScore, severity: baseSeverity })
})

test.each([
  '',
  'CVSS:3.1/AV:N',
  'CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P',
  'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  'CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
])('%s is no base vector', text => {
  expect(readCvss(text)).toBeNull()
})

test('a flaw without effect scores nothing', () => {
  expect(readCvss('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N')).toMatchObject({ score: 0, severity: 'NONE' })
})
