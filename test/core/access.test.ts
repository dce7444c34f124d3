import { describe, expect, test } from 'vitest'
import { type Action, actions, may, mayAtAll } from '../../src/core/access.ts'
import { clockwork } from '../../src/core/actor.ts'
import { isWithin, organisationCode, parentCode } from '../../src/core/organisation.ts'
import { type Circle, compareTlp, fits, highestTlp, isTlp, type Tlp, tlpLabels } from '../../src/core/tlp.ts'
import { type Role, roles } from '../../src/core/vocabulary.ts'
import { actor } from '../fixtures.ts'

const order: Role[] = ['regency', 'reporter', 'contact', 'analyst', 'lead', 'editor', 'admin', 'auditor', 'observer']

/** a = everything of the team, o = only the own agency's tree, - = nothing; one letter per role in `order`. */
const expected: Record<Action, string> = {
  'incident.read': 'oooaa----',
  'incident.report': 'oooaa----',
  'incident.inform': 'oooaa----',
  'incident.work': '---aa----',
  'incident.export': '---aa----',
  'evidence.download': '---aa----',
  'advisory.read': '---aa----',
  'advisory.draft': '---aa----',
  'advisory.release': '---aa----',
  'registry.read': 'oooaa-a--',
  'registry.manage': 'o---a-a--',
  'playbook.read': '---aa-aa-',
  'statistics.read': '---aa-aaa',
  'system.run': '------a--',
  'incident.follow': 'oooaa----',
  'incident.transfer': '---aa----',
  'incident.share': '---aa----',
  'advisory.confirm': 'ooo------',
}

describe('Who may do what', () => {
  test('the table is whole: every action, every role', () => {
    expect(Object.keys(expected).sort()).toEqual(Object.keys(actions).sort())
    expect([...order].sort()).toEqual(Object.keys(roles).sort())
  })

  const cells = Object.entries(expected).flatMap(([action, letters]) =>
    order.map((role, at) => [action as Action, role, letters[at] ?? '?'] as const),
  )

  test.each(cells)('%s by %s is %s', (action, role, scope) => {
    const free = actor(role)
    const gresik = actor(role, { organisation: '35.25' })
    const own = { team: 'jatim', organisation: '35.25/dinkes' }
    const other = { team: 'jatim', organisation: '35.78' }
    expect(may(free, action, own), 'whole team').toBe(scope === 'a')
    expect(may(free, action, { team: 'jatim' }), 'tied to no agency').toBe(scope === 'a')
    expect(may(gresik, action, own), 'own tree').toBe(scope !== '-')
    expect(may(gresik, action, other), 'another agency').toBe(false)
    expect(may(gresik, action, { team: 'jatim', organisation: null }), 'tied to none').toBe(false)
    expect(may(gresik, action, { ...other, alsoOrganisations: ['35.25/dinkes'] }), 'also affected').toBe(scope !== '-')
    expect(may(free, action, { ...own, team: 'sultra' }), 'another team').toBe(false)
    expect(may(gresik, action, { ...own, team: 'sultra' }), 'another team').toBe(false)
    expect(mayAtAll(free, action)).toBe(scope !== '-')
  })

  test('a RED report is followed by who wrote it or was shown it by name, and by nobody else of the tree', () => {
    const lilik = actor('regency', { organisation: '35.25' })
    const red = { team: 'jatim', organisation: '35.25/dinkes', tlp: 'RED' as const }
    expect(may(lilik, 'incident.follow', red)).toBe(false)
    expect(may(lilik, 'incident.follow', { ...red, reporter: lilik.id })).toBe(true)
    expect(may(lilik, 'incident.inform', { ...red, sharedWith: [lilik.id] })).toBe(true)
    expect(may(lilik, 'incident.read', { ...red, sharedWith: [lilik.id] })).toBe(false)
    expect(may(lilik, 'incident.follow', { ...red, team: 'sultra', reporter: lilik.id })).toBe(false)
    expect(may(actor('auditor'), 'incident.follow', { ...red, sharedWith: ['id-auditor'] })).toBe(false)
  })

  test('the agency above is not in the tree of the one below', () => {
    expect(may(actor('reporter', { organisation: '35.25/dinkes' }), 'incident.read', { team: 'jatim', organisation: '35.25' })).toBe(false)
  })

  test('RED never leaves by a token, whoever owns it', () => {
    for (const role of order)
      for (const action of Object.keys(actions) as Action[]) {
        const token = actor(role, { kind: 'token' })
        expect(may(token, action, { team: 'jatim', tlp: 'RED' })).toBe(false)
        expect(may(token, action, { team: 'jatim', tlp: 'AMBER+STRICT' })).toBe(may(actor(role), action, { team: 'jatim' }))
      }
  })

  test('the holder of a link adds to the one report and does nothing else', () => {
    const link = actor('reporter', { kind: 'link', organisation: '35' })
    const allowed = (Object.keys(actions) as Action[]).filter(action => may(link, action, { team: 'jatim', organisation: '35.25' }))
    expect(allowed).toEqual(['incident.report', 'incident.inform'])
  })

  test('the clockwork acts for its own team only', () => {
    expect(may(clockwork('jatim'), 'incident.work', { team: 'jatim', organisation: '35.25' })).toBe(true)
    expect(may(clockwork('jatim'), 'incident.work', { team: 'sultra' })).toBe(false)
  })
})

describe('Agencies lie within one another', () => {
  test.each([
    ['35.25/dinkes', '35.25', true],
    ['35.25/dinkes/puskesmas-cerme', '35.25', true],
    ['35.25.01.2001', '35', true],
    ['35.25', '35.25', true],
    ['35.25', '35.2', false],
    ['35.251', '35.25', false],
    ['35.25/dinkes2', '35.25/dinkes', false],
    ['35', '35.25', false],
    ['35.25', '', false],
  ])('%s within %s: %s', (code, above, expected) => {
    expect(isWithin(code, above)).toBe(expected)
  })

  test.each(['35', '35.25', '35.25.01', '35.25.01.2001', '35.25/dinkes', '35.25/dinkes/puskesmas-cerme/ugd'])('%s is a code', code => {
    expect(organisationCode.test(code)).toBe(true)
  })

  test.each([
    '',
    '3',
    '35.',
    '35.2',
    '35.25.1',
    '35.25.01.20',
    '35.25/',
    '35.25/Dinkes',
    '35.25/-x',
    '35/a/b/c/d',
    '35.25 ',
    '35.25\n',
    '%',
    `35/${'x'.repeat(41)}`,
  ])('%j is none', code => {
    expect(organisationCode.test(code)).toBe(false)
  })

  test('one level up, to the top', () => {
    expect(['35.25/dinkes/ugd', '35.25/dinkes', '35.25', '35'].map(parentCode)).toEqual(['35.25/dinkes', '35.25', '35', null])
  })
})

describe('TLP', () => {
  const table: Record<Tlp, Circle[]> = {
    CLEAR: ['everyone', 'community', 'vendor', 'organisation', 'named'],
    GREEN: ['community', 'vendor', 'organisation', 'named'],
    AMBER: ['vendor', 'organisation', 'named'],
    'AMBER+STRICT': ['organisation', 'named'],
    RED: ['named'],
  }

  test.each(tlpLabels)('%s reaches exactly the circles that FIRST says', label => {
    const circles: Circle[] = ['everyone', 'community', 'vendor', 'organisation', 'named']
    expect(circles.filter(circle => fits(circle, label))).toEqual(table[label])
  })

  test('labels are ordered, the highest wins, and nothing unlabelled is open', () => {
    expect(compareTlp('GREEN', 'AMBER')).toBe(-1)
    expect(compareTlp('RED', 'CLEAR')).toBe(1)
    expect(compareTlp('AMBER', 'AMBER')).toBe(0)
    expect(highestTlp(['GREEN', 'AMBER+STRICT', 'AMBER'])).toBe('AMBER+STRICT')
    expect(highestTlp([])).toBe('RED')
    expect(['RED', 'red', 'WHITE', null].map(isTlp)).toEqual([true, false, false, false])
  })
})
