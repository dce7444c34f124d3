import { describe, expect, test } from 'vitest'
import { type Action, grantOf, type Subject } from '../../src/core/access.ts'
import { type Scope, table } from '../../src/core/access-table.ts'
import { type Actor, clockwork } from '../../src/core/actor.ts'
import { type Role, roles } from '../../src/core/vocabulary.ts'
import { whyVisible } from '../../src/core/why.ts'
import { actor } from '../fixtures.ts'

const looks = ['incident.follow', 'incident.read', 'incident.meta', 'advisory.read', 'advisory.confirm'] as const satisfies Action[]
const kabupaten = '35.25'

/** Somebody whose only way in is this scope, and what they look at. */
function by(role: Role, scope: Scope): { who: Actor; what: Subject } {
  const who = actor(role, { id: 'me', organisation: scope === 'all' ? null : kabupaten })
  const elsewhere: Subject = { team: 'jatim', organisation: '35.78', tlp: 'AMBER', reporter: 'you', owner: 'you', sharedWith: [] }
  if (scope === 'tree') return { who, what: { ...elsewhere, organisation: '35.25/dinkes' } }
  if (scope === 'own') return { who, what: { ...elsewhere, reporter: 'me' } }
  if (scope === 'assigned') return { who, what: { ...elsewhere, owner: 'me' } }
  return { who, what: scope === 'shared' ? { ...elsewhere, sharedWith: ['me'] } : elsewhere }
}

const words: Partial<Record<Scope, RegExp>> = {
  tree: /di bawah wilayah Anda/,
  own: /Anda yang melaporkannya/,
  assigned: /Anda penanggung jawabnya/,
  shared: /membagikannya kepada Anda/,
}
const offices: Partial<Record<Role, string>> = {
  analyst: 'Anda analis tim',
  lead: 'Anda ketua tim',
  admin: 'Anda admin sistem tim',
  auditor: 'Anda pemeriksa tim',
}

describe('“Mengapa saya melihat ini?”', () => {
  const cells = looks.flatMap(action =>
    (Object.keys(roles) as Role[]).flatMap(role => (table[action][role]?.scopes ?? []).map(scope => [action, role, scope] as const)),
  )

  test('the table was asked for every role that may look at anything', () => {
    expect(cells.length).toBeGreaterThan(15)
    expect(new Set(cells.map(([, role]) => role)).size).toBe(7)
    expect(new Set(cells.map(([, , scope]) => scope))).toEqual(new Set(['all', 'tree', 'own', 'shared']))
  })

  test.each(cells)('%s by %s through %s: the sentence names that very reason, and no other', (action, role, scope) => {
    const { who, what } = by(role, scope)
    expect(grantOf(who, action, what)).toBe(scope)
    const sentence = whyVisible(who, what, action)
    expect(sentence).toMatch(/^Anda melihat ini karena [^.]+\.$/)
    if (scope === 'all')
      expect(sentence).toContain(`${offices[role]} ${action.startsWith('advisory') ? 'pemilik imbauan ini' : 'yang menanganinya'}`)
    else expect(sentence).toMatch(words[scope] ?? /^$/)
    const others = [
      ...Object.entries(words)
        .filter(([other]) => other !== scope)
        .map(([, word]) => word),
      ...Object.entries(offices)
        .filter(([one]) => scope !== 'all' || one !== role)
        .map(([, office]) => new RegExp(office)),
    ]
    for (const other of others) expect(sentence).not.toMatch(other)
  })

  test.each(Object.keys(roles) as Role[])('%s whom nothing lets in is told no reason', role => {
    for (const action of looks) {
      const stranger = actor(role, { id: 'me', team: 'sultra', organisation: kabupaten })
      expect(whyVisible(stranger, by(role, 'tree').what, action)).toBe('Ini bukan untuk Anda.')
    }
  })

  test('one’s own agency is not called one below it; an agency is no area', () => {
    const subject = { team: 'jatim', organisation: '35.25/dinkes', tlp: 'AMBER' as const }
    const contact = actor('contact', { organisation: '35.25/dinkes' })
    expect(whyVisible(contact, subject, 'incident.follow')).toBe('Anda melihat ini karena ini menyangkut instansi Anda.')
    expect(whyVisible(contact, subject, 'advisory.confirm')).toBe('Anda melihat ini karena ini dikirim kepada instansi Anda.')
    const below = { ...subject, organisation: '35.25/dinkes/puskesmas' }
    expect(whyVisible(contact, below, 'incident.follow')).toContain('instansi di bawah instansi Anda')
  })

  test('a partner team, a link, a token, the clockwork, an analyst for one area', () => {
    const what: Subject = { team: 'sultra', tlp: 'AMBER', sharedWith: ['team:jatim'] }
    expect(whyVisible(actor('analyst'), what)).toContain('membagikannya kepada tim Anda')
    const mine = { team: 'jatim', organisation: '35.25/dinkes', tlp: 'AMBER' as const }
    expect(whyVisible(actor('reporter', { kind: 'link' }), mine, 'incident.follow')).toContain('memegang tautan rahasianya')
    expect(whyVisible(actor('analyst', { kind: 'token' }), mine)).toBe(
      'Token ini melihat ini karena diberi peran analis tim yang menanganinya.',
    )
    expect(whyVisible(clockwork('jatim'), mine)).toContain('program ini menjaga tenggat')
    expect(whyVisible(actor('analyst', { organisation: kabupaten }), mine)).toContain('untuk wilayah Anda dan yang di bawahnya')
  })
})
