import { expect, test } from 'vitest'
import { isInnerAddress } from '../../src/core/public-address.ts'

test.each(['10.1.2.3', '192.168.1.1', '172.20.0.9', '127.0.0.1', 'fd00::1', 'fe80::1'])(
  '%s means something only inside a network',
  address => {
    expect(isInnerAddress(address)).toBe(true)
  },
)

test.each(['8.8.8.8', '2606:4700::1111', 'slot.example', 'https://10.1.2.3/', 'CVE-2026-1234'])('%s does not', value => {
  expect(isInnerAddress(value)).toBe(false)
})
