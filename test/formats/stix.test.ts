import { expect, test } from 'vitest'
import { indicatorsIn } from '../../src/core/indicator.ts'
import { type Indicators, indicatorsCsv, plainList } from '../../src/formats/indicators.ts'
import { observable, stixBundle } from '../../src/formats/stix.ts'

const sha = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const told = (text: string, more: Partial<Indicators> = {}): Indicators => ({
  number: 'IMB-2607-0001',
  title: 'Phishing bank',
  tlp: 'AMBER+STRICT',
  withdrawn: false,
  since: '2026-07-14T02:00:00.000Z',
  changed: '2026-07-14T02:00:00.000Z',
  url: 'https://csirt.example/imbauan/IMB-2607-0001',
  team: 'TTIS Jawa Timur',
  indicators: indicatorsIn(text),
  ...more,
})
const pasted = `hxxps://jahat[.]example/masuk\n198.51.100[.]7\n2001:db8::7\njahat[.]example\npenipu[at]jahat.example\n${sha}\nCVE-2026-12345\nkata biasa saja`

// What STIX 2.1's rule and other implementations of it make of the same things.
test.each([
  ['198.51.100.3', 'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4'],
  ['2001:db8::1', 'ipv6-addr--6469e3a9-b053-5e34-a025-9396ae051d26'],
  ['example.com', 'domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7'],
])('%s is everybody’s %s', (text, id) => {
  const [one] = indicatorsIn(text)
  expect(one && observable(one)?.object.id).toBe(id)
})

test('a bundle: marked, by whom, one observable and one pattern each, everything referred to is in it', () => {
  const { type, id, objects } = JSON.parse(stixBundle(told(pasted)))
  expect([type, id.slice(0, 8)]).toEqual(['bundle', 'bundle--'])
  const ids = objects.map((one: { id: string }) => one.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const one of objects) {
    expect(one.id).toMatch(new RegExp(`^${one.type}--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`))
    expect(one.spec_version).toBe('2.1')
    for (const ref of [...(one.object_refs ?? []), ...(one.object_marking_refs ?? []), ...(one.created_by_ref ? [one.created_by_ref] : [])])
      expect(ids).toContain(ref)
    if (!['marking-definition', 'identity'].includes(one.type))
      expect(one.object_marking_refs).toEqual(['marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003'])
  }
  const patterns = objects.flatMap((one: { pattern?: string }) => one.pattern ?? [])
  expect(patterns).toEqual([
    "[url:value = 'https://jahat.example/masuk']",
    "[ipv4-addr:value = '198.51.100.7']",
    "[ipv6-addr:value = '2001:db8::7']",
    "[domain-name:value = 'jahat.example']",
    "[email-addr:value = 'penipu@jahat.example']",
    `[file:hashes.'SHA-256' = '${sha}']`,
  ])
  expect(objects.find((one: { type: string }) => one.type === 'vulnerability')).toMatchObject({ name: 'CVE-2026-12345' })
  expect(JSON.stringify(objects)).not.toContain('kata biasa')
})

test('the same advisory is the same bytes; withdrawn, everything in it is revoked', () => {
  expect(stixBundle(told(pasted))).toBe(stixBundle(told(pasted)))
  const { objects } = JSON.parse(stixBundle(told(pasted, { withdrawn: true, changed: '2026-07-15T02:00:00.000Z' })))
  for (const one of objects) if (['indicator', 'report', 'vulnerability'].includes(one.type)) expect(one.revoked).toBe(true)
})

test('a quote or backslash does not end a pattern', () => {
  expect(observable({ kind: 'url', value: "https://jahat.example/?q='] OR [x:y = '\\" })?.pattern).toBe(
    "[url:value = 'https://jahat.example/?q=\\'] OR [x:y = \\'\\\\']",
  )
})

test('an advisory without a single known indicator is a bundle all the same', () => {
  expect(JSON.parse(stixBundle(told(''))).objects.map((one: { type: string }) => one.type)).toEqual([
    'marking-definition',
    'identity',
    'report',
  ])
})

test('the list has one a line as machines compare them, and is empty once the advisory is withdrawn', () => {
  expect(plainList(told('hxxp://a[.]example\nkata biasa\n198.51.100[.]7'))).toBe('http://a.example\n198.51.100.7\n')
  expect(plainList(told('198.51.100.7', { withdrawn: true }))).toBe('')
})

test('no cell of the table is a formula, whatever an indicator begins with', () => {
  const indicators = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '%0A', '|calc'].map(value => ({
    value,
    kind: 'url' as const,
  }))
  const [, ...rows] = indicatorsCsv(told('', { indicators })).trimEnd().split('\r\n')
  expect(rows).toHaveLength(indicators.length)
  for (const row of rows) expect(row).toMatch(/^"?'/)
  expect(rows[0]).toContain(`"'=HYPERLINK(""http://x"")",url,IMB-2607-0001,TLP:AMBER+STRICT`)
})
