import { describe, expect, test } from 'vitest'
import { type Action, actions, may, mayAtAll } from '../../src/core/access.ts'
import { clockwork } from '../../src/core/actor.ts'
import { isWithin, organisationCode, parentCode } from '../../src/core/organisation.ts'
import { type Circle, compareTlp, fits, highestTlp, isTlp, type Tlp, tlpLabels } from '../../src/core/tlp.ts'
import { type Role, roles } from '../../src/core/vocabulary.ts'
import { actor } from '../fixtures.ts'

const order: Role[] = ['reporter', 'regency', 'contact', 'analyst', 'lead', 'editor', 'admin', 'auditor', 'observer']

/** a = all of the team, t = the own tree, o = reported by oneself, g = assigned to one, s = shared by name, - = nothing; one word per role in `order`. */
const expected: Record<Action, string> = {
  'incident.report': 't t t a a - a - -',
  'incident.follow': 'ot t ot a a - - - -',
  'incident.read': 'os ts s a a - - - -',
  'incident.meta': '- - - a a - a a -',
  'incident.notes': '- - - a a - - - -',
  'incident.reporter': 'o o o g a - - - -',
  'incident.inform': 'ots ts ots a a - - - -',
  'incident.triage': '- - - a a - - - -',
  'incident.work': '- - - a a - - - -',
  'incident.relabel': 'o t s a a - - - -',
  'incident.lower': '- - - - a - - - -',
  'queue.share': '- - - - a - - - -',
  'incident.transfer': '- - - a a - - - -',
  'incident.share': '- - - a a - - - -',
  'incident.export': '- t - a a - - - -',
  'evidence.download': 'os t s a a - - - -',
  'evidence.sample': '- - - g a - - - -',
  'advisory.read': '- - - a a - - - -',
  'advisory.draft': '- - - a a - - - -',
  'advisory.release': '- - - a a - - - -',
  'advisory.confirm': 't t t - - - - - -',
  'registry.read': 't t t a a - a - -',
  'registry.manage': '- t - - a - a - -',
  'people.read': '- t - - a - a a -',
  'people.manage': '- t - - a - a - -',
  'playbook.read': '- - - a a - a a -',
  'playbook.draft': '- - - a a - - - -',
  'playbook.publish': '- - - - a - a - -',
  'exercise.join': '- - - a a - a a a',
  'exercise.run': '- - - - a - - - -',
  'template.read': '- - - a a - a a -',
  'template.manage': '- - - - a - a - -',
  'statistics.read': 't t t a a - a a a',
  'audit.read': 'o o o o a - a a -',
  'system.read': '- - - - - - a a -',
  'system.run': '- - - - - - a - -',
  'backup.run': '- - - - - - a - -',
}

describe('Who may do what', () => {
  test('the table is whole: every action, every role', () => {
    expect(Object.keys(expected).sort()).toEqual(Object.keys(actions).sort())
    expect([...order].sort()).toEqual(Object.keys(roles).sort())
  })

  const cells = Object.entries(expected).flatMap(([action, words]) =>
    order.map((role, at) => [action as Action, role, words.split(' ')[at] ?? '?'] as const),
  )

  test.each(cells)('%s by %s is %s', (action, role, scope) => {
    const free = actor(role, { id: 'me' })
    const gresik = actor(role, { id: 'me', organisation: '35.25' })
    const inside = { team: 'jatim', organisation: '35.25/dinkes' }
    const other = { team: 'jatim', organisation: '35.78' }
    const has = (letters: string) => [...letters].some(letter => scope.includes(letter))
    expect(may(free, action, inside), 'whole team').toBe(has('a'))
    expect(may(free, action, { team: 'jatim' }), 'tied to no agency').toBe(has('a'))
    expect(may(gresik, action, inside), 'own tree').toBe(has('at'))
    expect(may(gresik, action, other), 'another agency').toBe(false)
    expect(may(gresik, action, { ...other, alsoOrganisations: ['35.25/dinkes'] }), 'also affected').toBe(has('at'))
    expect(may(gresik, action, { ...other, reporter: 'me' }), 'reported by oneself').toBe(has('o'))
    expect(may(gresik, action, { ...other, owner: 'me' }), 'assigned').toBe(has('g'))
    expect(may(gresik, action, { ...other, sharedWith: ['me'] }), 'shared by name').toBe(has('s'))
    expect(may(gresik, action, { ...other, reporter: 'you', owner: 'you', sharedWith: ['you'] }), 'somebody else').toBe(false)
    expect(may(free, action, { ...inside, team: 'sultra', reporter: 'me', owner: 'me', sharedWith: ['me'] }), 'another team').toBe(false)
    expect(mayAtAll(free, action)).toBe(scope !== '-')
  })

  const upTo: [Action, Role, Tlp][] = [
    ['incident.read', 'analyst', 'RED'],
    ['incident.read', 'regency', 'AMBER+STRICT'],
    ['incident.export', 'lead', 'RED'],
    ['incident.export', 'analyst', 'AMBER+STRICT'],
    ['incident.export', 'regency', 'AMBER'],
    ['evidence.download', 'regency', 'AMBER+STRICT'],
  ]
  test.each(upTo)('%s by %s goes up to %s', (action, role, highest) => {
    const who = actor(role, role === 'regency' ? { organisation: '35.25' } : {})
    const allowed = tlpLabels.filter(tlp => may(who, action, { team: 'jatim', organisation: '35.25/dinkes', tlp }))
    expect(allowed).toEqual(tlpLabels.filter(tlp => compareTlp(tlp, highest) <= 0))
  })

  test('what was shared by name, or reported by oneself, may be RED', () => {
    const wati = actor('contact', { id: 'wati', organisation: '35.25/dinkes' })
    expect(may(wati, 'incident.read', { team: 'jatim', tlp: 'RED', sharedWith: ['wati'] })).toBe(true)
    expect(may(wati, 'incident.reporter', { team: 'jatim', tlp: 'RED', reporter: 'wati' })).toBe(true)
  })

  test('a partner team reads what is shared with it, up to AMBER, and nothing else', () => {
    const rahma = actor('analyst', { team: 'sultra' })
    const told = { team: 'jatim', sharedWith: ['team:sultra'], tlp: 'AMBER' as const }
    const allowed = (Object.keys(actions) as Action[]).filter(action => may(rahma, action, told))
    expect(allowed).toEqual(['incident.follow', 'incident.read', 'incident.inform', 'evidence.download'])
    expect(may(rahma, 'incident.read', { ...told, tlp: 'AMBER+STRICT' })).toBe(false)
    expect(may(rahma, 'incident.read', { ...told, sharedWith: ['team:jatim'] })).toBe(false)
    expect(may(actor('admin', { team: 'sultra' }), 'incident.read', told)).toBe(false)
    expect(may(actor('analyst', { team: 'sultra', kind: 'token' }), 'incident.read', told)).toBe(false)
  })

  test('the agency above is not in the tree of the one below', () => {
    expect(may(actor('regency', { organisation: '35.25/dinkes' }), 'incident.read', { team: 'jatim', organisation: '35.25' })).toBe(false)
  })

  test('a token carries nothing above AMBER, and exports nothing above GREEN, whoever owns it', () => {
    for (const role of order)
      for (const action of Object.keys(actions) as Action[]) {
        const subject = { team: 'jatim', organisation: '35.25', reporter: 'me', sharedWith: ['me'] }
        const [token, owner] = [actor(role, { kind: 'token', id: 'me' }), actor(role, { id: 'me' })]
        for (const tlp of tlpLabels) {
          const carried = compareTlp(tlp, action === 'incident.export' ? 'GREEN' : 'AMBER') <= 0
          expect(may(token, action, { ...subject, tlp }), `${role} ${action} ${tlp}`).toBe(
            carried && may(owner, action, { ...subject, tlp }),
          )
        }
      }
  })

  test('the holder of a link follows the one report, adds to it and does nothing else', () => {
    const link = actor('reporter', { kind: 'link', organisation: '35' })
    const allowed = (Object.keys(actions) as Action[]).filter(action => may(link, action, { team: 'jatim', organisation: '35.25' }))
    expect(allowed).toEqual(['incident.report', 'incident.follow', 'incident.inform'])
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
