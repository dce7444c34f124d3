import { expect, test } from 'vitest'
import { hourLines } from '../../src/core/hours.ts'
import { faultOfPart, plainProfile, writtenFingerprint } from '../../src/core/profile.ts'
import { rfc2350 } from '../../src/formats/rfc2350.ts'

const facts = {
  name: 'Tim Tanggap Insiden Siber Jawa Timur',
  shortName: 'JatimProv-CSIRT',
  zone: 'Asia/Jakarta',
  email: 'csirt@jatim.example',
  phone: '',
  hours: ['Senin–Jumat 08.00–16.00'],
  profile: { ...plainProfile, mission: 'Membantu.\nMelindungi.' },
  self: 'https://x.example/kontak.txt',
  report: 'https://x.example/lapor',
  advisories: 'https://x.example/imbauan',
  changed: '2026-07-14T02:00:00.000Z',
}

test('a team’s description stands in the order of RFC 2350, and what it has not written stays out', () => {
  const text = rfc2350(facts)
  const numbers = [...text.matchAll(/^(\d)(?:\.(\d+))? /gm)].map(([, part, sub = '0']) => Number(part) * 100 + Number(sub))
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  expect(text).toContain('1.1 Date of Last Update\n    2026-07-14\n')
  expect(text).toContain('3.1 Mission Statement\n    Membantu.\n    Melindungi.\n')
  expect(text).not.toContain('2.4 Telephone Number')
  expect(text).not.toContain('7. Disclaimers')
  expect(text).toContain('6. Incident Reporting Forms\n\n    https://x.example/lapor\n')
})

test('no word of a team can look like a section of its own', () => {
  const text = rfc2350({ ...facts, profile: { ...plainProfile, mission: 'Baik\n7. Disclaimers\u202e\u0007' } })
  expect(text.split('\n').filter(line => /^7\./.test(line))).toEqual([])
  expect(text).not.toMatch(/\p{Cf}|(?!\n)\p{Cc}/u)
})

test('days with the same hours are one line, closed days none', () => {
  const long: [string, string][] = [['07:30', '15:30']]
  expect(hourLines({ 1: long, 2: long, 3: long, 4: long, 5: [['07:30', '11:30']], 7: long })).toEqual([
    'Senin–Kamis 07.30–15.30',
    'Jumat 07.30–11.30',
    'Minggu 07.30–15.30',
  ])
})

test.each([
  ['keyFingerprint', 'ABC', 'Sidik kunci'],
  ['keyUrl', 'http://x.example/key', 'https://'],
  ['keyUrl', 'javascript:alert(1)', 'https://'],
  ['dutyPhone', 'hubungi kami', 'nomor telepon'],
  ['mission', 'x'.repeat(2001), '2000'],
] as const)('%s: "%s" is refused', (part, text, sentence) => {
  expect(faultOfPart(part, text)).toContain(sentence)
})

test('a fingerprint is written in groups of four, however it was typed', () => {
  expect(writtenFingerprint('aaaa:bbbb cccc dddd eeee ffff 0000 1111 2222 3333')).toBe('AAAA BBBB CCCC DDDD EEEE FFFF 0000 1111 2222 3333')
})
