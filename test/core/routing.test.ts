import { describe, expect, test } from 'vitest'
import type { Playbook } from '../../src/core/playbook.ts'
import { type Routed, routeFor } from '../../src/core/routing.ts'

type Named = Pick<Playbook, 'id' | 'kinds' | 'routes'>

const playbooks: Named[] = [
  { id: 'web', kinds: ['web'] },
  { id: 'malware', kinds: ['malware'], routes: [{ rsit: 'unauthorised-information-modification', tag: 'ransomware' }] },
  { id: 'kebocoran-data', kinds: ['kebocoran-data'], routes: [{ rsit: 'data-leak' }, { rsit: 'data-leak', personalData: 'ya' }] },
  { id: 'umum', kinds: ['lainnya', 'belum-tahu'] },
]
const none: Routed = { kind: 'web', rsit: null, tags: [], severity: 'sedang', iiv: null, personalData: null, ongoing: null }
const chosen = (incident: Partial<Routed>, current = 'web') => routeFor(playbooks, { ...none, ...incident }, current)?.playbook.id

describe('Which playbook an incident belongs to', () => {
  test('the kind alone leads to the playbook of that kind', () => {
    expect([chosen({}), chosen({ kind: 'malware' }), chosen({ kind: 'belum-tahu' })]).toEqual(['web', 'malware', 'umum'])
  })

  test('a defaced site whose files are locked is ransomware: two conditions say more than one', () => {
    const found = routeFor(playbooks, { ...none, rsit: 'unauthorised-information-modification', tags: ['judol', 'ransomware'] }, 'web')
    expect(found?.playbook.id).toBe('malware')
    expect(found?.why.join(', ')).toContain('tanda ransomware')
  })

  test('among equals the running one stays, so that nothing is proposed without need', () => {
    const twins: Named[] = [
      { id: 'a', kinds: ['web'] },
      { id: 'b', kinds: ['web'] },
    ]
    expect(['a', 'b', 'c'].map(current => routeFor(twins, none, current)?.playbook.id)).toEqual(['a', 'b', 'a'])
  })

  test('what triage found outweighs the kind that the reporter chose', () => {
    expect(chosen({ rsit: 'data-leak' })).toBe('kebocoran-data')
    expect(chosen({ rsit: 'data-leak', personalData: 'ya' })).toBe('kebocoran-data')
  })

  test('what no route knows stays where it is', () => {
    expect(chosen({ kind: 'hoaks' })).toBeUndefined()
  })
})
