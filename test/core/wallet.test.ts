import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indicatorsIn } from '../../src/core/indicator.ts'
import { sha256 } from '../../src/core/sha256.ts'
import { isBase58Check, isBech32 } from '../../src/core/wallet.ts'

const known = [
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  '1BoatSLRHtKNngkdXEeobR76b53LETtpyT',
  '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
  'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
  'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
]

describe('Wallets', () => {
  test.each(known)('%s is one', address => {
    expect(indicatorsIn(`kirim ke ${address} segera`)).toContainEqual({ kind: 'wallet', value: address })
  })

  test.each(known)('%s with one letter wrong is none', address => {
    for (let at = 4; at < address.length; at++) {
      const wrong = address.slice(0, at) + (address[at] === '2' ? '3' : '2') + address.slice(at + 1)
      expect([wrong, isBase58Check(wrong) || isBech32(wrong)]).toEqual([wrong, false])
    }
    expect(indicatorsIn(`${address.slice(0, -1)}${address.endsWith('2') ? '3' : '2'}`).some(({ kind }) => kind === 'wallet')).toBe(false)
  })

  test('SHA-256 is the one that everybody has', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    )
  })
})
