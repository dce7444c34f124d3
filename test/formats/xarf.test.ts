import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect, test } from 'vitest'
import { type AbuseReport, xarfReport } from '../../src/formats/xarf.ts'

const folder = join(import.meta.dirname, '../data/xarf')
const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'))
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema(read('schemas-v4/xarf-core.json'))
for (const name of readdirSync(join(folder, 'schemas-v4/types')).filter(one => one.endsWith('.json')))
  ajv.addSchema(read(`schemas-v4/types/${name}`))
const isValid = ajv.compile(read('schemas-v4/xarf-v4-master.json'))
const faults = (report: unknown) => {
  isValid(report)
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const phishing: AbuseReport = {
  seed: 'e3b0c44298fc1c149afbf4c8996fb924',
  number: 'TKT-2607-0001',
  kind: 'phishing',
  tlp: 'AMBER',
  systems: ['hxxps://masuk-bank[.]example/login?x=ü', 'server lain'],
  story: 'Halaman masuk palsu',
  impact: 'Warga tertipu.',
  personalData: null,
  at: '2026-07-14T02:00:00.000Z',
  team: { name: 'TTIS Jawa Timur', email: 'csirt@jatim.example' },
}
const made = (more: Partial<AbuseReport> = {}) => {
  const found = xarfReport({ ...phishing, ...more })
  return 'report' in found ? JSON.parse(found.report) : found.missing
}

test('the schemas take their own samples, and refuse one without its address', () => {
  for (const name of readdirSync(join(folder, 'samples-v4'))) expect([name, faults(read(`samples-v4/${name}`))]).toEqual([name, []])
  const { url: _, ...without } = made()
  expect(faults(without).join()).toContain('url')
})

test('a phishing page: where it is, whose report it is, and what it is, without a fault', () => {
  const report = made()
  expect(faults(report)).toEqual([])
  expect(report).toMatchObject({
    category: 'content',
    type: 'phishing',
    url: 'https://masuk-bank.example/login?x=%C3%BC',
    source_identifier: 'masuk-bank.example',
    domain: 'masuk-bank.example',
    reporter: { org: 'TTIS Jawa Timur', contact: 'csirt@jatim.example', domain: 'jatim.example' },
    tags: ['tlp:amber'],
  })
  expect(report.report_id).toMatch(/^e3b0c442-98fc-4c14-9afb-f4c8996fb924$/)
  expect(report.description).toContain('TKT-2607-0001')
})

test.each<[Partial<AbuseReport>, object]>([
  [
    { kind: 'malware', systems: ['198.51.100.7'] },
    { type: 'malware', source_identifier: '198.51.100.7', url: 'http://198.51.100.7/' },
  ],
  [
    { kind: 'web', story: 'Halaman slot gacor', systems: ['dinas.example'] },
    { type: 'remote_compromise', compromise_type: 'seo_spam' },
  ],
  [
    { kind: 'web', story: 'Diganti gambar', systems: ['dinas.example'] },
    { type: 'remote_compromise', compromise_type: 'defacement' },
  ],
  [
    { kind: 'kebocoran-data', personalData: 'ya' },
    { type: 'exposed_data', data_types: ['personal_information'] },
  ],
  [{ tlp: 'AMBER+STRICT', impact: null, systems: ['https://situs-ü.example/jalan'] }, { tags: ['tlp:amber+strict'] }],
  [{ impact: '\ud800 '.repeat(2000), team: { name: 'x'.repeat(300), email: 'a@b.example' } }, { type: 'phishing' }],
])('%j is sound', (more, expected) => {
  const report = made(more)
  expect(report).toMatchObject(expected)
  expect(faults(report)).toEqual([])
})

test.each<[Partial<AbuseReport>, string]>([
  [{ systems: ['server di kantor'] }, 'alamat web, nama domain, atau alamat IP'],
  [{ systems: [] }, 'alamat web'],
  [{ kind: 'ddos' }, 'dari log'],
  [{ kind: 'akun' }, 'port penyerang'],
  [{ kind: 'hoaks' }, 'jenis X-ARF'],
])('what X-ARF asks for and nobody knows is named: %j', (more, missing) => {
  expect(made(more).join()).toContain(missing)
})
