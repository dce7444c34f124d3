import { type Fact, type Grouping, groupings, groupOf, holds, type Question, questions } from '../../../core/statistics/figures.ts'
import { type Month, monthOf, readMonth } from '../../../core/statistics/month.ts'
import { isWord } from '../../../core/vocabulary.ts'
import type { Ports } from '../../../ports.ts'
import type { Desk } from '../../session.ts'

export interface Wanted {
  month: Month
  grouping: Grouping
  /** One group alone; undefined = all. */
  group: string | undefined
  question: Question
}

/** What an address asks; whatever is not understood is this month, by kind, what came in. */
export function wantedOf(ports: Ports, c: Desk): Wanted {
  const { zone } = c.get('team')
  const [month, grouping, question] = ['bulan', 'per', 'apa'].map(name => c.req.query(name))
  return {
    month: readMonth(month ?? '', zone) ?? monthOf(ports.now(), zone),
    grouping: isWord(groupings, grouping) ? grouping : 'jenis',
    group: c.req.query('kelompok')?.slice(0, 200),
    question: isWord(questions, question) ? question : 'masuk',
  }
}

/** The facts that a number stands for. */
export function rowsOf(facts: readonly Fact[], { month, grouping, group, question }: Wanted, now: string): Fact[] {
  return facts.filter(fact => holds(question, fact, { month, now }) && (group === undefined || groupOf(grouping, fact) === group))
}
