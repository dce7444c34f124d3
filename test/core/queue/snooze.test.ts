import { describe, expect, test } from 'vitest'
import { snooze, unsnooze, wokenBy } from '../../../src/core/incident/snooze.ts'
import { momentOf } from '../../../src/core/queue/snooze-times.ts'
import { aCase, actor, bagus, happen, rina, take, tuesday } from '../../fixtures.ts'

const hours = (n: number) => new Date(tuesday.getTime() + n * 3_600_000)

describe('Putting an incident aside', () => {
  const aside = () => {
    const one = aCase()
    return happen(one, snooze(one.running.incident, { until: hours(20), reason: 'Menunggu log dari hosting' }, tuesday))
  }

  test('it is remembered until when, why, by whom and by which event; clocks run on', () => {
    const before = aCase().running.incident
    const { incident } = aside().running
    expect(incident.snooze).toEqual({ until: hours(20).toISOString(), reason: 'Menunggu log dari hosting', by: 'Rina', seq: incident.seq })
    expect(incident.clocks).toEqual(before.clocks)
    expect(incident.decidedSeq).toBe(before.decidedSeq)
  })

  test.each([
    [null, 'x', 'Pilih sampai kapan, waktu yang akan datang.'],
    [hours(-1), 'x', 'Pilih sampai kapan, waktu yang akan datang.'],
    [hours(24 * 31), 'x', 'Paling lama 30 hari.'],
    [hours(2), '  ', 'Tulis alasannya, agar rekan Anda tahu apa yang ditunggu.'],
  ])('%s because "%s" is refused', (until, reason, sentence) => {
    expect(() => snooze(aCase().running.incident, { until, reason }, tuesday)).toThrow(sentence)
  })

  test('what is closed cannot be put aside', () => {
    const closed = take(aCase(), 'duplikat', bagus, { reason: 'Sama' })
    expect(() => snooze(closed.running.incident, { until: hours(2), reason: 'x' }, tuesday)).toThrow('sudah ditutup')
  })

  test('news from the reporter, a mail, an agency’s answer, or a next step bring it back; a colleague’s note does not', () => {
    const { incident } = aside().running
    const reporter = actor('reporter', { kind: 'link', id: 'reporter' })
    const evidence = { type: 'evidence_added', evidence: { id: 'e', sha256: 'f', name: 'x', size: 1, type: 'x' } } as const
    expect(wokenBy(incident, [{ type: 'informed', text: 'x' }], reporter)).toEqual([{ type: 'unsnoozed', why: 'pelapor' }])
    expect(wokenBy(incident, [evidence], reporter)).toEqual([{ type: 'unsnoozed', why: 'pelapor' }])
    expect(wokenBy(incident, [{ type: 'reply_received', from: 'x', text: 'x', number: null }], rina)).toEqual([
      { type: 'unsnoozed', why: 'surel' },
    ])
    expect(wokenBy(incident, [evidence], rina)).toEqual([])
    expect(wokenBy(incident, [{ type: 'noted', text: 'x', visible: false }], rina)).toEqual([])
    expect(wokenBy({ ...incident, snooze: null }, [{ type: 'informed', text: 'x' }], reporter)).toEqual([])
  })

  test('taking back is bound to the event: a colleague’s later one stays', () => {
    const one = aside()
    const first = one.running.incident.snooze?.seq
    expect(unsnooze(one.running.incident, first)).toEqual([{ type: 'unsnoozed', why: 'diminta' }])
    happen(one, snooze(one.running.incident, { until: hours(40), reason: 'Lebih lama' }, tuesday), bagus)
    expect(() => unsnooze(one.running.incident, first)).toThrow('sudah ditunda lagi oleh Bagus')
    expect(happen(one, unsnooze(one.running.incident)).running.incident.snooze).toBeNull()
  })

  test('the quick answers mean moments of the team’s own zone', () => {
    const at = (quick: Parameters<typeof momentOf>[0], zone = 'Asia/Jakarta') => momentOf(quick, tuesday, zone).toISOString()
    expect(at('2j')).toBe('2026-07-14T04:00:00.000Z')
    expect(at('siang')).toBe('2026-07-14T06:00:00.000Z')
    expect(at('besok')).toBe('2026-07-15T01:00:00.000Z')
    expect(at('besok', 'Asia/Jayapura')).toBe('2026-07-14T23:00:00.000Z')
    expect(at('senin')).toBe('2026-07-20T01:00:00.000Z')
    expect(momentOf('senin', new Date('2026-07-20T02:00:00Z'), 'Asia/Jakarta').toISOString()).toBe('2026-07-27T01:00:00.000Z')
    expect(momentOf('senin', new Date('2026-07-19T02:00:00Z'), 'Asia/Jakarta').toISOString()).toBe('2026-07-20T01:00:00.000Z')
  })
})
