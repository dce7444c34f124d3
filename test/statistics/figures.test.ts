import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ClockFact,
  type Fact,
  figuresBy,
  figuresOf,
  groupOf,
  holds,
  outcomeOf,
  type Question,
  questions,
  spreadOf,
} from '../../src/core/statistics/figures.ts'
import { monthAfter, monthOf, monthsUpTo, readMonth } from '../../src/core/statistics/month.ts'
import { lengthInWords, monthInWords } from '../../src/core/statistics/sentence.ts'
import { columnsPlot } from '../../src/formats/plot/columns.ts'

const wib = 'Asia/Jakarta'
const july = monthOf(new Date('2026-07-14T02:00:00Z'), wib)
const at = { month: july, now: '2026-08-02T00:00:00.000Z' }

test('a month begins at midnight of the team’s place', () => {
  expect(july).toEqual({ name: '2026-07', label: 'Juli 2026', from: '2026-06-30T17:00:00.000Z', to: '2026-07-31T17:00:00.000Z' })
  expect(monthOf(new Date('2026-07-31T16:30:00Z'), 'Asia/Makassar').name).toBe('2026-08')
  expect(monthsUpTo(july, 8, wib).map(({ name }) => name)[0]).toBe('2025-12')
  expect(monthAfter(readMonth('2026-12', wib) ?? july, wib).name).toBe('2027-01')
  for (const wrong of ['2026-13', '2026-7', '1999-01', '', '2026-00', 'x']) expect(readMonth(wrong, wib)).toBeNull()
})

const moment = fc.date({ min: new Date('2026-05-01'), max: new Date('2026-09-30'), noInvalidDate: true }).map(date => date.toISOString())
const clock: fc.Arbitrary<ClockFact> = fc.record({
  id: fc.constantFrom('K2', 'K8'),
  basis: fc.constantFrom('law', 'sop', 'default'),
  dueAt: moment,
  metAt: fc.option(moment),
  waived: fc.boolean(),
})
const fact: fc.Arbitrary<Fact> = fc.record({
  number: fc.string(),
  title: fc.string(),
  kind: fc.constantFrom('web', 'phishing', 'ddos'),
  severity: fc.constant(null),
  organisation: fc.constantFrom(null, '35.25', '35.25/dinkes', '35.78/bpbd/upt'),
  openedAt: moment,
  respondedAt: fc.option(moment),
  closedAt: fc.option(moment),
  clocks: fc.array(clock, { maxLength: 4 }),
  relapse: fc.boolean(),
  solved: fc.boolean(),
})

test('every number is as many as the rows behind it, and groups add up to the whole', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 40 }), facts => {
      const { counts } = figuresOf(facts, at)
      for (const question of Object.keys(questions) as Question[]) {
        expect(counts[question]).toBe(facts.filter(one => holds(question, one, at)).length)
        for (const grouping of ['jenis', 'wilayah', 'opd'] as const) {
          const groups = figuresBy(grouping, facts, at)
          expect(groups.reduce((sum, { figures }) => sum + figures.counts[question], 0)).toBe(counts[question])
        }
      }
    }),
  )
})

test('what came in belongs to one month alone', () => {
  fc.assert(
    fc.property(fact, one => {
      const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].flatMap(name => readMonth(name, wib) ?? [])
      expect(months.filter(month => holds('masuk', one, { month, now: at.now })).length).toBeLessThanOrEqual(1)
    }),
  )
})

test.each([
  ['met in time', { metAt: '2026-07-01T00:00:00.000Z' }, 'kept'],
  ['met a moment late', { metAt: '2026-07-02T00:00:00.001Z' }, 'missed'],
  ['not met and past', {}, 'missed'],
  ['not met and still to come', { dueAt: '2026-09-01T00:00:00.000Z' }, 'open'],
  ['declared not to apply', { waived: true }, null],
] as const)('a deadline %s', (_what, change, outcome) => {
  const one: ClockFact = { id: 'K8', basis: 'law', dueAt: '2026-07-02T00:00:00.000Z', metAt: null, waived: false, ...change }
  expect(outcomeOf(one, at.now)).toBe(outcome)
})

test('the ninetieth percentile: nine of ten took no longer', () => {
  expect(spreadOf([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ median: 5.5, p90: 9, of: 10 })
  expect(spreadOf([7])).toEqual({ median: 7, p90: 7, of: 1 })
  expect(spreadOf([])).toEqual({ median: null, p90: null, of: 0 })
})

test('all deadlines are kept only when none of them still runs', () => {
  const kept = { id: 'K2', basis: 'sop', dueAt: '2026-07-03T00:00:00.000Z', metAt: '2026-07-02T00:00:00.000Z', waived: false } as const
  const runs = { ...kept, id: 'K8', dueAt: '2026-08-20T00:00:00.000Z', metAt: null }
  const one = { openedAt: '2026-07-02T00:00:00.000Z', clocks: [kept] } as unknown as Fact
  expect(holds('tenggat-ditepati', one, at)).toBe(true)
  expect(holds('tenggat-ditepati', { ...one, clocks: [kept, runs] }, at)).toBe(false)
  expect(holds('tenggat-ditepati', { ...one, clocks: [] }, at)).toBe(false)
})

test('an agency belongs to its regency', () => {
  const one = { kind: 'web', organisation: '35.25/dinkes' } as Fact
  expect([groupOf('jenis', one), groupOf('wilayah', one), groupOf('opd', one)]).toEqual(['web', '35.25', '35.25/dinkes'])
})

test('the sentence says what a leader asks', () => {
  const one: Fact = {
    ...{ number: 'TKT-2607-0001', title: '', kind: 'web', severity: null, organisation: null, relapse: true, solved: true },
    ...{ openedAt: '2026-07-02T00:00:00.000Z', respondedAt: '2026-07-02T00:40:00.000Z', closedAt: '2026-07-05T00:00:00.000Z' },
    clocks: [{ id: 'K8', basis: 'law', dueAt: '2026-07-05T00:00:00.000Z', metAt: '2026-07-04T00:00:00.000Z', waived: false }],
  }
  expect(monthInWords(figuresOf([one], at), july, { before: 3, over: true })).toBe(
    'Pada Juli 2026 masuk 1 insiden, 2 lebih sedikit dari bulan sebelumnya, dan 1 selesai ditangani. Separuhnya ditanggapi dalam 40 menit. 1 dari 1 tenggat hukum ditepati. 1 kambuh dalam 90 hari.',
  )
  expect(monthInWords(figuresOf([one], at), july, { before: 3, over: false })).toMatch(
    /^Sejauh ini pada Juli 2026 masuk 1 insiden, dan 1 selesai ditangani; sepanjang bulan sebelumnya masuk 3\. Separuhnya/,
  )
  expect(monthInWords(figuresOf([], at), july, { before: 3, over: true })).toBe('Pada Juli 2026 tidak ada insiden yang masuk atau selesai.')
  expect(monthInWords(figuresOf([], at), july, { before: 3, over: false })).toBe(
    'Pada Juli 2026 belum ada insiden yang masuk atau selesai.',
  )
  expect([0.5, 30.04, 72, null].map(lengthInWords)).toEqual(['30 menit', '30 jam', '3 hari', '–'])
})

test('columns stand on their line, as high as their number, and are told without colour', () => {
  const plot = columnsPlot({
    name: 'x',
    title: 'A & B',
    desc: 'c',
    series: ['Masuk', 'Ditutup'],
    columns: [
      { label: 'Jul', values: [10, 5] },
      { label: 'Agu', values: [0, 0] },
    ],
  })
  const heights = [...plot.matchAll(/<rect class="(\w+)" x="[\d.]+" y="([\d.]+)" width="[\d.]+" height="([\d.]+)"/g)].slice(2)
  expect(heights.map(([, kind, top, height]) => [kind, Number(top) + Number(height)])).toEqual([
    ['solid', 212],
    ['hollow', 212],
  ])
  expect(Number(heights[0]?.[3])).toBeCloseTo(Number(heights[1]?.[3]) * 2, 0)
  expect(plot).toContain('<title id="x-t">A &amp; B</title>')
  expect(plot).not.toMatch(/style=|NaN|Infinity/)
})
