import { expect, test } from 'vitest'
import { addressesIn, contains, hostsIn, isRange, namedIn } from '../../src/core/assets.ts'

const gresik = { kind: 'domain' as const, value: 'gresikkab.go.id', name: 'Domain Kab. Gresik' }
const range = { kind: 'alamat' as const, value: '103.10.4.0/24', name: 'Jaringan kantor' }
const simrs = { kind: 'aplikasi' as const, value: 'SIMRS', name: 'Sistem rumah sakit' }

test.each([
  ['Situs dinkes.gresikkab.go.id diubah.', 'dinkes.gresikkab.go.id berada di bawah domain gresikkab.go.id.'],
  ['Lihat HTTPS://GRESIKKAB.GO.ID/slot', 'gresikkab.go.id disebut dalam laporan.'],
  ['hxxps://ppid[.]gresikkab[.]go[.]id/x', 'ppid.gresikkab.go.id berada di bawah domain gresikkab.go.id.'],
])('a domain is found in %j', (text, why) => {
  expect(namedIn([gresik, range, simrs], text)).toEqual([{ asset: gresik, why }])
})

test.each(['situs palsugresikkab.go.id', 'gresikkab.go.id.penipu.example', 'surel agus@gresikkab.go.id', 'gresikkab go id'])(
  'the domain is not what %j speaks of',
  text => expect(namedIn([gresik], text)).toEqual([]),
)

test.each([
  ['103.10.4.0/24', '103.10.4.255', true],
  ['103.10.4.0/24', '103.10.5.0', false],
  ['103.10.4.7', '103.10.4.7', true],
  ['103.10.4.1-103.10.4.20', '103.10.4.21', false],
  ['103.10.4.1 - 103.10.4.20', '103.10.4.20', true],
  ['0.0.0.0/0', '8.8.8.8', true],
  ['0.0.0.0/0', '::1', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/32', '2001:db9::', false],
  ['103.10.4.0/24', '::ffff:103.10.4.9', true],
  ['::/0', '2001:db8::1', true],
])('%s holds %s: %s', (range, address, held) => expect(contains(range, address)).toBe(held))

test.each(['103.10.4.0/33', '256.1.1.1', '1.2.3', '2001:db8::/129', '2001::db8::1', 'gresik', '', '1.2.3.9-1.2.3.1', '1.2.3.4/x'])(
  '%j is no range',
  text => expect(isRange(text)).toBe(false),
)

test('addresses and names are read out of a story', () => {
  expect(addressesIn('dari 103.10.4.7, 999.1.1.1, 2001:db8::7 pukul 13:05:22 dan fe80::1.')).toEqual([
    '103.10.4.7',
    '2001:db8::7',
    'fe80::1',
  ])
  expect(hostsIn('a.b.example dan versi 1.2.3')).toEqual(['a.b.example'])
  expect(namedIn([simrs, range], 'simrs tidak bisa dibuka dari 103.10.4.7').map(one => one.why)).toEqual([
    '"SIMRS" disebut dalam laporan.',
    'Alamat 103.10.4.7 termasuk rentang 103.10.4.0/24.',
  ])
  expect(namedIn([simrs], 'SIMRSUD lain')).toEqual([])
})

test('a hostile text is read in no time', () => {
  const from = performance.now()
  for (const part of ['a.', ':', '1.', 'a:', '-.', 'a-']) namedIn([gresik, range, simrs], part.repeat(50_000))
  expect(performance.now() - from).toBeLessThan(2000)
})
