import { expect, test } from 'vitest'
import type { KnownAsset } from '../../src/core/advisory/advisory.ts'
import { matcher } from '../../src/core/advisory/match.ts'

const asset = (value: string, kind: KnownAsset['kind'] = 'produk', name = 'Aset'): KnownAsset => ({ organisation: '35', kind, value, name })

test.each([
  ['Git', 'Git', 'Git 2.43', true],
  ['Git', 'Git', 'GitLab CE', false],
  ['Linux', 'Kernel', 'Kernel panic board', false],
  ['Linux', 'Kernel', 'Linux Kernel 6.1', true],
  ['Microsoft', 'Windows', 'Windows tirai', false],
  ['Microsoft', 'Windows', 'Microsoft Windows Server 2019', true],
  ['WordPress', 'WordPress', 'WORDPRESS 6.4', true],
  ['Citrix', 'NetScaler ADC and NetScaler Gateway', 'NetScaler Gateway 13.1', true],
  ['Apple', 'Multiple Products', 'Apple iPad', true],
  ['Apple', 'Multiple Products', 'Pohon apel', false],
  ['PHP', 'PHPMailer', 'Formulir dengan phpmailer', true],
])('%s %s and the asset “%s”: %s', (vendor, name, value, expected) => {
  expect(matcher([asset(value)])({ vendor, name }).length > 0).toBe(expected)
})

test('a domain is matched by its description, not by its address', () => {
  const find = matcher([asset('wordpress.example', 'domain', 'Situs dinas'), asset('dinas.example', 'domain', 'Situs WordPress dinas')])
  expect(find({ vendor: 'WordPress', name: 'WordPress' }).map(({ asset: found, why }) => [found.value, why])).toEqual([
    ['dinas.example', '“wordpress” disebut pada aset “Situs WordPress dinas” (dinas.example).'],
  ])
})

test('1,500 products and 20,000 assets are looked through in less than a second', () => {
  const assets = Array.from({ length: 20_000 }, (_, at) =>
    asset(`Aplikasi layanan ${at} ${at % 50 === 0 ? 'Fortinet FortiOS' : 'mandiri'}`),
  )
  const started = performance.now()
  const find = matcher(assets)
  let hits = 0
  for (let at = 0; at < 1500; at++) hits += find({ vendor: 'Fortinet', name: at === 0 ? 'FortiOS' : `Produk ${at}` }).length
  expect(hits).toBe(400)
  expect(performance.now() - started).toBeLessThan(1000)
})
