import { describe, expect, test } from 'vitest'
import type { Audience, KnownContact } from '../../src/core/advisory/advisory.ts'
import { deliveryState } from '../../src/core/advisory/advisory.ts'
import { askApproval } from '../../src/core/advisory/ask.ts'
import { composeAudience, type Register } from '../../src/core/advisory/audience.ts'
import { isEscalated, nextReminder, reminderShares } from '../../src/core/advisory/chase.ts'
import { evolveAdvisory, type RecordedAdvisoryEvent } from '../../src/core/advisory/evolve.ts'
import { unknownCodes } from '../../src/core/advisory/meant.ts'
import { answer, approve, dispatch, draft, revise, withdraw } from '../../src/core/advisory/release.ts'
import { matterOf, sameMatter } from '../../src/core/advisory/same.ts'
import { tlpLabels } from '../../src/core/tlp.ts'
import { bagus, office, refusal, rina } from '../fixtures.ts'

const contact = (id: string, organisation: string, more: Partial<KnownContact> = {}): KnownContact => ({
  id,
  organisation,
  name: id,
  role: 'agen',
  email: `${id}@gresikkab.go.id`,
  suspended: false,
  ...more,
})

const everybody = {
  recipients: [{ organisation: '35.25', contact: 'agus', name: 'Agus', role: 'agen' as const, address: 'a@b.id' }],
  without: [],
  refused: [],
  declined: [],
}

const register: Register = {
  organisations: [
    { code: '35.25', name: 'Kab. Gresik', kind: 'kabupaten', parent: '35' },
    { code: '35.25/dinkes', name: 'Dinas Kesehatan Kab. Gresik', kind: 'opd', parent: '35.25' },
    { code: '35.25/dispendik', name: 'Dinas Pendidikan Kab. Gresik', kind: 'opd', parent: '35.25' },
    { code: '35.78', name: 'Kota Surabaya', kind: 'kota', parent: '35' },
    { code: '35.78/dinkop', name: 'Dinas Koperasi Kota Surabaya', kind: 'opd', parent: '35.78' },
  ],
  contacts: [
    contact('agus', '35.25'),
    contact('wati', '35.25/dinkes'),
    contact('hasan', '35.25/dinkes', { role: 'pimpinan' }),
    contact('didik', '35.25/dispendik'),
    contact('ani', '35.78'),
    contact('budi', '35.78/dinkop'),
  ],
  assets: [{ organisation: '35.25/dinkes', kind: 'produk', value: 'WordPress 6', name: 'Situs utama' }],
  affected: [],
}

const nobody: Audience = { organisations: [], kinds: [], below: null, assets: [], affectedOf: null, except: [], roles: ['agen'] }
const reach = (audience: Partial<Audience>, tlp: Parameters<typeof composeAudience>[1] = 'GREEN', more: Partial<Register> = {}) =>
  composeAudience({ ...nobody, ...audience }, tlp, { ...register, ...more })
const names = (audience: Partial<Audience>, tlp: Parameters<typeof composeAudience>[1] = 'GREEN', more: Partial<Register> = {}) =>
  reach(audience, tlp, more).recipients.map(({ contact: id }) => id)

describe('Who is meant', () => {
  test.each<[string, Partial<Audience>, string[]]>([
    ['agencies by code', { organisations: ['35.25/dinkes'] }, ['wati']],
    ['all of a kind', { kinds: ['opd'] }, ['wati', 'didik', 'budi']],
    ['everything below a code', { below: '35.25' }, ['agus', 'wati', 'didik']],
    ['a kind below a code', { kinds: ['opd'], below: '35.25' }, ['wati', 'didik']],
    ['owners of a product, whatever its case', { assets: ['wordpress'] }, ['wati']],
    ['a word of a product, never a part of one', { assets: ['Word'] }, []],
    ['two areas', { areas: ['35.25/dinkes', '35.78'] }, ['wati', 'ani', 'budi']],
    ['an area beside the one that older audiences have', { below: '35.25/dinkes', areas: ['35.78'] }, ['wati', 'ani', 'budi']],
    ['agencies and a product: only those who own it', { organisations: ['35.78', '35.25/dinkes'], assets: ['wordpress'] }, ['wati']],
    ['an area and a product: only those who own it there', { below: '35.78', assets: ['wordpress'] }, []],
    ['whoever is added, owning it or not', { below: '35.25', assets: ['wordpress'], also: ['35.78'] }, ['wati', 'ani']],
    ['an exception outweighs an addition', { also: ['35.78'], except: ['35.78'] }, []],
    ['minus an exception and all below it', { kinds: ['opd', 'kota'], except: ['35.78'] }, ['wati', 'didik']],
    ['another role', { below: '35.25', roles: ['pimpinan'] }, ['hasan']],
    ['two roles', { organisations: ['35.25/dinkes'], roles: ['agen', 'pimpinan'] }, ['wati', 'hasan']],
    ['nobody', {}, []],
  ])('%s', (_, audience, expected) => {
    expect(names(audience)).toEqual(expected)
  })

  test('assets of every kind: a domain with all below it, ranges of both families, a product of any version', () => {
    const assets: Register['assets'] = [
      { organisation: '35.25', kind: 'domain', value: 'gresikkab.go.id', name: 'Situs utama' },
      { organisation: '35.25/dinkes', kind: 'aplikasi', value: 'https://antrean.dinkes.gresikkab.go.id/', name: 'Antrean' },
      { organisation: '35.25/dispendik', kind: 'alamat', value: '103.10.4.0/24', name: 'Kantor' },
      { organisation: '35.78', kind: 'alamat', value: '2001:db8:7::/48', name: 'Kantor' },
      { organisation: '35.78/dinkop', kind: 'produk', value: 'WordPress 6.4.2', name: 'Koperasi daring' },
    ]
    const of = (audience: Partial<Audience>) => names(audience, 'GREEN', { assets })
    expect(of({ domains: ['gresikkab.go.id'] })).toEqual(['agus', 'wati'])
    expect(of({ domains: ['*.dinkes.gresikkab.go.id'] })).toEqual(['wati'])
    expect(of({ domains: ['resikkab.go.id'] })).toEqual([])
    expect(of({ ranges: ['103.10.0.0/16'] })).toEqual(['didik'])
    expect(of({ ranges: ['103.10.4.7'] })).toEqual(['didik'])
    expect(of({ ranges: ['103.10.5.0/24'] })).toEqual([])
    expect(of({ ranges: ['2001:db8::/32'] })).toEqual(['ani'])
    expect(of({ assets: ['WordPress 6.4'] })).toEqual(['budi'])
    expect(of({ assets: ['wordpress 7'], domains: ['gresikkab.go.id'], ranges: ['103.10.4.0/24'] })).toEqual(['agus', 'wati', 'didik'])
    expect(of({ kinds: ['opd'], domains: ['gresikkab.go.id'], ranges: ['103.10.4.0/24'] })).toEqual(['wati', 'didik'])
  })

  test('each recipient can be asked why, down to the asset', () => {
    const why = (audience: Partial<Audience>) => reach(audience, 'GREEN', { affected: ['35.78'] }).recipients.map(one => one.why)
    expect(why({ kinds: ['opd'], below: '35.25', assets: ['wordpress'] })).toEqual([
      'Agen siber pada instansi yang berjenis OPD, berada di bawah Kab. Gresik dan memiliki Situs utama (WordPress 6), cocok dengan “wordpress”.',
    ])
    expect(why({ organisations: ['35.78'] })).toEqual(['Agen siber pada instansi yang disebut namanya.'])
    expect(why({ affectedOf: 'i1' })).toEqual(['Agen siber pada instansi yang terdampak insiden.'])
    expect(why({ also: ['35.78'] })).toEqual(['Agen siber pada instansi yang ditambahkan secara khusus.'])
  })

  test('whoever is left out on purpose stands there with the reason', () => {
    const told = new Map([['35.25', 'sudah menerima IMB-2607-0001 tentang CVE-2026-1234 yang sama']])
    const found = reach({ below: '35.25', assets: ['wordpress'], also: ['35.25', '35.78'], except: ['35.78'] }, 'GREEN', { told })
    expect(found.skipped).toEqual([
      { organisation: '35.25/dispendik', because: 'aset', why: 'tidak punya aset yang cocok' },
      { organisation: '35.78', because: 'dikecualikan', why: 'dikecualikan (Kota Surabaya)' },
      { organisation: '35.25', because: 'sudah', why: 'sudah menerima IMB-2607-0001 tentang CVE-2026-1234 yang sama' },
    ])
    expect(names({ organisations: ['35.25'], again: ['35.25'] }, 'GREEN', { told })).toEqual(['agus'])
  })

  test('people whom no mail reaches are named beside their colleagues whom it does', () => {
    const contacts = [
      contact('a', '35.25'),
      contact('b', '35.25', { email: 'A@GRESIKKAB.go.id' }),
      contact('c', '35.25', { suspended: true }),
      contact('d', '35.25', { email: null }),
      contact('e', '35.25', { unverified: true }),
      contact('f', '35.25', { role: 'humas' }),
    ]
    const found = reach({ organisations: ['35.25'] }, 'GREEN', { contacts })
    expect(found.people.map(({ name, why }) => [name, why])).toEqual([
      ['b', 'alamatnya sama dengan a, yang sudah menerima'],
      ['c', 'surelnya pernah ditolak; perbarui dulu'],
      ['d', 'belum punya alamat surel'],
      ['e', 'belum mengonfirmasi surelnya'],
    ])
  })

  test('a code that names nobody is told by name', () => {
    const asked = { ...nobody, organisations: ['35.25', '35.99'], areas: ['35', '36'], except: ['35.78/x'] }
    expect(unknownCodes(asked, register.organisations)).toEqual(['35.99', '36', '35.78/x'])
  })

  test('whoever is hit by the incident', () => {
    expect(names({ affectedOf: 'i1' }, 'AMBER', { affected: ['35.25/dinkes', '35.78'] })).toEqual(['wati', 'ani'])
    expect(names({}, 'AMBER', { affected: ['35.25/dinkes'] })).toEqual([])
  })

  test('who declined this kind is named as left out, and the agency too when nobody else is there', () => {
    const declined = new Set(['wati', 'hasan', 'budi'])
    const found = reach({ organisations: ['35.25/dinkes', '35.78/dinkop'], roles: ['agen', 'pimpinan'] }, 'GREEN', {
      contacts: [...register.contacts, contact('nur', '35.25/dinkes')],
      declined,
    })
    expect(found.recipients.map(({ contact: id }) => id)).toEqual(['nur'])
    expect(found.declined.map(({ name, organisation }) => [name, organisation])).toEqual([
      ['wati', '35.25/dinkes'],
      ['hasan', '35.25/dinkes'],
      ['budi', '35.78/dinkop'],
    ])
    expect(found.without).toEqual([{ organisation: '35.78/dinkop', why: 'tidak mau lagi menerima imbauan umum (N4)' }])
  })

  test('one address in one agency gets one message, written in any case; in two agencies it gets two', () => {
    const twice = [contact('a', '35.25', { email: 'Sama@gresikkab.go.id' }), contact('b', '35.25', { email: 'sama@GRESIKKAB.go.id' })]
    const elsewhere = contact('c', '35.78', { email: 'sama@gresikkab.go.id' })
    const found = reach({ organisations: ['35.25', '35.78'] }, 'GREEN', { contacts: [...twice, elsewhere] }).recipients
    expect(found.map(({ organisation, address }) => [organisation, address])).toEqual([
      ['35.25', 'sama@gresikkab.go.id'],
      ['35.78', 'sama@gresikkab.go.id'],
    ])
  })
})

describe('Who may be told', () => {
  test('RED goes to nobody by mail, whoever is hit', () => {
    const found = reach({ affectedOf: 'i1' }, 'RED', { affected: ['35.25/dinkes'] })
    expect(found.recipients).toEqual([])
    expect(found.refused).toEqual([
      { organisation: '35.25/dinkes', why: 'TLP:RED hanya untuk orang yang disebut namanya, tidak lewat kiriman.' },
    ])
  })

  test.each(['AMBER', 'AMBER+STRICT'] as const)('%s goes only to whoever is hit', tlp => {
    const found = reach({ kinds: ['opd'] }, tlp, { affected: ['35.25/dinkes'] })
    expect(found.recipients.map(({ contact: id }) => id)).toEqual(['wati'])
    expect(found.refused.map(({ organisation }) => organisation)).toEqual(['35.25/dispendik', '35.78/dinkop'])
    expect(found.refused[0]?.why).toContain('Dinas Pendidikan Kab. Gresik tidak terdampak')
  })

  test('without an incident AMBER goes to one agency at a time', () => {
    expect(names({ organisations: ['35.25/dinkes'] }, 'AMBER')).toEqual(['wati'])
    const two = reach({ organisations: ['35.25/dinkes', '35.78'] }, 'AMBER')
    expect([two.recipients.length, two.refused.length]).toEqual([0, 2])
  })

  test.each(['GREEN', 'CLEAR'] as const)('%s goes to everybody meant', tlp => {
    const found = reach({ below: '35' }, tlp, { affected: ['35.25/dinkes'] })
    expect([found.recipients.length, found.refused.length]).toEqual([5, 0])
  })

  test('whoever cannot be reached stands there with the reason', () => {
    const why = (contacts: KnownContact[]) => reach({ organisations: ['35.78'] }, 'GREEN', { contacts }).without
    expect(why([])).toEqual([{ organisation: '35.78', why: 'belum ada narahubung' }])
    expect(why([contact('x', '35.78', { role: 'humas' })])[0]?.why).toBe('belum ada narahubung berperan Agen siber')
    expect(why([contact('x', '35.78', { email: null })])[0]?.why).toBe('narahubungnya belum punya alamat surel')
    expect(why([contact('x', '35.78', { suspended: true })])[0]?.why).toBe('surel narahubungnya pernah ditolak; perbarui dulu')
    for (const email of ['a@b.id,c@d.id', 'a@b.id\r\nBcc: c@d.id', 'Agus <a@b.id>', 'a@b.id\u0000'])
      expect(why([contact('x', '35.78', { email })])[0]?.why).toBe('alamat surel narahubungnya bukan satu alamat yang sah')
  })

  test('under every label each agency meant is in exactly one list', () => {
    for (const tlp of tlpLabels) {
      const told = new Map([['35.78', 'sudah']])
      const found = reach({ below: '35' }, tlp, { affected: ['35.25/dinkes'], contacts: register.contacts.slice(0, 4), told })
      const all = [
        ...new Set(found.recipients.map(one => one.organisation)),
        ...[...found.without, ...found.refused, ...found.skipped].map(one => one.organisation),
      ]
      expect(all.sort(), tlp).toEqual(register.organisations.map(({ code }) => code).sort())
    }
  })
})

describe('The same matter', () => {
  const body = { actions: ['Tambal.'], system: null, explanation: null, indicators: [], references: [] }
  const one = (more: Partial<Parameters<typeof matterOf>[0]> = {}) =>
    matterOf({ notice: 'N3', incident: null, title: 'Tambal CMS', body, ...more })
  const cve = (title: string, text = 'Lihat cve-2026-1234.') => one({ title, body: { ...body, explanation: text } })

  test.each([
    [
      'one incident and kind',
      one({ incident: 'i1', notice: 'N2', title: 'a' }),
      one({ incident: 'i1', notice: 'N2', title: 'b' }),
      'insiden dan jenis',
    ],
    ['one CVE, in any case and place', cve('a'), one({ title: 'b', body: { ...body, indicators: ['CVE-2026-1234'] } }), 'CVE-2026-1234'],
    ['one title, but for case and marks', one(), one({ title: 'TAMBAL  CMS!' }), 'judul'],
  ])('%s', (_, now, before, expected) => {
    expect(sameMatter(now, before)).toContain(expected)
  })

  test.each([
    ['two incidents of one title', one({ incident: 'i1' }), one({ incident: 'i2' })],
    [
      'one incident, but a warning after the notice',
      one({ incident: 'i1', notice: 'N4', title: 'a' }),
      one({ incident: 'i1', notice: 'N2', title: 'b' }),
    ],
    ['a CVE that only begins alike', cve('a'), cve('b', 'CVE-2026-12345')],
  ])('not %s', (_, now, before) => {
    expect(sameMatter(now, before)).toBeNull()
  })
})

describe('The life of an advisory', () => {
  const written = {
    notice: 'N4' as const,
    incident: null,
    title: 'Perbarui WordPress',
    tlp: 'GREEN' as const,
    body: { actions: ['Perbarui ke 6.9.'], system: null, explanation: null, indicators: [], references: [] },
    dueAt: null,
    audience: nobody,
  }
  const fold = (steps: [RecordedAdvisoryEvent['event'], typeof rina][]) => {
    const folded = steps.reduce<ReturnType<typeof evolveAdvisory> | null>(
      (advisory, [event, by], at) => evolveAdvisory(advisory, { seq: at + 1, at: '2026-07-14T02:00:00.000Z', actor: by, event }),
      null,
    )
    if (!folded) throw new Error('nothing')
    return folded
  }
  const [first] = draft('a1', 'jatim', written)
  if (!first) throw new Error('no draft')
  const sketch = fold([[first, rina]])
  const approved = fold([
    [first, rina],
    [{ type: 'approved' }, bagus],
  ])
  const sent = fold([
    [first, rina],
    [{ type: 'approved' }, bagus],
    [{ type: 'sent', recipients: 1 }, bagus],
  ])

  test('four eyes: Rina cannot approve what Rina wrote, Bagus can', async () => {
    expect(await refusal(() => approve(sketch, rina, { reach: everybody }))).toBe('not_allowed')
    expect(approve(sketch, bagus, { reach: everybody })).toEqual([{ type: 'approved' }])
    expect(await refusal(() => approve(approved, bagus, { reach: everybody }))).toBe('already_done')
  })

  test('what nobody would get is neither asked about nor approved, and says what to do; a public statement is', () => {
    const none = { recipients: [], refused: [] }
    const asking = (reach: Parameters<typeof askApproval>[2]['reach'], of = sketch) => [
      () => askApproval(of, rina, { origin: null, others: [bagus], reach }),
      () => approve(of, bagus, { reach }),
    ]
    for (const refused of asking(none)) expect(refused).toThrow('Imbauan ini belum punya penerima. Pilih dahulu siapa yang dikirimi.')
    for (const refused of asking({ ...none, without: [{ organisation: '35.25', why: 'x' }] }))
      expect(refused).toThrow('Lengkapi surel narahubung instansi yang dituju, atau pilih penerima lain.')
    for (const refused of asking({ ...none, refused: [{ organisation: '35.25', why: 'Di luar.' }] }))
      expect(refused).toThrow('terlalu luas')
    for (const allowed of asking(none, { ...sketch, notice: 'N8', tlp: 'CLEAR' })) expect(allowed()).toHaveLength(1)
  })

  test('a revision takes the approval back, and its writer becomes the author', async () => {
    const [revised] = revise(approved, { ...written, title: 'Perbarui WordPress sekarang' })
    if (!revised) throw new Error('no revision')
    const again = evolveAdvisory(approved, { seq: 3, at: 'x', actor: bagus, event: revised })
    expect(again).toMatchObject({ status: 'draft', approvedBy: null, author: { id: 'bagus' }, title: 'Perbarui WordPress sekarang' })
    expect(await refusal(() => approve(again, bagus, { reach: everybody }))).toBe('not_allowed')
    expect(await refusal(() => revise(sent, written))).toBe('already_done')
  })

  test('only what is approved is sent, once, and to nobody who may not be told', async () => {
    expect(await refusal(() => dispatch(sketch, everybody))).toBe('not_allowed')
    expect(dispatch(approved, everybody)).toEqual([{ type: 'sent', recipients: 1 }])
    expect(await refusal(() => dispatch(sent, everybody))).toBe('already_done')
    expect(await refusal(() => dispatch(approved, { ...everybody, refused: [{ organisation: '35.78', why: 'x' }] }))).toBe(
      'audience_too_wide',
    )
    expect(await refusal(() => dispatch(approved, { ...everybody, recipients: [] }))).toBe('missing')
    expect(dispatch({ ...approved, tlp: 'CLEAR' }, { ...everybody, recipients: [] })).toEqual([{ type: 'sent', recipients: 0 }])
  })

  test('what was withdrawn is neither sent, answered nor withdrawn again', async () => {
    const gone = fold([
      [first, rina],
      [{ type: 'withdrawn' }, bagus],
    ])
    expect(await refusal(() => dispatch(gone, everybody))).toBe('already_done')
    expect(await refusal(() => withdraw(gone))).toBe('already_done')
    expect(await refusal(() => answer(gone, { delivery: 'd', organisation: '35.25', by: 'Agus', answer: 'diterima', note: null }))).toBe(
      'already_done',
    )
  })

  test('a draft says what is to be done, to whom, and an N2 says of which incident', async () => {
    expect(await refusal(() => draft('a', 'jatim', { ...written, title: ' ' }))).toBe('invalid')
    expect(await refusal(() => draft('a', 'jatim', { ...written, body: { ...written.body, actions: [] } }))).toBe('invalid')
    expect(await refusal(() => draft('a', 'jatim', { ...written, notice: 'N2' }))).toBe('invalid')
    expect(await refusal(() => draft('a', 'jatim', { ...written, audience: { ...nobody, roles: [] } }))).toBe('invalid')
  })

  test('accepted by the server is never confirmed; an answer outranks the server', () => {
    expect(deliveryState({ answer: null }, null)).toBe('antre')
    expect(deliveryState({ answer: null }, { status: 'queued', attempts: 0 })).toBe('antre')
    expect(deliveryState({ answer: null }, { status: 'queued', attempts: 2 })).toBe('ditunda')
    expect(deliveryState({ answer: null }, { status: 'sent', attempts: 1 })).toBe('terkirim')
    expect(deliveryState({ answer: null }, { status: 'failed', attempts: 1 })).toBe('gagal')
    expect(deliveryState({ answer: 'diterima' }, { status: 'failed', attempts: 1 })).toBe('dikonfirmasi')
    expect(deliveryState({ answer: 'selesai' }, null)).toBe('selesai')
  })

  test('reminders come at 50, 100 and 150 % of the working time, the last with the head in copy, and then no more', () => {
    const clock = { startedAt: '2026-07-16T02:00:00.000Z', dueAt: '2026-07-20T02:00:00.000Z', base: 'working' as const }
    const at = [0, 1, 2, 3].map(sent => nextReminder(clock, sent, office()))
    expect(at).toEqual(['2026-07-17T01:00:00.000Z', '2026-07-20T02:00:00.000Z', '2026-07-21T01:00:00.000Z', null])
    expect([1, 2, 3, 4].map(isEscalated)).toEqual([false, false, true, true])
    expect(reminderShares).toEqual([0.5, 1, 1.5])
  })
})

test('a label wider than the incident’s is approved by a lead, and by nobody else', async () => {
  const sketch = evolveAdvisory(null, {
    seq: 1,
    at: '2026-07-14T02:00:00.000Z',
    actor: { kind: 'person', id: 'dewi', name: 'Dewi' },
    event: {
      type: 'drafted',
      id: 'x',
      team: 'jatim',
      draft: {
        notice: 'N4',
        incident: 'i1',
        title: 'Imbauan',
        tlp: 'GREEN',
        body: { actions: ['Perbarui.'], system: null, explanation: null, indicators: [], references: [] },
        dueAt: null,
        audience: { organisations: [], kinds: ['opd'], below: null, assets: [], affectedOf: null, except: [], roles: ['agen'] },
      },
    },
  })
  expect(await refusal(() => approve(sketch, rina, { reach: everybody, origin: 'AMBER+STRICT' }))).toBe('not_allowed')
  expect(await refusal(() => approve(sketch, bagus, { reach: everybody, origin: 'AMBER+STRICT', reason: ' ' }))).toBe('invalid')
  const lowering = { from: 'AMBER+STRICT' as const, reason: 'Sudah diumumkan' }
  expect(approve(sketch, bagus, { reach: everybody, origin: 'AMBER+STRICT', reason: 'Sudah diumumkan' })).toEqual([
    { type: 'approved', lowering },
  ])
  expect(approve(sketch, rina, { reach: everybody, origin: 'GREEN' })).toEqual([{ type: 'approved' }])
})
