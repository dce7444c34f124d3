import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithin } from '../../src/core/organisation.ts'
import { mostSpecific, type Place } from '../../src/core/own-text.ts'

const place = (organisation: string, playbook: string): Place => ({ organisation, playbook })
const puskesmas = { organisation: '35.25/dinkes/puskesmas-cerme', playbook: 'web' }

describe('The most specific text wins', () => {
  // From the most to the least specific, for the puskesmas and `web`.
  const ladder = [
    place('35.25/dinkes/puskesmas-cerme', 'web'),
    place('35.25/dinkes', 'web'),
    place('35.25', 'web'),
    place('35.25/dinkes/puskesmas-cerme', ''),
    place('35.25/dinkes', ''),
    place('35.25', ''),
    place('35', ''),
    place('', 'web'),
    place('', ''),
  ]

  test.each(ladder.map((own, at) => ({ own, rest: ladder.slice(at) })))(
    '$own.organisation + "$own.playbook" before all wider ones',
    ({ own, rest }) => {
      expect(mostSpecific(rest.toReversed(), puskesmas)).toEqual(own)
    },
  )

  test('what is for others is for nobody here', () => {
    const others = [place('35.78', ''), place('35.2', ''), place('35.25/dinkesos', 'web'), place('', 'phishing'), place('35.25', 'ddos')]
    expect(mostSpecific(others, puskesmas)).toBeNull()
    expect(mostSpecific([place('35', '')], { organisation: null, playbook: null })).toBeNull()
  })

  test('whatever texts there are: the one chosen fits, and none that fits is nearer', () => {
    const code = fc.constantFrom('', '35', '35.25', '35.25/dinkes', '35.25/dinkes/puskesmas-cerme', '35.78', '35.78/dinkes')
    const name = fc.constantFrom('', 'web', 'phishing')
    const places = fc.array(fc.record({ organisation: code, playbook: name }), { maxLength: 12 })
    fc.assert(
      fc.property(places, fc.record({ organisation: code, playbook: name }), (all, asked) => {
        const letter = { organisation: asked.organisation || null, playbook: asked.playbook || null }
        const chosen = mostSpecific(all, letter)
        const fits = (one: Place) =>
          (!one.organisation || isWithin(asked.organisation, one.organisation)) && (!one.playbook || one.playbook === asked.playbook)
        const weight = (one: Place) => (one.organisation ? (one.playbook ? 2000 : 1000) + one.organisation.length : one.playbook ? 1 : 0)
        const best = Math.max(-1, ...all.filter(fits).map(weight))
        expect(chosen ? weight(chosen) : -1).toBe(best)
        if (chosen) expect(fits(chosen)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
