import { median } from '../advisory/scorecard.ts'
import type { Basis } from '../playbook.ts'
import type { Kind, Severity } from '../vocabulary.ts'
import type { Month } from './month.ts'

/** What counting needs of one incident; times RFC 3339 UTC. */
export interface Fact {
  number: string
  title: string
  kind: Kind
  severity: Severity | null
  /** Code of the agency; null = not named. */
  organisation: string | null
  openedAt: string
  /** First response of a person (K2); null = none yet, or nobody asked for one. */
  respondedAt: string | null
  closedAt: string | null
  /** Closed as what it was reported to be; not as no incident, a duplicate, or another team's. */
  solved: boolean
  clocks: readonly ClockFact[]
  /** Another of the same kind at the same agency was closed within the ninety days before this one came in. */
  relapse: boolean
}

export interface ClockFact {
  id: string
  basis: Basis
  dueAt: string
  metAt: string | null
  waived: boolean
}

export const relapseDays = 90

/** What can be counted of a month; each number is exactly the facts that its question holds for. */
export const questions = {
  masuk: 'Insiden masuk',
  ditanggapi: 'Ditanggapi petugas',
  ditutup: 'Selesai ditangani',
  'bukan-insiden': 'Bukan insiden, duplikat, atau dialihkan',
  'tenggat-ditepati': 'Semua tenggat ditepati',
  'tenggat-lewat': 'Ada tenggat yang lewat',
  kambuh: 'Kambuh dalam 90 hari',
} as const
export type Question = keyof typeof questions

export type Outcome = 'kept' | 'missed' | 'open'

/** Whether a deadline was kept, missed, or still runs; null = it did not apply. */
export function outcomeOf({ dueAt, metAt, waived }: ClockFact, now: string): Outcome | null {
  if (waived) return null
  if (metAt) return metAt <= dueAt ? 'kept' : 'missed'
  return dueAt < now ? 'missed' : 'open'
}

/** Whether a fact belongs to the number that a question gives for a month. */
export function holds(question: Question, fact: Fact, { month, now }: { month: Month; now: string }): boolean {
  const cameIn = within(fact.openedAt, month)
  const outcomes = () => fact.clocks.map(clock => outcomeOf(clock, now))
  switch (question) {
    case 'masuk':
      return cameIn
    case 'ditanggapi':
      return cameIn && fact.respondedAt !== null
    case 'ditutup':
      return fact.solved && fact.closedAt !== null && within(fact.closedAt, month)
    case 'bukan-insiden':
      return !fact.solved && fact.closedAt !== null && within(fact.closedAt, month)
    case 'tenggat-lewat':
      return cameIn && outcomes().includes('missed')
    case 'tenggat-ditepati':
      return cameIn && outcomes().length > 0 && outcomes().every(outcome => outcome === 'kept')
    case 'kambuh':
      return cameIn && fact.relapse
  }
}

export interface Spread {
  /** Hours; null = nothing to measure. */
  median: number | null
  p90: number | null
  of: number
}

export interface Figures {
  counts: Record<Question, number>
  /** From coming in to the first response of a person, of what came in. */
  response: Spread
  /** From coming in to closing, of what was solved. */
  solution: Spread
  /** Deadlines of what came in, by what they rest on. */
  clocks: Record<Basis, Record<Outcome, number>>
}

export function figuresOf(facts: readonly Fact[], at: { month: Month; now: string }): Figures {
  const those = (question: Question) => facts.filter(fact => holds(question, fact, at))
  const cameIn = those('masuk')
  const clocks: Figures['clocks'] = { law: nothing(), sop: nothing(), default: nothing() }
  for (const clock of cameIn.flatMap(fact => fact.clocks)) {
    const outcome = outcomeOf(clock, at.now)
    if (outcome) clocks[clock.basis][outcome] += 1
  }
  return {
    counts: Object.fromEntries(Object.keys(questions).map(one => [one, those(one as Question).length])) as Figures['counts'],
    response: spreadOf(those('ditanggapi').map(({ openedAt, respondedAt }) => hoursBetween(openedAt, respondedAt ?? openedAt))),
    solution: spreadOf(those('ditutup').map(({ openedAt, closedAt }) => hoursBetween(openedAt, closedAt ?? openedAt))),
    clocks,
  }
}

/** Median, and the ninetieth percentile by nearest rank: nine of ten took no longer. */
export function spreadOf(hours: readonly number[]): Spread {
  const sorted = hours.toSorted((a, b) => a - b)
  return { median: median(sorted), p90: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null, of: sorted.length }
}

export const groupings = { jenis: 'Jenis', wilayah: 'Kabupaten/kota', opd: 'Instansi' } as const
export type Grouping = keyof typeof groupings

/** The group a fact belongs to; '' = no agency named. */
export function groupOf(grouping: Grouping, { kind, organisation }: Fact): string {
  if (grouping === 'jenis') return kind
  return grouping === 'opd' ? (organisation ?? '') : (organisation?.split('/')[0] ?? '')
}

/** Figures a group, those with most that came in first. */
export function figuresBy(
  grouping: Grouping,
  facts: readonly Fact[],
  at: { month: Month; now: string },
): { group: string; figures: Figures }[] {
  return [...Map.groupBy(facts, fact => groupOf(grouping, fact))]
    .map(([group, own]) => ({ group, figures: figuresOf(own, at) }))
    .toSorted((a, b) => b.figures.counts.masuk - a.figures.counts.masuk || (a.group < b.group ? -1 : 1))
}

function nothing(): Record<Outcome, number> {
  return { kept: 0, missed: 0, open: 0 }
}

function within(at: string, { from, to }: Month): boolean {
  return at >= from && at < to
}

function hoursBetween(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from)) / 3_600_000
}
