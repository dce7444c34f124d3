import { describe, expect, test } from 'vitest'
import { clockwork } from '../../src/core/actor.ts'
import { agendaOf } from '../../src/core/agenda.ts'
import { withResponse } from '../../src/core/incident/choose.ts'
import { elapse, metBy, nextLook } from '../../src/core/incident/clocks.ts'
import { classify, completeTask, noticeSent } from '../../src/core/incident/work.ts'
import type { Severity } from '../../src/core/vocabulary.ts'
import { aCase, actor, bagus, type Case, caseAt, happen, later, playbook, ready, rina, take } from '../fixtures.ts'

const clock = (one: Case, id: string) => {
  const found = one.running.incident.clocks.find(each => each.id === id)
  if (!found) throw new Error(`no clock ${id}`)
  return found
}
const ids = (one: Case) => one.running.incident.clocks.map(({ id }) => id)
const pass = (one: Case, hours: number) => {
  later(one, hours)
  return happen(one, elapse(one.running, one.now), clockwork('jatim'))
}
const classified = (one: Case, severity: Severity) => happen(one, classify(one.running, { severity }, rina, one.now))

describe('What an incident names first', () => {
  const names = (one: Case) => agendaOf(one.running.incident).map(({ id }) => id)

  test('the nearest, clock or task, while no duty is overdue', async () => {
    const one = await caseAt('penanganan')
    happen(one, classify(one.running, { personalData: 'ya' }, rina, one.now))
    const dues = agendaOf(one.running.incident).map(({ dueAt }) => dueAt)
    expect(dues).toEqual(dues.toSorted())
    expect(names(one)).toContain('K8a')
  })

  test('an overdue duty of SOP before an older late task, one of law before both, and the rest as it falls due', async () => {
    const one = await caseAt('penanganan')
    happen(one, classify(one.running, { personalData: 'ya' }, rina, one.now))
    const task = agendaOf(one.running.incident).find(({ kind }) => kind === 'task')
    pass(one, 13)
    expect(names(one)[0]).toBe('K3')
    pass(one, 72)
    const all = agendaOf(one.running.incident)
    expect(all.slice(0, 2).map(({ breached }) => breached)).toEqual(['law', 'law'])
    expect(all.map(({ breached }) => breached).filter(Boolean)).toEqual(['law', 'law', 'sop', 'sop', 'sop'])
    expect(task && task.dueAt < (all[0]?.dueAt ?? '')).toBe(true)
    const rest = all.filter(({ breached }) => !breached).map(({ dueAt }) => dueAt)
    expect(rest).toEqual(rest.toSorted())
  })
})

describe('When the clocks of a defaced site start and are met', () => {
  test('a report starts the receipt and the first response, and nothing else', () => {
    expect(ids(aCase())).toEqual(['K1', 'K2'])
    expect(clock(aCase(), 'K1')).toMatchObject({ dueAt: '2026-07-14T02:05:00.000Z', warnAt: '2026-07-14T02:04:00.000Z', basis: 'default' })
    expect(clock(aCase(), 'K2')).toMatchObject({ dueAt: '2026-07-14T06:00:00.000Z', base: 'working' })
  })

  test('the receipt meets K1 and only K1', () => {
    const one = aCase()
    happen(one, metBy(one.running, 'receipt', 'tanda terima terkirim'))
    expect([clock(one, 'K1').metAt, clock(one, 'K2').metAt]).toEqual(['2026-07-14T02:00:00.000Z', null])
  })

  test('the first act of Rina meets K2; the program, a token, the reporter and an admin do not', () => {
    const one = aCase()
    const noted = { type: 'noted' as const, text: 'Sudah dilihat', visible: false }
    const met = (by: typeof rina) => withResponse(one.running, by, [noted]).filter(event => event.type === 'clock_met')
    expect(met(rina)).toEqual([{ type: 'clock_met', clock: 'K2', by: 'tanggapan pertama' }])
    expect(met(bagus)).toHaveLength(1)
    for (const other of [
      clockwork('jatim'),
      actor('reporter', { kind: 'link' }),
      { ...rina, kind: 'token' as const },
      actor('admin'),
      actor('auditor'),
    ])
      expect(met(other)).toEqual([])
  })

  test('verification starts the SOP clocks: contact in 2 hours, a letter in 12 and word to those affected, and 3×24 hours to disabling', async () => {
    const one = await caseAt('triase')
    expect(ids(one)).toEqual(['K1', 'K2', 'K3', 'K4', 'K9', 'K5'])
    const hours = ['K3', 'K4', 'K9', 'K5'].map(id => (Date.parse(clock(one, id).dueAt) - Date.parse(clock(one, id).startedAt)) / 3_600_000)
    expect(hours).toEqual([2, 12, 12, 72])
  })

  test('calling the agency meets K3, sending N2 meets K4, cleaning the site meets K5', async () => {
    const one = await caseAt('penanganan')
    happen(one, completeTask(one.running, { id: 'hubungi-opd', result: 'Bu Wati menjawab' }, rina, one.now))
    expect(clock(one, 'K3').metBy).toContain('Hubungi narahubung OPD')
    happen(one, [
      ...noticeSent(one.running, { notice: 'N2', number: 'IMB-2607-0001' }, one.now),
      ...metBy(one.running, 'N2', 'IMB-2607-0001'),
    ])
    expect(clock(one, 'K4').metBy).toBe('IMB-2607-0001')
    expect(clock(one, 'K5').metAt).toBeNull()
    await ready(one, 'pulihkan')
    take(one, 'pulihkan')
    expect(clock(one, 'K5').metBy).toBe('Serangan tertahan dan bersih, lanjut ke pemulihan')
  })

  test('the general way has those of every disturbance, contact, letter and word to those affected, and none of its own', async () => {
    expect(ids(await caseAt('penanganan', aCase(playbook('umum'))))).toEqual(['K1', 'K2', 'K3', 'K4', 'K9'])
  })
})

describe('Warning and breach', () => {
  test('each is said once, at its own moment, and never again', () => {
    const one = aCase()
    expect(elapse(one.running, new Date('2026-07-14T02:03:59.999Z'))).toEqual([])
    pass(one, 4 / 60)
    expect(one.chain.at(-1)?.event).toEqual({ type: 'clock_warned', clock: 'K1' })
    expect(elapse(one.running, one.now)).toEqual([])
    expect(nextLook(clock(one, 'K1'))).toBe('2026-07-14T02:05:00.000Z')
    pass(one, 1 / 60)
    expect(one.chain.at(-1)?.event).toEqual({ type: 'clock_breached', clock: 'K1' })
    expect(nextLook(clock(one, 'K1'))).toBeNull()
    expect(elapse(one.running, one.now)).toEqual([])
  })

  test('whoever looks only after the deadline hears both', () => {
    const one = pass(aCase(), 1)
    expect(one.chain.slice(-2).map(({ event }) => event.type)).toEqual(['clock_warned', 'clock_breached'])
  })

  test('a clock that was met is silent for ever', () => {
    const one = aCase()
    happen(one, metBy(one.running, 'receipt', 'terkirim'))
    expect(elapse(one.running, new Date('2027-07-14T00:00:00Z')).filter(event => 'clock' in event && event.clock === 'K1')).toEqual([])
    expect(nextLook(clock(one, 'K1'))).toBeNull()
  })
})

describe('Severity decides how long the first response may take', () => {
  test.each([
    ['rendah', '2026-07-15T01:30:00.000Z'],
    ['sedang', '2026-07-14T06:00:00.000Z'],
    ['tinggi', '2026-07-14T03:00:00.000Z'],
    ['kritis', '2026-07-14T03:00:00.000Z'],
  ] as const)('%s is due at %s', (severity, due) => {
    const one = classified(aCase(), severity)
    expect(clock(one, 'K2').dueAt).toBe(due)
  })

  test('a critical one counts at night too, a high one waits for the office', () => {
    const night = () => aCase(playbook('web'), { now: new Date('2026-07-14T15:00:00.000Z') })
    expect(clock(classified(night(), 'kritis'), 'K2').dueAt).toBe('2026-07-14T16:00:00.000Z')
    expect(clock(classified(night(), 'tinggi'), 'K2').dueAt).toBe('2026-07-15T01:30:00.000Z')
  })

  test('a clock that was met keeps its due time, and the same severity again says nothing', () => {
    const one = aCase()
    happen(one, withResponse(one.running, rina, []))
    expect(classify(one.running, { severity: 'kritis' }, rina, one.now).map(event => event.type)).toEqual(['classified', 'clock_started'])
    expect(classify(aCase().running, { severity: 'sedang' }, rina, one.now)).toEqual([])
  })

  test('the time that a clock stood still is not lost when the severity changes afterwards', async () => {
    const one = await caseAt('verifikasi')
    take(one, 'tunggu')
    later(one, 48)
    take(one, 'kembali-verifikasi')
    expect(clock(one, 'K2').dueAt).toBe('2026-07-16T06:00:00.000Z')
    classified(one, 'tinggi')
    expect(clock(one, 'K2').dueAt).toBe('2026-07-16T03:00:00.000Z')
  })

  test('a severity that changes during the wait counts after it', async () => {
    const one = await caseAt('verifikasi')
    take(one, 'tunggu')
    classified(one, 'tinggi')
    later(one, 1)
    take(one, 'kembali-verifikasi')
    expect(clock(one, 'K2').dueAt).toBe('2026-07-14T04:00:00.000Z')
  })
})

describe('Waiting for others', () => {
  test('an SOP clock never stands still; an internal target does, and goes on by exactly the time waited', async () => {
    const one = await caseAt('penanganan')
    const before = { k2: clock(one, 'K2'), k3: clock(one, 'K3'), k5: clock(one, 'K5') }
    later(one, 1)
    take(one, 'tunggu')
    expect(clock(one, 'K2').pausedAt).toBe('2026-07-14T03:00:00.000Z')
    expect([clock(one, 'K3').pausedAt, clock(one, 'K4').pausedAt, clock(one, 'K5').pausedAt]).toEqual([null, null, null])
    pass(one, 100)
    expect([clock(one, 'K2').breachedAt, clock(one, 'K3').breachedAt, clock(one, 'K5').breachedAt]).toEqual([
      null,
      '2026-07-18T07:00:00.000Z',
      '2026-07-18T07:00:00.000Z',
    ])
    take(one, 'kembali-penanganan')
    expect(Date.parse(clock(one, 'K2').dueAt) - Date.parse(before.k2.dueAt)).toBe(100 * 3_600_000)
    expect(Date.parse(clock(one, 'K2').warnAt) - Date.parse(before.k2.warnAt)).toBe(100 * 3_600_000)
    expect([clock(one, 'K2').pausedAt, clock(one, 'K3').dueAt, clock(one, 'K5').dueAt]).toEqual([null, before.k3.dueAt, before.k5.dueAt])
  })

  test('a clock of law does not stand still either', async () => {
    const rules = playbook('web')
    const k5 = rules.clocks.K5
    if (!k5) throw new Error('no K5')
    rules.clocks.K5 = { ...k5, basis: 'law' }
    const one = await caseAt('penanganan', aCase(rules))
    take(one, 'tunggu')
    expect([clock(one, 'K5').pausedAt, clock(one, 'K1').pausedAt === null]).toEqual([null, false])
  })

  test('a paused clock has nothing to look at', async () => {
    const one = await caseAt('verifikasi')
    take(one, 'tunggu')
    expect(nextLook(clock(one, 'K2'))).toBeNull()
  })
})

test('a clock that runs is not started twice; one that was met starts anew when the step comes again', async () => {
  const one = await caseAt('triase')
  const first = clock(one, 'K4').startedAt
  later(one, 24)
  take(one, 'bukan-insiden')
  take(one, 'buka-kembali')
  await caseAt('triase', one, ['verifikasi'])
  expect(clock(one, 'K4').startedAt).toBe(first)
  happen(one, metBy(one.running, 'N2', 'IMB-2607-0001'))
  take(one, 'bukan-insiden')
  take(one, 'buka-kembali')
  later(one, 24)
  await caseAt('triase', one, ['verifikasi'])
  expect([clock(one, 'K4').metAt, clock(one, 'K4').startedAt]).toEqual([null, '2026-07-16T02:00:00.000Z'])
})
